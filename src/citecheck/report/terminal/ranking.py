"""The pages of a run side by side, one line each, the worst first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from rich.cells import cell_len

from citecheck.model import Severity, Standing, Status
from citecheck.report import RunTail
from citecheck.report.figures.priorities import Priorities
from citecheck.report.figures.summary import Summary
from citecheck.report.figures.worst import Gravity, Worst
from citecheck.report.terminal import styles
from citecheck.report.terminal.ending import NewSheet
from citecheck.report.terminal.sheet import Sheet, cut
from citecheck.report.words import wording

_HEADING = "Pages, the worst first: how many of their judged claims stand"
_LONGEST_NAME = 200
_LONGEST_PLACE = 100
_LINES_A_PIECE = 1000
_GAP = 2


class Row(NamedTuple):
    """What is kept of one page: how bad it is, its numbers, its title or path, its place where a title has none."""

    gravity: Gravity
    numbers: tuple[str, ...]
    name: str
    place: str


class _Column(Struct, frozen=True):
    """One number of each page, on a screen of at least so many cells."""

    title: str
    value: Callable[[Summary], str]
    least_width: int = 0


def _count(number: int) -> str:
    """A number; none is as good as empty, and what is there can be seen."""
    return f"{number:,}" if number else "·"


_COLUMNS = (
    _Column("survival", lambda summary: wording.percent(summary.survival)),
    _Column("stand", lambda summary: "–" if summary.survival is None else wording.stand(summary)),
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
        self._every_page = every_page
        self._worst: Worst[Row] = Worst(most)

    def of_page(self, page: Priorities, summary: Summary) -> Row | None:
        """The line of a page."""
        if not self._every_page and not page.audited.page.claims:
            return None
        document = page.document
        name = cut(document.path if document.title is None else document.title, _LONGEST_NAME)
        place = "" if document.title is None else cut(wording.page_place(document), _LONGEST_PLACE)
        return Row(summary.gravity, tuple(column.value(summary) for column in _COLUMNS), name, place)

    def add(self, kept: Row | None) -> None:
        """Keep a page for as long as there are not enough that are worse."""
        if kept is not None:
            self._worst.add(kept.gravity, kept)

    def text(self, new_sheet: NewSheet, _tail: RunTail, /) -> Iterator[str]:
        """The list; none where there is nothing to compare."""
        if self._worst.met < (1 if self._every_page else 2):
            return
        sheet = new_sheet()
        sheet.put(0, (_HEADING, styles.LOUD))
        rows = self._worst.kept()
        shown = [number for number, column in enumerate(_COLUMNS) if column.least_width <= sheet.width]
        titles = [_COLUMNS[number].title for number in shown]
        cells = [[row.numbers[number] for number in shown] for row in rows]
        widths = [max(map(len, column)) for column in zip(titles, *cells, strict=True)]
        sheet.put(2, (_line(titles, widths) + "page", styles.QUIET))
        for number, (row, values) in enumerate(zip(rows, cells, strict=True), 1):
            _put_row(sheet, row, _line(values, widths))
            if number % _LINES_A_PIECE == 0:
                yield sheet.text()
                sheet = new_sheet()
        if self._worst.left_out:
            how = "" if self._every_page else " (--summary shows more)"
            sheet.put(2, f"and {self._worst.left_out:,} more, none of them worse", (how, styles.QUIET))
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
    sheet.put(2, numbers, (name, styles.LOUD), (place, styles.QUIET))
