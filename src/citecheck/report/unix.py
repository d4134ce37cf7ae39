"""Findings a line each, as compilers write them and as editors and `grep` read them.

`file:line:column: severity: message [code]`, as in the GNU Coding Standards.
"""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import AuditedPage, Problem
from citecheck.report import RunHead, RunTail
from citecheck.report.words.harmless import harmless
from citecheck.report.words.short import messages


class UnixReport:
    """One run as lines; what the author of a page has ignored is left out, and what a baseline knows."""

    def head(self, _head: RunHead) -> str:
        """Nothing."""
        return ""

    def prepare(self, audited: AuditedPage) -> str:
        """The lines of one page."""
        document = audited.page.document
        lines = []
        for finding, message in zip(audited.findings, messages(audited), strict=True):
            if not finding.is_settled:
                line, column = document.lines.position(finding.span.start)
                place = f"{harmless(document.path)}:{line}:{column}"
                lines.append(f"{place}: {finding.severity}: {harmless(message)} [{finding.code}]\n")
        return "".join(lines)

    def page(self, prepared: str) -> str:
        """The lines of one page."""
        return prepared

    def tail(self, tail: RunTail) -> Iterator[str]:
        """What could not be read or finished."""
        yield from map(_problem, tail.problems)


def _problem(problem: Problem) -> str:
    return f"{harmless(problem.path)}:{problem.line or 1}:1: error: {harmless(problem.message)}\n"
