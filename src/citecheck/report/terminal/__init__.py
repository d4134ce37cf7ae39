"""The report for a person at a terminal: for each page what to repair first, then the totals and what to do next."""

from __future__ import annotations

from collections.abc import Mapping

from citecheck.model import AuditedPage, LinkResult
from citecheck.report import RunHead, RunTail
from citecheck.report.summary import of_page
from citecheck.report.terminal.page import is_quiet, put_page, put_quiet_page
from citecheck.report.terminal.sheet import Sheet
from citecheck.report.terminal.totals import Tally, put_totals
from citecheck.report.terminal.view import view


class TerminalReport:
    """One run for one screen.

    A page without citations and findings takes no line at all, one with nothing to report takes one.
    """

    def __init__(self, *, width: int, color: bool) -> None:
        """Nothing written yet; `width` is in cells, and without `color` no escape sequence is written."""
        self._width = width
        self._color = color
        self._links: Mapping[str, LinkResult] = {}
        self._tally = Tally()
        # What an empty line parts: nothing from what comes first, and one page in a line from the next not at all.
        self._above = ""

    def head(self, head: RunHead) -> str:
        """Nothing: a person knows what was started; the results of the links are kept for the pages."""
        self._links = head.links
        return ""

    def page(self, audited: AuditedPage) -> str:
        """One page."""
        summary = of_page(audited, self._links)
        seen = view(audited, self._links)
        self._tally.add(seen, summary)
        sheet = self._sheet()
        if not is_quiet(seen):
            self._part(sheet, "page")
            put_page(sheet, seen, summary)
        elif audited.page.citations or summary.ignored:
            self._part(sheet, "line")
            put_quiet_page(sheet, seen, summary)
        return sheet.text()

    def tail(self, tail: RunTail) -> str:
        """The totals."""
        sheet = self._sheet()
        self._part(sheet, "totals")
        put_totals(sheet, self._tally, tail)
        return sheet.text()

    def _sheet(self) -> Sheet:
        return Sheet(width=self._width, color=self._color)

    def _part(self, sheet: Sheet, kind: str) -> None:
        if self._above and (self._above, kind) != ("line", "line"):
            sheet.blank()
        self._above = kind
