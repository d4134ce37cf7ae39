"""The page on verdicts: its examples come out as it says, and it names every rule that it has to."""

from __future__ import annotations

import pytest

from citecheck.model import Standing, Verdict
from citecheck.report.verdict_page import EXAMPLES, Told, verdict_page
from citecheck.rules import ALL, FAMILIES, check
from citecheck.rules.catalogue import Context
from citecheck.rules.pages import example_of
from citecheck.verdicts import judge
from citecheck.verdicts.weights import WEIGHTS
from tests.rules.checking import TODAY, page


@pytest.mark.parametrize("told", EXAMPLES, ids=lambda told: told.what)
def test_an_example_comes_out_as_it_says(told: Told) -> None:
    example = example_of("wikitext", told.text)
    read = page(example.text)
    _, verdicts = judge(read, check(read, Context(TODAY, example.links)), example.links)
    assert list(verdicts.values()) == [Verdict(told.standing, told.because)]


def test_every_word_has_an_example() -> None:
    assert {told.standing for told in EXAMPLES} == set(Standing)


def test_each_rule_is_named_or_its_family_is_about_form() -> None:
    shown = verdict_page()
    named = {code for weight in WEIGHTS for code in weight.codes}
    assert all(f"{rule.code} " in shown for rule in ALL if rule.code in named)
    form = ", ".join(family.code for family in FAMILIES if not {rule.code for rule in family.rules} <= named)
    assert f"({form})" in shown
    assert max(map(len, shown.splitlines())) <= 120
