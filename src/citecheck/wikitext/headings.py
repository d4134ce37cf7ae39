"""The headings of a wiki page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.model import Span
from citecheck.regions import Regions
from citecheck.sections import Heading

_LINE = re.compile(r"^=[^\r\n]*", re.MULTILINE)
_DEEPEST = 6


def headings_of(text: str, page: Span, unread: Regions) -> Iterator[Heading]:
    """The headings of a page, in order: lines with equals signs at both ends."""
    for line in _LINE.finditer(text, page.start, page.end):
        written = line[0].rstrip()
        before = len(written) - len(written.lstrip("="))
        after = len(written) - len(written.rstrip("="))
        level = min(before, after, _DEEPEST, (len(written) - 1) // 2)
        if level and not unread.holding(line.start()):
            yield Heading(line.start(), level, written[level : len(written) - level].strip())
