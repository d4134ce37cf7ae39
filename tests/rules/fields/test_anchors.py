"""The rule FD026: anchors that a citation has by itself, and citations that have none."""

from __future__ import annotations

import pytest

from citecheck.rules.fields import anchors
from tests.rules.checking import repaired
from tests.rules.reading import conditions, found_by

DEFAULT = ["maint_ref_duplicates_default"]

CASES = [
    ("{{cite book |title=A |last=Hunt |year=1988 |ref=CITEREFHunt1988}}", DEFAULT, "a name and a year"),
    ("{{cite book |title=A |author=Ada Hunt |date=5 May 1988 |ref=CITEREFAda Hunt1988}}", DEFAULT, "a date"),
    ("{{cite book |title=A |last=Hunt |date=1988a |ref=CITEREFHunt1988a}}", DEFAULT, "a letter"),
    ("{{cite book |title=A |last=Hunt |date=May 1988 |year=1988b |ref=CITEREFHunt1988b}}", DEFAULT, "year goes first"),
    ("{{cite book |title=A |last=Hunt |publication-date=1988 |ref=CITEREFHunt1988}}", DEFAULT, "of the publication"),
    ("{{cite book |title=A |last=Hunt |ref=CITEREFHunt}}", DEFAULT, "no date"),
    ("{{cite book |title=A |last=Hunt |date=Christmas-time |ref=CITEREFHunt}}", DEFAULT, "none that can be read"),
    ("{{cite book |title=A |last=Hunt |last2=Cole |year=1988 |ref=CITEREFHuntCole1988}}", DEFAULT, "two"),
    (
        "{{cite book |title=A |last4=D |last3=C |last2=B |last1=A |last5=E |year=1988 |ref=CITEREFABCD1988}}",
        DEFAULT,
        "four at most, by number",
    ),
    (
        "{{cite book |title=A |last=Hunt |last4=D |year=1988 |ref=CITEREFHunt1988}}",
        DEFAULT,
        "after two left out no more",
    ),
    ("{{cite book |title=A |editor=Cole |year=1988 |ref=CITEREFCole1988}}", DEFAULT, "an editor"),
    ("{{cite book |title=A |last=Hunt |editor=Cole |year=1988 |ref=CITEREFCole1988}}", [], "not beside an author"),
    (
        "{{cite book |title=A |last=Hunt |contribution=Foreword |contributor=Cole |year=1988 |ref=CITEREFCole1988}}",
        DEFAULT,
        "who wrote the foreword",
    ),
    ("{{cite book |title=A |last=Hunt |year=1988 |ref={{sfnref|Hunt|1988}}}}", DEFAULT, "a template that makes it"),
    ("{{cite book |title=A |last=Hunt |year=1988 |ref={{harvid | Hunt | 1988 }}}}", DEFAULT, "another, with blanks"),
    ("{{cite book |title=A |last=Hunt |year=1988 |ref={{sfnref|Fens|1988}}}}", [], "another anchor"),
    ("{{cite book |title=A |last=Hunt |year=1988 |ref={{sfnref|1=Hunt|2=1988}}}}", [], "too clever"),
    ("{{cite book |title=A |last=Hunt |year=1988 |ref=Hunt1988}}", [], "no anchor of this kind"),
    ("{{cite book |title=A |last=Hunt |year=1988 |ref=CITEREFHunt1989}}", [], "another year"),
    ("{{cite book |title=A |last=Hunt |date=1988–1990 |ref=CITEREFHunt1988}}", [], "years that cannot be told"),
    ("{{cite book |title=A |last=[[Hunt]] |year=1988 |ref=CITEREFHunt1988}}", [], "a name with markup"),
    ("{{cite book |title=A |last={{x}} |year=1988 |ref=CITEREFHunt1988}}", [], "nobody sees what a template makes"),
    ("{{cite book |title=A |last=Hunt |year={{x}} |ref=CITEREFHunt}}", [], "nor what year"),
    ("{{cite book |title=A |vauthors=Hunt A |year=1988 |ref=CITEREF1988}}", [], "a list in one parameter"),
    ("{{cite book |title=A |year=1988 |ref=CITEREF1988}}", [], "without a name there is none"),
    ("{{cite book |title=A |editor=et al.}}", DEFAULT, "nobody and no year"),
    ("{{cite book |title=A |author2=etal |ref=harv}}", DEFAULT, "the second of nobody"),
    ("{{cite book |title=A |author=and others |date=sometime}}", DEFAULT, "no year that can be read"),
    ("{{cite book |title=A |editor=et al. |year=1988}}", [], "a year"),
    ("{{cite book |title=A |editor=et al. |date=n.d.}}", [], "no date said"),
    ("{{cite book |title=A |editor=Cole et al.}}", [], "somebody"),
    ("{{cite book |title=A |author=et al. |author2=Cole}}", [], "somebody else"),
    ("{{cite book |title=A |author=Cole |editor=et al.}}", [], "the author goes first"),
    ("{{cite book |title=A |translator=et al.}}", [], "translators make no anchor"),
    ("{{cite book |title=A |editor=et al. |ref=none}}", [], "no anchor wanted"),
    ("{{cite book |title=Et al.}}", [], "a title"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_anchors(text: str, expected: list[str], why: str) -> None:
    assert conditions(anchors, text) == expected, why


def test_anchor_is_taken_away() -> None:
    text = "{{cite book |title=A |ref={{harvid|Hunt|1988}} |last=Hunt |year=1988}}"
    (finding,) = found_by(anchors, text)
    assert repaired(text, finding.fix) == "{{cite book |title=A |last=Hunt |year=1988}}"
    assert finding.fix is not None
    assert finding.fix.safe


def test_citation_of_nobody_is_pointed_at() -> None:
    text = "{{cite book |title=A |editor=et al.}}"
    (finding,) = found_by(anchors, text)
    assert text[finding.span.start : finding.span.end] == "{{cite book "
    assert finding.fix is None
