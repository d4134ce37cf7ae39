"""The rules FD016 to FD020: what a citation says twice, in the wrong place, or to nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Severity
from citecheck.rules.fields import repetitions
from citecheck.rules.pages import apply
from tests.rules.reading import codes, conditions, found_by

DUPLICATES = [
    ("{{cite web |title=A |title=B}}", ["FD016"], "two titles"),
    ("{{cite web |title=A |title=A}}", ["FD016"], "the same title twice"),
    ("{{cite web |title=A |title=B |title=C}}", ["FD016", "FD016"], "three titles"),
    ("{{cite web |title=A |title=}}", ["FD016"], "a title that an empty one puts out of use"),
    ("{{cite web |title= |title=A}}", [], "an empty one in front does no harm"),
    ("{{cite web |title= |title=}}", ["FD016"], "two empty ones"),
    ("{{cite web |title=A |Title=B}}", [], "another name"),
    ("{{cite web |title=A{{lang|fr|title=B}}}}", [], "a parameter of a template inside"),
    ("{{cite quran |sura=2 |sura=3}}", [], "a template of its own kind"),
    ("| title = A\n| title = B\n}}", [], "parameters of perhaps two lost templates"),
]

REDUNDANT = [
    ("{{cite web |title=A |work=B |website=C}}", ["FD017"], "two names of the periodical"),
    ("{{cite web |title=A |work=B |website=}}", [], "one of them empty"),
    ("{{cite web |title=A |work=B |website=C |newspaper=D}}", ["FD017"], "three names, one fault"),
    ("{{cite web |title=A |accessdate=4 May 2012 |access-date=4 May 2012}}", ["FD017"], "an old and a new name"),
    ("{{cite web |title=A |isbn=1 |ISBN=2}}", ["FD017"], "in small letters and capitals"),
    ("{{cite web |title=A |last=B |author=C}}", ["FD017"], "an author twice"),
    ("{{cite web |title=A |author=B |author1=C}}", ["FD017"], "the first one with a number and without"),
    ("{{cite web |title=A |author1=B |author2=C}}", [], "two authors"),
    ("{{cite web |title=A |last=B |editor=C}}", [], "an author and an editor"),
    ("{{cite web |title=A |last2=B |author2-last=C}}", ["FD017"], "the second author twice"),
    ("{{cite web |title=A |last=B |first=C |authorlink=D |author-mask=E}}", [], "parts of one person"),
    ("{{cite web |title=A |vauthors=B C |last=D}}", ["FD017"], "two lists of authors"),
    ("{{cite web |title=A |veditors=B C |editor=D}}", ["FD017"], "two lists of editors"),
    ("{{cite web |title=A |vauthors=B C |veditors=D E}}", [], "authors and editors"),
    ("{{cite AV media |title=A |people=B |vauthors=C}}", ["FD017"], "people and authors"),
    ("{{cite AV media |title=A |minutes=1 |time=2}}", ["FD017"], "two forms of a time"),
    ("{{cite map |title=A |sheet=1 |page=2}}", ["FD017"], "a sheet and a page"),
    ("{{cite map |title=A |map=B |section=C}}", ["FD017"], "a map and a chapter"),
    ("{{cite map |title=A |chapter=B}}", ["FD017"], "a chapter where a map belongs"),
    ("{{cite map |title=A |map=B |sections=C}}", [], "the sections of a map"),
    ("{{cite web |title=A |people=B |last=C}}", [], "people of a web page: FD011's concern"),
    ("{{cite book |title=A |page=1 |pages=1–2}}", ["FD017"], "a page and pages"),
    ("{{cite book |title=A |pages=1–2 |at=sec. 3}}", ["FD017"], "pages and a place"),
    ("{{cite book |title=A |p=1 |page=1}}", ["FD017"], "two names of the page"),
    ("{{cite book |title=A |page=1 |at=}}", [], "one place"),
    ("{{cite book |title=A |quote-page=1 |quote-pages=1–2}}", ["FD017"], "places of a quotation"),
    ("{{cite book |title=A |page=1 |quote-page=2}}", [], "two places of two things"),
    ("{{cite journal |title=A |journal=B |issue=1 |number=2}}", ["FD017"], "an issue twice"),
    ("{{cite book |title=A |publisher=B |institution=C}}", ["FD017"], "a publisher twice"),
    ("{{cite book |title=A |date=1999 |year=1999}}", [], "a matter of dates"),
    ("{{cite book |title=A |archive-url=http://archive.is/x |archiveurl=http://example.org}}", [], "an emptied one"),
    ("{{cite quran |work=A |website=B}}", [], "a template of its own kind"),
]

IGNORED_TEXT = [
    ("{{cite web |title=A | B}}", ["FD018"], "half a title"),
    ("{{cite web |title=A |B |C}}", ["FD018", "FD018"], "two halves"),
    ("{{cite web |1=A}}", ["FD018"], "a number for a name"),
    ("{{cite web |title=A | }}", [], "an empty place: FD014's concern"),
    ("{{cite web |title=A |<!-- B -->}}", [], "a comment"),
    ("{{cite web |title=A {{!}} B}}", [], "a pipe as it should be written"),
    ("{{cite web |title=[[A|B]]}}", [], "a pipe in a link"),
    ("{{cite web |title=<nowiki>A | B</nowiki>}}", [], "a pipe that is no pipe"),
    ("{{cite web |title=A |0=B}}", [], "a name that is no place: FD011's concern"),
    ("{{cite quran |2 |255}}", [], "a template that reads places"),
    ("{{sfn |Smith |1990}}", [], "another one"),
]

MISSING_PIPE = [
    ("{{cite news |title=A work=B}}", ["FD019"], "a work in a title"),
    ("{{cite news |url=http://example.org/a title=A}}", ["FD019"], "a title in an address"),
    ("{{cite news |title=A |date=title=B}}", ["FD019"], "a name at the start"),
    ("{{cite news |title=A last2 = B}}", ["FD019"], "a numbered name, blanks"),
    ("{{cite news |title=A E=mc2}}", [], "an equation"),
    ("{{cite news |title=A |url=http://example.org/?title=B}}", [], "a query"),
    ("{{cite news |title=A |url=http://example.org/?a=b&date=c}}", [], "a longer query"),
    ("{{cite news |title=A <span title=B>C</span>}}", [], "an attribute of a tag"),
    ("{{cite news |title=A {{abbr | B | title=C}}}}", [], "a parameter of a template inside"),
    ("{{cite news |title=A <nowiki>date=B</nowiki>}}", ["FD019"], "what MediaWiki reads as text"),
    ("{{cite news |title=A shelfmark=B}}", [], "no known name"),
    ("{{cite news |title=A class=B}}", [], "a name of other templates"),
    ("{{cite arxiv |title=A class=B}}", ["FD019"], "a name of this template"),
    ("[tpl]cite news |title=A [tpl]abbr | title=C[/tpl][/tpl]", [], "the seed's marks inside"),
]

ELSEWHERE = [
    ("{{cite web |title=A |chapter=B}}", ["err_chapter_ignored"], "a chapter of a web page"),
    ("{{cite journal |title=A |section-url=http://example.org}}", ["err_chapter_ignored"], "a section's address"),
    ("{{cite book |title=A |chapter=B}}", [], "a chapter of a book"),
    ("{{citation |title=A |work=B |chapter=C}}", ["err_chapter_ignored"], "a chapter of an article"),
    ("{{citation |title=A |chapter=C}}", [], "a chapter of a book in the general template"),
    ("{{cite web |title=A |chapter-url=http://archive.is/x}}", [], "an emptied one"),
    ("{{cite book |title=A |journal=B}}", ["err_periodical_ignored"], "a journal of a book"),
    ("{{cite encyclopedia |title=A |work=B}}", ["err_periodical_ignored"], "a work of an encyclopedia"),
    ("{{citation |encyclopedia=A |work=B |title=C}}", ["err_periodical_ignored"], "both in the general template"),
    ("{{cite news |title=A |work=B}}", [], "a work of news"),
    ("{{cite book |title=A |agency=B}}", ["err_parameter_ignored"], "an agency of a book"),
    ("{{cite news |title=A |agency=B}}", [], "an agency of news"),
    ("{{cite web |title=A |encyclopedia=B}}", ["err_parameter_ignored"], "an encyclopedia of a web page"),
    ("{{cite arxiv |title=A |url=http://example.org}}", ["err_parameter_ignored"], "an address of a preprint"),
    ("{{cite document |title=A |work=B}}", ["err_parameter_ignored"], "a work of a document"),
    ("{{cite newsgroup |title=A |publisher=B}}", ["err_parameter_ignored"], "a publisher of a newsgroup"),
    ("{{cite web |title=A |shelfmark=B}}", [], "a name that nobody knows: FD011's concern"),
    ("{{cite book |title=A |agency=}}", [], "an empty one"),
]

CASES = DUPLICATES + REDUNDANT + IGNORED_TEXT + MISSING_PIPE


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_repetitions(text: str, expected: list[str], why: str) -> None:
    form = "tpl" if "[tpl]" in text else "wikitext"
    assert [code for code in codes(repetitions, text, form) if code != "FD020"] == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), ELSEWHERE, ids=[why for _, _, why in ELSEWHERE])
def test_parameter_of_another_template(text: str, expected: list[str], why: str) -> None:
    assert conditions(repetitions, text) == expected, why


def test_both_values_are_shown_and_the_first_is_pointed_at() -> None:
    text = "{{cite web |title=Rivers |title=Mountains}}"
    (finding,) = found_by(repetitions, text)
    assert text[finding.span.start : finding.span.end] == "|title=Rivers "
    assert "Rivers" in finding.message
    assert "Mountains" in finding.message
    assert (finding.severity, finding.fix) == (Severity.WARNING, None)


def test_lost_value_is_named() -> None:
    (finding,) = found_by(repetitions, "{{cite web |title=Rivers |title=}}")
    assert "empty further on" in finding.message


def test_identical_duplicate_is_taken_away() -> None:
    text = "{{cite web\n| title = A\n| date = B\n| title = A\n}}"
    (finding,) = found_by(repetitions, text)
    assert finding.severity is Severity.NOTE
    assert finding.fix is not None
    assert finding.fix.safe
    assert apply(text, finding.fix) == "{{cite web\n| date = B\n| title = A\n}}"


def test_redundant_names_are_listed_and_the_last_is_pointed_at() -> None:
    text = "{{cite web |website=C |title=A |work=B}}"
    (finding,) = found_by(repetitions, text)
    assert text[finding.span.start : finding.span.end] == "work"
    assert finding.message.startswith("|website= and |work= ")


@given(st.lists(st.sampled_from(["title=A", "title=", "last=B", "author=C", "D", "pages=1", "at=2", ""]), max_size=8))
def test_fixes_end(parts: list[str]) -> None:
    text = "{{cite book|" + "|".join(parts) + "}}"
    for _ in parts:
        fixes = [finding.fix for finding in found_by(repetitions, text) if finding.fix]
        if not fixes:
            break
        shorter = apply(text, fixes[0])
        assert len(shorter) < len(text)
        text = shorter
    assert not any(finding.fix for finding in found_by(repetitions, text))


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("{{cite book |title=A |work=B}}", "cite book ignores |work=; give the book in |title= and the part of it in"),
        ("{{cite encyclopedia |title=A |work=B}}", "cite encyclopedia ignores |work=; give the encyclopedia in"),
        ("{{cite news |title=A |work=B |chapter=C}}", "cite news ignores |chapter=; use the template for the kind of"),
    ],
)
def test_what_to_do_with_an_ignored_parameter(text: str, advice: str) -> None:
    (finding,) = found_by(repetitions, text)
    assert finding.message.startswith(advice)
