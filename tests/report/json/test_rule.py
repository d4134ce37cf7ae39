"""The rules as JSON: its schema, and that it says what the rules and their pages say."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from citecheck.cs1.conditions import HELP, conditions
from citecheck.model import Severity, Standing
from citecheck.report.json.rule import SECTIONS, rules_as_json
from citecheck.report.json.schema import schema
from citecheck.report.verdict_page import verdict_page
from citecheck.report.words.reading_on import help_for
from citecheck.rules import ALL, FAMILIES
from citecheck.rules.catalogue import Rule
from citecheck.rules.pages import OPTIONAL, REQUIRED, page_of
from citecheck.verdicts.weights import WEIGHTS, Ground
from citecheck.version import __version__

SCHEMA: dict[str, Any] = json.loads(schema("rule"))
VALIDATOR = Draft202012Validator(SCHEMA)


def listed(*rules: Rule) -> dict[str, Any]:
    """These rules as a program reads them; they must be valid by the schema."""
    read: dict[str, Any] = json.loads(rules_as_json(rules))
    VALIDATOR.validate(read)
    return read


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_a_rule(rule: Rule) -> None:
    read = listed(rule)
    page = page_of(rule)
    (family,) = (family for family in FAMILIES if rule in family.rules)
    assert read["families"] == {family.code: family.title}
    assert read["rules"] == [
        {
            "code": rule.code,
            "name": rule.name,
            "family": family.code,
            "severity": rule.severity,
            "default": rule.default,
            "fix": rule.fix,
            "title": page.title,
            "sections": {key: page.sections.get(heading) for key, heading in SECTIONS.items()},
            "cs1": list(rule.cs1),
            "help": help_for(rule.code, rule.cs1),
        }
    ]
    assert read["conditions"] == {
        name: {
            "kind": conditions()[name].kind,
            "help": conditions()[name].help,
            "category": conditions()[name].category,
            "category_url": conditions()[name].category_url,
        }
        for name in rule.cs1
    }


def test_all_rules() -> None:
    read = listed(*ALL)
    assert read["citecheck"] == __version__
    assert [rule["code"] for rule in read["rules"]] == [rule.code for rule in ALL]
    assert list(read["families"]) == [family.code for family in FAMILIES]
    assert set(read["conditions"]) == {name for rule in ALL for name in rule.cs1}


def test_every_section_of_a_page_has_a_name() -> None:
    assert tuple(SECTIONS.values()) == (*REQUIRED, *OPTIONAL)


def test_no_rule() -> None:
    empty: dict[str, Any] = {"families": {}, "rules": [], "conditions": {}, "verdict": None}
    assert listed() == {"schema_version": 1, "citecheck": __version__, **empty}


def test_verdicts() -> None:
    read = json.loads(rules_as_json((), verdict=True))
    VALIDATOR.validate(read)
    assert list(read["verdict"]["meanings"]) == [str(standing) for standing in Standing]
    assert [weight["codes"] for weight in read["verdict"]["weights"]] == [list(weight.codes) for weight in WEIGHTS]
    assert read["verdict"]["page"] == verdict_page()
    grounds = SCHEMA["$defs"]["weight"]["properties"]["ground"]["enum"]
    assert grounds == [*(ground.name.lower() for ground in Ground), None]


@pytest.mark.parametrize(
    ("cs1", "help_"),
    [
        ((), "citecheck rule ID001"),
        (("err_bad_isbn",), f"{HELP}#bad_isbn"),
        (("err_bad_isbn", "err_bad_issn"), HELP),
        (("err_of_another_module",), "citecheck rule ID001"),
    ],
    ids=["none", "one", "several", "unknown"],
)
def test_where_to_read_on(cs1: tuple[str, ...], help_: str) -> None:
    assert help_for("ID001", cs1) == help_


# --- the schema -------------------------------------------------------------------------------------------------------


def test_the_schema_lists_the_words_of_the_rules() -> None:
    fields = SCHEMA["$defs"]["rule"]["properties"]
    assert fields["severity"]["enum"] == [str(severity) for severity in Severity]
    assert {rule.fix for rule in ALL} == set(fields["fix"]["enum"])


def test_the_schema_refuses_what_is_no_rule() -> None:
    read = listed(ALL[0])
    assert VALIDATOR.is_valid(read)
    rule = read["rules"][0]
    for breach in (
        {**read, "more": 1},
        {**read, "rules": [{**rule, "fix": "perhaps"}]},
        {**read, "rules": [{**rule, "code": "FD1"}]},
        {**read, "rules": [{name: value for name, value in rule.items() if name != "sections"}]},
        {**read, "rules": [{**rule, "cs1": ["err_bad_url", "err_bad_url"]}]},
    ):
        assert not VALIDATOR.is_valid(breach)
