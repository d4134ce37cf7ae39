"""Which addresses of a citation are its source, and which are copies of it in an archive."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck import sources, urls
from citecheck.cs1.templates import rendered
from citecheck.model import Citation, Link, LinkResult, LinkRole, Page, Parameter, Reason, Status
from citecheck.rules.catalogue import Context
from citecheck.rules.values import written
from citecheck.rules.wayback import no_snapshot
from citecheck.sources import Category

# Where a copy stands, and the parameters of which it can be a copy (Module:Citation/CS1).
ARCHIVE_DATES = ("archive-date", "archivedate")
ARCHIVE_URLS = ("archive-url", "archiveurl")
CHAPTER_URLS = ("chapter-url", "contribution-url", "entry-url", "article-url", "section-url")
SOURCE_URLS = ("url", "URL", *CHAPTER_URLS)
# The same, and addresses that stand in no parameter.
SOURCE_PARAMETERS = frozenset({None, *SOURCE_URLS})
# These classes of templates know no archived copies; what is written is ignored.
_WITHOUT_COPIES = frozenset({"arxiv", "biorxiv", "citeseerx", "medrxiv", "ssrn"})
_ARCHIVES = frozenset({Category.ARCHIVE, Category.DEPRECATED_ARCHIVE})


def counting(citation: Citation, names: tuple[str, ...]) -> Parameter:
    """Of a parameter's aliases the first that has a value, which is the one that counts; one of them has."""
    return written(citation, next(name for name in names if name in citation.values))


def is_copy(link: Link) -> bool:
    """Whether an address is given as an archive's copy, or is one of an archive's."""
    if link.role is LinkRole.ARCHIVE:
        return True
    return any(entry.category in _ARCHIVES for entry in sources.entries(link.target))


def is_deprecated(url: str) -> bool:
    """Whether an address is a copy in a service that Citation Style 1 no longer shows, with all that belongs to it."""
    return "archive." in url and sources.entry(urls.target(url), Category.DEPRECATED_ARCHIVE) is not None


def copies(citation: Citation) -> tuple[Link, ...]:
    """The copies beside the source; none where a copy is all there is, for then it is the source."""
    found = tuple(link for link in citation.links if is_copy(link))
    return found if len(found) < len(citation.links) else ()


def is_sound(result: LinkResult | None) -> bool:
    """Whether an address was seen to open what it should."""
    return result is not None and result.status in {Status.ALIVE, Status.MOVED} and result.reason is not Reason.DRIFT


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


def knowing_copies(page: Page) -> Iterator[Citation]:
    """The citations whose template knows archived copies."""
    for citation, kind in rendered(page):
        if kind not in _WITHOUT_COPIES:
            yield citation


def repeats_source(citation: Citation, url: str) -> bool:
    """Whether an archived copy's address is that of the page itself."""
    return url in (citation.value("url", "URL"), citation.value(*CHAPTER_URLS))


def is_left_out(citation: Citation) -> bool:
    """Whether a copy is in a service for which the module leaves out the copy, its date and all else of it."""
    return any(is_deprecated(citation.values.get(name, "")) for name in ARCHIVE_URLS)


def named_copy(citation: Citation) -> str:
    """The address of the archived copy, or nothing where it is faulted already: it repeats the page's, or is no copy.

    Module:Citation/CS1 takes such an address for absent, and so do the other rules of this family.
    """
    url = citation.value(*ARCHIVE_URLS)
    if not url or repeats_source(citation, url) or is_left_out(citation):
        return ""
    fault = no_snapshot(url)
    return "" if fault and fault.cs1 else url
