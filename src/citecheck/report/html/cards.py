"""What the report says of each source that a page cites: its links with their evidence, its findings, their fixes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from citecheck.model import (
    AuditedPage,
    Citation,
    Document,
    Finding,
    Link,
    LinkResult,
    LinkRole,
    Reason,
    Severity,
    Standing,
    Status,
)
from citecheck.report.figures.worst import gravity
from citecheck.report.words import wording
from citecheck.report.words.reading_on import help_for
from citecheck.report.words.short import short

_LONGEST_WRITTEN = 2_000
_LONGEST_TITLE = 200
_LONGEST_EDIT = 300
_SURE = 0.5
_NOT_ASKED = "not asked"
_HTTP = ("http://", "https://")


class LinkCard(Struct, frozen=True):
    """An address and what is known of it; `href` is None where it must not be a link."""

    url: str
    href: str | None
    role: str
    status: str
    reason: Reason
    evidence: str
    leads_to: str | None
    leads_href: str | None
    title: str | None
    seen: str


class FixCard(Struct, frozen=True):
    """A repair: what is there before and after, for each of its edits."""

    title: str
    safe: bool
    edits: Sequence[tuple[str, str]]


class FindingCard(Struct, frozen=True):
    """A finding; `help` is where the wiki explains it, if it does; `known` is one of the baseline."""

    id: str
    code: str
    name: str
    severity: Severity
    message: str
    place: str
    fix: FixCard | None
    ignored: bool
    known: bool
    help: str | None
    decides: bool


class Card(Struct, frozen=True):
    """A source as it is cited at one place. `works` are the numbers of those that a short form names."""

    id: str
    number: int
    standing: Standing
    title: str
    kind: str
    place: str
    written: Sequence[str]
    links: Sequence[LinkCard]
    findings: Sequence[FindingCard]
    works: Sequence[tuple[str, int]]
    claims: Sequence[tuple[str, int]]
    unselected: Sequence[str]
    doubtful: bool


def cards_of(audited: AuditedPage, links: Mapping[str, LinkResult]) -> dict[str, Card]:
    """The cards of a page by the id of their citation, in the order of the text."""
    page = audited.page
    numbers = {citation.id: number for number, citation in enumerate(page.citations, 1)}
    claims: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for number, claim in enumerate(page.claims, 1):
        for citation_id in claim.citations:
            claims[citation_id].append((claim.id, number))
    findings: defaultdict[str | None, list[Finding]] = defaultdict(list)
    for finding in audited.findings:
        findings[finding.citation].append(finding)
    return {
        citation.id: _card(citation, audited, numbers, claims[citation.id], findings[citation.id], links)
        for citation in page.citations
    }


def page_findings(audited: AuditedPage) -> list[FindingCard]:
    """The findings that are of no citation, worst first."""
    found = _worst_first((finding for finding in audited.findings if finding.citation is None), audited)
    return [_finding(finding, audited.page.document, (), f"f{number}") for number, finding in enumerate(found, 1)]


def title_of(citation: Citation, document: Document) -> str:
    """The words or the address that a person knows a citation by."""
    _, title = wording.label(citation, document)
    return short(title, _LONGEST_TITLE)


def _card(
    citation: Citation,
    audited: AuditedPage,
    numbers: Mapping[str, int],
    claims: Sequence[tuple[str, int]],
    findings: Sequence[Finding],
    links: Mapping[str, LinkResult],
) -> Card:
    document = audited.page.document
    verdict = audited.standings[citation.id]
    seen = {finding.code for finding in findings}
    return Card(
        id=citation.id,
        number=numbers[citation.id],
        standing=verdict.standing,
        title=title_of(citation, document),
        kind=wording.label(citation, document)[0],
        place=wording.place(document, citation.span),
        written=_written(document, citation),
        links=[
            _link(link, links.get(target)) for target, link in {link.target: link for link in citation.links}.items()
        ],
        findings=[_finding(finding, document, verdict.because, "") for finding in _worst_first(findings, audited)],
        works=[(work, numbers[work]) for work in citation.works or () if work in numbers],
        claims=claims,
        # What a short form fell by is told of the work that it names.
        unselected=[] if citation.works else [code for code in verdict.because if code not in seen],
        doubtful=citation.confidence < _SURE,
    )


def _written(document: Document, citation: Citation) -> list[str]:
    """The lines of a citation as it is written; of a very long one only the beginning."""
    written = document.slice(citation.span)
    return [*written[:_LONGEST_WRITTEN].splitlines(), *(["…"] if len(written) > _LONGEST_WRITTEN else [])]


def _worst_first(findings: Iterable[Finding], audited: AuditedPage) -> list[Finding]:
    return sorted(findings, key=lambda finding: (gravity(audited, finding), finding.span.start))


def _finding(finding: Finding, document: Document, because: Sequence[str], number: str) -> FindingCard:
    explained = help_for(finding.code, () if finding.cs1 is None else (finding.cs1,))
    return FindingCard(
        id=number,
        code=finding.code,
        name=finding.name,
        severity=finding.severity,
        message=finding.message,
        place=wording.place(document, finding.span),
        fix=_fix(finding, document),
        ignored=finding.ignored,
        known=finding.known,
        help=href(explained),
        decides=finding.code in because,
    )


def _fix(finding: Finding, document: Document) -> FixCard | None:
    if finding.fix is None:
        return None
    edits = [
        (short(document.slice(edit.span), _LONGEST_EDIT), short(edit.replacement, _LONGEST_EDIT))
        for edit in finding.fix.edits
    ]
    return FixCard(finding.fix.title, finding.fix.safe, edits)


def _link(link: Link, result: LinkResult | None) -> LinkCard:
    url = result.url if result else link.target
    elsewhere = result.final_url if result and result.final_url != result.url else None
    return LinkCard(
        url=url,
        href=href(url),
        role="" if link.role is LinkRole.SOURCE else str(link.role),
        status=wording.link_status(result, LinkRole.SOURCE) if result else _NOT_ASKED,
        reason=result.reason if result else Reason.OFFLINE,
        evidence=result.evidence if result else "",
        leads_to=elsewhere,
        leads_href=href(elsewhere) if elsewhere else None,
        title=result.title if result else None,
        seen=_seen(result) if result and result.status is not Status.SKIPPED else "",
    )


def _seen(result: LinkResult) -> str:
    """When it was seen and how often it was asked, as far as that is known."""
    day = (result.checked_at or "")[: len("2000-01-01")]
    tries = f"{result.attempts} tries" if result.attempts > 1 else ""
    remembered = "remembered" if result.from_cache else ""
    return ", ".join(part for part in (f"seen {day}" if day else "", tries, remembered) if part)


def href(url: str) -> str | None:
    """An address that may become a link: of the web, and nothing in it that does not print; else None."""
    return url if url.lower().startswith(_HTTP) and url.isprintable() else None
