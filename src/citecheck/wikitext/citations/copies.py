"""Archived copies that templates of their own name, `{{webarchive}}` and its like: links of the citation beside.

Only what is an archive's address, or becomes one with the date that is given, is taken for a copy.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from citecheck import archives, urls
from citecheck.model import Citation, CitationKind, Link, LinkRole, Span, TagKind
from citecheck.regions import Regions
from citecheck.wikitext.markup.scan import Skeleton, Syntax, Template
from citecheck.wikitext.markup.templates import parameters_of, value_of
from citecheck.wikitext.tags.names import KINDS
from citecheck.wikitext.tags.places import Places

# The template of this name gives the page's address and the moment; it shows its reader the copy alone.
_WAYBACK = "wayback"
_WAYBACK_COPY = "https://web.archive.org/web/"
_MOMENT = re.compile(r"[0-9]{4,14}")


def with_copies(
    text: str, page: Span, skeleton: Skeleton, syntax: Syntax, citations: tuple[Citation, ...]
) -> tuple[Citation, ...]:
    """The citations of a page, those that are nothing but a copy beside another one made links of that one."""
    naming = [template for template in skeleton.templates if KINDS.get(template.name) is TagKind.ARCHIVED_COPY]
    if not naming:
        return citations
    moments = {template.span.start: _moment(text, template, syntax) for template in naming}
    named = Regions(template.span for template in naming)
    told = [_told(citation, named, moments) for citation in citations]
    places = Places(text, page, skeleton, told)
    holders: dict[str, str] = {}
    moved: dict[str, list[Link]] = {}
    ends: dict[str, int] = {}
    for span in named.spans:
        beside = places.said_of(TagKind.ARCHIVED_COPY, span)
        if beside is None:
            continue
        holder = holders.get(beside, beside)
        for inside in places.within(span):
            if inside.id != holder and all(link.role is LinkRole.ARCHIVE for link in inside.links):
                holders[inside.id] = holder
                moved.setdefault(holder, []).extend(inside.links)
                ends[holder] = span.end
    kept = _alone([_with(citation, moved, ends) for citation in told if citation.id not in holders], named)
    return tuple(replace(citation, id=f"c{number}") for number, citation in enumerate(kept, 1))


def _moment(text: str, template: Template, syntax: Syntax) -> str | None:
    """The moment that tells a template which copy of a page it is to show."""
    if template.name != _WAYBACK:
        return None
    for parameter in parameters_of(text, template, syntax):
        if parameter.name == "date" and _MOMENT.fullmatch(moment := value_of(parameter.value)):
            return moment
    return None


def _told(citation: Citation, named: Regions, moments: Mapping[int, str | None]) -> Citation:
    """A citation with the role of a copy given to those of its links that a template names as one."""
    places = [named.holding(link.span.start) for link in citation.links]
    if not any(places):
        return citation
    links = (
        _as_copy(link, moments[place.start]) if place else link
        for link, place in zip(citation.links, places, strict=True)
    )
    return replace(citation, links=tuple(links))


def _as_copy(link: Link, moment: str | None) -> Link:
    """A link as that of a copy, where it is one or becomes one with the moment that is given."""
    if archives.read(link.target) is not None:
        return replace(link, role=LinkRole.ARCHIVE)
    if moment is None:
        return link
    return replace(link, role=LinkRole.ARCHIVE, target=urls.target(f"{_WAYBACK_COPY}{moment}/{link.url}"))


def _alone(citations: Sequence[Citation], named: Regions) -> list[Citation]:
    """The citations, a bare address with the span of the template in which it stands alone."""
    templates = [named.holding(citation.span.start) for citation in citations]
    held = Counter(templates)
    return [
        replace(citation, span=template)
        if template and held[template] == 1 and citation.kind is CitationKind.BARE_URL
        else citation
        for citation, template in zip(citations, templates, strict=True)
    ]


def _with(citation: Citation, moved: Mapping[str, Sequence[Link]], ends: Mapping[str, int]) -> Citation:
    """A citation with the copies beside it; a bare address goes as far as what names its copy."""
    if citation.id not in moved:
        return citation
    end = ends[citation.id] if citation.kind is CitationKind.BARE_URL else citation.span.end
    span = Span(citation.span.start, max(citation.span.end, end))
    return replace(citation, span=span, links=(*citation.links, *moved[citation.id]))
