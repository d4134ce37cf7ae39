"""Tables of CSV (RFC 4180): of findings, of claims or of links, a row for each under a row of names.

A cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from citecheck.config import Rows
from citecheck.model import AuditedPage, LinkResult
from citecheck.report import RunHead, RunTail
from citecheck.report.words.harmless import harmless

# How formulas begin, in the spreadsheets of all languages.
_FORMULAS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")

_COLUMNS = {
    Rows.FINDINGS: (
        "path", "title", "line", "column", "severity", "code", "name", "message", "citation", "cs1", "fix", "ignored",
        "known",
    ),
    Rows.CLAIMS: ("path", "title", "line", "section", "verdict", "because", "claim", "urls"),
    Rows.LINKS: (
        "url", "status", "reason", "http_status", "final_url", "title", "evidence", "confidence", "checked_at",
        "occurrences",
    ),
}  # fmt: skip

Cell = str | int | float | bool | None


class CsvReport:
    """One run as one table."""

    def __init__(self, rows: Rows) -> None:
        """A table with these rows."""
        self._rows = rows

    def head(self, _head: RunHead) -> str:
        """The names of the columns."""
        return _line(_COLUMNS[self._rows])

    def prepare(self, audited: AuditedPage) -> str:
        """The rows of one page, if pages have any."""
        match self._rows:
            case Rows.FINDINGS:
                return "".join(map(_line, _findings(audited)))
            case Rows.CLAIMS:
                return "".join(map(_line, _claims(audited)))
            case _:
                return ""

    def page(self, prepared: str) -> str:
        """The rows of one page."""
        return prepared

    def tail(self, tail: RunTail) -> Iterator[str]:
        """The rows of the links, if that is what is asked for."""
        for link in tail.links if self._rows is Rows.LINKS else ():
            yield _line(_link(link, len(tail.occurrences.get(link.url, ()))))


def _findings(audited: AuditedPage) -> Iterator[Sequence[Cell]]:
    document = audited.page.document
    texts = {citation.id: document.slice(citation.span) for citation in audited.page.citations}
    for finding in audited.findings:
        line, column = document.lines.position(finding.span.start)
        yield (
            *(document.path, document.title, line, column, finding.severity, finding.code, finding.name),
            *(finding.message, texts.get(finding.citation or ""), finding.cs1),
            *(finding.fix.title if finding.fix else None, finding.ignored, finding.known),
        )


def _claims(audited: AuditedPage) -> Iterator[Sequence[Cell]]:
    document = audited.page.document
    urls = {citation.id: [link.target for link in citation.links] for citation in audited.page.citations}
    for claim in audited.page.claims:
        verdict = audited.verdicts[claim.id]
        cited = dict.fromkeys(url for citation in claim.citations for url in urls.get(citation, ()))
        yield (
            *(document.path, document.title, document.lines.position(claim.span.start).line, claim.section),
            *(verdict.standing, " ".join(verdict.because), claim.text, " ".join(cited)),
        )


def _link(link: LinkResult, occurrences: int) -> Sequence[Cell]:
    return (
        *(link.url, link.status, link.reason, link.http_status, link.final_url, link.title, link.evidence),
        *(link.confidence, link.checked_at, occurrences),
    )


def _line(cells: Sequence[Cell]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([_safe(harmless(cell)) if isinstance(cell, str) else cell for cell in cells])
    return line.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(_FORMULAS) else cell
