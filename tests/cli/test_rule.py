"""`citecheck rule`: the list, a page, and what is said of a code that is none."""

from __future__ import annotations

import inspect
import json
import re

import pytest
from click.testing import CliRunner

from citecheck.cli import main
from citecheck.cs1.conditions import Condition, conditions
from citecheck.report.verdict_page import verdict_page
from citecheck.rules import ALL, FAMILIES
from citecheck.rules.catalogue import Rule


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["rule", *words])
    return result.exit_code, result.stdout, result.stderr


def test_list_has_every_rule_under_its_family() -> None:
    status, listed, _ = run()
    assert status == 0
    titles = {family.code: family.title for family in FAMILIES}
    family = ""
    seen = []
    for line in listed.splitlines():
        if line.startswith("  "):
            code = line.split()[0]
            assert code.startswith(family)
            seen.append(code)
        else:
            family, title = line.split("  ")
            assert titles[family] == title
    assert sorted(seen) == [rule.code for rule in ALL]
    assert len(seen) > len(FAMILIES)


def test_list_says_severity_fix_and_default_in_columns() -> None:
    lines = [line for line in run()[1].splitlines() if line.startswith("  ")]
    for rule in ALL:
        line = next(line for line in lines if line.startswith(f"  {rule.code} "))
        fix = "no fix" if rule.fix == "none" else f"{rule.fix} fix"
        default = "on" if rule.default else "off"
        assert re.split(" {2,}", line.strip()) == [rule.code, rule.severity, fix, default, rule.name]
    for column in range(1, 5):
        assert len({[place.end() for place in re.finditer(" {2,}", line)][column] for line in lines}) == 1


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_page_is_found_by_code_and_by_name(rule: Rule) -> None:
    pages = {run(word) for word in (rule.code, rule.code.lower(), rule.name, rule.name.upper())}
    assert len(pages) == 1
    status, page, _ = pages.pop()
    assert status == 0
    fix = "no fix" if rule.fix == "none" else f"{rule.fix} fix"
    default = "on" if rule.default else "off"
    assert page.startswith(f"{rule.code} {rule.name}\n{rule.severity}, {fix}, {default} by default\n\n")
    assert inspect.cleandoc(rule.page) in page


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_page_ends_in_what_wikipedia_says(rule: Rule) -> None:
    page = run(rule.code)[1]
    linked = re.findall(r"^- \[(\w+)\]\((.*)\)$", page.partition("\n## Wikipedia says\n\n")[2], re.MULTILINE)
    assert linked == [(name, conditions()[name].help) for name in rule.cs1]
    assert page.endswith("\n")
    assert not page.endswith("\n\n")


@pytest.mark.parametrize("condition", conditions().values(), ids=list(conditions()))
def test_condition_shows_its_rule_or_lists_several(condition: Condition) -> None:
    looking = [rule for rule in ALL if condition.id in rule.cs1]
    status, shown, said = run(condition.id)
    if not looking:
        assert (status, shown) == (2, "")
        assert f"no rule looks for the condition {condition.id!r}" in said
    elif len(looking) == 1:
        assert (status, shown, said) == run(looking[0].code)
    else:
        assert status == 0
        assert {line.split()[0] for line in shown.splitlines() if line.startswith("  ")} == {r.code for r in looking}


@pytest.mark.parametrize("word", ["bad_isbn", "ERR_BAD_ISBN", "https://en.wikipedia.org/wiki/Help:CS1_errors#bad_isbn"])
def test_condition_is_found_by_its_other_names(word: str) -> None:
    assert run(word) == run("err_bad_isbn")
    assert "ID001" in run(word)[1]


def test_condition_is_found_by_an_anchor_of_another_name() -> None:
    assert run("explicit_et_al") == run("NM003") == run("err_etal")


def test_first_letters_list_what_begins_with_them() -> None:
    status, listed, _ = run("lk")
    assert status == 0
    codes = {line.split()[0] for line in listed.splitlines() if line.startswith("  ")}
    assert codes == {rule.code for rule in ALL if rule.code.startswith("LK")} != set()


@pytest.mark.parametrize(
    ("word", "near"),
    [
        (ALL[0].code[:-1] + "Z", ALL[0].code[:-2]),
        (ALL[0].name + "x", ALL[0].name),
        ("err_bad_isnb", "err_bad_is"),
    ],
)
def test_unknown_code_names_the_nearest(word: str, near: str) -> None:
    status, shown, said = run(word)
    assert (status, shown) == (2, "")
    assert f"there is no rule {word!r}; did you mean '{near}" in said


def test_nothing_near_names_nothing() -> None:
    assert "there is no rule '0'\n" in run("0")[2]


@pytest.mark.parametrize("word", ["verdict", "Standing", "survival", "claim"])
def test_the_page_on_verdicts_is_found_by_what_it_explains(word: str) -> None:
    assert run(word) == (0, verdict_page(), "")
    assert json.loads(run("-f", "json", word)[1])["verdict"]["page"] == verdict_page()


def test_empty_code_is_none() -> None:
    assert run("")[0] == 2


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ((), [rule.code for rule in ALL]),
        (("FD012",), ["FD012"]),
        (("misspelt-parameter",), ["FD012"]),
        (("LK",), [rule.code for rule in ALL if rule.code.startswith("LK")]),
        (("err_bad_isbn",), [rule.code for rule in ALL if "err_bad_isbn" in rule.cs1]),
    ],
    ids=["all", "a code", "a name", "a prefix", "a condition"],
)
@pytest.mark.parametrize("option", ["-f", "--format"])
def test_json_has_the_rules_that_are_asked_for(words: tuple[str, ...], codes: list[str], option: str) -> None:
    status, printed, _ = run(option, "json", *words)
    assert status == 0
    assert [rule["code"] for rule in json.loads(printed)["rules"]] == codes


def test_json_of_no_rule_is_an_error() -> None:
    assert run("-f", "json", "ZZ001")[:2] == (2, "")


@pytest.mark.parametrize(
    ("variables", "colored"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
    ids=["piped", "forced", "refused"],
)
def test_colour_is_for_whoever_wants_it(variables: dict[str, str], *, colored: bool) -> None:
    environment = {"FORCE_COLOR": None, "NO_COLOR": None} | variables
    result = CliRunner().invoke(main, ["rule"], env=environment, color=True)
    assert ("\x1b[1m" in result.stdout) is colored
