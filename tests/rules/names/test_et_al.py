"""The rule NM003: "et al." in a name."""

from __future__ import annotations

import pytest

from citecheck.rules.names import et_al
from tests.rules.checking import repaired
from tests.rules.reading import codes, found_by

CASES = [
    ("|author=Blair A, et al.", 1, "et al."),
    ("|author=Blair A ''et al.''", 1, "et al. in italics"),
    ("|last1=Blair |last2=et al", 1, "et al. for a name"),
    ("|last1=Blair |first1=Ann et al", 1, "in a first name"),
    ("|editor=Blair and others", 1, "and others"),
    ("|author=Blair and others, Leeds", 1, "and others, and a place"),
    ("|interviewer=Blair [et al.] |translator=Cole et alii", 2, "in brackets, in full"),
    ("|author=Metalworkers' Union", 0, "the letters inside a word"),
    ("|author=((Blair et al.))", 0, "not at the end"),
    ("|author=Blair |display-authors=etal", 0, "as it should be said"),
    ("|vauthors=Blair A, et al", 0, "a list of its own form"),
    ("|title2=et al.", 0, "no name"),
    ("|last=Blair |last4=Cole et al.", 0, "where nobody reads any more"),
    ("|people=Blair et al.", 0, "a book knows no people"),
]


@pytest.mark.parametrize(("parameters", "count", "why"), CASES, ids=[why for _, _, why in CASES])
def test_et_al(parameters: str, count: int, why: str) -> None:
    assert codes(et_al, f"{{{{cite book |title=A {parameters}}}}}") == ["NM003"] * count, why


def test_people_in_words() -> None:
    text = "{{cite AV media |title=A |people=Ann Blair et al.}}"
    (finding,) = found_by(et_al, text)
    assert text[finding.span.start : finding.span.end] == "Ann Blair et al."
    assert finding.fix is None
    assert codes(et_al, "{{cite AV media |title=A |people=Ann Blair et al. |last=Cole}}") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("|author=Blair A, et al.", "|author=Blair A |display-authors=etal"),
        ("|author= Blair, Ann,, ''et al.'' ", "|author= Blair, Ann |display-authors=etal "),
        ("|translator=Ann et al.", "|translator=Ann |display-translators=etal"),
        ("|last=Blair |last2=et al. |year=1988", "|last=Blair |display-authors=etal |year=1988"),
        ("|author=Ann et al |display-authors=Et al.", "|author=Ann |display-authors=Et al."),
        ("|author=Ann et al |display-subjects=etal", "|author=Ann |display-subjects=etal"),
    ],
)
def test_fix(before: str, after: str) -> None:
    text = f"{{{{cite book |title=A {before}}}}}"
    (finding,) = found_by(et_al, text)
    fixed = repaired(text, finding.fix)
    assert fixed == f"{{{{cite book |title=A {after}}}}}"
    assert codes(et_al, fixed) == []
    assert finding.fix is not None
    assert not finding.fix.safe


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        ("|author=et al.", "nobody would be left"),
        ("|author=12 et al.", "no letter would be left"),
        ("|last=Blair |last2=et al. |last3=Cole", "a number would be left out"),
        ("|last=Blair |last2=et al. |first2=Tom", "a first name would be left alone"),
        ("|author=Ann et al. |display-authors=3", "a number of names is given already"),
        ("|author=Ann and others, Leeds", "words follow"),
        ("|author=''Ann et al.", "marks would be left open"),
        ("|author=Ann<!-- B --> et al.", "a comment stands in it"),
    ],
)
def test_what_a_person_must_mend(parameters: str, why: str) -> None:
    (finding,) = found_by(et_al, f"{{{{cite book |title=A {parameters}}}}}")
    assert finding.fix is None, why


def test_only_one_name_of_a_list_says_that_there_are_others() -> None:
    text = "{{cite book |title=A |last=Blair et al. |last2=Cole et al. |editor=Dunn et al.}}"
    assert [finding.fix is not None for finding in found_by(et_al, text)] == [True, False, True]
