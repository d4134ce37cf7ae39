"""The rules NM013 and NM014: links to articles."""

from __future__ import annotations

import pytest

from citecheck.rules.names import links
from tests.rules.checking import repaired
from tests.rules.reading import codes, found_by

HUNT = "|last=Hunt |author-link="

CASES = [
    (f"{HUNT}Ada Hunt", [], "an article"),
    (f"{HUNT}Ada Hunt (author, b. 1920)", [], "an article with marks in its name"),
    (f"{HUNT}[[Ada Hunt]]", ["NM013"], "a link"),
    (f"{HUNT}Ada {{{{!}}}} Hunt", ["NM013"], "a pipe"),
    (f"{HUNT}<b>Ada", ["NM013"], "a tag"),
    (f"{HUNT}http://example.org/hunt", ["NM013"], "an address"),
    (f"{HUNT}//example.org/hunt", ["NM013"], "an address without its scheme"),
    (f"{HUNT}http: a history", [], "no address"),
    (f"{HUNT}{{{{x}}}}", [], "a template may say anything"),
    (f"{HUNT}de:Ada Hunt", ["NM013"], "another language"),
    (f"{HUNT}DE:Ada Hunt", ["NM013"], "in capitals"),
    (f"{HUNT}:de:Ada Hunt", [], "another language with its colon"),
    (f"{HUNT}:s:de:Ada Hunt", [], "a sister project in another language"),
    (f"{HUNT}:de:s:Ada Hunt", [], "the other way about"),
    (f"{HUNT}:d:Q42", [], "a sister project"),
    (f"{HUNT}:qqq:Ada Hunt", ["NM013"], "a language that nobody speaks"),
    (f"{HUNT}s:qqq:Ada Hunt", ["NM013"], "nor here"),
    (f"{HUNT}Hamlet: A Novel", [], "a colon in an article's name"),
    (f"{HUNT}[[de:Ada Hunt]]", ["NM014"], "a link that lacks the colon"),
    ("|author-link=http://example.org/hunt", [], "a link of nobody"),
    ("|vauthors=Hunt A |author-link=[[Ada Hunt]]", [], "Citation Style 1 does not look at the links of a list"),
    ("|first=Ada |author-link=[[Ada Hunt]]", [], "nor at those of who has no last name"),
    ("|last=[[Hunt]]", [], "a linked last name"),
    ("|last=[[Hunt]] |author-link=Ada Hunt", ["NM013"], "linked twice"),
    ("|last=Hunt |first=[[Ada Hunt|Ada]]", ["NM013"], "a linked first name"),
    ("|first=[[Ada Hunt]]", ["NM013"], "without a last name"),
    ("|first=(([[Ada Hunt]]))", ["NM013"], "meant as written"),
    ("|last=Hunt |first=[[Ada]] B.", [], "a first name with a link in it"),
    ("|last=Hunt |first=[[Ada]] B. |author-link=Ada Hunt", ["NM013"], "and with another over it"),
    ("|last=Hunt |first=[[Ada Hunt]] |author-link=Ada Hunt", ["NM013"], "once for one fault"),
    ("|last=[[:qqq:Hunt]]", ["NM013"], "a last name in no language"),
    ("|last=[[:de:Ada Hunt|Hunt]]", [], "in one"),
    ("|last=[[de:Ada Hunt|Hunt]]", ["NM014"], "without the colon"),
    ("|last=Hunt |first=[[de:Ada Hunt]]", ["NM014"], "a first name without it"),
    ("|editor2=Cole |editor=Hunt |editor2-link=<Cole>", ["NM013"], "an editor's link"),
    ("|translator=Hunt |translator-link=[[Ada Hunt]]", ["NM013"], "a translator's"),
    ("|contributor=Hunt |contributor-link=[[Ada Hunt]] |journal=B", [], "that of who is not shown"),
    ("|title-link=The River", [], "a title's link"),
    ("|title-link=[[The River]]", ["NM013"], "a title's link in brackets"),
    ("|title=[[A]] |title-link=doi", [], "a word of its own"),
    ("|title-link=fr:Le Fleuve", ["NM013"], "in another language"),
    ("|title-link=:qqq:Le Fleuve", [], "prefixes are looked at in people only"),
    ("|series=[[B]] |series-link=B", [], "a book's series is not linked"),
    ("|publisher=[[fr:B]]", ["NM014"], "any parameter"),
    ("|shelfmark=[[fr:B]]", [], "but not one that is not known"),
    ("|publisher=[[Category:B]] [[fr:B]]", [], "only the first prefix is looked at"),
    ("|publisher=[[File:fr]]", [], "no language"),
]


