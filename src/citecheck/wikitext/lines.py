"""The lines of a page that begin in a certain way, found without a look at the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.model import Span


class LinesLike:
    """Lines that match a pattern from their start on.

    A search for `^` tries every place of the text, one for either line end every character, one for LF only the LFs.
    """

    def __init__(self, pattern: str) -> None:
        self._first = re.compile(pattern)
        self._after_lf = re.compile(rf"\n({pattern})")
        self._after_any = re.compile(rf"[\r\n]({pattern})")

    def spans(self, text: str, page: Span) -> Iterator[tuple[int, int]]:
        """Start and end of what the pattern matches of each such line of the page."""
        if first := self._first.match(text, *page):
            yield first.span()
        later = self._after_lf if text.find("\r", *page) < 0 else self._after_any
        for line in later.finditer(text, *page):
            yield line.span(1)
