"""Wiki text as it reads: templates leave what they print, and those that hold citations the fields that do."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from citecheck.model import CitationKind, Page, Span
from citecheck.plain import plain
from citecheck.report.html.blocks import Block, Writer, beginning, lines_of, without
from citecheck.report.html.cards import title_of
from citecheck.report.html.claim_map import ClaimMap
from citecheck.report.html.parts import LINE_END, Cuts, Part, PartKind, by_place, places_of, supporting
from citecheck.wikitext import SYNTAXES
from citecheck.wikitext.markup.scan import Syntax, Template, scan
from citecheck.wikitext.markup.templates import parameters_of

# No page that somebody wrote nests templates around citations as deep as this; what is deeper is left out.
_DEEPEST = 8

_HEADING = re.compile(r"\s*(={1,6})[^=\r\n].*=\s*\Z", re.DOTALL)
_ITEM = re.compile(r"[*#:;]+\s*")
_RULE = re.compile(r"-{4,}\s*\Z")
_CATEGORIES = re.compile(r"CATEGORIES:|\[\[Category:", re.IGNORECASE)
_CELL_ENDS = re.compile(r"\|\||!!")
_STYLE = re.compile(r"[^|\[\]{}=]*+=[^|\[\]{}]*+\|(?!\|)")
_NOTES = frozenset({"efn", "efn-ua", "efn-la", "refn", "note", "notetag", "#tag:ref"})


def blocks_of_wiki(page: Page) -> tuple[list[Block], set[str]]:
    """The blocks of a page of wiki text, and the ids of the claims that are seen in them."""
    document = page.document
    writer = Writer(document.text, ClaimMap(page.claims), plain)
    parts = _Parts(page).between(document.span)
    ends = (Span(*end.span()) for end in LINE_END.finditer(document.text, document.span.start, document.span.end))
    reader = _Reader(writer, title=document.title if document.format == "tpl" else None)
    blocks = [block for line in lines_of(parts, ends) for block in reader.line(line)]
    return [*blocks, *reader.end()], writer.met


class _Parts:
    """The parts of one page."""

    def __init__(self, page: Page) -> None:
        self.document = page.document
        self.text = page.document.text
        self.syntax: Syntax = SYNTAXES[page.document.format]
        self.cuts = Cuts(places_of(page))
        self.citations = by_place(page.citations)
        self.supporting = supporting(page)
        self.claims = sorted(claim.span.start for claim in page.claims)
        skeleton = scan(self.text, page.document.span, self.syntax)
        wholes = [*skeleton.unread, *(reference.span for reference in page.references)]
        marks: list[tuple[Span, Template | None]] = [(template.span, template) for template in skeleton.templates]
        marks += ((span, None) for span in wholes)
        self.marks = sorted(marks, key=lambda mark: (mark[0].start, -mark[0].end))
        self.starts = [span.start for span, _ in self.marks]

    def between(self, span: Span, depth: int = 0) -> Iterator[Part]:
        """The parts of a stretch of the text."""
        at, end = span
        cuts = self.cuts.regions.within(at, end)
        cut, mark = 0, bisect_left(self.starts, at)
        while True:
            while cut < len(cuts) and cuts[cut].start < at:
                cut += 1
            if mark < len(self.starts) and self.starts[mark] < at:
                mark = bisect_left(self.starts, at, mark)
            next_cut = cuts[cut].start if cut < len(cuts) else end
            next_mark = self.starts[mark] if mark < len(self.starts) else end
            if min(next_cut, next_mark) >= end:
                break
            if next_cut <= next_mark:
                place = cuts[cut]
                yield from self._verbatim(at, place.start)
                yield self.cuts.part(place, self._called(place))
                cut += 1
            else:
                place, template = self.marks[mark]
                yield from self._verbatim(at, place.start)
                yield from self._marked(place, template, depth)
                mark += 1
            at = max(at, place.end)
        yield from self._verbatim(at, end)

    def _verbatim(self, start: int, end: int) -> Iterator[Part]:
        if start < end:
            yield Part(PartKind.TEXT, Span(start, end))

    def _marked(self, span: Span, template: Template | None, depth: int) -> Iterator[Part]:
        """A template or another mark; of one that holds citations or claims, the fields that do."""
        if template is None or depth >= _DEEPEST or not self._holds(Span(span.start + 1, span.end)):
            yield Part(PartKind.WHOLE, span)
            return
        inline = "\n" not in self.text[span.start : span.end]
        around = ("(", ")") if template.name in _NOTES else ("", "")
        for parameter in parameters_of(self.text, template, self.syntax):
            value = Span(parameter.start, max(parameter.start, parameter.stop))
            if not self._holds(parameter.whole):
                continue
            if inline:
                yield Part(PartKind.NOTES, Span(span.start, span.start), words=around[0])
            else:
                label = "" if parameter.positional else f"{parameter.name.replace('_', ' ')}: "
                yield Part(PartKind.FIELD, Span(parameter.pipe, parameter.pipe), words=label)
            yield from self.between(value, depth + 1)
            if inline:
                yield Part(PartKind.NOTES, Span(value.end, value.end), words=around[1])

    def _holds(self, span: Span) -> bool:
        """Whether something is cited in a stretch, or claimed."""
        claim = bisect_left(self.claims, span.start)
        claimed = claim < len(self.claims) and self.claims[claim] < span.end
        return claimed or bool(self.cuts.regions.within(*span))

    def _called(self, place: Span) -> str:
        """What a citation is called in the text: a link by its words; in a list of sources each by its title."""
        citation = self.citations.get(place.start)
        if citation is None or citation.reference is not None:
            return ""
        if citation.kind is CitationKind.LINK or citation.id not in self.supporting:
            return title_of(citation, self.document)
        return ""


class _Reader:
    """What makes blocks of lines; a paragraph, a row and a table stay open until something ends them."""

    def __init__(self, writer: Writer, *, title: str | None) -> None:
        """Where the page begins with its title, as in the format `tpl`, each line there is a paragraph."""
        self._writer = writer
        self._text = writer.text
        self._title = title
        self._paragraph: list[Part] = []
        self._row: list[list[Part]] = []
        self._tables = 0

    def line(self, line: Sequence[Part]) -> Iterator[Block]:
        """What a line ends, and what it is by itself."""
        begins = beginning(self._text, line)
        stripped = begins.lstrip(" \t")
        if line and line[0].kind is PartKind.FIELD:
            yield from self._closed()
            yield from self._writer.block("item", [line], 1)
        elif stripped.startswith("{|"):
            yield from self._closed()
            self._tables += 1
        elif self._tables and stripped[:1] in {"|", "!"}:
            yield from self._table_line(line, begins, stripped)
        elif not line or (len(line) == 1 and not begins.strip()):
            yield from self._paragraph_end()
        elif (marks := _ITEM.match(begins)) and not self._row:
            yield from self._closed()
            yield from self._writer.block("item", [without(line, marks.end())], len(marks[0].strip()))
        elif len(line) == 1 and (heading := _HEADING.match(begins)):
            yield from self._closed()
            yield from self._heading(line, begins, len(heading[1]))
        elif _RULE.match(begins) or _CATEGORIES.match(begins) or begins.strip() == f"[[{self._title}]]":
            yield from self._closed()
        elif self._row:
            self._row[-1] += line
        else:
            self._paragraph += line
            if self._title is not None:
                yield from self._paragraph_end()

    def end(self) -> Iterator[Block]:
        """What is still open."""
        yield from self._closed()

    def _closed(self) -> Iterator[Block]:
        yield from self._paragraph_end()
        yield from self._row_end()

    def _paragraph_end(self) -> Iterator[Block]:
        yield from self._writer.block("paragraph", [self._paragraph])
        self._paragraph = []

    def _row_end(self) -> Iterator[Block]:
        yield from self._writer.block("row", self._row)
        self._row = []

    def _heading(self, line: Sequence[Part], begins: str, level: int) -> Iterator[Block]:
        start, written = line[0].span.start, begins.rstrip().rstrip("=")
        marks = len(begins) - len(begins.lstrip().lstrip("="))
        inside = Part(PartKind.TEXT, Span(start + marks, start + max(len(written), marks)))
        yield from self._writer.block("heading", [[inside]], level)

    def _table_line(self, line: Sequence[Part], begins: str, stripped: str) -> Iterator[Block]:
        yield from self._paragraph_end()
        marks = len(begins) - len(stripped)
        match stripped[:2]:
            case "|}":
                yield from self._row_end()
                self._tables -= 1
            case "|-":
                yield from self._row_end()
            case "|+":
                yield from self._row_end()
                yield from self._writer.block("paragraph", [without(line, marks + 2)])
            case _:
                self._row += map(self._unstyled, self._cells(without(line, marks + 1)))

    def _cells(self, line: Sequence[Part]) -> Iterator[list[Part]]:
        """The cells of a line."""
        cell: list[Part] = []
        for part in line:
            start, end = part.span
            if part.kind is PartKind.TEXT:
                for border in _CELL_ENDS.finditer(self._text, start, end):
                    yield [*cell, Part(PartKind.TEXT, Span(start, border.start()))]
                    cell, start = [], border.end()
            cell.append(replace(part, span=Span(start, end)))
        yield cell

    def _unstyled(self, cell: list[Part]) -> list[Part]:
        """A cell without what says how it looks."""
        style = _STYLE.match(beginning(self._text, cell))
        return without(cell, style.end()) if style else cell