@pytest.mark.parametrize(("parameters", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_links(parameters: str, expected: list[str], why: str) -> None:
    assert codes(links, f"{{{{cite book |title=A {parameters}}}}}") == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("{{cite web |title=[[A]] |title-link=B}}", ["NM013"], "a title linked twice"),
        ("{{cite web |title-link=B}}", [], "no title"),
        ("{{cite episode |title=A |episode-link=[[B]]}}", ["NM013"], "an episode"),
        ("{{cite episode |title=A |series=[[B]] |series-link=B}}", ["NM013"], "a series linked twice"),
        ("{{cite serial |title=A |series=B |series-link=http://example.org}}", ["NM013"], "an address for a series"),
        ("{{cite web |title=A |episode-link=[[B]]}}", [], "a web page has no episodes"),
    ],
)
def test_templates(text: str, expected: list[str], why: str) -> None:
    assert codes(links, text) == expected, why


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        (f"{HUNT}[[Ada Hunt]]", f"{HUNT}Ada Hunt", True),
        (f"{HUNT}[[Ada Hunt|Ada]]", f"{HUNT}Ada Hunt", True),
        (f"{HUNT}de:Ada Hunt", f"{HUNT}:de:Ada Hunt", True),
        ("|title-link=[[The River]]", "|title-link=The River", True),
        ("|last=Hunt |first=[[Ada Hunt|Ada]]", "|last=Hunt |first=Ada |author-link=Ada Hunt", False),
        ("|editor=B |editor2=C |editor2-first=[[D]]", "|editor=B |editor2=C |editor2-first=D |editor-link2=D", False),
        ("|last=Hunt |first=[[Ada]] |author-link=B", "|last=Hunt |first=Ada |author-link=B", False),
        ("|last=[[Hunt]] |first=[[Ada]]", "|last=[[Hunt]] |first=Ada", False),
        ("|first=[[Ada]]", "|first=Ada", False),
        ("|publisher= [[fr:B]] C", "|publisher= [[:fr:B]] C", False),
    ],
)
def test_fix(before: str, after: str, *, safe: bool) -> None:
    text = f"{{{{cite book |title=A {before}}}}}"
    (finding,) = found_by(links, text)
    fixed = repaired(text, finding.fix)
    assert fixed == f"{{{{cite book |title=A {after}}}}}"
    assert codes(links, fixed) == []
    assert finding.fix is not None
    assert finding.fix.safe is safe


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        (f"{HUNT}http://example.org/hunt", "only a person knows the article"),
        (f"{HUNT}[[Ada]] [[Hunt]]", "or which of two it is"),
        ("|last=[[Hunt]] |author-link=[[Ada Hunt]]", "a fault would come up in the last name"),
        ("|first=(([[Ada Hunt]]))", "it is meant as written"),
        ("|last=[[Hunt]] |author-link=Ada Hunt", "which link is right?"),
        ("|url=http://example.org |title-link=[[B]]", "the address links the title already"),
        ("|URL=http://example.org |title-link=fr:B", "in whatever way"),
    ],
)
def test_what_a_person_must_mend(parameters: str, why: str) -> None:
    (finding,) = found_by(links, f"{{{{cite book |title=A {parameters}}}}}")
    assert finding.fix is None, why


@pytest.mark.parametrize(
    ("parameters", "marked", "said"),
    [
        (f"{HUNT}[[Ada Hunt]]", "[[Ada Hunt]]", "no article's name"),
        (f"{HUNT}de:Ada", "de:Ada", "“de:”"),
        ("|last=[[Hunt]] |author-link=Ada Hunt", "[[Hunt]]", "by |author-link="),
        ("|last=Hunt |first=[[Ada]]", "[[Ada]]", "|author-link="),
        ("|last=[[fr:Hunt]]", "[[fr:Hunt]]", "needs a colon"),
    ],
)
def test_messages(parameters: str, marked: str, said: str) -> None:
    text = f"{{{{cite book |title=A {parameters}}}}}"
    (finding,) = found_by(links, text)
    assert text[finding.span.start : finding.span.end] == marked
    assert said in finding.message
