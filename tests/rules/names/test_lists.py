"""The rules NM001 and NM002: first names alone, and numbers left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.rules.names import lists
from tests.rules.reading import codes, found_by

CASES = [
    ("|last=Blair |first=Ann", [], "one author"),
    ("|last1=Blair |first1=Ann |last2=Cole |first2=Tom", [], "two authors"),
    ("|author=Ann Blair |first=Ann", [], "the last name in author"),
    ("|editor=Blair |editor-first=Ann", [], "an editor"),
    ("|first=Ann", ["NM001"], "a first name alone"),
    ("|given=Ann", ["NM001"], "by its other name"),
    ("|last= |first=Ann", ["NM001"], "an empty last name"),
    ("|last=Blair |first=Ann |first2=Tom", ["NM001"], "the second without last name"),
    ("|last=Blair |editor-first=Tom", ["NM001"], "an author's last name is not the editor's"),
    ("|subject-first=Tom |interviewer-given=Ann |translator2-first=Jo", ["NM001"] * 3, "every role has a list"),
    ("|last1=Blair |first=Ann", [], "with a number and without"),
    ("|translator1-first=Ann |translator-last=Blair", [], "in two ways of numbering"),
    ("|last=Blair |first01=Ann", [], "nobody is counted by a number with a nought in front"),
    ("|last2=Cole |first2=Tom", ["NM002"], "the first left out"),
    ("|last1=Blair |last3=Cole", ["NM002"], "one left out"),
    ("|host1=Blair |author3=Cole", ["NM002"], "a host and an author are on one list"),
    ("|last1=Blair |last3=Cole |last5=Dunn", ["NM002", "NM002"], "two left out, apart"),
    ("|last1=Blair |last4=Cole", [], "after two left out nobody reads further"),
    ("|last1=Blair |first4=Tom", [], "nor a first name"),
    ("|editor2=Blair", ["NM002"], "the first editor left out"),
    ("|last=Blair |editor1=Cole |author2=Dunn", [], "lists of their own"),
    ("|last=Blair |last2= |last3=Cole", ["NM002"], "an empty one is left out"),
    ("|last=Blair |author-link3=Cole", [], "a link is no name"),
    ("|last=Blair |last999999999=Cole", [], "a very high number"),
    ("|last=Blair |last" + "9" * 5000 + "=Cole", [], "a number that is none"),
    ("|last=Blair |first2=Tom |last3=Cole", ["NM001"], "a first name without last is not left out"),
    ("|contributor-first=Tom", ["NM001"], "a contributor to a book"),
    ("|contributor-first=Tom |journal=B", [], "a periodical has no contributors"),
    ("|vauthors=Blair A |last3=Cole", [], "another list goes before a name after a gap"),
    ("|vauthors=Blair A |last2=Cole", ["NM002"], "but not before the second name"),
    ("|veditors=Blair A |editor3=Cole", [], "editors in one"),
    ("|last=https://archive.ph/x |first=Ann", ["NM001"], "this archive is taken out of every value"),
]


@pytest.mark.parametrize(("parameters", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_lists(parameters: str, expected: list[str], why: str) -> None:
    assert codes(lists, f"{{{{cite book |title=A {parameters}}}}}") == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("{{cite arxiv |title=A |editor-first=Ann}}", [], "a preprint has no editors"),
        ("{{cite arxiv |title=A |first=Ann}}", ["NM001"], "but authors"),
        ("{{cite document |title=A |translator2=Ann}}", ["NM002"], "a document has translators"),
        ("{{cite AV media |title=A |people=Ann |last3=Cole}}", [], "people in words go before a name after a gap"),
        ("{{cite book |title=A |people=Ann |last1=Blair |last3=Cole}}", ["NM002"], "a book knows no people"),
        ("{{vcite book |first=Ann |author2=12}}", [], "a template with its own rules"),
        ("{{sfn |first=Ann}}", [], "and another"),
    ],
)
def test_templates(text: str, expected: list[str], why: str) -> None:
    assert codes(lists, text) == expected, why


@pytest.mark.parametrize(
    ("parameters", "marked", "said"),
    [
        ("|first2=Ann |last=B", "Ann", "|last2="),
        ("|given2=Ann |last=B", "Ann", "|surname2="),
        ("|editor2-last=Ann", "editor2-last", "without editor 1"),
    ],
)
def test_messages(parameters: str, marked: str, said: str) -> None:
    text = f"{{{{cite book |title=A {parameters}}}}}"
    (finding,) = found_by(lists, text)
    assert text[finding.span.start : finding.span.end] == marked
    assert said in finding.message


@given(st.sets(st.integers(1, 12), min_size=1))
def test_a_list_without_a_gap_has_no_fault(numbers: set[int]) -> None:
    named = " ".join(f"|last{number}=Blair" for number in numbers)
    found = codes(lists, f"{{{{cite book |title=A {named}}}}}")
    if numbers == set(range(1, len(numbers) + 1)):
        assert found == []
    else:
        gaps = {number - 1 for number in numbers if number > 1 and number - 1 not in numbers}
        assert len(found) <= len(gaps)
        assert set(found) <= {"NM002"}
