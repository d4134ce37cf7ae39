"""The cases of one page: its claims, its links, and what else there are findings about.

A case fails where an error is found in it, where a claim is broken, and where a link is dead and no rule calls that
less than an error. Of what nothing is known is skipped. What the page's author has ignored fails nothing, nor does what
a baseline has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from citecheck.model import AuditedPage, Claim, Document, Finding, LinkResult, Severity, Standing, Status
from citecheck.report.junit.holding import held
from citecheck.report.words.short import words_of

LONGEST_NAME = 300
"""Nobody needs more of a claim or an address to know it by."""

# Rules of these families say how grave it is that a link is dead.
_OF_LINKS = ("AR", "LK")


class Outcome(StrEnum):
    """What becomes of a case that does not pass, by the name of the element that says so."""

    FAILURE = "failure"
    SKIPPED = "skipped"
    ERROR = "error"


class Case(Struct, frozen=True):
    """One case: what its name is, why it does not pass if it does not, and what else there is to say."""

    name: str
    outcome: Outcome | None = None
    type: str = ""
    why: str = ""
    lines: Sequence[str] = ()
    time_s: float | None = None


def cases_of(audited: AuditedPage, links: Mapping[str, LinkResult]) -> Iterator[Case]:
    """Every claim of a page, every address on it, and then what else there are findings about."""
    document = audited.page.document
    parts = held(audited)
    for claim in audited.page.claims:
        yield _of_claim(audited, claim, parts.claims[claim.id], known=claim.id in parts.known)
    for target, findings in parts.links.items():
        yield _of_link(document, target, links.get(target), findings)
    for span, findings in parts.citations.items():
        yield _of_rest(document, document.slice(span), findings)
    if parts.page:
        yield _of_rest(document, "The page itself", parts.page)


def _of_claim(audited: AuditedPage, claim: Claim, findings: Sequence[Finding], *, known: bool) -> Case:
    document = audited.page.document
    verdict = audited.verdicts[claim.id]
    standing, because = verdict.standing, verdict.because
    why = f"{standing}: {', '.join(because)}" if because else str(standing)
    line = document.lines.position(claim.span.start).line
    lines = [f"line {line}: {why}", *_told(document, findings)]
    name = words_of(claim, document, LONGEST_NAME)
    if standing is Standing.BROKEN and not known:
        return Case(name, Outcome.FAILURE, standing, why, lines)
    if error := _error(findings):
        return Case(name, Outcome.FAILURE, error.code, error.message, lines)
    if standing is Standing.UNKNOWN:
        return Case(name, Outcome.SKIPPED, standing, "unknown: what is cited for it could not be judged", lines)
    return Case(name, lines=lines)


def _of_link(document: Document, target: str, result: LinkResult | None, findings: Sequence[Finding]) -> Case:
    lines = _told(document, findings)
    if result is None:
        return _failed(target, lines, findings) or Case(target, Outcome.SKIPPED, "offline", "skipped: offline", lines)
    why = f"{result.status}: {result.reason}: {result.evidence}"
    lines = [why, *lines]
    less = [finding for finding in findings if finding.code.startswith(_OF_LINKS)]
    if result.status is Status.DEAD and not less:
        return Case(target, Outcome.FAILURE, result.reason, why, lines, result.elapsed_s)
    if failed := _failed(target, lines, findings):
        return replace(failed, time_s=result.elapsed_s)
    if not result.is_judged:
        return Case(target, Outcome.SKIPPED, result.reason, why, lines, result.elapsed_s)
    return Case(target, lines=lines, time_s=result.elapsed_s)


def _of_rest(document: Document, name: str, findings: Sequence[Finding]) -> Case:
    lines = _told(document, findings)
    return _failed(name, lines, findings) or Case(name, lines=lines)


def _failed(name: str, lines: Sequence[str], findings: Sequence[Finding]) -> Case | None:
    """A case that fails by an error among these findings, if there is one."""
    error = _error(findings)
    return Case(name, Outcome.FAILURE, error.code, error.message, lines) if error else None


def _error(findings: Sequence[Finding]) -> Finding | None:
    """The first error that is neither ignored nor known."""
    return next((found for found in findings if found.severity is Severity.ERROR and not found.is_settled), None)


def _told(document: Document, findings: Sequence[Finding]) -> list[str]:
    """A line for each finding."""
    return [
        f"line {document.lines.position(finding.span.start).line}: {finding.severity}: {finding.message} "
        f"[{finding.code}]{' (ignored)' if finding.ignored else ' (known)' if finding.known else ''}"
        for finding in findings
    ]
