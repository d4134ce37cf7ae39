"""Spans of a text that are asked again and again which of them holds an offset."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from citecheck.model import Span


class Regions:
    """Spans in the order of the text, none inside another, asked which of them holds an offset."""

    __slots__ = ("spans", "starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        """Spans that lie inside an earlier one are left out."""
        kept: list[Span] = []
        end = -1
        for span in sorted(spans):
            # The longest of those that begin together comes last.
            if kept and span[0] == kept[-1][0]:
                kept[-1] = span
                end = span[1]
            elif span[0] >= end:
                kept.append(span)
                end = span[1]
        self.spans = kept
        self.starts = [span[0] for span in kept]

    def holding(self, offset: int) -> Span | None:
        """The span that an offset lies in, in logarithmic time."""
        at = bisect_right(self.starts, offset) - 1
        return self.spans[at] if at >= 0 and offset < self.spans[at].end else None

    def within(self, start: int, end: int) -> list[Span]:
        """The spans that begin between two offsets."""
        return self.spans[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
