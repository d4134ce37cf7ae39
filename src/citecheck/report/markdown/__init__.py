"""Markdown for a comment on a pull request, a talk page or the summary of a workflow's step.

First how the claims stand, then those that do not, worst first, as far as there is room; what is left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from citecheck.counts import plural
from citecheck.model import AuditedPage, LinkResult, Problem, Standing, Status
from citecheck.report import RunHead, RunTail
from citecheck.report.figures.priorities import priorities
from citecheck.report.figures.summary import NOTHING, Summary, of_page, of_run
from citecheck.report.markdown.rows import OF_CLAIMS, Part, Row, rows_of
from citecheck.report.markdown.text import shown
from citecheck.report.words import wording
from citecheck.report.words.short import problem_words, unjudged
from citecheck.report.words.wording import percent

COMMENT_BYTES = 65_536
"""GitHub takes a comment of so many characters, which are never more than its bytes."""
STEP_SUMMARY_BYTES = 1_048_576
"""GitHub takes so much from one step of a workflow."""

# The headings of the tables and the last line.
_AROUND = 2_000
_MOST_PROBLEMS = 10
_LONGEST_PROBLEM = 300
_CLAIM_COLUMNS = ("Where", "Claim", "Why")
_FINDING_COLUMNS = ("Where", "Rule", "What")
# What a person would do first is open, the rest one click away.
_OPEN = frozenset({Part.BROKEN, Part.WEAK, Part.ERRORS})


class MarkdownReport:
    """One run as Markdown of at most so many bytes."""

    def __init__(self, most_bytes: int = COMMENT_BYTES) -> None:
        """Nothing written yet."""
        self._links: Mapping[str, LinkResult] = {}
        self._pages = NOTHING
        self._most_bytes = most_bytes
        self._tables = {part: _Table(most_bytes) for part in Part}
        self._findings = 0

    def head(self, head: RunHead) -> str:
        """Nothing: how the claims stand is known at the end."""
        self._links = head.links
        return ""

    def prepare(self, audited: AuditedPage) -> tuple[list[Row], Summary, int]:
        """The rows of one page, its counts, and how many findings it has, those ignored among them."""
        rows = [*rows_of(priorities(audited, self._links))]
        return rows, of_page(audited, self._links), len(audited.findings)

    def page(self, prepared: tuple[list[Row], Summary, int]) -> str:
        """Nothing yet."""
        rows, summary, findings = prepared
        self._pages += summary
        for row in rows:
            self._tables[row.part].add(row, self._findings)
        self._findings += findings
        return ""

    def tail(self, tail: RunTail) -> Iterator[str]:
        """All of it."""
        above = f"## citecheck\n\n{_unfinished(tail)}{_headline(of_run(self._pages, tail.links), tail)}"
        yield above
        room = self._most_bytes - len(above.encode()) - _AROUND
        told: set[int] = set()
        claims = 0
        for part, table in self._tables.items():
            texts, findings, room = table.fitting(room)
            told |= findings
            if part in OF_CLAIMS:
                claims += table.met - len(texts)
            if texts:
                yield _section(part, table.met, texts)
        yield _missing(claims, sum(self._pages.findings.values()) - len(told))


class _Table:
    """The rows of a table as far as they can ever have room, and how many there were."""

    def __init__(self, room: int) -> None:
        self._rows: list[tuple[str, list[int]]] = []
        self._room = room
        self.met = 0

    def add(self, row: Row, first: int) -> None:
        """Count a row, and keep it while none was too many; `first` is the number of its page's first finding."""
        self.met += 1
        self._room -= len(row.text.encode())
        if self._room >= 0:
            self._rows.append((row.text, [first + number for number in row.findings]))

    def fitting(self, room: int) -> tuple[list[str], set[int], int]:
        """The first rows, as many as have room together; the findings that they tell, and the room that is left."""
        texts: list[str] = []
        findings: set[int] = set()
        for text, told in self._rows:
            size = len(text.encode())
            if size > room:
                break
            room -= size
            texts.append(text)
            findings.update(told)
        return texts, findings, room


def _headline(summary: Summary, tail: RunTail) -> str:
    """How the claims stand, and what else is counted."""
    claims = summary.claims
    words = {Standing.GOOD: "sound", Standing.BROKEN: "broken", Standing.WEAK: "weak", Standing.UNKNOWN: "unknown"}
    standing = ", ".join(f"{claims[word]:,} {called}" for word, called in words.items() if claims[word])
    survival = "" if summary.survival is None else f" Survival: {percent(summary.survival)}."
    found = ", ".join(plural(number, severity) for severity, number in summary.findings.items() if number)
    counts = [
        f"{plural(sum(summary.citations.values()), 'citation')} in {plural(summary.documents, 'page')}",
        f"{plural(len(tail.links), 'link')}, {summary.links[Status.DEAD]:,} dead",
        found or "no findings",
        *([f"{summary.known:,} known by the baseline"] if summary.known else []),
        *([wording.gone(len(tail.gone))] if tail.gone else []),
        *([f"{summary.ignored:,} ignored by the authors"] if summary.ignored else []),
    ]
    reasons = unjudged(tail.links)
    unknown = f"\n\nOf some links nothing is known: {reasons}." if reasons else ""
    total = plural(sum(claims.values()), "claim")
    return f"**{total}{': ' if standing else ''}{standing}.{survival}**\n\n{' · '.join(counts)}.{unknown}\n\n"


def _unfinished(tail: RunTail) -> str:
    """That a run did not see all that it should, and why; nothing where it did."""
    if tail.complete and not tail.problems:
        return ""
    problems = "".join(map(_problem, tail.problems[:_MOST_PROBLEMS]))
    if (more := len(tail.problems) - _MOST_PROBLEMS) > 0:
        problems += f"| and {plural(more, 'problem')} more |\n"
    table = f"| Problem |\n|---|\n{problems}\n" if problems else ""
    return f"**Not finished:** what was done is reported, the rest was not looked at.\n\n{table}"


def _problem(problem: Problem) -> str:
    return f"| {shown(problem_words(problem, _LONGEST_PROBLEM), _LONGEST_PROBLEM)} |\n"


def _section(part: Part, number: int, rows: list[str]) -> str:
    """A heading and a table; folded where it can wait."""
    columns = _CLAIM_COLUMNS if part in OF_CLAIMS else _FINDING_COLUMNS
    table = f"| {' | '.join(columns)} |\n{'|---' * len(columns)}|\n{''.join(rows)}"
    title = f"{part} ({number:,})"
    if part in _OPEN:
        return f"### {title}\n\n{table}\n"
    return f"<details><summary>{title}</summary>\n\n{table}\n</details>\n\n"


def _missing(claims: int, findings: int) -> str:
    """What there was no room for."""
    parts = [plural(claims, "claim")] if claims else []
    parts += [plural(findings, "finding")] if findings else []
    return f"No room for {' and '.join(parts)} more.\n" if parts else ""
