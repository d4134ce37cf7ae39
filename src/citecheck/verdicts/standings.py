"""What one citation is worth, and what several come to.

A citation is worth the worst of what weighs on it, a claim the best of its citations. A finding that the page's author
has ignored does not weigh.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from citecheck.model import Citation, CitationKind, Finding, LinkResult, Severity, Standing, Verdict
from citecheck.verdicts.access import Access, access_of
from citecheck.verdicts.findable import is_findable
from citecheck.verdicts.pointing import only_points
from citecheck.verdicts.weights import Ground, codes

WORTH: Mapping[Access, tuple[Standing, Standing]] = {
    Access.LIVE: (Standing.GOOD, Standing.GOOD),
    Access.NO_LINK: (Standing.GOOD, Standing.GOOD),
    Access.UNCERTAIN: (Standing.UNKNOWN, Standing.GOOD),
    Access.DRIFTED: (Standing.WEAK, Standing.WEAK),
    Access.DEAD: (Standing.BROKEN, Standing.WEAK),
}
"""What links make of a work that can be found by them alone, and of one that can be found without them."""

_BEST_FIRST = tuple(Standing)
_ORDER = {standing: place for place, standing in enumerate(_BEST_FIRST)}


def standing(
    citation: Citation,
    findings: Sequence[Finding],
    links: Mapping[str, LinkResult],
    found: Collection[str] = (),
    text: str = "",
) -> Verdict:
    """What one citation is worth: the worst of what weighs on it; what may be none is neither praised nor blamed.

    `found` are addresses of works that another citation tells how to find without them, `text` is all of this one.
    """
    if citation.is_unsure:
        return Verdict(Standing.UNKNOWN)
    if citation.kind is CitationKind.UNTEMPLATED and not citation.links and only_points(text):
        by_links = Verdict(Standing.UNKNOWN)
    else:
        by_links = _by_links(citation, findings, links, found)
    if not findings:
        return by_links
    nameless = codes(findings, Ground.NAMELESS)
    return _worst(
        Verdict(Standing.BROKEN, nameless) if nameless else Verdict(Standing.GOOD),
        _by_source(findings),
        by_links,
    )


def verdict(standings: Sequence[Verdict]) -> Verdict:
    """A claim is as good as its best citation; why, where that is not good."""
    if len(standings) == 1:
        return standings[0]
    return _together(standings, min(_ORDER[cited.standing] for cited in standings))


def _worst(*weighed: Verdict) -> Verdict:
    return _together(weighed, max(_ORDER[one.standing] for one in weighed))


def _together(weighed: Sequence[Verdict], place: int) -> Verdict:
    """Those of one standing as one, with the reasons of all of them."""
    reasons = dict.fromkeys(code for one in weighed if _ORDER[one.standing] == place for code in one.because)
    return Verdict(_BEST_FIRST[place], tuple(reasons))


def _by_source(findings: Sequence[Finding]) -> Verdict:
    poor = codes((finding for finding in findings if finding.severity is not Severity.NOTE), Ground.SOURCE)
    return Verdict(Standing.WEAK, poor) if poor else Verdict(Standing.GOOD)


def _by_links(
    citation: Citation, findings: Sequence[Finding], links: Mapping[str, LinkResult], found: Collection[str]
) -> Verdict:
    """What the links make of a citation; without any, what its identifiers do."""
    access = access_of(citation, findings, links)
    if access is Access.NO_LINK:
        impossible = codes(findings, Ground.NUMBER)
        lost = impossible and not is_findable(citation)
        return Verdict(Standing.WEAK, impossible) if lost else Verdict(Standing.GOOD)
    by_link_alone, anyway = WORTH[access]
    if by_link_alone is anyway or is_findable(citation) or any(link.target in found for link in citation.links):
        worth = anyway
    else:
        worth = by_link_alone
    return Verdict(worth, codes(findings, Ground.LINK) if worth is not Standing.GOOD else ())
