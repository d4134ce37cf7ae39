"""Places in a text as an editor counts them: lines and columns from 0, columns in UTF-16 or what was agreed on.

Lines end at LF, CRLF or CR and at nothing else, as the protocol has it and as the rest of citecheck does.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate

from lsprotocol.types import Position, PositionEncodingKind, Range

from citecheck.inputs import lines_of
from citecheck.inputs.encoding import REPLACEMENT
from citecheck.model import Span

_HALF = re.compile("[\ud800-\udfff]")
# The characters that take more than one unit.
_WIDE: Mapping[str, re.Pattern[str]] = {
    PositionEncodingKind.Utf8: re.compile(r"[^\x00-\x7f]"),
    PositionEncodingKind.Utf16: re.compile("[\U00010000-\U0010ffff]"),
}
# From which characters on there is one unit more.
_GROWS: Mapping[str, tuple[str, ...]] = {
    PositionEncodingKind.Utf8: ("\x80", "\u0800", "\U00010000"),
    PositionEncodingKind.Utf16: ("\U00010000",),
}


class Places:
    """A text with its lines; every look-up takes logarithmic time, for a page has thousands of places."""

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
        """Count columns in the units of an encoding of the protocol."""
        # A character may come in two halves, one edit each.
        if _HALF.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
        self.text = text
        self._encoding = encoding
        self._starts = lines_of(text).starts
        self._wide: list[int] = []
        self._further: list[int] = [0]
        if encoding in _WIDE and not text.isascii():
            found = list(_WIDE[encoding].finditer(text))
            self._wide = [match.start() for match in found]
            grows = _GROWS[encoding]
            self._further = list(accumulate((bisect_right(grows, match[0]) for match in found), initial=0))

    def readable(self) -> str:
        """The text with a sign in the place of each half of a character, as a file is read that holds such bytes."""
        return _HALF.sub(REPLACEMENT, self.text)

    def position(self, offset: int) -> Position:
        """The place of a code point."""
        line = bisect_right(self._starts, offset) - 1
        return Position(line, self._units(offset) - self._units(self._starts[line]))

    def range(self, span: Span) -> Range:
        """The places of the beginning and the end of a span."""
        return Range(self.position(span.start), self.position(span.end))

    def offset(self, position: Position) -> int:
        """The code point at a place; beyond a line's end it is that end, inside a character its beginning."""
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[position.line]
        sought = self._units(start) + position.character
        return bisect_right(range(start, self._line_end(position.line) + 1), sought, key=self._units) - 1 + start

    def span(self, place: Range) -> Span:
        """The code points between two places."""
        return Span(self.offset(place.start), self.offset(place.end))

    def edited(self, place: Range, written: str) -> Places:
        """The places of the text with something else written there."""
        start, end = self.span(place)
        return self.replaced(self.text[:start] + written + self.text[max(start, end) :])

    def replaced(self, text: str) -> Places:
        """The places of another text, counted likewise."""
        return Places(text, self._encoding)

    def _units(self, offset: int) -> int:
        """How many units stand before a code point."""
        return offset + self._further[bisect_left(self._wide, offset)]

    def _line_end(self, line: int) -> int:
        """Where a line ends, before what ends it."""
        if line + 1 == len(self._starts):
            return len(self.text)
        end = self._starts[line + 1] - 1
        return end - 1 if self.text.startswith("\r\n", end - 1) and end > self._starts[line] else end
