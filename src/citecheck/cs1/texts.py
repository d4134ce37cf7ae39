"""What Citation Style 1 expects of the words in volumes, pages, editions, titles and publishers, and what it shows.

Nothing here knows where a citation stands; a value is as MediaWiki would use it.
"""

from __future__ import annotations

import re
from functools import cache

from citecheck.cs1.parameters import same_thing
from citecheck.cs1.seen import is_kept
from citecheck.cs1.tables import table
from citecheck.model import Citation

VOLUMES = ("volume",)
ISSUES = same_thing()["issue"]
PAGES = (same_thing()["page"], same_thing()["pages"])
QUOTES = ("quote", "quotation", "trans-quote", "script-quote")
QUOTED_PAGES = (("quote-page",), ("quote-pages",))
PERIODICALS = same_thing()["journal"]
SCRIPT_PERIODICALS = same_thing()["script-journal"]
ENCYCLOPEDIAS = same_thing()["encyclopedia"]
CHAPTERS = same_thing()["chapter"]
WITH_CHAPTERS = frozenset(table("texts")["with_chapter"])
_BOOK_TITLES = same_thing()["book-title"]
_SCRIPT_ENCYCLOPEDIAS = same_thing()["script-encyclopedia"]
_DIGITS = re.compile(r"[0-9]+")
_NO_TITLE = frozenset({"none", "off"})
_BOOKS = frozenset({"book", "encyclopaedia"})


def counting(citation: Citation, kind: str, names: tuple[str, ...]) -> str | None:
    """Of the names of one parameter the first that has a value which the module reads."""
    return next((name for name in names if name in citation.values and is_kept(citation, kind, name)), None)


def periodical(citation: Citation, kind: str) -> str | None:
    """The parameter that names the periodical of a citation, in Latin script if it is given so."""
    return counting(citation, kind, PERIODICALS) or counting(citation, kind, SCRIPT_PERIODICALS)


def is_book(citation: Citation, kind: str) -> bool:
    """Whether a citation is of a book or an encyclopedia: `citation` is where it names no periodical."""
    return kind in _BOOKS or (kind == "citation" and periodical(citation, kind) is None)


def volume(citation: Citation, kind: str) -> str | None:
    """The parameter whose value is shown as the volume."""
    name = counting(citation, kind, VOLUMES)
    if name and kind == "citation":
        return None if periodical(citation, kind) in table("texts")["citation"]["without_volume"] else name
    return name if kind in table("texts")["with_volume"] else None


def issue(citation: Citation, kind: str) -> str | None:
    """The parameter whose value is shown as the issue."""
    tables = table("texts")
    name = counting(citation, kind, ISSUES)
    if name is None or kind not in tables["with_issue"]:
        return None
    if kind in tables["issue_in_periodical"] and (within := periodical(citation, kind)) is None:
        return None
    return None if kind == "citation" and within not in tables["citation"]["with_issue"] else name


def pages(citation: Citation, kind: str) -> list[str]:
    """The parameters whose values are shown as pages: those of the source, and those of what is quoted from it."""
    shown = [] if kind in table("texts")["without_page"] else _first(citation, kind, PAGES)
    return shown + (_first(citation, kind, QUOTED_PAGES) if citation.value(*QUOTES) else [])


def title(citation: Citation, kind: str) -> str | None:
    """The parameter whose value is shown as the title of the whole work; an article's stands before it as a chapter."""
    values = citation.values
    if kind == "episode":
        return counting(citation, kind, ("series", "version"))
    if kind == "conference" and (book := counting(citation, kind, _BOOK_TITLES)):
        return book
    if _is_article(citation, kind):
        return counting(citation, kind, ENCYCLOPEDIAS)
    return "title" if "title" in values else None


def is_untitled(citation: Citation, kind: str) -> bool:
    """Whether a citation says on purpose that its article in a journal has no title."""
    if citation.values.get("title") not in _NO_TITLE or kind not in {"journal", "citation"}:
        return False
    return counting(citation, kind, PERIODICALS) == "journal"


def may_end_in_punctuation(name: str) -> bool:
    """Whether the value of a parameter may end in a comma, a colon or a semicolon."""
    return _DIGITS.sub("#", name) in _punctuated()


def generic_signs(text: str) -> tuple[str, ...]:
    """Of the words of which every generic title has one, those that are in a text, in lower case."""
    lowered = text.lower()
    titles = table("texts")["generic_titles"]
    return tuple(sign for sign in (*titles["anywhere"], *titles["in_those"]) if sign in lowered)


def is_generic_title(title: str) -> bool:
    """Whether this is what a server says instead of a page: "404 Not Found", "Wayback Machine"."""
    lowered = title.lower()
    words = table("texts")["generic_titles"]["anywhere"]
    return any(word in lowered for word in words) or _generic_titles().search(title) is not None


@cache
def label(field: str) -> re.Pattern[str]:
    """Words that name a "page", a "volume or issue" or an "edition" in its own parameter."""
    return re.compile(table("texts")["labels"][field], re.ASCII)


@cache
def archived_copy() -> re.Pattern[str]:
    """The title that robots give to a page of which they know only an archived copy, in lower case."""
    return re.compile(table("texts")["archived_copy"])


@cache
def place_and_publisher() -> re.Pattern[str]:
    """A publisher's name behind a place and a colon."""
    return re.compile(table("texts")["place_and_publisher"], re.ASCII)


@cache
def taken_out_tag() -> re.Pattern[str]:
    """A tag whose contents MediaWiki has taken out, and put a mark for, before a template sees them."""
    return re.compile(rf"<(?:{'|'.join(table('texts')['taken_out_tags'])})(?=[\s/>])[^<>]*>", re.IGNORECASE)


@cache
def _generic_titles() -> re.Pattern[str]:
    """Generic titles that count only in these letters, or at the start or as a whole."""
    return re.compile("|".join(table("texts")["generic_titles"]["as_written"]))


@cache
def _punctuated() -> frozenset[str]:
    """Parameters that may end in punctuation, with `#` for a number."""
    return frozenset(table("texts")["ends_in_punctuation"])


def _first(citation: Citation, kind: str, groups: tuple[tuple[str, ...], ...]) -> list[str]:
    """Of parameters of which one is shown, the first that has a value, if any has."""
    return list(filter(None, (counting(citation, kind, group) for group in groups)))[:1]


def _is_article(citation: Citation, kind: str) -> bool:
    """Whether the title of a citation is that of an article in an encyclopedia, which it names."""
    if kind not in {"encyclopaedia", "citation"} or not citation.value(*ENCYCLOPEDIAS, *_SCRIPT_ENCYCLOPEDIAS):
        return False
    return not (citation.value(*CHAPTERS) and citation.value("title", "script-title"))
