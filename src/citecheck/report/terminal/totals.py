"""The end of a run for the terminal: what went wrong, the totals, and the next useful command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from citecheck.model import Problem, Reason, Severity, Standing, Status
from citecheck.report import RunTail
from citecheck.report.summary import NOTHING, Summary, of_run
from citecheck.report.terminal import wording
from citecheck.report.terminal.sheet import Sheet, cut
from citecheck.report.terminal.unjudged import put_unjudged
from citecheck.report.terminal.view import View

_LONGEST_TEXT = 400


@dataclass(slots=True)
class Tally:
    """What is kept of the pages: their counts, the rules by how many claims fell by them, and the worst page."""

    pages: Summary = NOTHING
    bare: int = 0
    fell_by: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    names: dict[str, str] = field(default_factory=dict)
    worst: tuple[int, str, str] = (0, "", "")

    def add(self, other: Tally) -> None:
        """Count the pages of another one too; of two pages that are as bad, the first is the worst."""
        self.pages += other.pages
        self.bare += other.bare
        self.fell_by.update(other.fell_by)
        self.found.update(other.found)
        self.names.update(other.names)
        self.worst = max(self.worst, other.worst, key=lambda worst: worst[0])


def tally_of(view: View, summary: Summary) -> Tally:
    """What is kept of one page."""
    audited = view.audited
    tally = Tally(pages=summary, bare=not audited.page.citations)
    for standing in (Standing.BROKEN, Standing.WEAK):
        for claim in view.claims[standing]:
            tally.fell_by.update(audited.verdicts[claim.id].because)
    for findings in view.findings.values():
        for finding in findings:
            tally.found[finding.code] += 1
            tally.names[finding.code] = finding.name
    if broken := summary.claims[Standing.BROKEN]:
        document = view.document
        where = wording.page_place(document)
        tally.worst = (broken, document.title, where) if document.title else (broken, document.path, "")
    return tally


def put_totals(sheet: Sheet, tally: Tally, tail: RunTail) -> None:
    """Put the end of the run on the sheet."""
    summary = of_run(tally.pages, tail.links)
    if tail.problems:
        _put_problems(sheet, tail.problems)
    if not tail.complete:
        sheet.put(0, ("Not finished:", wording.LOUD), " what was done is reported, the rest was not looked at.")
        sheet.blank()
    _put_pages(sheet, tally)
    line = " · ".join(_every_total(summary))
    sheet.put(0, line if len(line) <= sheet.width else " · ".join(_chief_totals(summary)))
    put_unjudged(sheet, tail.links)
    sheet.put(0, _next(tally, summary, tail), lead=(("Next: ", wording.LOUD),))


def _put_pages(sheet: Sheet, tally: Tally) -> None:
    """How many pages there are and which is the worst, where that is news."""
    pages = tally.pages.documents
    bare = f", {tally.bare:,} without citations" if tally.bare else ""
    if pages != 1 or bare:
        sheet.put(0, f"{wording.plural(pages, 'page')}{bare}")
    if tally.pages.ignored:
        sheet.put(0, f"{wording.plural(tally.pages.ignored, 'finding')} ignored by the authors, not shown")
    broken, name, where = tally.worst
    if broken and pages > 1:
        count = f", {wording.plural(broken, 'broken claim')}"
        name = cut(name, sheet.width // 3)
        where = cut(where, sheet.width - len("Worst: ") - sheet.width // 3 - len(count) - len(" · "))
        sheet.put(0, (name, wording.LOUD), count, (f" · {where}" if where else "", wording.QUIET), lead=("Worst: ",))


def _put_problems(sheet: Sheet, problems: Sequence[Problem]) -> None:
    sheet.put(0, (f"{wording.plural(len(problems), 'problem')}", wording.LOUD))
    for problem in problems:
        line = "" if problem.line is None else f":{problem.line}"
        sheet.put(2, f"{cut(problem.path, _LONGEST_TEXT)}{line}: {cut(problem.message, _LONGEST_TEXT)}")
    sheet.blank()


def _every_total(summary: Summary) -> list[str]:
    """All totals of a run, for a screen that is wide enough."""
    links = sum(summary.links.values())
    parts = [
        wording.plural(sum(summary.citations.values()), "citation"),
        wording.claims(summary),
        wording.survival(summary) if any(summary.claims.values()) else "",
        f"{wording.plural(links, 'link')}, {summary.links[Status.DEAD]:,} dead" if links else "",
        wording.findings(summary) or "no findings",
    ]
    return [part for part in parts if part]


def _chief_totals(summary: Summary) -> list[str]:
    """The totals that a person needs first."""
    claims = sum(summary.claims.values())
    dead = summary.links[Status.DEAD]
    loud = (Severity.ERROR, Severity.WARNING)
    found = [wording.plural(summary.findings[severity], severity) for severity in loud if summary.findings[severity]]
    parts = [
        f"{wording.plural(claims, 'claim')}, {summary.claims[Standing.GOOD]:,} stand" if claims else "no claims",
        wording.survival(summary) if claims else "",
        wording.plural(dead, "dead link") if dead else "",
        ", ".join(found) or wording.findings(summary) or "no findings",
    ]
    return [part for part in parts if part]


def _next(tally: Tally, summary: Summary, tail: RunTail) -> str:
    """The command that helps most now: what made most claims fall, else what is not known yet, else what is left."""
    offline = sum(link.reason is Reason.OFFLINE for link in tail.links)
    if tally.fell_by:
        return _explain(tally, tally.fell_by)
    if offline:
        return f"run it without --offline, to ask {wording.plural(offline, 'link')}"
    if not tail.complete or tail.problems:
        return "put right what is named above and run it again"
    if tally.found:
        return _explain(tally, tally.found)
    if any(summary.citations.values()):
        return "--format json gives every citation, claim and link with its evidence"
    return "citecheck check --help says what can be read"


def _explain(tally: Tally, codes: Counter[str]) -> str:
    (code, _), *_ = codes.most_common(1)
    name = f"{tally.names[code]}, " if code in tally.names else ""
    return f"citecheck rule {code} ({name}the commonest fault)"
