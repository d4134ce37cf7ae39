"""The rows of a wiki table: their cells, and which heading stands above each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from citecheck.model import Span
from citecheck.plain import plain

# What a cell begins with where it says how it looks.
_STYLE = re.compile(r"""[ \t]*+(?:[\w-]++[ \t]*+=[ \t]*+(?:"[^"|\r\n]*+"|[^\s|"]++)[ \t]*+)++\|(?!\|)""")
_LINE = re.compile(r"[^\r\n]+")
_BORDERS = {"|": re.compile(r"\|\|"), "!": re.compile(r"\|\||!!")}
_SPANNING = re.compile(r"\b(?:col|row)span\b", re.IGNORECASE)
# A longer heading explains rather than names.
_LONGEST_HEADING = 60


class Cell(NamedTuple):
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


def headings_above(cells: list[Cell], text: str, header: list[Cell]) -> list[str]:
    """The heading of each cell, empty where it cannot be told: where cells span others, columns do not count up."""
    spanning = any(_SPANNING.search(text, *cell.border) for cell in (*header, *cells))
    if len(cells) != len(header) or spanning:
        return [""] * len(cells)
    words = (plain(text[slice(*cell.content)]) for cell in header)
    return [heading if len(heading) <= _LONGEST_HEADING else "" for heading in words]
