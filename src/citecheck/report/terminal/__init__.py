"""The report for a person at a terminal: for each page what to repair first, then the totals and what to do next.

There are other views of the same run, any of them together: every claim, the sources, the pages side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from enum import StrEnum
from pathlib import Path
from typing import Any

from msgspec import Struct

from citecheck.model import AuditedPage, LinkResult
from citecheck.report import RunHead, RunTail
from citecheck.report.figures.priorities import Priorities, priorities
from citecheck.report.figures.summary import Summary, of_page
from citecheck.report.terminal.ending import Ending
from citecheck.report.terminal.page import put_every_claim, put_page, put_quiet_page
from citecheck.report.terminal.ranking import Ranking
from citecheck.report.terminal.sheet import Sheet
from citecheck.report.terminal.sources import Sources
from citecheck.report.terminal.totals import Counts, Totals
from citecheck.report.views import View

_WORST_SHOWN = 10
_PAGES_KEPT = 10_000


class Kind(StrEnum):
    """How much is written of a page."""

    NOTHING = "nothing"
    LINE = "line"
    BLOCK = "block"


class Prepared(Struct, frozen=True):
    """What is written of a page, how much that is, and what each ending and the totals keep of it."""

    kind: Kind
    text: str
    kept: tuple[Any, ...]
    counts: Counts


class TerminalReport:
    """One run for one screen.

    A page without citations and findings takes no line at all, one with nothing to report takes one.
    """

    def __init__(
        self, *, width: int, color: bool, views: AbstractSet[View] = frozenset(), lists: tuple[Path, ...] = ()
    ) -> None:
        """Nothing written yet; `width` is in cells, and without `color` no escape sequence is written.

        `lists` are the project's own lists of sources.
        """
        self._width = width
        self._color = color
        self._links: Mapping[str, LinkResult] = {}
        self._put = _page_writer(views)
        self._endings = _endings(views, lists)
        self._totals = Totals()
        # What an empty line parts: nothing from what comes first, and one page in a line from the next not at all.
        self._above = Kind.NOTHING

    def head(self, head: RunHead) -> str:
        """Nothing: a person knows what was started; the results of the links are kept for the pages."""
        self._links = head.links
        return ""

    def prepare(self, audited: AuditedPage) -> Prepared:
        """One page by itself."""
        summary = of_page(audited, self._links)
        page = priorities(audited, self._links)
        sheet = self._sheet()
        kind = self._put(sheet, page, summary)
        kept = tuple(ending.of_page(page, summary) for ending in self._endings)
        return Prepared(kind, sheet.text(), kept, self._totals.of_page(page, summary))

    def page(self, prepared: Prepared) -> str:
        """One page, an empty line above it where it needs one."""
        for ending, kept in zip(self._endings, prepared.kept, strict=True):
            ending.add(kept)
        self._totals.add(prepared.counts)
        return "" if prepared.kind is Kind.NOTHING else self._parted(prepared.kind, prepared.text)

    def tail(self, tail: RunTail) -> Iterator[str]:
        """The endings, the totals last."""
        told = self._above is not Kind.NOTHING
        for ending in self._endings:
            pieces = ending.text(self._sheet, tail)
            if (first := next(pieces, None)) is not None:
                yield self._parted(Kind.BLOCK, first)
                yield from pieces
        sheet = self._sheet()
        self._totals.put(sheet, tail, told=told)
        yield self._parted(Kind.BLOCK, sheet.text())

    def _sheet(self) -> Sheet:
        return Sheet(width=self._width, color=self._color)

    def _parted(self, kind: Kind, text: str) -> str:
        blank = self._above is not Kind.NOTHING and (self._above, kind) != (Kind.LINE, Kind.LINE)
        self._above = kind
        return f"\n{text}" if blank else text


_PageWriter = Callable[[Sheet, Priorities, Summary], Kind]


def _page_writer(views: AbstractSet[View]) -> _PageWriter:
    """What is written in the place of each page."""
    if View.CLAIMS in views:
        return _every_claim
    return _nothing if views else _what_to_do


def _endings(views: AbstractSet[View], lists: tuple[Path, ...]) -> tuple[Ending[Any], ...]:
    """What is written after the last page, and before the totals."""
    endings: list[Ending[Any]] = []
    if View.SOURCES in views:
        endings.append(Sources(lists))
    if View.SUMMARY in views:
        endings.append(Ranking(_PAGES_KEPT, every_page=True))
    elif views != {View.SOURCES}:
        endings.append(Ranking(_WORST_SHOWN, every_page=False))
    return tuple(endings)


def _what_to_do(sheet: Sheet, page: Priorities, summary: Summary) -> Kind:
    if not page.is_quiet():
        put_page(sheet, page, summary)
        return Kind.BLOCK
    if page.audited.page.citations or summary.ignored:
        put_quiet_page(sheet, page, summary)
        return Kind.LINE
    return Kind.NOTHING


def _every_claim(sheet: Sheet, page: Priorities, summary: Summary) -> Kind:
    if not page.audited.page.claims:
        return Kind.NOTHING
    put_every_claim(sheet, page, summary)
    return Kind.BLOCK


def _nothing(_sheet: Sheet, _page: Priorities, _summary: Summary) -> Kind:
    return Kind.NOTHING
