"""What a rule declares is what it does: the conditions that its findings have, and the fixes that it offers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from citecheck.cs1.conditions import conditions
from citecheck.model import Finding, LinkResult
from citecheck.rules import ALL, check, with_results, without_results
from citecheck.rules.catalogue import Context, Rule
from citecheck.rules.pages import page_of
from tests.rules import generated
from tests.rules.checking import TODAY, page

EVERY_RULE = pytest.mark.parametrize("rule", ALL, ids=[rule.code for rule in ALL])

NOT_DECIDABLE = {
    "err_deprecated_params",
    "maint_archive_origin",
    "maint_date_auto_xlated",
    "maint_id_limit_load_fail",
    "maint_overridden_setting",
    "maint_shortened_archive_url",
}
"""Conditions that no citation alone decides: the module never has them now, or has them of the page around it."""


class Unlooked(Mapping[str, LinkResult]):
    """The results of links that are not asked yet: nobody may look at them."""

    def __getitem__(self, target: str) -> LinkResult:
        raise AssertionError(target)

    def __iter__(self) -> Iterator[str]:
        raise AssertionError

    def __len__(self) -> int:
        raise AssertionError


def found() -> Iterator[Finding]:
    """What all rules find in the examples of all pages, and in the generated citations."""
    for rule in ALL:
        example = page_of(rule).example
        yield from check(page(example.text, example.form), Context(example.today or TODAY, example.links), ALL)
    for text in generated.pages():
        yield from check(page(text), Context(TODAY, {}), ALL)


@cache
def seen() -> tuple[Mapping[str, set[str]], Mapping[str, set[bool]]]:
    """By code: the conditions of all that is found, and whether the fixes offered are safe."""
    raised: dict[str, set[str]] = defaultdict(set)
    offered: dict[str, set[bool]] = defaultdict(set)
    for finding in found():
        if finding.cs1 is not None:
            raised[finding.code].add(finding.cs1)
        if finding.fix is not None:
            offered[finding.code].add(finding.fix.safe)
    return raised, offered


@EVERY_RULE
def test_conditions_are_those_that_are_raised(rule: Rule) -> None:
    assert seen()[0].get(rule.code, set()) == set(rule.cs1)
    assert len(set(rule.cs1)) == len(rule.cs1)


@EVERY_RULE
def test_conditions_exist(rule: Rule) -> None:
    assert set(rule.cs1) <= conditions().keys()


@EVERY_RULE
def test_fix_is_the_best_that_is_offered(rule: Rule) -> None:
    example = page_of(rule).example
    in_example = {
        finding.fix.safe
        for finding in check(page(example.text, example.form), Context(example.today or TODAY, example.links), [rule])
        if finding.fix
    }
    offered = seen()[1].get(rule.code, set())
    assert offered >= in_example
    for safe in (offered, in_example):
        assert ("safe" if True in safe else "unsafe" if safe else "none") == rule.fix


@EVERY_RULE
def test_page_leaves_its_conditions_to_the_declaration(rule: Rule) -> None:
    for words in ("`err_", "`maint_", "Help:CS1_errors", "Category:CS1"):
        assert words not in rule.page


def test_every_condition_that_a_citation_decides_has_a_rule() -> None:
    assert conditions().keys() > NOT_DECIDABLE
    declared = {name for rule in ALL for name in rule.cs1}
    assert conditions().keys() - NOT_DECIDABLE - declared == set()
    assert declared & NOT_DECIDABLE == set()


def test_rule_of_a_condition_runs_unasked() -> None:
    assert [rule.code for rule in ALL if rule.cs1 and not rule.default] == []


def test_generated_citations_are_the_same_in_every_run() -> None:
    assert list(generated.pages()) == list(generated.pages())


@EVERY_RULE
def test_a_page_has_the_same_findings_if_its_audit_begins_before_its_links_are_asked(rule: Rule) -> None:
    example = page_of(rule).example
    read, today = page(example.text, example.form), example.today or TODAY
    before = without_results(read, Context(today, Unlooked()), ALL)
    context = Context(today, example.links)
    assert with_results(read, context, ALL, before) == check(read, context, ALL)


def test_no_rule_looks_at_results_unless_its_family_is_of_them() -> None:
    for text in generated.pages():
        without_results(page(text), Context(TODAY, Unlooked()), ALL)
