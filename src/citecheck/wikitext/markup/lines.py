"""The lines of a page: where they end, and those that begin in a certain way, found without a look at the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.model import Span

_LF = re.compile(r"\n")
_ANY = re.compile(r"[\r\n]")


def line_ends(text: str, page: Span) -> list[int]:
    """Where the lines of a page end; of CR and LF together, both count."""
    end = _LF if text.find("\r", *page) < 0 else _ANY
    return [found.start() for found in end.finditer(text, *page)]


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
