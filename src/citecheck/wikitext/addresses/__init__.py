"""Addresses that stand in the text itself: bare ones, and those in single brackets with or without words.

An address ends where MediaWiki ends it. Linear: the ends of the brackets' words are looked up once each.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import Struct

from citecheck import urls
from citecheck.model import Span
from citecheck.regions import Regions
from citecheck.wikitext.addresses import run_on
from citecheck.wikitext.families import MARKS, cites
from citecheck.wikitext.markup.templates import masked

# MediaWiki turns marks into something else before it looks for links: templates, italics, table cells; inside a
# template a pipe is one. An escaped angle or blank ends a link too. Possessive, so that nothing is tried twice.
_PLAIN = urls.CHARACTER.removesuffix("]") + "{}'|&]"
_MARKED = rf"{_PLAIN}++|\{{(?!\{{)|\}}(?!\}})|'(?!')|(?!{urls.ENDING_ENTITY})&"
_IN_TEMPLATE = re.compile(rf"://(?:{urls.NUMBERED_HOST})?(?:{_MARKED})*+")
_IN_TEXT = re.compile(rf"://(?:{urls.NUMBERED_HOST})?(?:{_MARKED}|\|(?!\|))*+")
_RELATIVE = re.compile(rf"\[//(?:{_MARKED})++")
# What ends the words of a bracketed link (Parser::handleExternalLinks of MediaWiki 1.43), and what holds a bracket that
# does not: a link to a page, a mark of a dump.
_LABEL_MARK = re.compile(
    r"\[\[(?!(?:[A-Za-z]+:)?//)[^\[\]\x00-\x1f]*\]\]|\[/?(?:tpl|ref)\]|[\]\x00-\x08\x0a-\x1f\ufffd]"
)


# A template in the midst of a path or a query is a part of the address; behind anything else it says something of it.
_FILLING = re.compile(r"(?<=[/=&?#%_+-])\{\{([^|{}\[\]<>]*)[^\s|\[\]<>]*")
_LINE_END = re.compile(r"[\r\n]")


class Address(Struct, frozen=True):
    """An address in the text: `span` is all of it with its brackets, `url` the address alone.

    `others` are the addresses among the words in the brackets.
    """

    span: Span
    url: Span
    labelled: bool = False
    others: tuple[Span, ...] = ()


def bare_urls(text: str, start: int, end: int, *, in_template: bool = False) -> Iterator[Span]:
    """The addresses in `text[start:end]`, each as far as MediaWiki would link it where it stands bare."""
    for first, last in urls.found_in(text, start, end, _IN_TEMPLATE if in_template else _IN_TEXT):
        yield from (address.url for address in _bare_in(text, first, last))


def addresses_in(
    text: str, page: Span, taken: Regions, templates: Regions, *, lost_tags: bool = False
) -> Iterator[Address]:
    """The addresses of a page that lie outside `taken`, in order; `templates` are those that are no citations.

    Where a page has `lost_tags`, what stood behind one may run on from an address.
    """
    labels = _Labels(text, page, taken)
    read_to = page.start
    for start, end in _runs(text, page, taken, templates):
        if start < read_to:
            continue
        opened = start > page.start and text[start - 1] == "["
        address = _bracketed(text, start, end, labels) if opened else None
        if address:
            found: Iterable[Address] = (address,)
        else:
            found = _bare_in(text, start, end, lost_tags=lost_tags) if text[start] != "/" else ()
        for address in found:
            read_to = address.span.end
            yield address


def _runs(text: str, page: Span, taken: Regions, templates: Regions) -> Iterator[tuple[int, int]]:
    """Start and end of each run of URL characters, in order."""
    runs = [(found.start() + 1, found.end()) for found in _RELATIVE.finditer(text, page.start, page.end)]
    edges = [page.start, *sorted(chain(*taken.spans, *templates.spans)), page.end]
    # Most of what lies between two edges holds no address: the next one is looked for outside of what is taken.
    body = masked(text, page.start, page.end, taken.spans)
    at = body.find("://")
    while at >= 0:
        gap = bisect_right(edges, page.start + at)
        start, end = edges[gap - 1], edges[gap]
        runs += urls.found_in(text, start, end, _IN_TEMPLATE if templates.holding(start) else _IN_TEXT)
        at = body.find("://", end - page.start)
    return (run for run in sorted(runs) if not taken.holding(run[0]))


def _bare_in(text: str, start: int, end: int, *, lost_tags: bool = False) -> Iterator[Address]:
    """The address that a run of URL characters begins with, and those behind the pipe or the word that ends it."""
    address = _bare(text, start, end, lost_tags=lost_tags)
    if address:
        yield address
    behind = address.span.end if address else text.find("|", start, end)
    if behind >= 0:
        for first, last in urls.found_in(text, behind, end, _IN_TEMPLATE):
            if further := _bare(text, first, last, lost_tags=lost_tags):
                yield further


def _bare(text: str, start: int, end: int, *, lost_tags: bool = False) -> Address | None:
    if (pipe := text.find("|", start, end)) >= 0 and _has_pipe_before(text, start):
        end = pipe
    span = Span(start, start + urls.bare_length(text[start:end]))
    if span.end == end:
        span = Span(start, _filled(text, end))
    if lost_tags:
        span = Span(start, run_on.end_of(text, start, span.end))
    return None if text.endswith("//", start, span.end) else Address(span, span)


def _filled(text: str, end: int) -> int:
    """Where an address ends that a template goes on with: what that will be cannot be read off the page."""
    filling = _FILLING.match(text, end)
    if filling is None:
        return end
    name = " ".join(filling[1].split()).lower()
    return end if name in MARKS or cites(name) else filling.end()


def _has_pipe_before(text: str, start: int) -> bool:
    """Whether pipes separate what stands on the line: the parts of a picture, the cells of a table."""
    before = text.rfind("|", 0, start)
    return before >= 0 and not _LINE_END.search(text, before, start)


def _bracketed(text: str, start: int, stop: int, labels: _Labels) -> Address | None:
    """The address with its brackets and words, or None where nothing closes them."""
    # MediaWiki reads [[http://…]] as a link in two brackets; who puts a pipe in it means the end of the address.
    if text[start - 2 : start] == "[[" and (pipe := text.find("|", start, stop)) >= 0:
        stop = pipe
    end = labels.end(stop)
    if end < 0 or text.endswith("//", start, stop):
        return None
    stop = min(_filled(text, stop), end)
    others = tuple(other for other in bare_urls(text, stop, end) if not labels.taken.holding(other.start))
    return Address(Span(start - 1, end + 1), Span(start, stop), bool(text[stop:end].strip()), others)


class _Labels:
    """Where the words of bracketed links end, asked for with rising offsets."""

    def __init__(self, text: str, page: Span, taken: Regions) -> None:
        self.text = text
        self.page = page
        self.taken = taken
        # The last mark that was read, and how far that was.
        self._mark: re.Match[str] | None = None
        self._read_to = page.start

    def end(self, offset: int) -> int:
        """The bracket that ends the words beginning at an offset, or -1 where they do not end on their line."""
        if self._mark is None or self._mark.start() < offset:
            self._next(max(offset, self._read_to))
        while (mark := self._mark) and (len(mark[0]) > 1 or self.taken.holding(mark.start())):
            self._next(mark.end())
        return mark.start() if mark and mark[0] == "]" else -1

    def _next(self, offset: int) -> None:
        self._mark = _LABEL_MARK.search(self.text, offset, self.page.end)
        self._read_to = self._mark.end() if self._mark else self.page.end
