"""A page as it was given, and places in it."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from msgspec import Struct


class Span(NamedTuple):
    """A half-open range of code points, `text[start:end]`.

    A page has tens of thousands of them: a tuple is made in a fifth of the time of a frozen dataclass.
    """

    start: int
    end: int


class Position(NamedTuple):
    """A place a person can go to; both numbers are 1-based."""

    line: int
    column: int


class Lines(Struct, frozen=True):
    """Where the lines of a text begin; a line ends at LF, CRLF or CR and at nothing else.

    `first` is the number of the first of them in the file, from 1.
    """

    starts: tuple[int, ...]
    first: int = 1

    def position(self, offset: int) -> Position:
        """Line and column of a code point, in logarithmic time."""
        line = bisect_right(self.starts, offset)
        return Position(self.first + line - 1, offset - self.starts[line - 1] + 1)


class Document(Struct, frozen=True):
    """One page as it was given: a whole file, or one page of a file that holds many.

    `text` is shared by several pages of a file, mostly by all; `span` is the page's own part of it. A dump may be
    larger than memory: its text comes in windows, of which this one begins at the file's code point `start`, with
    `astral` characters before it that take two units in UTF-16. Offsets are those of `text` until they are reported.
    """

    path: str
    title: str | None
    format: str
    text: str
    span: Span
    lines: Lines
    start: int = 0
    astral: int = 0

    def slice(self, span: Span) -> str:
        """The text that a span covers."""
        return self.text[span.start : span.end]
