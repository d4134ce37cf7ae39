"""The rows of one page: its claims that do not stand, and the findings by which none falls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from citecheck.counts import plural
from citecheck.model import Claim, Document, Finding, Severity, Span, Standing
from citecheck.report.figures.priorities import Priorities
from citecheck.report.markdown.text import code, shown
from citecheck.report.words import wording
from citecheck.report.words.short import words_of

_LONGEST_CLAIM = 200
_LONGEST_MESSAGE = 400
_LONGEST_PATH = 200
_LONGEST_ADDRESS = 300
_LONGEST_TITLE = 80
# Of one claim so many reasons are told, and the others counted.
_MOST_REASONS = 5


class Part(StrEnum):
    """The tables of a report, in their order; of claims first, then of findings."""

    BROKEN = "Claims that stand on nothing"
    WEAK = "Claims on weak sources only"
    ERRORS = "Errors by which no claim falls"
    UNKNOWN = "Claims that could not be judged"
    WARNINGS = "Warnings by which no claim falls"
    NOTES = "Notes by which no claim falls"


OF_CLAIMS = frozenset({Part.BROKEN, Part.WEAK, Part.UNKNOWN})

_OF_FINDINGS = {Severity.ERROR: Part.ERRORS, Severity.WARNING: Part.WARNINGS, Severity.NOTE: Part.NOTES}


class Row(NamedTuple):
    """A line of a table, and which of the page's findings it tells, but for those that are known."""

    part: Part
    text: str
    findings: tuple[int, ...]


def rows_of(page: Priorities) -> Iterator[Row]:
    """Every claim that does not stand for sure, and every finding that is told under none of them."""
    groups = {
        Part.BROKEN: page.claims[Standing.BROKEN],
        Part.WEAK: page.claims[Standing.WEAK],
        Part.UNKNOWN: page.asked,
    }
    numbers = {id(finding): number for number, finding in enumerate(page.audited.findings)}
    for part, claims in groups.items():
        for claim in claims:
            faults = [finding for citation in page.cited(claim) for finding in page.faults(citation)]
            told = tuple(numbers[id(finding)] for finding in faults[:_MOST_REASONS] if not finding.known)
            yield Row(part, _of_claim(page, claim, faults), told)
    addresses = wording.addresses(page.audited)
    for findings in page.repairs().values():
        for finding in findings:
            number = numbers[id(finding)]
            rule, what = _told(finding)
            address = f"<br>{code(addresses[number], _LONGEST_ADDRESS)}" if addresses[number] else ""
            row = _row(_where(page.document, finding.span), rule, what + address)
            yield Row(_OF_FINDINGS[finding.severity], row, (number,))


def _of_claim(page: Priorities, claim: Claim, faults: Sequence[Finding]) -> str:
    reasons = [" ".join(_told(finding)) for finding in faults[:_MOST_REASONS]] + _troubles(page, claim)
    if len(faults) > _MOST_REASONS:
        reasons.append(f"and {plural(len(faults) - _MOST_REASONS, 'finding')} more")
    words = shown(words_of(claim, page.document, _LONGEST_CLAIM), _LONGEST_CLAIM)
    return _row(_where(page.document, claim.span), words, "<br>".join(reasons) or "–")


def _troubles(page: Priorities, claim: Claim) -> list[str]:
    """The links of a claim that are not there or could not be judged, with the reason."""
    troubles = [trouble for citation in page.cited(claim) for trouble in page.troubles(citation)]
    return [f"{code(result.url, _LONGEST_PATH)}: {code(result.reason, 80)}" for _, result in troubles[:_MOST_REASONS]]


def _told(finding: Finding) -> tuple[str, str]:
    known = " (known)" if finding.known else ""
    return code(finding.code, _LONGEST_TITLE), shown(finding.message, _LONGEST_MESSAGE) + known


def _where(document: Document, span: Span) -> str:
    title = f"{shown(document.title, _LONGEST_TITLE)}, " if document.title else ""
    return title + code(f"{document.path}:{document.lines.position(span.start).line}", _LONGEST_PATH)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"
