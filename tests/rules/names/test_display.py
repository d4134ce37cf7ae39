"""The rule NM008: how many names of a list are shown."""

from __future__ import annotations

import pytest

from citecheck.rules.names import display
from tests.rules.checking import repaired
from tests.rules.reading import codes, found_by

TWO = "|last=Blair |last2=Cole"

CASES = [
    (f"{TWO} |display-authors=1", 0, "one of two"),
    (f"{TWO} |display-authors=0", 0, "none of two"),
    (f"{TWO} |display-authors=2", 1, "both"),
    (f"{TWO} |display-authors=99", 1, "more than there are"),
    (f"{TWO} |display-authors=" + "9" * 5000, 1, "a number without end"),
    (f"{TWO} |display-authors=etal", 0, "and others"),
    (f"{TWO} |display-authors=''Et al.''", 0, "and others, as it is printed"),
    (f"{TWO} |display-authors=all", 1, "another word"),
    (f"{TWO} |display-authors=-1", 1, "less than none"),
    (f"{TWO} |display-authors=", 0, "nothing"),
    (f"{TWO} |display-authors={{{{{{1}}}}}}", 0, "what a template says"),
    (f"{TWO} |display-subjects=5", 1, "by its other name"),
    (f"{TWO} |display-authors=1 |display-subjects=5", 0, "the first of two counts"),
    ("|display-authors=0", 1, "there is nobody to hide"),
    ("|display-editors=0", 1, "no editor either"),
    ("|editor=A |editor2=B |display-editors=1", 0, "one editor of two"),
    ("|translator=A |display-translators=1", 1, "the one translator"),
    ("|interviewer=A |display-interviewers=1", 1, "the one interviewer"),
    ("|contributor=A |contributor2=B |display-contributors=1", 0, "one contributor of two"),
    ("|contributor=A |contributor2=B |journal=C |display-contributors=1", 1, "a periodical has none"),
    ("|vauthors=A B, C D, et al |display-authors=1", 0, "one of a list"),
    ("|vauthors=A B, C D, et al |display-authors=2", 1, "both of a list"),
    ("|last=Blair |first2=Tom |display-authors=1", 1, "a first name alone is nobody"),
    ("|last=Blair |last4=Cole |display-authors=1", 1, "nor is who stands behind a gap"),
]


@pytest.mark.parametrize(("parameters", "count", "why"), CASES, ids=[why for _, _, why in CASES])
def test_display(parameters: str, count: int, why: str) -> None:
    assert codes(display, f"{{{{cite book |title=A {parameters}}}}}") == ["NM008"] * count, why


@pytest.mark.parametrize(
    ("text", "count", "why"),
    [
        ("{{cite AV media |title=A |people=B, C |display-authors=1}}", 1, "people in words are not counted"),
        ("{{cite arxiv |title=A |display-editors=1}}", 0, "a preprint has no editors"),
        ("{{cite web |title=A |last=B |Display-authors=1}}", 0, "another parameter"),
    ],
)
def test_templates(text: str, count: int, why: str) -> None:
    assert codes(display, text) == ["NM008"] * count, why


@pytest.mark.parametrize(
    ("value", "said"),
    [("3", "|display-authors=3 leaves out none of the 2 named"), ("all", "“all” is no number of names")],
)
def test_messages_and_fix(value: str, said: str) -> None:
    text = f"{{{{cite book |title=A {TWO} |display-authors={value}|year=1988}}}}"
    (finding,) = found_by(display, text)
    assert text[finding.span.start : finding.span.end] == value
    assert said in finding.message
    assert finding.fix is not None
    assert not finding.fix.safe
    assert repaired(text, finding.fix) == f"{{{{cite book |title=A {TWO} |year=1988}}}}"
