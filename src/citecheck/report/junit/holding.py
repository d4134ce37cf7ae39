"""Which case each finding of a page is told in: exactly one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from citecheck.model import AuditedPage, Finding, Span
from citecheck.report.words.wording import target_of


class Held(Struct, frozen=True):
    """Findings by the claim that a citation supports, by the link that they are at, and those of neither.

    Every claim and every link of the page is there, most of them with no finding. Of citations that support no claim
    only those are there that have findings. `known` are the claims that fell by nothing but what a baseline has.
    """

    claims: Mapping[str, Sequence[Finding]]
    links: Mapping[str, Sequence[Finding]]
    citations: Mapping[Span, Sequence[Finding]]
    page: Sequence[Finding]
    known: frozenset[str]


def held(audited: AuditedPage) -> Held:
    """Put each finding where it belongs; of a citation of several claims, with the first of them."""
    page = audited.page
    citations = {citation.id: citation for citation in page.citations}
    claim_of: dict[str, str] = {}
    for claim in page.claims:
        for citation_id in claim.citations:
            claim_of.setdefault(citation_id, claim.id)
    claims: dict[str, list[Finding]] = {claim.id: [] for claim in page.claims}
    links: dict[str, list[Finding]] = {link.target: [] for citation in page.citations for link in citation.links}
    others: defaultdict[Span, list[Finding]] = defaultdict(list)
    of_page: list[Finding] = []
    for finding in audited.findings:
        citation = citations[finding.citation] if finding.citation else None
        if citation is None:
            of_page.append(finding)
        elif target := target_of(citation, finding):
            links[target].append(finding)
        elif claim_id := claim_of.get(citation.id):
            claims[claim_id].append(finding)
        else:
            others[citation.span].append(finding)
    return Held(claims, links, others, of_page, _known(audited))


def _known(audited: AuditedPage) -> frozenset[str]:
    """The claims whose citations fell by something, and by nothing that is new."""
    deciding: defaultdict[str, list[bool]] = defaultdict(list)
    for finding in audited.findings:
        if finding.citation and finding.code in audited.standings[finding.citation].because:
            deciding[finding.citation].append(finding.known)
    works = {citation.id: (citation.id, *(citation.works or ())) for citation in audited.page.citations}
    reasons = {
        claim.id: [known for cited in claim.citations for work in works[cited] for known in deciding[work]]
        for claim in audited.page.claims
    }
    return frozenset(claim_id for claim_id, known in reasons.items() if known and all(known))
