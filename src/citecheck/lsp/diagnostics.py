"""Findings as an editor marks them in the text."""

from __future__ import annotations

from collections.abc import Mapping

from lsprotocol.types import CodeDescription, Diagnostic, DiagnosticSeverity

from citecheck.lsp.places import Places
from citecheck.lsp.snapshot import Snapshot
from citecheck.model import Finding, Severity
from citecheck.report.words.harmless import harmless
from citecheck.report.words.reading_on import help_for

SOURCE = "citecheck"

_SEVERITIES: Mapping[Severity, DiagnosticSeverity] = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.NOTE: DiagnosticSeverity.Information,
}


def diagnostics(snapshot: Snapshot) -> list[Diagnostic]:
    """Every finding, in the order of the text; what the page's author has ignored is left out."""
    return [diagnostic(finding, snapshot.places) for finding in snapshot.findings()]


def diagnostic(finding: Finding, places: Places) -> Diagnostic:
    """One finding at its place. Where Wikipedia explains it, its code leads there."""
    read_on = help_for(finding.code, () if finding.cs1 is None else (finding.cs1,))
    return Diagnostic(
        range=places.range(finding.span),
        message=harmless(finding.message),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        code_description=CodeDescription(read_on) if "://" in read_on else None,
        source=SOURCE,
    )
