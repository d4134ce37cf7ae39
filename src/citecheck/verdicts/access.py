"""What the links of a citation come to: whether any of them opens what was cited."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from urllib.parse import unquote

from msgspec import Struct

from citecheck import archives, identifiers, sources
from citecheck.model import Citation, Finding, Link, LinkResult, LinkRole, Reason, Severity, Status
from citecheck.sources import Category
from citecheck.verdicts.findable import is_findable


class Access(IntEnum):
    """What the links of a citation come to, best first: the best of them counts."""

    LIVE = 0
    NO_LINK = 1
    UNCERTAIN = 2
    DRIFTED = 3
    DEAD = 4


ASIDE = frozenset({
    "agency", "author", "conference-url", "conferenceurl", "lay-url", "layurl", "location", "postscript", "publisher",
    "quote", "via",
})  # fmt: skip
"""Addresses in these parameters lead to something beside the source: who brought it out, what was said of it."""

# What was seen of a link, and the finding that tells so: ignored, it vouches for the link, for somebody has looked.
_BY_STATUS: Mapping[Status, tuple[Access, str]] = {
    Status.ALIVE: (Access.LIVE, ""),
    Status.MOVED: (Access.LIVE, ""),
    Status.DEAD: (Access.DEAD, "LK001"),
    Status.BLOCKED: (Access.UNCERTAIN, "LK004"),
    Status.UNREACHABLE: (Access.UNCERTAIN, "LK005"),
    Status.SKIPPED: (Access.UNCERTAIN, ""),
}
_DRIFT = (Access.DRIFTED, "LK006")
_DOI = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(?P<doi>10\.[^?]+)", re.IGNORECASE)
# Of the address of an archive: it opens no copy, or one of another page.
_NO_COPY, _COPY_OF_ANOTHER = "AR005", "AR010"
# What `url-status` says of an address that answers with something else than what was cited.
_REPLACED = frozenset({"deviated", "unfit", "usurped"})


def access_of(citation: Citation, findings: Sequence[Finding], links: Mapping[str, LinkResult]) -> Access:
    """What the links come to: the best of them, for a working copy stands in for a source that is gone."""
    seen = (
        _Seen(citation, link, links.get(link.target), findings)
        for link in citation.links
        if link.parameter not in ASIDE
    )
    return min(map(_opened, seen), default=Access.NO_LINK)


class _Seen(Struct, frozen=True):
    """One link of a citation: what came of asking for it, None where nobody did, and what is found of the citation."""

    citation: Citation
    link: Link
    result: LinkResult | None
    findings: Sequence[Finding]


def _opened(seen: _Seen) -> Access:
    """What one link comes to."""
    access, told_by = _plainly(seen.result)
    if any(finding.ignored and finding.code == told_by for finding in seen.findings):
        return Access.LIVE
    for is_so, truly in _AT_A_CLOSER_LOOK[access]:
        if is_so(seen):
            return truly
    return access


def _plainly(result: LinkResult | None) -> tuple[Access, str]:
    """What a result comes to by itself, and the finding that tells so."""
    if result is None:
        return Access.UNCERTAIN, ""
    return _DRIFT if result.reason is Reason.DRIFT else _BY_STATUS[result.status]


def _is_no_copy(seen: _Seen) -> bool:
    """Whether an archive's address that answers is known to show something else; a title that is seen is proof."""
    codes = {
        finding.code
        for finding in seen.findings
        if finding.span == seen.link.span and not finding.ignored and finding.severity is not Severity.NOTE
    }
    is_shown = seen.result is not None and seen.result.title_seen
    return _NO_COPY in codes or (_COPY_OF_ANOTHER in codes and not is_shown)


def _is_replaced(seen: _Seen) -> bool:
    """Whether the citation says of its page's address that something else answers there, well as it may answer."""
    if seen.citation.value("url-status").lower() not in _REPLACED:
        return False
    return seen.link.role is LinkRole.SOURCE and archives.snapshot(seen.link.target) is None


def _is_doi(seen: _Seen) -> bool:
    """Whether an address is a DOI, which finds its work as well as one in a parameter does."""
    address = _DOI.match(seen.link.target)
    return address is not None and identifiers.examine("doi", unquote(address["doi"])) is None


def _is_mere_offer(seen: _Seen) -> bool:
    """Whether a link only tells where a work was sold that can be found without it."""
    return sources.entry(seen.link.target, Category.SHOP_PAGE) is not None and is_findable(seen.citation)


def _is_copy_alone(seen: _Seen) -> bool:
    """Whether a link is to a copy of a page for whose own address nobody has asked: who knows what became of that."""
    others = seen.citation.links
    return _is_copy(seen.link) and all(other.role is not LinkRole.SOURCE or _is_copy(other) for other in others)


def _is_copy(link: Link) -> bool:
    if link.role is LinkRole.IDENTIFIER:
        return False
    return archives.snapshot(link.target) is not None or bool(sources.entry(link.target, Category.SEARCH_CACHE))


_AT_A_CLOSER_LOOK: Mapping[Access, Sequence[tuple[Callable[[_Seen], bool], Access]]] = {
    Access.LIVE: ((_is_no_copy, Access.DRIFTED), (_is_replaced, Access.UNCERTAIN)),
    Access.UNCERTAIN: ((_is_doi, Access.LIVE),),
    Access.DRIFTED: ((_is_mere_offer, Access.NO_LINK),),
    Access.DEAD: ((_is_mere_offer, Access.NO_LINK), (_is_copy_alone, Access.UNCERTAIN)),
}
"""What else may be so of a link that comes to this plainly, and what it comes to then; the first that is so counts."""
