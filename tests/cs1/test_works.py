"""What Citation Style 1 shows of a work: its volume, issue, pages and title, by class and company."""

from __future__ import annotations

import pytest

from citecheck.cs1 import works
from citecheck.cs1.templates import rendered
from citecheck.model import Citation
from tests.rules.checking import page


def cited(text: str) -> tuple[Citation, str]:
    """The one citation of a text, with its class."""
    (found,) = rendered(page(text))
    return found


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("{{cite book |volume=1}}", "volume", "a book has volumes"),
        ("{{cite web |volume=1}}", None, "a web page has none"),
        ("{{citation |volume=1}}", "volume", "the general template for a book"),
        ("{{citation |volume=1 |journal=A}}", "volume", "for a journal"),
        ("{{citation |volume=1 |website=A}}", None, "for a website"),
        ("{{citation |volume=1 |script-website=ja:甲}}", None, "for a website in another script"),
        ("{{citation |volume=1 |script-work=ja:甲}}", "volume", "for a work in another script"),
        ("{{citation |volume=1 |journal=A |website=B}}", "volume", "of two periodicals the first name counts"),
        ("{{cite SSRN |volume=1}}", None, "a preprint knows none"),
    ],
)
def test_volume(text: str, expected: str | None, why: str) -> None:
    assert works.volume(*cited(text)) == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("{{cite journal |issue=1}}", "issue", "a journal has issues"),
        ("{{cite journal |number=1}}", "number", "by their other name"),
        ("{{cite journal |number=1 |issue=2}}", "issue", "the usual name first"),
        ("{{cite book |issue=1}}", None, "a book has none"),
        ("{{cite map |issue=1}}", None, "nor has a map by itself"),
        ("{{cite map |issue=1 |magazine=A}}", "issue", "a map in a magazine has one"),
        ("{{cite conference |issue=1 |script-journal=ja:甲}}", "issue", "and so has a paper in a journal"),
        ("{{citation |issue=1}}", None, "the general template for a book"),
        ("{{citation |issue=1 |website=A}}", None, "for a website"),
        ("{{citation |issue=1 |newspaper=A}}", "issue", "for a newspaper"),
        ("{{citation |volume=1 |newspaper=A}}", None, "without one"),
    ],
)
def test_issue(text: str, expected: str | None, why: str) -> None:
    assert works.issue(*cited(text)) == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("{{cite book |page=1}}", ["page"], "one page"),
        ("{{cite book |pp=1}}", ["pp"], "several by their short name"),
        ("{{cite book |pages=1 |p=2}}", ["p"], "one page goes before several"),
        ("{{cite speech |page=1}}", [], "a speech has no pages"),
        ("{{cite book |quote-page=1}}", [], "the page of no quotation"),
        ("{{cite book |quote-page=1 |quote=A}}", ["quote-page"], "of a quotation"),
        ("{{cite speech |quote-pages=1 |trans-quote=A}}", ["quote-pages"], "of a translated one, in a speech"),
        ("{{cite book |page=1 |quote-page=2 |quote=A}}", ["page", "quote-page"], "both"),
    ],
)
def test_pages(text: str, expected: list[str], why: str) -> None:
    assert works.pages(*cited(text)) == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("{{cite book |title=A}}", "title", "a title"),
        ("{{cite book |chapter=A}}", None, "none"),
        ("{{cite episode |title=A |series=B}}", "series", "an episode is a part of its series"),
        ("{{cite episode |title=A}}", None, "of an unknown series"),
        ("{{cite conference |title=A |book-title=B}}", "book-title", "a paper is a part of its book"),
        ("{{cite conference |title=A}}", "title", "a paper in no book"),
        ("{{cite encyclopedia |title=A |encyclopedia=B}}", "encyclopedia", "an article is a part of its encyclopedia"),
        ("{{cite encyclopedia |title=A |dictionary=B}}", "dictionary", "or dictionary"),
        ("{{cite encyclopedia |title=A |encyclopedia=B |entry=C}}", "title", "an entry in a volume with a title"),
        ("{{cite encyclopedia |title=A |script-encyclopedia=ja:甲}}", None, "an encyclopedia in another script"),
        ("{{cite encyclopedia |title=A}}", "title", "an encyclopedia by its title"),
        ("{{citation |title=A |encyclopedia=B}}", "encyclopedia", "an article in the general template"),
        ("{{cite web |title=A |encyclopedia=B}}", "title", "a web page knows no encyclopedias"),
    ],
)
def test_title(text: str, expected: str | None, why: str) -> None:
    assert works.title(*cited(text)) == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("{{cite book |title=A}}", True, "a book"),
        ("{{cite encyclopedia |title=A}}", True, "an encyclopedia"),
        ("{{citation |title=A}}", True, "the general template"),
        ("{{citation |title=A |journal=B}}", False, "for a journal"),
        ("{{cite report |title=A}}", False, "a report"),
    ],
)
def test_is_book(text: str, why: str, *, expected: bool) -> None:
    assert works.is_book(*cited(text)) is expected, why


@pytest.mark.parametrize(
    ("text", "chapter", "periodical"),
    [
        ("{{cite web |title=A}}", True, False),
        ("{{cite ssrn |title=A}}", True, False),
        ("{{cite book |title=A}}", False, True),
        ("{{cite encyclopedia |title=A}}", False, True),
        ("{{citation |title=A}}", False, False),
        ("{{citation |title=A |journal=B}}", True, False),
        ("{{citation |title=A |encyclopedia=B}}", False, True),
    ],
)
def test_what_is_reported_as_ignored(text: str, *, chapter: bool, periodical: bool) -> None:
    citation, kind = cited(text)
    assert works.ignores_chapter(citation.values, kind) is chapter
    assert works.ignores_periodical(citation.values, kind) is periodical
