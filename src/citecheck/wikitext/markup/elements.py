"""The elements of a wiki page, such as `<references>…</references>`, apart from those that the scan tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.model import Span

_ELEMENTS = {
    name: re.compile(rf"<(?:{name}\b[^<>]*(?<!/)>|(/{name}\s*>))", re.IGNORECASE)
    for name in ("references", "blockquote")
}


def elements_of(text: str, page: Span, name: str) -> Iterator[tuple[Span, Span]]:
    """Span and content of the elements of a page that have this name, such as `<references>…</references>`."""
    opened: Span | None = None
    for mark in _ELEMENTS[name].finditer(text, page.start, page.end):
        if not mark[1]:
            opened = opened or Span(*mark.span())
        elif opened:
            yield Span(opened.start, mark.end()), Span(opened.end, mark.start())
            opened = None
