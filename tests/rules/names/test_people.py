"""The rules NM: names of authors, editors, translators and interviewers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.rules.names import people
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
    ("|last1=Blair |first=Ann", [], "with a number and without"),
    ("|translator1-first=Ann |translator-last=Blair", [], "in two ways of numbering"),
    ("|last2=Cole |first2=Tom", ["NM002"], "the first left out"),
    ("|last1=Blair |last3=Cole", ["NM002"], "one left out"),
    ("|last1=Blair |last3=Cole |last5=Dunn", ["NM002", "NM002"], "two left out, apart"),
    ("|last1=Blair |last4=Cole", [], "after two left out nobody reads further"),
    ("|editor2=Blair", ["NM002"], "the first editor left out"),
    ("|last=Blair |editor1=Cole |author2=Dunn", [], "lists of their own"),
    ("|last=Blair |last2= |last3=Cole", ["NM002"], "an empty one is left out"),
    ("|last=Blair |author-link3=Cole", [], "a link is no name"),
    ("|last=Blair |last999999999=Cole", [], "a very high number"),
    ("|last=Blair |last" + "9" * 5000 + "=Cole", [], "a number that is none"),
    ("|last=Blair |first2=Tom |last3=Cole", ["NM001"], "a first name without last is not left out"),
    ("|author=Blair A, et al.", ["NM003"], "et al."),
    ("|author=Blair A ''et al.''", ["NM003"], "et al. in italics"),
    ("|last1=Blair |last2=et al", ["NM003"], "et al. for a name"),
    ("|editor=Blair and others", ["NM003"], "and others"),
    ("|author=Metalworkers' Union", [], "the letters inside a word"),
    ("|author=Blair |display-authors=etal", [], "as it should be said"),
    ("|vauthors=Blair A, et al", [], "a list of its own form"),
    ("|title2=et al.", [], "no name"),
    ("|author=12345", ["NM004"], "digits"),
    ("|last=.", ["NM004"], "a full stop"),
    ("|last=Blair |first=?", ["NM004"], "a question mark"),
    ("|author=3M", [], "a letter is enough"),
    ("|author=甲", [], "a letter of another script"),
    ("|author=((50))", [], "meant as written"),
    ("|author={{3}}", [], "a template may say anything"),
    ("|author-mask=2", [], "the width of a dash"),
    ("|author=Facebook", ["NM005"], "a firm that publishes others"),
    ("|author=Brian Fry (ed.)", ["NM005"], "an editor's mark"),
    ("|author=Reuters |editor=contact us", ["NM005", "NM005"], "an agency, a page's word"),
    ("|author=((Facebook))", [], "meant as written: a firm can be an author"),
    ("|author=[[Ann Blair (author)|Ann Blair]]", [], "an article's name"),
    ("|author=Edmund Fred", [], "a name that begins with ed"),
    ("|author={{user|Ann}}", [], "a template"),
    ("|author=Ann Blair |publisher=Facebook", [], "a publisher"),
    ("|author=Facebook |last=Blair", [], "a name that does not count beside the other"),
    ("|first1=12 |first=Ann |last=Blair", [], "a first name that does not count"),
]


@pytest.mark.parametrize(("parameters", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_names(parameters: str, expected: list[str], why: str) -> None:
    assert codes(people, f"{{{{cite book |title=A {parameters}}}}}") == expected, why


@pytest.mark.parametrize("template", ["vcite book", "cite quran", "sfn"])
def test_other_templates_have_their_own_rules(template: str) -> None:
    assert codes(people, f"{{{{{template} |first=Ann et al. |author2=12}}}}") == []


@pytest.mark.parametrize(
    ("parameters", "marked", "said"),
    [
        ("|first2=Ann |last=B", "Ann", "|last2="),
        ("|given2=Ann |last=B", "Ann", "|surname2="),
        ("|editor2-last=Ann", "editor2-last", "without editor 1"),
        ("|translator=Ann et al.", "Ann et al.", "|display-translators=etal"),
        ("|author= 12 ", "12", "|author="),
        ("|author=Editor", "Editor", "does not read as a person's name"),
    ],
)
def test_messages(parameters: str, marked: str, said: str) -> None:
    text = f"{{{{cite book |title=A {parameters}}}}}"
    (finding,) = found_by(people, text)
    assert text[finding.span.start : finding.span.end] == marked
    assert said in finding.message


@given(st.sets(st.integers(1, 12), min_size=1))
def test_a_list_without_a_gap_has_no_fault(numbers: set[int]) -> None:
    named = " ".join(f"|last{number}=Blair" for number in numbers)
    found = codes(people, f"{{{{cite book |title=A {named}}}}}")
    if numbers == set(range(1, len(numbers) + 1)):
        assert found == []
    else:
        gaps = {number - 1 for number in numbers if number > 1 and number - 1 not in numbers}
        assert len(found) <= len(gaps)
        assert set(found) <= {"NM002"}
