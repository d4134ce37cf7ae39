"""Addresses that stand in the text itself: bare ones, and those in single brackets with or without words.

An address ends where MediaWiki ends it. Linear: the ends of the brackets' words are looked up once each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck import urls
from citecheck.model import Span
from citecheck.regions import Regions

# Marks that MediaWiki turns into something else before it looks for links: templates, italics, table cells.
_MARKS = re.compile(r"\{\{|\}\}|''|\|\|")
_RELATIVE = re.compile(rf"\[//{urls.CHARACTER}+")
_ANGLE = re.compile("&[lg]t;")
# What ends the words of a bracketed link (Parser::handleExternalLinks of MediaWiki 1.43), and what holds a bracket that
# does not: a link to a page, a mark of a dump.
_LABEL_MARK = re.compile(
    r"\[\[(?!(?:[A-Za-z]+:)?//)[^\[\]\x00-\x1f]*\]\]|\[/?(?:tpl|ref)\]|[\]\x00-\x08\x0a-\x1f\ufffd]"
)


@dataclass(frozen=True, slots=True)
class Address:
    """An address in the text: `span` is all of it with its brackets, `url` the address alone.

    `others` are the addresses among the words in the brackets.
    """

    span: Span
    url: Span
    labelled: bool = False
    others: tuple[Span, ...] = ()


def before_marks(url: str, *, in_template: bool = False) -> str:
    """A run of URL characters up to the first wiki mark; inside a template a pipe is one."""
    marks = _MARKS.search(url)
    if marks:
        url = url[: marks.start()]
    return url.partition("|")[0] if in_template else url


def bare_urls(text: str, start: int, end: int, *, in_template: bool = False) -> Iterator[Span]:
    """The addresses in `text[start:end]`, each as far as MediaWiki would link it where it stands bare."""
    for first, last in urls.found_in(text, start, end):
        url = before_marks(text[first:last], in_template=in_template)
        url = url[: urls.bare_length(url)]
        if not url.endswith("//"):
            yield Span(first, first + len(url))


def addresses_in(text: str, page: Span, taken: Regions, templates: Regions) -> Iterator[Address]:
    """The addresses of a page that lie outside `taken`, in order; `templates` are those that are no citations."""
    labels = _Labels(text, page, taken)
    read_to = page.start
    for start, end in sorted(_runs(text, page)):
        if start < read_to or taken.holding(start):
            continue
        # MediaWiki reads [[http://…]] as a link in two brackets; who puts a pipe in it means the end of the address.
        doubled = text.startswith("[[", start - 2) and start - 2 >= page.start
        url = before_marks(text[start:end], in_template=doubled or templates.holding(start) is not None)
        address = _bracketed(text, start, url, labels) if _opened(text, start, page) else None
        if not address and text[start] != "/":
            address = _bare(start, url)
        if address:
            read_to = address.span.end
            yield address


def _runs(text: str, page: Span) -> Iterator[tuple[int, int]]:
    yield from urls.found_in(text, page.start, page.end)
    for relative in _RELATIVE.finditer(text, page.start, page.end):
        yield relative.start() + 1, relative.end()


def _opened(text: str, start: int, page: Span) -> bool:
    return start > page.start and text[start - 1] == "["


def _bare(start: int, url: str) -> Address | None:
    span = Span(start, start + urls.bare_length(url))
    return None if url[: span.end - start].endswith("//") else Address(span, span)


def _bracketed(text: str, start: int, url: str, labels: _Labels) -> Address | None:
    """The address with its brackets and words, or None where nothing closes them."""
    angle = _ANGLE.search(url)
    stop = start + (angle.start() if angle else len(url))
    end = labels.end(stop)
    if end < 0 or text.endswith("//", start, stop):
        return None
    others = tuple(other for other in bare_urls(text, stop, end) if not labels.taken.holding(other.start))
    return Address(Span(start - 1, end + 1), Span(start, stop), bool(text[stop:end].strip()), others)


class _Labels:
    """Where the words of bracketed links end, asked for with rising offsets."""

    def __init__(self, text: str, page: Span, taken: Regions) -> None:
        self.taken = taken
        self._marks = _LABEL_MARK.finditer(text, page.start, page.end)
        self._mark = next(self._marks, None)

    def end(self, offset: int) -> int:
        """The bracket that ends the words beginning at an offset, or -1 where they do not end on their line."""
        while (mark := self._mark) and (mark.start() < offset or len(mark[0]) > 1 or self.taken.holding(mark.start())):
            self._mark = next(self._marks, None)
        return mark.start() if mark and mark[0] == "]" else -1
