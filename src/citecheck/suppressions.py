"""The ignore comments of a page's author: `<!-- citecheck: ignore SR003 -->`, and `ignore-page` for the whole page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from citecheck.model import Citation, Span, Suppression

_COMMENT = re.compile(r"<!--\s*citecheck:\s*ignore(-page)?((?:[\s,]+[A-Za-z][A-Za-z0-9-]*)+)\s*-->\Z", re.IGNORECASE)
_LONGEST = 1000


def suppressions_of(text: str, comments: Iterable[Span], citations: Sequence[Citation]) -> tuple[Suppression, ...]:
    """What the comments of a page ask to ignore.

    A comment means the citation that it stands in or follows on its line; alone on its line, the next one. One that
    finds no citation means nothing.
    """
    found = []
    starts = [citation.span.start for citation in citations]
    for comment in comments:
        if comment.end - comment.start > _LONGEST or "citecheck" not in text[comment.start : comment.end].lower():
            continue
        wanted = _COMMENT.match(text[comment.start : comment.end])
        if not wanted:
            continue
        codes = tuple(re.split(r"[\s,]+", wanted[2].strip(" \t\r\n,")))
        if wanted[1]:
            found.append(Suppression(codes, None, comment))
        elif citation := _meant(text, comment, citations, starts):
            found.append(Suppression(codes, citation.id, comment))
    return tuple(found)


def _meant(text: str, comment: Span, citations: Sequence[Citation], starts: Sequence[int]) -> Citation | None:
    """The citation that a comment is about."""
    before = bisect_right(starts, comment.start) - 1
    if before >= 0:
        citation = citations[before]
        if comment.end <= citation.span.end:
            return citation
        between = text[citation.span.end : comment.start]
        if "\n" not in between and "\r" not in between:
            return citation
    after = bisect_left(starts, comment.end)
    return citations[after] if after < len(citations) else None
