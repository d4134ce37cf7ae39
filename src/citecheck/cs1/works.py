"""What Citation Style 1 shows of a work: which parameter is its title, its volume, its pages, by class and company.

A class of templates makes nothing of some parameters that it knows, and `citation` decides by what stands beside them.
"""

from __future__ import annotations

from collections.abc import Mapping

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
BOOKS = frozenset({"book", "encyclopaedia"})
NO_TITLE = frozenset({"none", "off"})
"""What `title` says of an article that has none."""
WITH_CONTRIBUTORS = frozenset({"book", "citation"})
"""The classes in which those count who contributed to a book."""

_BOOK_TITLES = same_thing()["book-title"]
_SCRIPT_ENCYCLOPEDIAS = same_thing()["script-encyclopedia"]
# Addresses are what these are found by.
_OF_THE_WEB = frozenset({"web", "podcast", "mailinglist"})
# The module reports a chapter in these as ignored, and a periodical in those.
_CHAPTER_IGNORED = frozenset(table("texts")["chapter_ignored"])
_PERIODICAL_IGNORED = frozenset(table("texts")["periodical_ignored"])


def counting(citation: Citation, kind: str, names: tuple[str, ...]) -> str | None:
    """Of the names of one parameter the first that has a value which the module reads."""
    return next((name for name in names if name in citation.values and is_kept(citation, kind, name)), None)


def periodical(citation: Citation, kind: str) -> str | None:
    """The parameter that names the periodical of a citation, in Latin script if it is given so."""
    return counting(citation, kind, PERIODICALS) or counting(citation, kind, SCRIPT_PERIODICALS)


def is_book(citation: Citation, kind: str) -> bool:
    """Whether a citation is of a book or an encyclopedia: `citation` is where it names no periodical."""
    return kind in BOOKS or (kind == "citation" and periodical(citation, kind) is None)


def needs_address(values: Mapping[str, str], kind: str) -> bool:
    """Whether the module reports such a citation where it has no address of a page."""
    return kind in _OF_THE_WEB or (kind == "citation" and "website" in values)


def ignores_chapter(values: Mapping[str, str], kind: str) -> bool:
    """Whether the module reports what such a citation says of a chapter as ignored."""
    return kind in _CHAPTER_IGNORED or (kind == "citation" and not values.keys().isdisjoint(PERIODICALS))


def ignores_periodical(values: Mapping[str, str], kind: str) -> bool:
    """Whether the module reports the periodical of such a citation as ignored."""
    return kind in _PERIODICAL_IGNORED or (kind == "citation" and not values.keys().isdisjoint(ENCYCLOPEDIAS))


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
    if citation.values.get("title") not in NO_TITLE or kind not in {"journal", "citation"}:
        return False
    return counting(citation, kind, PERIODICALS) == "journal"


def _first(citation: Citation, kind: str, groups: tuple[tuple[str, ...], ...]) -> list[str]:
    """Of parameters of which one is shown, the first that has a value, if any has."""
    return list(filter(None, (counting(citation, kind, group) for group in groups)))[:1]


def _is_article(citation: Citation, kind: str) -> bool:
    """Whether the title of a citation is that of an article in an encyclopedia, which it names."""
    if kind not in {"encyclopaedia", "citation"} or not citation.value(*ENCYCLOPEDIAS, *_SCRIPT_ENCYCLOPEDIAS):
        return False
    return not (citation.value(*CHAPTERS) and citation.value("title", "script-title"))
