"""Addresses that stand in the text itself: bare ones, and those in single brackets with or without words.

An address ends where MediaWiki ends it. Linear: the ends of lines and brackets are looked up once each.
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
_RELATIVE = re.compile(rf"(?<!\[)\[//{urls.CHARACTER}+")
_LABEL = re.compile(r"[^\]\x00-\x08\x0a-\x1f\ufffd]*\]")


@dataclass(frozen=True, slots=True)
class Address:
    """An address in the text: `span` is all of it with its brackets, `url` the address alone."""

    span: Span
    url: Span
    labelled: bool


def before_marks(url: str, *, in_template: bool = False) -> str:
    """A run of URL characters up to the first wiki mark; inside a template a pipe is one."""
    marks = _MARKS.search(url)
    if marks:
        url = url[: marks.start()]
    return url.partition("|")[0] if in_template else url


def addresses_in(text: str, page: Span, taken: Regions, templates: Regions) -> Iterator[Address]:
    """The addresses of a page that lie outside `taken`, in order; `templates` are those that are no citations."""
    bracket = _Next(text, "]", page.end)
    for start, end in sorted(_runs(text, page)):
        if taken.holding(start):
            continue
        in_template = templates.holding(start) is not None
        bracketed = text[start - 1 : start] == "[" and text[start - 2 : start - 1] != "[" and start > page.start
        url = before_marks(text[start:end], in_template=in_template)
        if bracketed and bracket.after(start + len(url)) >= 0:
            label = _LABEL.match(text, start + len(url), bracket.after(start + len(url)) + 1)
            if label:
                labelled = bool(label[0][:-1].strip())
                yield Address(Span(start - 1, label.end()), Span(start, start + len(url)), labelled)
                continue
        url = url[: urls.bare_length(url)]
        if not url.endswith("://"):
            yield Address(Span(start, start + len(url)), Span(start, start + len(url)), labelled=False)


def _runs(text: str, page: Span) -> Iterator[tuple[int, int]]:
    yield from urls.found_in(text, page.start, page.end)
    for relative in _RELATIVE.finditer(text, page.start, page.end):
        yield relative.start() + 1, relative.end()


class _Next:
    """The next place of a mark, asked for with rising offsets."""

    def __init__(self, text: str, mark: str, end: int) -> None:
        self.text, self.mark, self.end = text, mark, end
        self.at = -2

    def after(self, offset: int) -> int:
        """The mark's first place at or after an offset, or -1."""
        if self.at != -1 and self.at < offset:
            self.at = self.text.find(self.mark, offset, self.end)
        return self.at
