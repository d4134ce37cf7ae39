"""One page as the terminal report reads it: indexed by citation, without what its author has ignored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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
from citecheck.report.terminal.wording import NOT_ASKED

_TROUBLE = frozenset({Status.DEAD, Status.BLOCKED, Status.UNREACHABLE, Status.SKIPPED})
_UNJUDGED = _TROUBLE - {Status.DEAD}
_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class View:
    """A page, the results of its links by target, and its findings by the citation they are about."""

    audited: AuditedPage
    links: Mapping[str, LinkResult]
    citations: Mapping[str, Citation]
    findings: Mapping[str | None, Sequence[Finding]]
    claims: Mapping[Standing, Sequence[Claim]]

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
        if finding.severity is not Severity.NOTE:
            return True
        return finding.citation is not None and finding.code in self.audited.standings[finding.citation].because

    def cited(self, claim: Claim) -> Iterator[Citation]:
        """The citations of a claim; behind a short form, the works that it names."""
        for citation_id in claim.citations:
            citation = self.citations[citation_id]
            yield citation
            for work in citation.works or ():
                if work not in claim.citations:
                    yield self.citations[work]

    def not_asked(self, claim: Claim) -> Reason | None:
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


def view(audited: AuditedPage, links: Mapping[str, LinkResult]) -> View:
    """Index one page."""
    findings: defaultdict[str | None, list[Finding]] = defaultdict(list)
    for finding in audited.findings:
        if not finding.ignored:
            findings[finding.citation].append(finding)
    claims: dict[Standing, list[Claim]] = {standing: [] for standing in Standing}
    for claim in audited.page.claims:
        claims[audited.verdicts[claim.id].standing].append(claim)
    return View(audited, links, {citation.id: citation for citation in audited.page.citations}, findings, claims)


def rank(finding: Finding) -> tuple[int, int]:
    """Worst first, then in the order of the text."""
    return _RANKS[finding.severity], finding.span.start
