"""MK019: comments that ask to ignore what is no rule."""

from __future__ import annotations

import pytest

from citecheck.rules import check
from citecheck.rules.catalogue import Context
from citecheck.rules.markup.ignores import ignore_of_no_rule
from tests.rules.checking import TODAY, page

SOURCE = "It rose.<ref>{{cite book |title=Tides |last=Rowe |year=1998}}</ref>"
IGNORES = [
    ("ignore SR003", [], "a code"),
    ("ignore sr0 LK, Dead-Link", [], "the beginnings of some, in small letters, and a name"),
    ("ignore SR0003", ["There is no rule “SR0003”; did you mean 'SR003'?"], "a digit too many"),
    ("ignore LK001 LKO01 LKO01", ["There is no rule “LKO01”; did you mean 'LK001'?"], "a letter for a digit, once"),
    ("ignore-page dead-lnk", ["There is no rule “dead-lnk”; did you mean 'dead-link'?"], "a name"),
    ("ignore-page zzzzz", ["There is no rule “zzzzz”; nothing is ignored by it."], "nothing like any"),
    ("ignore SR003 because", ["There is no rule “because”; nothing is ignored by it."], "words of another kind"),
    ("ignore", [], "none at all"),
]


@pytest.mark.parametrize(("asked", "said", "why"), IGNORES, ids=[case[2] for case in IGNORES])
def test_what_is_ignored_has_to_be_a_rule(asked: str, said: list[str], why: str) -> None:
    text = f"{SOURCE} <!-- citecheck: {asked} -->"
    findings = check(page(text), Context(TODAY, {}), [ignore_of_no_rule])
    assert [finding.message for finding in findings] == said, why
    assert {text[slice(*finding.span)] for finding in findings} <= {f"<!-- citecheck: {asked} -->"}


def test_it_can_be_ignored_itself() -> None:
    text = f"{SOURCE} <!-- citecheck: ignore ZZ999 --> <!-- citecheck: ignore-page MK019 -->"
    (finding,) = check(page(text), Context(TODAY, {}), [ignore_of_no_rule])
    assert finding.ignored
