"""One page by what a person would do first about it, whatever format shows it.

First the claims that stand on nothing, then those on weak sources only, then those that hang on links nobody could
judge, and last the repairs: findings by which no claim falls. What the page's author has ignored is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from citecheck.model import (
    AuditedPage,
    Citation,
    Claim,
    Document,
    Finding,
    Link,
    LinkResult,
    Reason,
    Severity,
    Standing,
    Status,
)


class Group(Struct, frozen=True):
    """The claims of one standing: what such claims are called, and what a person can do about them."""

    standing: Standing
    title: str
    advice: str


GROUPS = (
    Group(
        Standing.BROKEN,
        "Claims that stand on nothing",
        "All that is cited for them is gone, or names nothing to look for. Cite an archived copy, or another source.",
    ),
    Group(
        Standing.WEAK,
        "Claims on weak sources only",
        "What is cited for them cannot be relied on, or is hard to find. Cite a better source too, or mend the link.",
    ),
    Group(
        Standing.UNKNOWN,
        "Claims that could not be judged",
        "Nothing is proved for or against them. Open their links in a browser; find what is only pointed to.",
    ),
)
"""What does not stand for sure, in the order in which a person would look at it."""


class Repair(StrEnum):
    """What a finding is about by which no claim falls, in the order in which a person would look at it."""

    BESIDE_BETTER = "Bad sources beside better ones"
    SOME_CLAIM = "Faults in how sources are cited"
    LINK = "Links of works that can be found without them, or beside others"
    NO_CLAIM = "Citations that support no claim"
    PAGE = "The page itself"


REPAIRS_ADVICE = "No claim falls by these."

# Reasons that say something of the run and nothing of the address.
NOT_ASKED: Mapping[Reason, str] = {
    Reason.OFFLINE: "were not asked (offline)",
    Reason.TIME_LIMIT: "were not asked before the time was over",
    Reason.INTERRUPTED: "were not asked before the run was stopped",
    Reason.NETWORK_DOWN: "could not be asked: the network is down",
}

_TROUBLE = frozenset({Status.DEAD, Status.BLOCKED, Status.UNREACHABLE, Status.SKIPPED})
_UNJUDGED = _TROUBLE - {Status.DEAD}
_FALLEN = frozenset({Standing.BROKEN, Standing.WEAK})
_LINKS = "LK"
_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Priorities(Struct, frozen=True):
    """A page, the results of its links by target, its findings by the citation they are about, its claims by verdict.

    Of the unknown claims, `asked` hang on links that were asked in vain; of the others, `not_asked` counts why not.
    """

    audited: AuditedPage
    links: Mapping[str, LinkResult]
    citations: Mapping[str, Citation]
    findings: Mapping[str | None, Sequence[Finding]]
    claims: Mapping[Standing, Sequence[Claim]]
    asked: Sequence[Claim]
    not_asked: Mapping[Reason, int]

    @property
    def document(self) -> Document:
        """The page's document."""
        return self.audited.page.document

    def troubles(self, citation: Citation) -> Iterator[tuple[Link, LinkResult]]:
        """The addresses of a citation that are not simply there, each once; those that nobody asked are left out."""
        for target, link in {link.target: link for link in citation.links}.items():
            result = self.links.get(target)
            if result is None or result.reason in NOT_ASKED:
                continue
            if result.status in _TROUBLE or result.reason is Reason.DRIFT:
                yield link, result

    def faults(self, citation: Citation) -> list[Finding]:
        """The findings to show under a claim: what made the citation fall first, the others worst first."""
        because = self.audited.standings[citation.id].because
        found = [finding for finding in self.findings.get(citation.id, ()) if self.is_fault(finding)]
        return sorted(found, key=lambda finding: (finding.code not in because, rank(finding)))

    def is_fault(self, finding: Finding) -> bool:
        """Whether a finding is worth its place under a claim: a note is not, unless the citation fell by it."""
        return finding.severity is not Severity.NOTE or self.weighs(finding)

    def weighs(self, finding: Finding) -> bool:
        """Whether the citation that a finding is about fell by it."""
        return finding.citation is not None and finding.code in self.audited.standings[finding.citation].because

    def cited(self, claim: Claim) -> Iterator[Citation]:
        """The citations of a claim; behind a short form, the works that it names."""
        for citation_id in claim.citations:
            citation = self.citations[citation_id]
            yield citation
            for work in citation.works or ():
                if work not in claim.citations:
                    yield self.citations[work]

    def why_not_asked(self, claim: Claim) -> Reason | None:
        """Why none of the addresses that an unknown claim hangs on was asked, or None where one was."""
        reasons = {
            result.reason if result else Reason.OFFLINE
            for citation in self.cited(claim)
            if self.audited.standings[citation.id].standing is Standing.UNKNOWN
            for link in citation.links
            if not (result := self.links.get(link.target)) or result.status in _UNJUDGED
        }
        if reasons and reasons <= NOT_ASKED.keys():
            return next(reason for reason in NOT_ASKED if reason in reasons)
        return None

    def repairs(self) -> dict[Repair, list[Finding]]:
        """The findings that stand under no claim of a group, each list worst first; what is known is none to mend.

        Under a claim stand the faults of its citations; the notes on these are repairs.
        """
        supporting = {citation.id for claim in self.audited.page.claims for citation in self.cited(claim)}
        grouped = (*self.claims[Standing.BROKEN], *self.claims[Standing.WEAK], *self.asked)
        told = {citation.id for claim in grouped for citation in self.cited(claim)}
        found: dict[Repair, list[Finding]] = {repair: [] for repair in Repair}
        for citation, findings in self.findings.items():
            for finding in findings:
                if finding.known:
                    continue
                if citation is None:
                    found[Repair.PAGE].append(finding)
                elif citation not in supporting:
                    found[Repair.NO_CLAIM].append(finding)
                elif citation not in told or not self.is_fault(finding):
                    found[self._repair(citation, finding)].append(finding)
        return {repair: sorted(findings, key=rank) for repair, findings in found.items() if findings}

    def _repair(self, citation: str, finding: Finding) -> Repair:
        """What a finding on a citation of a claim is about, where the claim does not fall by it."""
        if self.weighs(finding) and self.audited.standings[citation].standing in _FALLEN:
            return Repair.BESIDE_BETTER
        return Repair.LINK if finding.code.startswith(_LINKS) else Repair.SOME_CLAIM

    def is_quiet(self) -> bool:
        """Whether there is nothing to do: no finding, and no claim that does not stand for a reason of its own."""
        fallen = self.claims[Standing.BROKEN] or self.claims[Standing.WEAK] or self.asked
        return not fallen and all(finding.known for found in self.findings.values() for finding in found)


def priorities(audited: AuditedPage, links: Mapping[str, LinkResult]) -> Priorities:
    """Sort one page."""
    findings: defaultdict[str | None, list[Finding]] = defaultdict(list)
    for finding in audited.findings:
        if not finding.ignored:
            findings[finding.citation].append(finding)
    claims: dict[Standing, list[Claim]] = {standing: [] for standing in Standing}
    for claim in audited.page.claims:
        claims[audited.verdicts[claim.id].standing].append(claim)
    citations = {citation.id: citation for citation in audited.page.citations}
    asked: list[Claim] = []
    not_asked = Counter[Reason]()
    page = Priorities(audited, links, citations, findings, claims, asked, not_asked)
    for claim in claims[Standing.UNKNOWN]:
        if reason := page.why_not_asked(claim):
            not_asked[reason] += 1
        else:
            asked.append(claim)
    return page


def rank(finding: Finding) -> tuple[int, int]:
    """Worst first, then in the order of the text."""
    return _RANKS[finding.severity], finding.span.start
