"""The prose of a stretch, and where it stands in the page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from citecheck.claims.stretch import OBJECT, Hidden
from citecheck.model import Span

WORD = re.compile(r"\w")
WORD_OR_OBJECT = re.compile(rf"[\w{OBJECT}]")
BLANKS = rf"[^\w{OBJECT}]*+"
"""What is neither a word nor stands for one, as a pattern."""
# Marks before the first word: of the markup, and those that belong to the words before a citation.
_LEADING = re.compile(
    r"""(?:[\s,;:)\]}|*\#!?\u3001\uff0c\uff1b\uff1a\uff09\u300d\u300f\u060c\u061b"""
    # Full stops, question and exclamation marks of other scripts.
    r"""\u0589\u061f\u06d4\u0964\u0965\u0f0d\u0f0e\u104a\u104b\u1362\u17d4\u17d5\u3002\uff01\uff0e\uff1f\uff61]|[.+\u2013\u2014-](?!\d)|["'”’»]++(?=\s))*+"""
)


class Prose:
    """The readable text of a stretch, and where each of its code points stands in the page."""

    def __init__(self, text: str, span: Span, hidden: Sequence[Hidden]) -> None:
        """Read a stretch; of what is hidden in it, what begins inside an earlier piece is left out."""
        # Each part: its place in the prose, its offset in the page, and whether it stands there as it is.
        self.places: list[int] = []
        self.offsets: list[int] = []
        self.verbatim: list[bool] = []
        parts: list[str] = []
        length = 0
        at, end = span
        for piece in hidden:
            start, stop = piece.span
            if start < at or stop > end:
                continue
            part = text[at:start]
            before = text[start - 1 : start] if start > span.start else ""
            shown = piece.shown or ("" if piece.glued else _blank_between(before, text[stop : stop + 1]))
            parts += (part, shown)
            self.places += (length, length + len(part))
            self.offsets += (at, start)
            self.verbatim += (True, False)
            length += len(part) + len(shown)
            at = stop
        parts.append(text[at:end])
        self.places += (length, length + end - at)
        self.offsets += (at, end)
        self.verbatim += (True, True)
        self.text = "".join(parts)
        self.page = text

    def written(self, begin: int, stop: int) -> str:
        """A piece of the page without what is hidden in it; what stands for a word is there as it is written."""
        shown = self.text[self.at(begin) : self.at(stop)]
        if OBJECT not in shown:
            return shown
        parts = []
        first = max(bisect_right(self.offsets, begin) - 1, 0)
        for part in range(first, bisect_left(self.offsets, stop)):
            start, end = self.offsets[part : part + 2]
            shown = self.text[self.places[part] : self.places[part + 1]] if not self.verbatim[part] else OBJECT
            parts.append(shown if shown != OBJECT else self.page[max(start, begin) : min(end, stop)])
        return "".join(parts)

    def at(self, offset: int) -> int:
        """The place in the prose of an offset in the page; of a hidden one, the place where it was."""
        places = self.places
        part = max(bisect_right(self.offsets, offset) - 1, 0)
        place = places[part] + offset - self.offsets[part]
        following = places[part + 1] if part + 1 < len(places) else places[-1]
        return min(following, place)

    def span(self, start: int, end: int) -> Span:
        """The page's span of a piece of prose, without blanks at its ends and marks before its first word."""
        text = self.text
        # Most begin with a letter; a look is much faster than a match.
        if start < end and not text[start].isalpha() and (leading := _LEADING.match(text, start, end)):
            start = leading.end()
        while end > start and text[end - 1].isspace():
            end -= 1
        places, offsets = self.places, self.offsets
        first = bisect_right(places, start) - 1
        begin = offsets[first] + (start - places[first] if self.verbatim[first] else 0)
        if start >= end:
            return Span(begin, begin)
        last = bisect_right(places, end - 1, first) - 1
        if self.verbatim[last]:
            return Span(begin, offsets[last] + end - places[last])
        return Span(begin, offsets[last + 1])


def _blank_between(before: str, following: str) -> str:
    """A blank where taking something out would glue two words together."""
    glued = before.strip() and following and (following.isalnum() or following in "\"'([“‘")
    return " " if glued else ""
