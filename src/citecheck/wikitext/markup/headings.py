"""The headings of a wiki page."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.claims.sections import Heading
from citecheck.model import Span
from citecheck.regions import Regions
from citecheck.wikitext.markup.lines import LinesLike

_LINES = LinesLike(r"=+[^\r\n]*")
_DEEPEST = 6


def headings_of(text: str, page: Span, unread: Regions) -> Iterator[Heading]:
    """The headings of a page, in order: lines with equals signs at both ends."""
    for start, end in _LINES.spans(text, page):
        written = _uncommented(text[start:end].strip())
        before = len(written) - len(written.lstrip("="))
        after = len(written) - len(written.rstrip("="))
        level = min(before, after, _DEEPEST, (len(written) - 1) // 2)
        if level and not unread.holding(start):
            yield Heading(start, level, written[level : len(written) - level].strip())


def _uncommented(line: str) -> str:
    """A line without the comments at its end."""
    while line.endswith("-->") and (comment := line.rfind("<!--")) > 0:
        line = line[:comment].rstrip()
    return line
