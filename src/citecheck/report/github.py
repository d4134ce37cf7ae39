"""Workflow commands of GitHub Actions: findings as annotations beside the lines that they are about.

GitHub shows 10 annotations of a kind for a step, and drops the rest without a word. Those shown here are the worst, and
a line behind them counts the others. What the page's author has ignored and what a baseline has is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from citecheck.counts import plural
from citecheck.model import AuditedPage, Document, Finding, LinkResult, Problem, Severity
from citecheck.paths import slashed
from citecheck.report import RunHead, RunTail
from citecheck.report.figures.summary import NOTHING, Summary, of_page
from citecheck.report.figures.worst import Gravity, Worst, gravity
from citecheck.report.words import wording
from citecheck.report.words.short import messages, short

MOST_OF_A_KIND = 10

_KINDS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
# What could not be read may hide anything.
_UNFINISHED: Gravity = (-1,)
# The runner cuts what is longer.
_LONGEST = 4096
_LONGEST_PROPERTY = 1000
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = {**_IN_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}


class Annotation(NamedTuple):
    """A workflow command, and what says whether it is among those shown."""

    severity: Severity
    gravity: Gravity
    command: str


class GithubReport:
    """One run as lines of a workflow's log: commands, the worst first, then how many findings there are."""

    def __init__(self) -> None:
        """Nothing written yet."""
        self._links: Mapping[str, LinkResult] = {}
        self._pages = NOTHING
        self._worst = {severity: Worst[str](MOST_OF_A_KIND) for severity in Severity}

    def head(self, head: RunHead) -> str:
        """Nothing."""
        self._links = head.links
        return ""

    def prepare(self, audited: AuditedPage) -> tuple[list[Annotation], Summary]:
        """The annotations of one page, and its counts."""
        document = audited.page.document
        annotations = [
            Annotation(finding.severity, gravity(audited, finding), _finding(document, finding, message))
            for finding, message in zip(audited.findings, messages(audited), strict=True)
            if not finding.is_settled
        ]
        return annotations, of_page(audited, self._links)

    def page(self, prepared: tuple[list[Annotation], Summary]) -> str:
        """Nothing: which annotations are the worst is known at the end."""
        annotations, summary = prepared
        self._pages += summary
        for severity, bad, command in annotations:
            self._worst[severity].add(bad, command)
        return ""

    def tail(self, tail: RunTail) -> Iterator[str]:
        """The commands, and the count."""
        problems = [*map(_problem, tail.problems)]
        if not tail.complete:
            problems.append(_command("error", {"title": "Not finished"}, "What was not looked at is not reported."))
        for problem in problems:
            self._worst[Severity.ERROR].add(_UNFINISHED, problem)
        for worst in self._worst.values():
            yield "".join(worst.kept())
        yield f"{self._count(tail)}\n"

    def _count(self, tail: RunTail) -> str:
        """How much there is, and how much of it no command tells of."""
        found = [plural(number, severity) for severity, number in self._pages.findings.items() if number]
        parts = [", ".join(found) or "no findings"]
        if tail.problems:
            parts.append(plural(len(tail.problems), "problem"))
        if not tail.complete:
            parts.append("not finished")
        if left_out := sum(worst.left_out for worst in self._worst.values()):
            parts.append(f"{left_out:,} of these not shown: GitHub shows {MOST_OF_A_KIND} of a kind")
        if known := self._pages.known:
            parts.append(f"{plural(known, 'finding')} known by the baseline")
        if tail.gone:
            parts.append(wording.gone(len(tail.gone)))
        if ignored := self._pages.ignored:
            parts.append(f"{plural(ignored, 'finding')} ignored by the authors")
        return f"{plural(self._pages.documents, 'page')}: {'; '.join(parts)}"


def _finding(document: Document, finding: Finding, message: str) -> str:
    first, last = map(document.lines.position, finding.span)
    # GitHub takes columns on one line only.
    columns = {"col": first.column, "endColumn": last.column} if first.line == last.line else {}
    place = {"file": slashed(document.path), "line": str(first.line), "endLine": str(last.line)}
    place |= {name: str(column) for name, column in columns.items()}
    return _command(_KINDS[finding.severity], {**place, "title": f"{finding.code} {finding.name}"}, message)


def _problem(problem: Problem) -> str:
    line = {} if problem.line is None else {"line": str(problem.line)}
    return _command("error", {"file": slashed(problem.path), **line, "title": "Not finished"}, problem.message)


def _command(name: str, properties: Mapping[str, str], data: str) -> str:
    """A line that the runner takes for this command, and no text in it for another."""
    words = ",".join(
        f"{key}={short(value, _LONGEST_PROPERTY).translate(_IN_PROPERTIES)}" for key, value in properties.items()
    )
    return f"::{name} {words}::{short(data, _LONGEST).translate(_IN_DATA)}\n"
