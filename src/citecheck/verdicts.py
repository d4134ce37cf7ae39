"""What a citation and a claim are worth: one pure function over citations, findings and link results.

Only weak sources, links, archives, impossible identifiers and citations that identify nothing weigh; the form of a
date or a parameter's old name never does, and neither does a finding that the page's author has ignored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache

from citecheck import archives, identifiers
from citecheck.cs1.templates import class_of, title_of
from citecheck.model import (
    Citation,
    Claim,
    Finding,
    Link,
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
DRIFTED_LINK = "LK006"
MISSING_WORK = "CL004"
_WEIGHING = ("SR", "LK", "ID", NOTHING_IDENTIFIED, MISSING_WORK)

# A work of these templates can be found in a library or a newspaper's archive by what is printed on it: each row
# names parameters of which one must be there. A web page can not.
_AUTHORS = (
    "author",
    "author1",
    "authors",
    "last",
    "last1",
    "vauthors",
    "editor",
    "editor1",
    "editors",
    "editor-last",
    "editor1-last",
)
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

# What `url-status` says of an address that answers with something else than what was cited.
_REPLACED = frozenset({"deviated", "unfit", "usurped"})
_ORDER = tuple(Standing)  # best first
_LIVE = frozenset({Status.ALIVE, Status.MOVED})


class _Access(IntEnum):
    """What the links of a citation come to, best first."""

    NO_LINK = 0
    LIVE = 1
    UNCERTAIN = 2
    DRIFTED = 3
    DEAD = 4


# The finding that tells of this; ignored, it does not weigh.
_TOLD_BY = {_Access.DEAD: DEAD_LINK, _Access.DRIFTED: DRIFTED_LINK}


def judge(
    citations: Sequence[Citation],
    claims: Sequence[Claim],
    findings: Iterable[Finding],
    links: Mapping[str, LinkResult],
) -> tuple[dict[str, Verdict], dict[str, Verdict]]:
    """The standing of each citation and the verdict on each claim of one page, both by id.

    A short form is worth what the works are that it names, the best of them where it may be several.
    """
    of_citation: dict[str | None, list[Finding]] = {}
    for finding in findings:
        if finding.code.startswith(_WEIGHING):
            of_citation.setdefault(finding.citation, []).append(finding)
    standings = {
        citation.id: standing(citation, of_citation.get(citation.id, ()), links)
        for citation in citations
        if citation.works is None
    }
    for citation in citations:
        if citation.works is not None:
            works = [standings[work] for work in citation.works]
            standings[citation.id] = verdict(works) if works else _missing(of_citation.get(citation.id, ()))
    verdicts = {claim.id: verdict([standings[cited] for cited in claim.citations]) for claim in claims}
    return standings, verdicts


def standing(citation: Citation, findings: Sequence[Finding], links: Mapping[str, LinkResult]) -> Verdict:
    """What one citation is worth: the worst of what weighs on it."""
    heard = [finding for finding in findings if not finding.ignored]
    if identifying_nothing := _codes(heard, NOTHING_IDENTIFIED):
        return Verdict(Standing.BROKEN, identifying_nothing)
    access = _access(citation, links)
    if any(finding.ignored and finding.code == _TOLD_BY.get(access) for finding in findings):
        access = _Access.NO_LINK
    unreliable = _codes([finding for finding in heard if finding.severity is not Severity.NOTE], "SR")
    impossible = _codes([finding for finding in heard if finding.severity is Severity.ERROR], "ID")
    found = findable(citation)
    match access:
        case _Access.DEAD if found:
            weighed = Verdict(Standing.WEAK, (*unreliable, *_codes(heard, DEAD_LINK)))
        case _Access.DEAD:
            weighed = Verdict(Standing.BROKEN, _codes(heard, DEAD_LINK))
        case _Access.DRIFTED:
            weighed = Verdict(Standing.WEAK, (*unreliable, *_codes(heard, "LK")))
        case _Access.NO_LINK if impossible and not found:
            weighed = Verdict(Standing.WEAK, (*unreliable, *impossible))
        case _ if unreliable:
            weighed = Verdict(Standing.WEAK, unreliable)
        case _Access.UNCERTAIN if not found:
            weighed = Verdict(Standing.UNKNOWN, _codes(heard, "LK"))
        case _:
            weighed = Verdict(Standing.GOOD)
    return weighed


def _missing(findings: Sequence[Finding]) -> Verdict:
    """What a short form is worth whose work is not found: nobody can tell."""
    return Verdict(Standing.UNKNOWN, _codes([finding for finding in findings if not finding.ignored], MISSING_WORK))


def verdict(standings: Sequence[Verdict]) -> Verdict:
    """A claim is as good as its best citation; why, where that is not good."""
    best = min((cited.standing for cited in standings), key=_ORDER.index)
    reasons = dict.fromkeys(code for cited in standings if cited.standing is best for code in cited.because)
    return Verdict(best, tuple(reasons))


def findable(citation: Citation) -> bool:
    """Whether the work can be found without its link: by an identifier that can exist, or as printed matter."""
    if any(identifier.finds_work for identifier in identifiers.of(citation)):
        return True
    return any(all(citation.value(*names) for names in way) for way in _ways(citation.template))


@lru_cache(maxsize=1024)
def _ways(template: str | None) -> Sequence[Sequence[Sequence[str]]]:
    """How the works of a template can be found; its redirects are the same."""
    kind = class_of(template)
    return FINDABLE.get(title_of(kind).lower() if kind else template or "", ())


def _access(citation: Citation, links: Mapping[str, LinkResult]) -> _Access:
    """What the links come to: the best of them, for a working copy stands in for a source that is gone."""
    return min((_opened(citation, link, links.get(link.target)) for link in citation.links), default=_Access.NO_LINK)


def _opened(citation: Citation, link: Link, result: LinkResult | None) -> _Access:
    """What one link comes to; one without a result was not judged."""
    if result is None or result.status not in {*_LIVE, Status.DEAD}:
        return _Access.UNCERTAIN
    if result.status is Status.DEAD:
        return _Access.DEAD
    if result.reason is Reason.DRIFT:
        return _Access.DRIFTED
    return _Access.UNCERTAIN if _is_replaced(citation, link) else _Access.LIVE


def _is_replaced(citation: Citation, link: Link) -> bool:
    """Whether the citation says of its page's address that something else answers there, well as it may answer."""
    if citation.value("url-status").lower() not in _REPLACED:
        return False
    return link.role is LinkRole.SOURCE and archives.snapshot(link.target) is None


def _codes(findings: Sequence[Finding], prefix: str) -> tuple[str, ...]:
    """The codes that begin like this, each once, in order."""
    return tuple(dict.fromkeys(finding.code for finding in findings if finding.code.startswith(prefix)))
