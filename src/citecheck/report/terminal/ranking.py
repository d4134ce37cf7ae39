"""The pages of a run side by side, one line each, the worst first."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from citecheck.model import Severity, Standing, Status
from citecheck.report import RunTail
from citecheck.report.priorities import Priorities
from citecheck.report.summary import Summary
from citecheck.report.terminal import wording
from citecheck.report.terminal.ending import NewSheet
from citecheck.report.terminal.sheet import Sheet, cut

_HEADING = "Pages, the worst first: how many of their judged claims stand"
_LONGEST_NAME = 200
_LONGEST_PLACE = 100
_LINES_A_PIECE = 1000
_GAP = 2
_TITLES_SHARE = 0.6


class Row(NamedTuple):
    """What is kept of one page: its counts, its title or path, and its place where a title does not say it."""

    summary: Summary
    name: str
    place: str


class _Column(NamedTuple):
    """One number of each page, on a screen of at least so many cells."""

    title: str
    value: Callable[[Summary], str]
    least_width: int = 0


def _count(number: int) -> str:
    """A number; none is as good as empty, and what is there can be seen."""
    return f"{number:,}" if number else "·"


_COLUMNS = (
    _Column("survival", lambda summary: wording.percent(summary.survival)),
    _Column("stand", lambda summary: wording.stand(summary) if any(summary.claims.values()) else "–"),
    _Column("broken", lambda summary: _count(summary.claims[Standing.BROKEN]), 90),
    _Column("weak", lambda summary: _count(summary.claims[Standing.WEAK]), 60),
    _Column("unknown", lambda summary: _count(summary.claims[Standing.UNKNOWN]), 60),
    _Column("dead links", lambda summary: _count(summary.links[Status.DEAD]), 100),
    _Column("errors", lambda summary: _count(summary.findings[Severity.ERROR]), 100),
)


class Ranking:
    """The worst pages of a run; of all others only how many there are is kept.

    With `every_page`, those without claims have a line too, and a run of one page has a list.
    """

    def __init__(self, most: int, *, every_page: bool) -> None:
        """No page yet; `most` is how many are listed."""
        self._most = most
        self._every_page = every_page
        self._worst: list[tuple[tuple[float, ...], int, Row]] = []
        self._pages = 0

    def of_page(self, page: Priorities, summary: Summary) -> Row | None:
        """The line of a page."""
        if not self._every_page and not page.audited.page.claims:
            return None
        document = page.document
        if document.title is None:
            return Row(summary, cut(document.path, _LONGEST_NAME), "")
        place = cut(wording.page_place(document), _LONGEST_PLACE)
        return Row(summary, cut(document.title, _LONGEST_NAME), place)

    def add(self, kept: Row | None) -> None:
        """Keep a page for as long as there are not enough that are worse; of two that are as bad, the first is."""
        if kept is None:
            return
        entry = (kept.summary.badness, -self._pages, kept)
        self._pages += 1
        if len(self._worst) < self._most:
            heapq.heappush(self._worst, entry)
        else:
            heapq.heappushpop(self._worst, entry)

    def text(self, new_sheet: NewSheet, _tail: RunTail, /) -> Iterator[str]:
        """The list; none where there is nothing to compare."""
        if self._pages < (1 if self._every_page else 2):
            return
        sheet = new_sheet()
        sheet.put(0, (_HEADING, wording.LOUD))
        rows = [row for *_, row in sorted(self._worst, reverse=True)]
        columns = [column for column in _COLUMNS if column.least_width <= sheet.width]
        cells = [[column.value(row.summary) for column in columns] for row in rows]
        widths = [max(map(len, (column.title, *values))) for column, *values in zip(columns, *cells, strict=True)]
        sheet.put(2, (_line([column.title for column in columns], widths) + "page", wording.QUIET))
        for number, (row, values) in enumerate(zip(rows, cells, strict=True), 1):
            _put_row(sheet, row, _line(values, widths))
            if number % _LINES_A_PIECE == 0:
                yield sheet.text()
                sheet = new_sheet()
        if self._pages > len(rows):
            how = " (--summary shows more)" if not self._every_page else ""
            sheet.put(2, f"and {self._pages - len(rows):,} more, none of them worse", (how, wording.QUIET))
        yield sheet.text()


def _line(values: Sequence[str], widths: Sequence[int]) -> str:
    """The numbers of a line, each under its title."""
    return "".join(value.rjust(width) + " " * _GAP for value, width in zip(values, widths, strict=True))


def _put_row(sheet: Sheet, row: Row, numbers: str) -> None:
    """One page on one line; its place is left out where there is no room for it."""
    room = max(sheet.width - 2 - len(numbers), 1)
    name = cut(row.name, room)
    left = room - cell_len(name) - len(" · ")
    place = f" · {row.place}" if row.place and cell_len(row.place) <= left else ""
    sheet.put(2, numbers, (name, wording.LOUD), (place, wording.QUIET))
