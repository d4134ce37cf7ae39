"""Which addresses of a citation Module:Citation/CS1 takes, drops and shows."""

from __future__ import annotations

import pytest

from citecheck.cs1.templates import rendered
from citecheck.rules.shown import Shown, shown
from tests.rules.checking import page

PAGE = "url=http://example.org/a"
CHAPTER = "chapter-url=http://example.org/3"
COPY = "archive-url=https://web.archive.org/web/20150122230836/http://example.org/a"
NO_COPY = "archive-url=https://web.archive.org/save/http://example.org/a"
DATE = "archive-date=2015-01-22"
TODAY = "https://archive.today/AbCdE"


def of(*parameters: str, template: str = "cite web") -> Shown:
    """What is shown of a citation with these parameters."""
    ((citation, kind),) = rendered(page("{{" + " |".join((template, "title=T", *parameters)) + "}}"))
    return shown(citation, kind)


@pytest.mark.parametrize(
    ("parameters", "linked", "why"),
    [
        ((PAGE,), {"url"}, "the page"),
        ((PAGE, COPY, DATE), {"url", "archive-url"}, "the copy, and the page in the words about it"),
        ((PAGE, COPY, DATE, "url-status=live"), {"url", "archive-url"}, "the other way round"),
        ((PAGE, COPY, DATE, "url-status=usurped"), {"archive-url"}, "the page belongs to somebody else"),
        ((PAGE, COPY), {"archive-url"}, "without a date there are no words about it"),
        ((PAGE, COPY, "url-status=live"), {"url"}, "nor a place for the copy"),
        ((PAGE, COPY, DATE, "url-status=Live"), {"url", "archive-url"}, "no status of that name"),
        ((PAGE, NO_COPY, DATE), {"url"}, "no copy"),
        ((COPY, DATE), set(), "a copy of nothing"),
        ((PAGE, CHAPTER), {"url"}, "web pages have no chapters"),
        ((PAGE, CHAPTER, COPY, DATE), {"url", "chapter-url"}, "but copies are of the chapter first"),
        ((PAGE, CHAPTER, COPY, DATE, "url-status=live"), {"url", "archive-url"}, "as it is seen here too"),
        ((f"url={TODAY}", COPY, DATE), set(), "an archive that is left out takes the copy with it"),
        (
            (PAGE, f"archive-url={TODAY}", COPY.replace("archive-url", "archiveurl"), DATE),
            {"archiveurl"},
            "one is left",
        ),
    ],
)
def test_what_is_linked(parameters: tuple[str, ...], linked: set[str], why: str) -> None:
    assert of(*parameters).linked == linked, why


@pytest.mark.parametrize(
    ("template", "parameters", "linked", "why"),
    [
        ("cite book", (PAGE, CHAPTER), {"url", "chapter-url"}, "books have chapters"),
        ("cite book", (PAGE, CHAPTER, COPY, DATE), {"url", "chapter-url", "archive-url"}, "the copy is the chapter's"),
        ("citation", (PAGE, CHAPTER, "work=W"), {"url"}, "articles have none"),
        ("cite encyclopedia", (CHAPTER, "encyclopedia=E"), set(), "the title is the entry, with its own address"),
        ("cite encyclopedia", (CHAPTER, "encyclopedia=E", "entry=N"), {"chapter-url"}, "an entry beside the title"),
        ("cite conference", (CHAPTER, "book-title=B"), set(), "the title is a paper in a book"),
        ("cite conference", (CHAPTER,), {"chapter-url"}, "the title is the book"),
        ("cite conference", (PAGE, "conference-url=http://example.org/c"), {"url", "conference-url"}, "an event"),
        ("cite episode", (PAGE, CHAPTER), {"url"}, "the title is the episode"),
        ("cite map", (CHAPTER, "map-url=http://example.org/m"), {"map-url"}, "the map is the chapter"),
        ("cite arxiv", (PAGE,), set(), "preprints know no address"),
    ],
)
def test_what_templates_link(template: str, parameters: tuple[str, ...], linked: set[str], why: str) -> None:
    assert of(*parameters, template=template).linked == linked, why


@pytest.mark.parametrize(
    ("parameters", "identified", "why"),
    [
        (("pmc=12",), True, "a paper at PubMed Central"),
        (("pmc=abc",), False, "no number"),
        (("pmc=12", "pmc-embargo-date=5 May 2027"), False, "not yet"),
        (("pmc=12", PAGE), False, "an address of its own"),
        (("pmc=12", "title-link=T"), False, "a title that is linked"),
        (("doi=10.1000/1",), False, "a DOI that may cost"),
        (("doi=10.1000/1", "doi-access=free"), True, "a DOI that is free"),
        (("doi=10.1000/1", "doi-access=free", "doi-broken-date=2014"), False, "a DOI that leads nowhere"),
    ],
)
def test_what_is_linked_by_an_identifier(parameters: tuple[str, ...], why: str, *, identified: bool) -> None:
    assert of(*parameters, template="cite journal").identified is identified, why
    assert not of(*parameters, template="cite magazine").identified


def test_a_refused_copy_loses_its_date() -> None:
    for found in (of(PAGE, NO_COPY, DATE), of(PAGE, PAGE.replace("url", "archive-url"), DATE)):
        assert (found.written, found.copy, found.date) == ("archive-url", None, None)
    assert of(PAGE, PAGE.replace("url", "archive-url"), DATE).repeats
    assert not of(PAGE, NO_COPY, DATE).repeats
