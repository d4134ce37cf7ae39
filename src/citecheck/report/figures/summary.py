"""The counts of one page and of a run; every word of an enum is there, with 0 where nothing is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from citecheck.model import AuditedPage, CitationKind, LinkResult, Severity, Standing, Status
from citecheck.report.figures.worst import Gravity

Word = TypeVar("Word", bound=StrEnum)


class Summary(Struct, frozen=True):
    """What is counted of one page, or of several.

    `links` counts distinct addresses. `findings` leaves out those that the page's author has ignored; `ignored` says
    how many these are. `uncited` counts sentences that state something and cite nothing.
    """

    documents: int
    citations: Mapping[CitationKind, int]
    claims: Mapping[Standing, int]
    links: Mapping[Status, int]
    findings: Mapping[Severity, int]
    ignored: int
    known: int
    uncited: int

    @property
    def survival(self) -> float | None:
        """The part, 0 to 1, of the judged claims that are not broken; None where no claim is judged."""
        surviving = self.claims[Standing.GOOD] + self.claims[Standing.WEAK]
        judged = surviving + self.claims[Standing.BROKEN]
        return surviving / judged if judged else None

    @property
    def gravity(self) -> Gravity:
        """How bad it is: by what does not stand, then by what hardly does, then by what is found."""
        counts = self.claims
        survival = 1.0 if self.survival is None else self.survival
        claims = sum(counts.values()) or 1
        weak, unknown = counts[Standing.WEAK] / claims, counts[Standing.UNKNOWN] / claims
        return (survival, -counts[Standing.BROKEN], -weak, -unknown, *(-number for number in self.findings.values()))

    def __add__(self, other: Summary) -> Summary:
        """Both together. An address that both cite is counted twice; `of_run` puts that right."""
        return Summary(
            documents=self.documents + other.documents,
            citations={kind: self.citations[kind] + other.citations[kind] for kind in CitationKind},
            claims={standing: self.claims[standing] + other.claims[standing] for standing in Standing},
            links={status: self.links[status] + other.links[status] for status in Status},
            findings={severity: self.findings[severity] + other.findings[severity] for severity in Severity},
            ignored=self.ignored + other.ignored,
            known=self.known + other.known,
            uncited=self.uncited + other.uncited,
        )


def of_page(audited: AuditedPage, links: Mapping[str, LinkResult]) -> Summary:
    """The counts of one page; an address without a result has not been asked and counts as skipped."""
    page = audited.page
    targets = {link.target for citation in page.citations for link in citation.links}
    results = (links.get(target) for target in targets)
    return Summary(
        documents=1,
        citations=_count(CitationKind, (citation.kind for citation in page.citations)),
        claims=_count(Standing, (audited.verdicts[claim.id].standing for claim in page.claims)),
        links=_count(Status, (result.status if result else Status.SKIPPED for result in results)),
        findings=_count(Severity, (finding.severity for finding in audited.findings if not finding.is_settled)),
        ignored=sum(finding.ignored for finding in audited.findings),
        known=sum(finding.known and not finding.ignored for finding in audited.findings),
        uncited=len(page.uncited),
    )


def of_run(pages: Summary, links: Iterable[LinkResult]) -> Summary:
    """The counts of a run from the sum of its pages and the results of its distinct addresses."""
    return replace(pages, links=_count(Status, (result.status for result in links)))


def _count(words: type[Word], found: Iterable[Word]) -> dict[Word, int]:
    """How often each word is found, all words of the enum in its order."""
    every = list(found)
    return {word: every.count(word) for word in words}


NOTHING = Summary(
    documents=0,
    citations=_count(CitationKind, ()),
    claims=_count(Standing, ()),
    links=_count(Status, ()),
    findings=_count(Severity, ()),
    ignored=0,
    known=0,
    uncited=0,
)
