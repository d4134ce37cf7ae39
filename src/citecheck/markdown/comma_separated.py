"""Tables of comma-separated values (RFC 4180), whose addresses end where their cells do.

Beside the comma there is the semicolon, which programs write where numbers have commas, the bar and the tabulator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from citecheck.model import Document, Span

_SUFFIX = ".csv"
_DELIMITERS = ",;|\t"
# What stands in quotes may hold anything, and quotes doubled.
_CELLS = {
    delimiter: re.compile(rf'(?<![^{delimiter}\r\n])"(?:[^"]++|"")*+"?|[^{delimiter}\r\n]++')
    for delimiter in _DELIMITERS
}


def is_table(document: Document) -> bool:
    """Whether a text is such a table, by the ending of its file."""
    return PurePath(document.path).suffix.lower() == _SUFFIX


def cells_of(document: Document) -> Iterator[Span]:
    """The cells of a table that are not empty, in order, with their quotes; a list of one column is one."""
    text, span = document.text, document.span
    if (delimiter := _delimiter_of(text, span)) is None:
        yield span
        return
    for cell in _CELLS[delimiter].finditer(text, *span):
        yield Span(*cell.span())


def _delimiter_of(text: str, span: Span) -> str | None:
    """What stands between the cells of the first line, which mostly are headings; None where there is but one."""
    end = text.find("\n", *span)
    first = text[span.start : end if end >= 0 else span.end]
    return max(_DELIMITERS, key=first.count) if any(mark in first for mark in _DELIMITERS) else None
