"""What editors have said on a page, by the citation that they said it of, and how a message repeats it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache

from citecheck import dates
from citecheck.dates import Date, Style
from citecheck.model import Citation, Page, Tag, TagKind


def tagged(page: Page, kinds: Container[TagKind]) -> Iterator[tuple[Citation, Tag]]:
    """The citations of which an editor has said something of these kinds, each with the first tag that says so."""
    by_citation = _by_citation(page)
    if not by_citation:
        return
    for citation in page.citations:
        tag = next((tag for tag in by_citation.get(citation.id, ()) if tag.kind in kinds), None)
        if tag:
            yield citation, tag


def tag_of(page: Page, citation: Citation, kind: TagKind) -> Tag | None:
    """The first tag of this kind that is about a citation."""
    return next((tag for tag in _by_citation(page).get(citation.id, ()) if tag.kind is kind), None)


def since(tag: Tag) -> str:
    """When a tag was set, as words to go on with: " in May 2014"; nothing where it names no day, month or year."""
    found = dates.read(tag.date) if tag.date else None
    if not isinstance(found, Date) or found.style is Style.NONE:
        return ""
    return f" {'on' if found.earliest == found.latest else 'in'} {tag.date}"


def set_as(tag: Tag) -> str:
    """A tag and when it was set, as a message begins: `Tagged {{cn}} in May 2014`."""
    return f"Tagged {{{{{tag.template}}}}}{since(tag)}"


@lru_cache(maxsize=1)
def _by_citation(page: Page) -> Mapping[str, list[Tag]]:
    """The tags of a page by the citation that they are about."""
    found: defaultdict[str, list[Tag]] = defaultdict(list)
    for tag in page.tags:
        if tag.citation is not None:
            found[tag.citation].append(tag)
    return dict(found)
