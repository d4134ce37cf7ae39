"""What Module:Citation/CS1 makes of the addresses of a citation: which it takes, which it drops, which it shows.

The order of the steps is the module's (early 2026): a copy that is none is dropped together with its date; then a
journal's article is linked by its identifier where no address is given; then the copy takes the place of the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from citecheck import identifiers
from citecheck.cs1.seen import first, is_read, seen
from citecheck.cs1.templates import rendered_with
from citecheck.cs1.works import NO_TITLE, ignores_chapter
from citecheck.model import Citation, Page
from citecheck.rules.wayback import no_snapshot

ARCHIVE_DATES = ("archive-date", "archivedate")
ARCHIVE_URLS = ("archive-url", "archiveurl")
CHAPTER_URLS = ("chapter-url", "contribution-url", "entry-url", "article-url", "section-url")
PAGE_URLS = ("url", "URL")
# Those of an event and a transcript are shown whatever becomes of the others.
OTHER_URLS = (("conference-url",), ("transcript-url",))

_OF_COPIES = frozenset({*ARCHIVE_URLS, *ARCHIVE_DATES, "url-status"})
_CHAPTERS = ("chapter", "contribution", "entry", "article", "section")
_MAP_URLS = ("map-url", "mapurl")
_ENCYCLOPEDIAS = ("encyclopedia", "encyclopaedia", "dictionary")
_LIVE = "live"
_HIDDEN = frozenset({"unfit", "usurped", "bot: unknown"})


class Shown(Struct, frozen=True):
    """The addresses of one citation by the names of the parameters that count; None where there is none or it is lost.

    `written` is the copy as it is given, `repeats` says that its address is the page's own; `copy` is the same unless
    it is refused, and `date` is dropped with it. `identified` says that an identifier links the title, which makes a
    copy one of nothing. `kind` is the class of the citation's template.
    """

    values: Mapping[str, str]
    kind: str
    page: str | None
    chapter: str | None
    written: str | None
    repeats: bool
    copy: str | None
    date: str | None
    identified: bool

    @property
    def linked(self) -> frozenset[str]:
        """The names of the parameters whose addresses are shown as links."""
        return frozenset(_linked(self))


@lru_cache(maxsize=1)
def with_copies(page: Page) -> tuple[tuple[Citation, Shown], ...]:
    """The citations of a page in which anything is said of an archived copy, where their template knows copies."""
    return tuple(
        (citation, shown(citation, kind))
        for citation, kind in rendered_with(page, _OF_COPIES)
        if any(is_read(citation, kind, name) for name in _OF_COPIES.intersection(citation.values))
    )


def shown(citation: Citation, kind: str) -> Shown:
    """What is shown of the addresses of a citation of this class."""
    values = seen(citation, kind)
    page, chapter = first(values, PAGE_URLS), first(values, CHAPTER_URLS)
    written, date = first(values, ARCHIVE_URLS), first(values, ARCHIVE_DATES)
    refused = written is not None and _is_refused(values[written])
    repeats = written is not None and not refused and values[written] in _addresses(values, page, chapter)
    copy = written
    if refused or repeats:
        copy = date = None
    identified = kind == "journal" and not page and is_linked_by_identifier(values)
    return Shown(values, kind, page, chapter, written, repeats, copy, date, identified)


def has_copy(citation: Citation, kind: str) -> bool:
    """Whether a citation names an archived copy that the module takes for one."""
    return not citation.values.keys().isdisjoint(ARCHIVE_URLS) and shown(citation, kind).copy is not None


def is_called_archived(citation: Citation, kind: str) -> bool:
    """Whether a citation names a copy, its day and what it is a copy of: without all of it, none is spoken of."""
    found = shown(citation, kind)
    original = _chapter(found.values, kind) or found.page
    return None not in (found.copy, found.date, original) and not found.identified


def _addresses(values: Mapping[str, str], *names: str | None) -> set[str]:
    """The values of these parameters."""
    return {values[name] for name in names if name}


def _is_refused(url: str) -> bool:
    """Whether the module takes this for no copy."""
    fault = no_snapshot(url) if "archive.org/" in url else None
    return fault is not None and fault.cs1


def is_linked_by_identifier(values: Mapping[str, str]) -> bool:
    """Whether an article is linked to PubMed Central, or to a publisher who lets everybody read it, by its number."""
    if "title-link" in values or values.get("title", "").lower() in NO_TITLE:
        return False
    pmc, doi = first(values, ("pmc", "PMC")), first(values, ("doi", "DOI"))
    if pmc and "pmc-embargo-date" not in values and identifiers.examine("pmc", values[pmc]) is None:
        return True
    is_free = values.get("doi-access") == "free" and "doi-broken-date" not in values
    return is_free and doi is not None and identifiers.examine("doi", values[doi]) is None


def _linked(shown: Shown) -> set[str]:
    """The parameters whose addresses become links: of the page, the chapter, the copy, and those beside."""
    values, kind, page = shown.values, shown.kind, shown.page
    copy = None if shown.identified else shown.copy
    links = {name for names in OTHER_URLS if (name := first(values, names))}
    chapter = _chapter(values, kind)
    original = chapter or page
    if copy and original:
        status = values.get("url-status", "")
        if shown.date and status not in _HIDDEN:
            links.add(copy if status == _LIVE else original)
        # The copy takes the place of the address that it is a copy of.
        if status != _LIVE:
            page, chapter = (page, copy) if chapter else (copy, None)
    if ignores_chapter(values, kind):
        chapter = None
    return links | {name for name in (page, chapter) if name}


def _chapter(values: Mapping[str, str], kind: str) -> str | None:
    """The parameter whose address the module takes for that of a chapter, or of what takes a chapter's place."""
    if kind == "map":
        return first(values, _MAP_URLS)
    chapter = first(values, CHAPTER_URLS)
    return None if chapter and _is_replaced(values, kind) else chapter


def _is_replaced(values: Mapping[str, str], kind: str) -> bool:
    """Whether the title and its address take the place of a chapter's."""
    if kind == "episode":
        return True
    if kind == "conference":
        return not values.keys().isdisjoint(("book-title", "booktitle"))
    return (
        kind in {"citation", "encyclopaedia"}
        and not values.keys().isdisjoint(_ENCYCLOPEDIAS)
        and not values.keys().isdisjoint(("title", "script-title"))
        and values.keys().isdisjoint(_CHAPTERS)
    )
