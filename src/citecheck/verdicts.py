"""What a citation and a claim are worth: one pure function over citations, findings and link results.

Only weak sources, links, archives, impossible identifiers and citations that identify nothing weigh; the form of a
date or a parameter's old name never does, and neither does a finding that the page's author has ignored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from citecheck import identifiers
from citecheck.model import (
    Citation,
    CitationKind,
    Claim,
    Finding,
    LinkResult,
    LinkRole,
    Reason,
    Severity,
    Standing,
    Status,
    Verdict,
)

NOTHING_IDENTIFIED = "FD001"
DEAD_LINK = "LK001"

# A work of these templates can be found in a library or a newspaper's archive by what is printed on it: each row
# names parameters of which one must be there. A web page can not.
_AUTHORS = ("author", "author1", "authors", "last", "last1", "vauthors", "editor", "editor-last", "editor1-last")
_PUBLISHERS = ("publisher", "institution", "work", "journal", "series")
_PERIODICALS = ("newspaper", "journal", "magazine", "periodical", "work", "publisher")
_DATES = ("date", "year")
_TITLES = ("title", "chapter", "script-title", "trans-title", "contribution", "article", "entry", "section")
_BOOKLIKE = ((_TITLES, (*_AUTHORS, *_PUBLISHERS)),)
_PERIODICAL = ((_TITLES, _PERIODICALS, _DATES),)
FINDABLE: Mapping[str, Sequence[Sequence[Sequence[str]]]] = {
    "citation": ((_TITLES, _AUTHORS, ("publisher", "newspaper", "journal", "magazine", "periodical"), _DATES),),
    "cite book": _BOOKLIKE,
    "cite conference": _BOOKLIKE,
    "cite dictionary": _BOOKLIKE,
    "cite encyclopedia": _BOOKLIKE,
    "cite encyclopaedia": _BOOKLIKE,
    "cite journal": _PERIODICAL,
    "cite magazine": _PERIODICAL,
    "cite map": _BOOKLIKE,
    "cite news": _PERIODICAL,
    "cite newspaper": _PERIODICAL,
    "cite report": _BOOKLIKE,
    "cite techreport": _BOOKLIKE,
    "cite tech report": _BOOKLIKE,
    "cite thesis": _BOOKLIKE,
    "vcite book": _BOOKLIKE,
    "vcite journal": _PERIODICAL,
    "vcite news": _PERIODICAL,
}

_ORDER = tuple(Standing)  # best first
_LIVE = frozenset({Status.ALIVE, Status.MOVED})


class _Access(StrEnum):
    """What the links of a citation come to."""

    NO_LINK = "no_link"
    LIVE = "live"
    DRIFTED = "drifted"
    UNCERTAIN = "uncertain"
    DEAD = "dead"


def judge(
    citations: Sequence[Citation],
    claims: Sequence[Claim],
    findings: Iterable[Finding],
    links: Mapping[str, LinkResult],
) -> tuple[dict[str, Verdict], dict[str, Verdict]]:
    """The standing of each citation and the verdict on each claim of one page, both by id."""
    of_citation: dict[str | None, list[Finding]] = {}
    for finding in findings:
        of_citation.setdefault(finding.citation, []).append(finding)
    standings = {citation.id: standing(citation, of_citation.get(citation.id, ()), links) for citation in citations}
    verdicts = {claim.id: verdict([standings[cited] for cited in claim.citations]) for claim in claims}
    return standings, verdicts


def standing(citation: Citation, findings: Sequence[Finding], links: Mapping[str, LinkResult]) -> Verdict:
    """What one citation is worth: the worst of what weighs on it."""
    heard = [finding for finding in findings if not finding.ignored]
    if identifying_nothing := _codes(heard, NOTHING_IDENTIFIED):
        return Verdict(Standing.BROKEN, identifying_nothing)
    access = _access(citation, links)
    if access is _Access.DEAD and any(finding.ignored and finding.code == DEAD_LINK for finding in findings):
        access = _Access.NO_LINK
    weak = [finding for finding in heard if finding.code.startswith("SR") and finding.severity is not Severity.NOTE]
    because = _codes(weak, "SR")
    if access is _Access.DRIFTED:
        return Verdict(Standing.WEAK, (*because, *_codes(heard, "LK")))
    if access is _Access.LIVE:
        return Verdict(Standing.WEAK, because) if because else Verdict(Standing.GOOD)
    if findable(citation):
        because += _codes(heard, DEAD_LINK) if access is _Access.DEAD else ()
        return Verdict(Standing.WEAK, because) if because or access is _Access.DEAD else Verdict(Standing.GOOD)
    if access is _Access.DEAD:
        return Verdict(Standing.BROKEN, _codes(heard, DEAD_LINK))
    if impossible := _codes([finding for finding in heard if finding.severity is Severity.ERROR], "ID"):
        because += impossible if access is _Access.NO_LINK else ()
    if because:
        return Verdict(Standing.WEAK, because)
    if access is _Access.UNCERTAIN:
        return Verdict(Standing.UNKNOWN, _codes(heard, "LK"))
    return Verdict(Standing.GOOD)


def verdict(standings: Sequence[Verdict]) -> Verdict:
    """A claim is as good as its best citation; why, where that is not good."""
    best = min((cited.standing for cited in standings), key=_ORDER.index)
    reasons = dict.fromkeys(code for cited in standings if cited.standing is best for code in cited.because)
    return Verdict(best, tuple(reasons))


def findable(citation: Citation) -> bool:
    """Whether the work can be found without its link: by an identifier that can exist, or as printed matter."""
    if citation.kind not in (CitationKind.TEMPLATE, CitationKind.ORPHAN):
        return False
    if any(identifier.fault is None for identifier in identifiers.of(citation)):
        return True
    ways = FINDABLE.get(citation.template or "", ())
    return any(all(citation.value(*names) for names in way) for way in ways)


def _access(citation: Citation, links: Mapping[str, LinkResult]) -> _Access:
    """What the links come to: the source's own first, a working archive copy in the stead of what is not live."""
    own = [links.get(link.target) for link in citation.links if link.role is not LinkRole.ARCHIVE]
    copies = [links.get(link.target) for link in citation.links if link.role is LinkRole.ARCHIVE]
    results = own + copies
    if not results:
        return _Access.NO_LINK
    live = [result for result in results if result and result.status in _LIVE]
    if any(result.reason is not Reason.DRIFT for result in live):
        return _Access.LIVE
    if live:
        return _Access.DRIFTED
    if any(result is None or result.status is not Status.DEAD for result in results):
        return _Access.UNCERTAIN
    return _Access.DEAD


def _codes(findings: Iterable[Finding], prefix: str) -> tuple[str, ...]:
    """The codes that begin like this, each once, in order."""
    return tuple(dict.fromkeys(finding.code for finding in findings if finding.code.startswith(prefix)))
