"""Which addresses of a citation are its source, and which are copies of it in an archive."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from citecheck import archives, sources, urls
from citecheck.archives import NoSnapshot, Snapshot
from citecheck.model import Citation, Link, LinkResult, LinkRole, Page, Reason, Status
from citecheck.rules.catalogue import Context
from citecheck.rules.shown import CHAPTER_URLS, PAGE_URLS
from citecheck.sources import Category

# Where the address of the page itself stands: in these parameters, or in none.
SOURCE_PARAMETERS = frozenset({None, *PAGE_URLS, *CHAPTER_URLS})
ARCHIVES = frozenset({Category.ARCHIVE, Category.DEPRECATED_ARCHIVE})


def is_source(link: Link) -> bool:
    """Whether an address is that of the page itself."""
    return link.role is LinkRole.SOURCE and link.parameter in SOURCE_PARAMETERS


def is_copy(link: Link) -> bool:
    """Whether an address is given as an archive's copy, or is one of an archive's."""
    if link.role is LinkRole.ARCHIVE:
        return True
    return any(entry.category in ARCHIVES for entry in sources.entries(link.target))


@lru_cache(maxsize=1)
def at_archives(page: Page) -> tuple[tuple[Citation, Link, Snapshot | NoSnapshot | None], ...]:
    """The addresses of a page at archives, and what each opens; None where only the Wayback Machine's form is known."""
    return tuple(
        (citation, link, opens)
        for citation in page.citations
        for link in citation.links
        if (opens := archives.read(link.url)) or "archive.org/" in link.url
    )


def is_deprecated(url: str) -> bool:
    """Whether an address is a copy in a service that Citation Style 1 no longer shows, with all that belongs to it."""
    return "archive." in url and sources.entry(urls.target(url), Category.DEPRECATED_ARCHIVE) is not None


def copies(citation: Citation) -> tuple[Link, ...]:
    """The copies beside the source; none where a copy is all there is, for then it is the source."""
    found = tuple(link for link in citation.links if is_copy(link))
    return found if len(found) < len(citation.links) else ()


def standing_in(citation: Citation, link: Link, context: Context) -> list[Link]:
    """The copies that may stand in for an address of a citation: those not known to be gone."""
    beside = copies(citation) if link.parameter in SOURCE_PARAMETERS else ()
    if link in beside:
        return []
    found = [(copy, context.links.get(copy.target)) for copy in beside]
    return [copy for copy, result in found if result is None or result.status is not Status.DEAD]


def is_sound(result: LinkResult | None) -> bool:
    """Whether an address was seen to open what it should."""
    return result is not None and result.is_there and result.reason is not Reason.DRIFT


def with_status(page: Page, context: Context, *statuses: Status) -> Iterator[tuple[Citation, Link, LinkResult]]:
    """The addresses of a page that were found in one of these states, each once in every citation."""
    links = context.links
    if not links:
        return
    for citation in page.citations:
        seen = set()
        for link in citation.links:
            result = links.get(link.target)
            if result is not None and result.status in statuses and link.target not in seen:
                seen.add(link.target)
                yield citation, link, result
