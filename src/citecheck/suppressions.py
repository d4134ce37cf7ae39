"""The ignore comments of a page's author: `<!-- citecheck: ignore SR003 -->`, and `ignore-page` for the whole page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from citecheck.model import Citation, Span, Suppression
from citecheck.regions import Regions

_COMMENT = re.compile(r"<!--\s*citecheck:\s*ignore(-page)?((?:[\s,]+[A-Za-z][A-Za-z0-9-]*)+)[\s,]*-->\Z", re.IGNORECASE)
_CODE = re.compile(r"[^\s,]+")
_NEWLINE = re.compile(r"[\r\n]")
_LONGEST = 1000
# What may stand before a comment that is alone on its line: blanks, and the marks of a list.
_LINE_MARKS = " \t*#:;>-"


def suppressions_of(text: str, comments: Iterable[Span], citations: Sequence[Citation]) -> tuple[Suppression, ...]:
    """What the comments of a page ask to ignore.

    A comment means the citation that it stands in or follows on its line; with nothing before it on its line, the next
    one. One that finds no citation means nothing.
    """
    wanted = [(comment, found) for comment in comments if (found := _ignoring(text, comment))]
    if not wanted:
        return ()
    places = _Places(text, citations)
    suppressions = []
    for comment, found in wanted:
        codes = tuple(_CODE.findall(found[2]))
        if found[1]:
            suppressions.append(Suppression(codes, None, comment))
        elif citation := places.meant(comment):
            suppressions.append(Suppression(codes, citation.id, comment))
    return tuple(suppressions)


def _ignoring(text: str, comment: Span) -> re.Match[str] | None:
    if comment.end - comment.start > _LONGEST:
        return None
    return _COMMENT.match(text[comment.start : comment.end])


class _Places:
    """Where the citations of a page stand, asked which of them a comment is about."""

    def __init__(self, text: str, citations: Sequence[Citation]) -> None:
        self.text = text
        self.breaks = [newline.start() for newline in _NEWLINE.finditer(text)]
        self.by_start = citations
        self.starts = [citation.span.start for citation in citations]
        # Of two that end together, the one around the other counts.
        self.by_end = sorted(citations, key=lambda citation: (citation.span.end, -citation.span.start))
        self.ends = [citation.span.end for citation in self.by_end]
        self.outermost = Regions(citation.span for citation in citations)

    def meant(self, comment: Span) -> Citation | None:
        """The citation that a comment stands in, follows on its line, or, with nothing before it there, precedes."""
        around = self.outermost.holding(comment.start)
        if around:
            return self.by_start[bisect_left(self.starts, around.start)]
        line = self._line(comment.start)
        before = bisect_right(self.ends, comment.start) - 1
        if before >= 0 and self._line(self.ends[before]) == line:
            return self.by_end[before]
        after = bisect_left(self.starts, comment.end)
        if after == len(self.starts):
            return None
        line_start = self.breaks[line - 1] + 1 if line else 0
        alone = not self.text[line_start : comment.start].strip(_LINE_MARKS)
        return self.by_start[after] if alone or self._line(self.starts[after]) == line else None

    def _line(self, offset: int) -> int:
        """How many line breaks stand before an offset."""
        return bisect_left(self.breaks, offset)
