"""GitLab's code quality report: a list of findings, each with a fingerprint by which a merge request tells new ones.

What the page's author has ignored is no issue, and not listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from citecheck.model import AuditedPage, Document, Finding, Problem, Severity
from citecheck.paths import slashed
from citecheck.report import RunHead, RunTail
from citecheck.report.json.records import dumps
from citecheck.report.words.short import messages, short
from citecheck.scope.fingerprints import Distinct, fingerprints, hashed

_SEVERITIES: Mapping[Severity, str] = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}
# What was not read may hide anything.
_UNFINISHED = "blocker"
_LONGEST = 1000

Issue = dict[str, Any]
"""One entry of the list, without its fingerprint."""


class GitlabReport:
    """One run as a JSON list, an issue on each line."""

    def __init__(self) -> None:
        """Nothing written yet."""
        self._distinct = Distinct()
        self._between = "\n"

    def head(self, _head: RunHead) -> str:
        """The beginning of the list."""
        return "["

    def prepare(self, audited: AuditedPage) -> list[tuple[str, str]]:
        """The fingerprint of each issue of one page, and the rest of it as JSON."""
        document = audited.page.document
        told = zip(audited.findings, messages(audited), fingerprints(audited), strict=True)
        return [
            (fingerprint, dumps(_issue(document, finding, message)))
            for finding, message, fingerprint in told
            if not finding.is_settled
        ]

    def page(self, prepared: list[tuple[str, str]]) -> str:
        """The issues of one page."""
        return "".join(self._line(fingerprint, issue) for fingerprint, issue in prepared)

    def tail(self, tail: RunTail) -> Iterator[str]:
        """What could not be read or finished, as issues too: GitLab has no other place for it."""
        problems = tail.problems
        if not tail.complete and not problems:
            problems = [Problem(".", "The run was not finished; what it did not look at is not listed.")]
        for problem in problems:
            yield self._line(hashed(problem.path, problem.message, str(problem.line)), dumps(_unfinished(problem)))
        yield "\n]\n"

    def _line(self, fingerprint: str, issue: str) -> str:
        between, self._between = self._between, ",\n"
        return f'{between}{{"fingerprint":"{self._distinct.of(fingerprint)}",{issue[1:]}'


def _issue(document: Document, finding: Finding, message: str) -> Issue:
    first, last = (document.lines.position(offset).line for offset in finding.span)
    return {
        "description": short(message, _LONGEST),
        "check_name": finding.code,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": short(slashed(document.path), _LONGEST), "lines": {"begin": first, "end": last}},
    }


def _unfinished(problem: Problem) -> Issue:
    return {
        "description": short(problem.message, _LONGEST),
        "check_name": "not-finished",
        "severity": _UNFINISHED,
        "location": {"path": short(slashed(problem.path), _LONGEST), "lines": {"begin": problem.line or 1}},
    }
