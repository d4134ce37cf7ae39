"""The last lines of a run for the terminal: what went wrong, the totals, and the next useful command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from citecheck.counts import plural
from citecheck.model import Problem, Reason, Standing, Status
from citecheck.report import RunTail
from citecheck.report.figures.priorities import Priorities
from citecheck.report.figures.summary import NOTHING, Summary, of_run
from citecheck.report.terminal import styles
from citecheck.report.terminal.sheet import Sheet, cut
from citecheck.report.terminal.unjudged import put_unjudged
from citecheck.report.words import wording
from citecheck.scope.baseline import Known

_LONGEST_TEXT = 400
_MOST_GONE = 20


class Counts(Struct, frozen=True):
    """What is kept of a page: its counts, the rules by how many claims fell by them, all rules found, their names."""

    summary: Summary
    fell_by: Mapping[str, int]
    found: Mapping[str, int]
    names: Mapping[str, str]


class Totals:
    """The totals of a run."""

    def __init__(self) -> None:
        """Nothing counted yet."""
        self._pages = NOTHING
        self._bare = 0
        self._fell_by = Counter[str]()
        self._found = Counter[str]()
        self._names: dict[str, str] = {}

    def of_page(self, page: Priorities, summary: Summary) -> Counts:
        """The counts of one page."""
        fallen = (*page.claims[Standing.BROKEN], *page.claims[Standing.WEAK])
        findings = [finding for found in page.findings.values() for finding in found]
        return Counts(
            summary,
            Counter(code for claim in fallen for code in page.audited.verdicts[claim.id].because),
            Counter(finding.code for finding in findings),
            {finding.code: finding.name for finding in findings},
        )

    def add(self, kept: Counts) -> None:
        """Count one page."""
        self._pages += kept.summary
        self._bare += not any(kept.summary.citations.values())
        self._fell_by.update(kept.fell_by)
        self._found.update(kept.found)
        self._names.update(kept.names)

    def put(self, sheet: Sheet, tail: RunTail, *, told: bool) -> None:
        """Put what went wrong, the totals and what to do next on the sheet.

        `told` is whether above it stands how the claims of each page stand; of a single page that is not said again.
        """
        summary = of_run(self._pages, tail.links)
        if tail.problems:
            _put_problems(sheet, tail.problems)
        if not tail.complete:
            sheet.put(0, ("Not finished:", styles.LOUD), " what was done is reported, the rest was not looked at.")
            sheet.blank()
        if tail.gone:
            _put_gone(sheet, tail.gone)
        bare = f", {self._bare:,} without citations" if self._bare else ""
        if summary.documents != 1 or bare:
            sheet.put(0, f"{plural(summary.documents, 'page')}{bare}")
        if summary.documents != 1 or not told:
            words = wording.claims(summary)
            sheet.put(0, (f"{words[0].upper()}{words[1:]}", styles.LOUD))
        sheet.put(0, " · ".join(_counts(summary)))
        put_unjudged(sheet, tail.links)
        sheet.put(0, self._next(summary, tail), lead=(("Next: ", styles.LOUD),))

    def _next(self, summary: Summary, tail: RunTail) -> str:
        """The command that helps most now: for what made most claims fall, what is not known yet, or what is left."""
        offline = sum(link.reason is Reason.OFFLINE for link in tail.links)
        if self._fell_by:
            return self._explain(self._fell_by)
        if offline:
            return f"run it without --offline, to ask {plural(offline, 'link')}"
        if not tail.complete or tail.problems:
            return "put right what is named above and run it again"
        if self._found:
            return self._explain(self._found)
        if any(summary.citations.values()):
            return "--format json gives every citation, claim and link with its evidence"
        return "citecheck check --help says what can be read"

    def _explain(self, codes: Counter[str]) -> str:
        (code, _), *_ = codes.most_common(1)
        name = f"{self._names[code]}, " if code in self._names else ""
        return f"citecheck rule {code} ({name}the commonest fault)"


def _put_problems(sheet: Sheet, problems: Sequence[Problem]) -> None:
    sheet.put(0, (f"{plural(len(problems), 'problem')}", styles.LOUD))
    for problem in problems:
        line = "" if problem.line is None else f":{problem.line}"
        sheet.put(2, f"{cut(problem.path, _LONGEST_TEXT)}{line}: {cut(problem.message, _LONGEST_TEXT)}")
    sheet.blank()


def _put_gone(sheet: Sheet, gone: Sequence[Known]) -> None:
    """What the baseline could do without."""
    sheet.put(0, (f"Gone since the baseline ({len(gone):,})", styles.LOUD))
    for known in gone[:_MOST_GONE]:
        place = f"{cut(known.path, _LONGEST_TEXT)}{f', {known.title}' if known.title else ''}"
        sheet.put(2, f"{known.code}  {place}: {cut(known.message, _LONGEST_TEXT)}")
    if len(gone) > _MOST_GONE:
        sheet.put(2, f"and {len(gone) - _MOST_GONE:,} more")
    sheet.blank()


def _counts(summary: Summary) -> list[str]:
    """What there is beside the claims."""
    links, dead, ignored = sum(summary.links.values()), summary.links[Status.DEAD], summary.ignored
    parts = [
        plural(sum(summary.citations.values()), "citation"),
        f"{plural(links, 'link')}{f', {dead:,} dead' if dead else ''}" if links else "",
        wording.findings(summary) or "no findings",
        f"{plural(summary.uncited, 'sentence')} without a source" if summary.uncited else "",
        f"{plural(ignored, 'finding')} ignored by the authors, not shown" if ignored else "",
        f"{plural(summary.known, 'finding')} known by the baseline" if summary.known else "",
    ]
    return [part for part in parts if part]
