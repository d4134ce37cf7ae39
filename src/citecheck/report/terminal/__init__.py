"""The report for a person at a terminal: for each page what to repair first, then the totals and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from citecheck.model import AuditedPage, LinkResult
from citecheck.report import RunHead, RunTail
from citecheck.report.summary import of_page
from citecheck.report.terminal.page import is_quiet, put_page, put_quiet_page
from citecheck.report.terminal.sheet import Sheet
from citecheck.report.terminal.totals import Tally, put_totals, tally_of
from citecheck.report.terminal.view import view


class Prepared(NamedTuple):
    """What is written of a page, how much that is ("page", "line", or nothing), and what is counted."""

    kind: str
    text: str
    tally: Tally


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

    def prepare(self, audited: AuditedPage) -> Prepared:
        """One page by itself."""
        summary = of_page(audited, self._links)
        seen = view(audited, self._links)
        sheet = self._sheet()
        kind = ""
        if not is_quiet(seen):
            kind = "page"
            put_page(sheet, seen, summary)
        elif audited.page.citations or summary.ignored:
            kind = "line"
            put_quiet_page(sheet, seen, summary)
        return Prepared(kind, sheet.text(), tally_of(seen, summary))

    def page(self, prepared: Prepared) -> str:
        """One page, an empty line above it where it needs one."""
        self._tally.add(prepared.tally)
        return self._parted(prepared.kind, prepared.text) if prepared.kind else ""

    def tail(self, tail: RunTail) -> Iterator[str]:
        """The totals."""
        sheet = self._sheet()
        put_totals(sheet, self._tally, tail)
        yield self._parted("totals", sheet.text())

    def _sheet(self) -> Sheet:
        return Sheet(width=self._width, color=self._color)

    def _parted(self, kind: str, text: str) -> str:
        blank = self._above and (self._above, kind) != ("line", "line")
        self._above = kind
        return f"\n{text}" if blank else text
