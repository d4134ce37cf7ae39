"""What Citation Style 1 expects of volumes, pages, titles and publishers."""

from __future__ import annotations

import pytest

from citecheck.cs1 import texts
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
    assert texts.volume(*cited(text)) == expected, why


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
    assert texts.issue(*cited(text)) == expected, why


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
    assert texts.pages(*cited(text)) == expected, why


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
    assert texts.title(*cited(text)) == expected, why


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
    assert texts.is_book(*cited(text)) is expected, why


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("404 Not Found", True),
        ("404: the page is gone", True),
        ("Area 404", False),
        ("error 404", True),
        ("error-404", True),
        ("Error 404", False),
        ("PAGE NOT FOUND", True),
        ("Page: not found", False),
        ("Bloomberg - Are you a robot?", True),
        ("Are you a human?", False),
        ("unknown", True),
        ("[unknown]", True),
        ("Unknown", False),
        ("no title", True),
        ("<no title>", True),
        ("no titles", False),
        ("Internet Archive Wayback Machine", True),
        ("Redirecting...", True),
        ("Redirecting", False),
        ("", False),
    ],
)
def test_is_generic_title(title: str, *, expected: bool) -> None:
    assert texts.is_generic_title(title) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("title", True),
        ("author-mask2", True),
        ("author12-mask", True),
        ("url", True),
        ("author", False),
        ("author2", False),
        ("publisher", False),
        ("titles", False),
    ],
)
def test_may_end_in_punctuation(name: str, *, expected: bool) -> None:
    assert texts.may_end_in_punctuation(name) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("A<ref>b</ref>", "<ref>"),
        ('A<ref name="b" />', '<ref name="b" />'),
        ("A<REF>b</REF>", "<REF>"),
        ("A<gallery>b</gallery>", "<gallery>"),
        ("A<references/>", "<references/>"),
        ("A<refer>b</refer>", None),
        ("A<math>b</math>", None),
        ("A<br>b", None),
        ("a < b", None),
    ],
)
def test_taken_out_tag(value: str, expected: str | None) -> None:
    found = texts.taken_out_tag().search(value)
    assert (found[0] if found else None) == expected
