"""The headings of a wiki page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.model import Span
from citecheck.regions import Regions
from citecheck.sections import Heading

_FIRST = re.compile(r"=[^\r\n]*")
# It begins with what is searched for: a search for `^` tries every place of the text.
_LATER = re.compile(r"[\r\n](=[^\r\n]*)")
_DEEPEST = 6


def headings_of(text: str, page: Span, unread: Regions) -> Iterator[Heading]:
    """The headings of a page, in order: lines with equals signs at both ends."""
    for start, line in _lines(text, page):
        written = _uncommented(line.strip())
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


def _lines(text: str, page: Span) -> Iterator[tuple[int, str]]:
    """Start and text of each line that begins with an equals sign."""
    if first := _FIRST.match(text, page.start, page.end):
        yield page.start, first[0]
    for later in _LATER.finditer(text, page.start, page.end):
        yield later.start(1), later[1]
