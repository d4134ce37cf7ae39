"""The rows of a wiki table: their cells, and which heading stands above each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from citecheck.model import Span
from citecheck.plain import plain

# What a cell begins with where it says how it looks.
_STYLE = re.compile(r"""[ \t]*+(?:[\w-]++[ \t]*+=[ \t]*+(?:"[^"|\r\n]*+"|[^\s|"]++)[ \t]*+)++\|(?!\|)""")
_LINE = re.compile(r"[^\r\n]+")
_BORDERS = {"|": re.compile(r"\|\|"), "!": re.compile(r"\|\||!!")}
_SPANS = {name: re.compile(rf"\b{name}[ \t]*=[ \t\"']*+(\d{{1,4}})", re.IGNORECASE) for name in ("colspan", "rowspan")}
# A longer heading explains rather than names.
_LONGEST_HEADING = 60
# Columns behind these have no headings: cells that span many would cost as much as they claim to span.
_MOST_COLUMNS = 100


class Cell(Struct, frozen=True):
    """A cell: the border before it, with what it says of the cell's looks, and what it holds."""

    border: Span
    content: Span


def cells_of(body: str, start: int) -> Iterator[Cell]:
    """The cells of a row; `body` is its text from `start` on, masked where a border is none."""
    border = None
    for line in _LINE.finditer(body):
        written = line[0].lstrip()
        at = line.end() - len(written)
        if written[0] not in _BORDERS:
            continue
        edges = [(at, at + 1), *(edge.span() for edge in _BORDERS[written[0]].finditer(body, at + 1, line.end()))]
        for edge, after in edges:
            if border:
                yield Cell(border, Span(border.end, start + edge))
            style = _STYLE.match(body, after, line.end())
            border = Span(start + edge, start + (style.end() if style else after))
    if border:
        yield Cell(border, Span(border.end, start + len(body)))


class Row(NamedTuple):
    """A row of a table; one of `headings` holds nothing else."""

    cells: Sequence[Cell]
    headings: bool


def headings_above(rows: Sequence[Row], text: str) -> list[list[str]]:
    """The heading above each cell of each row, empty where there is none; cells that span others are counted as such.

    A heading of several columns gives way to one of each: it is a title, or stands over others.
    """
    columns: dict[int, str] = {}
    # The last row that a cell above reaches down to, by column.
    taken: dict[int, int] = {}
    found = []
    for index, row in enumerate(rows):
        above = []
        column = 0
        for cell in row.cells:
            while taken.get(column, -1) >= index:
                column += 1
            after = column + _span(text, cell, "colspan")
            within = range(column, min(after, _MOST_COLUMNS))
            if row.headings:
                words = plain(text[slice(*cell.content)])
                for place in within:
                    if len(within) == 1 or place not in columns:
                        columns[place] = words if len(words) <= _LONGEST_HEADING else ""
            taken |= dict.fromkeys(within, index + _span(text, cell, "rowspan") - 1)
            above.append(columns.get(column, "") if not row.headings else "")
            column = after
        # More cells than columns: which is which cannot be told.
        found.append(above if column <= len(columns) else [""] * len(above))
    return found


def _span(text: str, cell: Cell, name: str) -> int:
    written = _SPANS[name].search(text, *cell.border)
    return max(1, int(written[1])) if written else 1
