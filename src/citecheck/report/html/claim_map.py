"""Which claim each piece of a page's text belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from citecheck.model import Claim, Span


class Stretch(NamedTuple):
    """A piece of the text, and the id of the claim it belongs to; None where it belongs to none."""

    start: int
    end: int
    claim: str | None


class ClaimMap:
    """The claims of a page by offset; where claims overlap, a place belongs to the one that begins last."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        """Take claims in any order, in linear time once they are sorted."""
        self._stretches: list[Stretch] = []
        self._open: list[Claim] = []
        self._at = 0
        for claim in sorted(claims, key=lambda claim: (claim.span.start, -claim.span.end)):
            self._close_until(claim.span.start)
            self._at = claim.span.start
            self._open.append(claim)
        self._close_until(max((claim.span.end for claim in self._open), default=0))
        self._ends = [stretch.end for stretch in self._stretches]

    def _close_until(self, limit: int) -> None:
        while self._open and self._at < limit:
            innermost = self._open[-1]
            if innermost.span.end <= self._at:
                self._open.pop()
                continue
            end = min(limit, innermost.span.end)
            self._stretches.append(Stretch(self._at, end, innermost.id))
            self._at = end

    def claim_at(self, offset: int) -> str | None:
        """The claim that an offset belongs to, in logarithmic time."""
        found = bisect_right(self._ends, offset)
        if found < len(self._stretches) and self._stretches[found].start <= offset:
            return self._stretches[found].claim
        return None

    def stretches(self, span: Span) -> Iterator[Stretch]:
        """A piece of the text, cut wherever another claim begins or ends."""
        at, found = span.start, bisect_right(self._ends, span.start)
        while at < span.end:
            start, end, claim = self._stretches[found] if found < len(self._stretches) else (span.end, span.end, None)
            if at < start:
                yield Stretch(at, min(start, span.end), None)
            if start < span.end:
                yield Stretch(max(at, start), min(end, span.end), claim)
            at = max(end, at) if start < span.end else span.end
            found += 1
