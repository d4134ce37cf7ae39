"""Markdown and plain text as they read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citecheck.markdown.structure import Structure
from citecheck.markdown.words import folded, words_of
from citecheck.model import Citation, CitationKind, Page, Span
from citecheck.regions import Regions
from citecheck.report.html.blocks import Block, Writer, beginning, lines_of, without
from citecheck.report.html.cards import title_of
from citecheck.report.html.claim_map import ClaimMap
from citecheck.report.html.parts import LINE_END, Cuts, Part, PartKind, by_place

_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})\s+")
_ITEM = re.compile(r"(\s*)(?:[-*+]|[0-9]{1,9}[.)])\s+")
_QUOTE = re.compile(r"[ ]{0,3}(?:>\s?)+")
_INDENT = 2
_DEEPEST = 6


def blocks_of_markdown(page: Page) -> tuple[list[Block], set[str]]:
    """The blocks of a page of Markdown, and the ids of the claims that are seen in them."""
    structure = Structure(page.document.text)
    notes = Regions(span for _, span in structure.footnotes)
    labels = {span: label for label, span in structure.footnotes}
    cited: dict[str, list[str]] = {}
    for citation in page.citations:
        if note := notes.holding(citation.span.start):
            cited.setdefault(labels[note], []).append(citation.id)
    uses = [(span, cited[label]) for label, span in structure.uses if label in cited]
    writer = Writer(page.document.text, ClaimMap(page.claims), words_of)
    reader = _Reader(writer, marked=True)
    return _read(page, uses, reader), writer.met


def blocks_of_text(page: Page) -> tuple[list[Block], set[str]]:
    """The blocks of a page of plain text, and the ids of the claims that are seen in them."""
    writer = Writer(page.document.text, ClaimMap(page.claims), folded)
    return _read(page, [], _Reader(writer, marked=False)), writer.met


def _read(page: Page, uses: Sequence[tuple[Span, Sequence[str]]], reader: _Reader) -> list[Block]:
    text, (start, end) = page.document.text, page.document.span
    ends = (Span(*found.span()) for found in LINE_END.finditer(text, start, end))
    lines = lines_of(_parts(page, uses), ends)
    return [*(block for line in lines for block in reader.line(line)), *reader.end()]


def _parts(page: Page, uses: Sequence[tuple[Span, Sequence[str]]]) -> Iterator[Part]:
    """The parts of a page: each citation keeps its words, and an address that stands bare itself."""
    citations = by_place(page.citations)
    cuts = Cuts([*((citation.span, (citation.id,)) for citation in page.citations), *uses])
    at, end = page.document.span
    for place in cuts.regions.within(at, end):
        if at < place.start:
            yield Part(PartKind.TEXT, Span(at, place.start))
        citation = citations.get(place.start)
        yield cuts.part(place, _called(page, citation) if citation else "")
        at = max(at, place.end)
    if at < end:
        yield Part(PartKind.TEXT, Span(at, end))


def _called(page: Page, citation: Citation) -> str:
    """What stands in the text for a citation: the address of a bare one, else the title."""
    return citation.links[0].url if citation.kind is CitationKind.BARE_URL else title_of(citation, page.document)


class _Reader:
    """What makes blocks of lines; a paragraph stays open until something ends it."""

    def __init__(self, writer: Writer, *, marked: bool) -> None:
        self._writer = writer
        self._text = writer.text
        self._marked = marked
        self._fence = ""
        self._paragraph: list[Part] = []

    def line(self, line: Sequence[Part]) -> Iterator[Block]:
        """What a line ends, and what it is by itself."""
        begins = beginning(self._text, line)
        if not line or (len(line) == 1 and not begins.strip()):
            yield from self.end()
        elif self._marked:
            yield from self._marked_line(line, begins)
        else:
            self._paragraph += line

    def end(self) -> Iterator[Block]:
        """What is still open."""
        yield from self._writer.block("paragraph", [self._paragraph])
        self._paragraph = []

    def _marked_line(self, line: Sequence[Part], begins: str) -> Iterator[Block]:
        if fence := _FENCE.match(begins):
            yield from self.end()
            self._fence = "" if fence[1].startswith(self._fence or "\n") else self._fence or fence[1]
        elif self._fence:
            yield from self._writer.block("code", [line])
        elif heading := _HEADING.match(begins):
            yield from self.end()
            yield from self._writer.block("heading", [without(line, heading.end())], len(heading[1]))
        elif item := _ITEM.match(begins):
            yield from self.end()
            level = min(1 + len(item[1]) // _INDENT, _DEEPEST)
            yield from self._writer.block("item", [without(line, item.end())], level)
        else:
            quote = _QUOTE.match(begins)
            self._paragraph += without(line, quote.end()) if quote else line
