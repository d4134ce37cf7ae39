"""The stretches of a page that hold citations: paragraphs, list items, table rows, fields of templates, quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from citecheck.claims.statements import may_state
from citecheck.claims.stretch import Anchor, Hidden, Label, Stretch, StretchKind
from citecheck.model import Citation, CitationKind, Parameter, Span
from citecheck.regions import Regions
from citecheck.wikitext.families import LISTS, QUOTATIONS
from citecheck.wikitext.markup.elements import elements_of
from citecheck.wikitext.markup.scan import TPL, Skeleton, Syntax
from citecheck.wikitext.markup.templates import parameters_of
from citecheck.wikitext.stretches.anchors import anchors_of
from citecheck.wikitext.stretches.hiding import LOOKS, Hiding
from citecheck.wikitext.stretches.pieces import ITEM_MARKS, Pieces, Table
from citecheck.wikitext.stretches.surroundings import Surroundings, surroundings_of
from citecheck.wikitext.stretches.tables import Cell, Row, cells_of, headings_above

_NEWLINE = re.compile(r"\r\n?|\n")
# Lines of a dump, and such captions.
_NO_STATEMENT = re.compile(
    rf"CATEGORIES:|\[\[[^\[\]\r\n]*\]\][ \t]*$|[A-Z]\w+:[^|\r\n]*\||\s*(?i:{LOOKS})", re.MULTILINE
)
# A field that only holds the citations of another one, `area_ref` beside `area`.
_REFERENCE_FIELD = re.compile(r"(.+?)[ _-]?(?:refs?|references?|footnotes?|notes?|cite)[0-9]?", re.IGNORECASE)

Filled = tuple[Stretch, Sequence[Anchor], Sequence[Hidden]]


def stretches_of(
    text: str,
    page: Span,
    skeleton: Skeleton,
    syntax: Syntax,
    citations: Sequence[Citation],
    empty: AbstractSet[Span],
) -> Iterator[Filled]:
    """Every stretch of a page that holds a citation which may support a claim, with its anchors and hidden parts; and
    every paragraph and list item whose sentences should have one. References that are `empty` show no source.
    """
    yield from _Stretches(text, page, skeleton, syntax, citations, empty).run()


class _Stretches:
    """What is needed to find the stretch of an anchor."""

    def __init__(
        self,
        text: str,
        page: Span,
        skeleton: Skeleton,
        syntax: Syntax,
        citations: Sequence[Citation],
        empty: AbstractSet[Span],
    ) -> None:
        self.text = text
        self.page = page
        self.skeleton = skeleton
        self.syntax = syntax
        self.citing = {citation.span.start for citation in citations if citation.kind is CitationKind.TEMPLATE}
        self.citing.update(reference.span.start for reference in skeleton.references)
        self.sections = skeleton.sections
        self.hiding = Hiding(text, page, skeleton, citations, self.citing)
        self.definitions = Regions(span for span, _ in elements_of(text, page, "references"))
        elements = [element for element in elements_of(text, page, "blockquote") if element[1].start < element[1].end]
        self.blockquotes = Regions(content for _, content in elements)
        self.anchors = anchors_of(citations, skeleton.references, empty)
        self.parameters: dict[int, tuple[Parameter, ...]] = {}
        self.fields: dict[int, dict[str, Parameter]] = {}
        self.one_line: dict[Span, bool] = {}
        self.pieces: dict[Span, Pieces] = {}
        self.cells: dict[Span, list[Cell]] = {}
        self.labels: dict[Span, tuple[Label, ...]] = {}
        self.quoted: dict[int, int | Span] = {whole.end: content for whole, content in elements}
        for index, template in enumerate(skeleton.templates):
            if template.name in QUOTATIONS:
                self.quoted[template.span.end] = index

    def run(self) -> Iterator[Filled]:
        filled: dict[Span, tuple[Stretch, list[Anchor]]] = {}
        surroundings = surroundings_of(self.anchors, self.skeleton.templates, self.citing)
        for anchor, around in zip(self.anchors, surroundings, strict=True):
            section = self.sections.at(anchor.span.start)
            if not section.supporting or around.listed or self.definitions.holding(anchor.span.start):
                continue
            stretch = self._stretch(anchor, around, section.title)
            if stretch:
                filled.setdefault(stretch.span, (stretch, []))[1].append(anchor)
        for stretch, anchors in filled.values():
            counted = stretch.kind is StretchKind.PROSE and self._is_counted(stretch.span)
            yield replace(stretch, counted=True) if counted else stretch, anchors, self._hidden_in(stretch)
        for span, kind in self._whole_page().pieces:
            if span in filled or not (kind is StretchKind.PROSE or self._is_item(span)):
                continue
            if may_state(self.text, *span) and self._is_counted(span):
                stretch = Stretch(span, StretchKind.PROSE, None, counted=True)
                yield stretch, (), self._hidden_in(stretch)

    def _whole_page(self) -> Pieces:
        return self._pieces(self.page)

    def _is_item(self, span: Span) -> bool:
        """Whether this is an item of a list; what is only indented is mostly a note to the reader."""
        return self.text.startswith(("*", "#"), *span)

    def _is_counted(self, span: Span) -> bool:
        """Whether a statement here should have a source. The lead repeats what the sections say, and cites it there."""
        section = self.sections.at(span.start)
        if not section.supporting or (section.title is None and len(self.sections) > 1):
            return False
        if _NO_STATEMENT.match(self.text, *span):
            return False
        quotes = self.blockquotes.spans and (self.blockquotes.holding(span.start) or self.blockquotes.within(*span))
        return not (quotes or self.definitions.holding(span.start))

    def _hidden_in(self, stretch: Stretch) -> list[Hidden]:
        """What is hidden in a stretch; in a table's row also what stands between its cells."""
        hidden = self.hiding.with_markup(stretch.span)
        if stretch.kind is StretchKind.ITEM and self.text.startswith(("|", "!"), *stretch.span):
            hidden += [Hidden(cell.border, "") for cell in self._cells(stretch.span)]
            hidden.sort(key=lambda piece: (piece.span.start, -piece.span.end))
        return hidden

    def _stretch(self, anchor: Anchor, around: Surroundings, section: str | None) -> Stretch | None:
        """The stretch that an anchor stands in, or the quotation that it follows."""
        start = anchor.span.start
        while start > self.page.start and self.text[start - 1].isspace():
            start -= 1
        if start in self.quoted:
            quoted = self.quoted[anchor.span.end] = self.quoted[start]
            if words := quoted if isinstance(quoted, Span) else self._quotation(quoted):
                return Stretch(words, StretchKind.QUOTATION, section)
        outside = self.skeleton.templates[around.field].span.start if around.field >= 0 else -1
        blockquote = self.blockquotes.holding(anchor.span.start)
        if blockquote and blockquote.start > outside:
            return Stretch(blockquote, StretchKind.QUOTATION, section)
        picture = self.hiding.pictures.holding(anchor.span.start)
        if picture and picture.start > outside:
            caption = self.hiding.captions[picture]
            return Stretch(caption, StretchKind.PROSE, section) if caption.start <= anchor.span.start else None
        if around.field >= 0:
            return self._in_template(anchor, around, section)
        return self._piece(self.page, anchor, section)

    def _quotation(self, index: int) -> Span | None:
        """The words that a template quotes."""
        written = {parameter.name: parameter for parameter in self._parameters(index)}
        fields = QUOTATIONS[self.skeleton.templates[index].name]
        words = next((written[field] for field in fields if field in written), None)
        return words.span if words and words.value else None

    def _in_template(self, anchor: Anchor, around: Surroundings, section: str | None) -> Stretch | None:
        """The quotation that an anchor stands in or beside, or else the field."""
        if around.quotation >= 0 and (words := self._quotation(around.quotation)):
            return Stretch(words, StretchKind.QUOTATION, section)
        parameters = self._parameters(around.field)
        at = bisect_right(parameters, anchor.span.start, key=lambda parameter: parameter.whole.start) - 1
        if at < 0 or anchor.span.start >= parameters[at].whole.end:
            return None
        parameter = parameters[at]
        beside = _REFERENCE_FIELD.fullmatch(parameter.name)
        if beside and (cited := self._fields(around.field).get(beside[1])):
            return Stretch(Span(cited.name_span.start, cited.span.end), StretchKind.QUOTATION, section)
        # Looked up once a field: one may hold thousands of citations.
        if parameter.whole not in self.one_line:
            self.one_line[parameter.whole] = not _NEWLINE.search(self.hiding.visible(parameter.span))
        if not parameter.positional and self.one_line[parameter.whole]:
            field = Span(parameter.name_span.start, parameter.whole.end)
            label = Label(parameter.span.start, _words(parameter.name))
            return Stretch(field, StretchKind.ITEM, section, parameter.span.start, labels=(label,))
        piece = self._piece(Span(parameter.span.start, parameter.whole.end), anchor, section)
        name = self._field_name(around.field, parameter)
        listed = piece and (piece.kind is StretchKind.ITEM or self.skeleton.templates[around.field].name in LISTS)
        if not piece or not listed or piece.labels or not name:
            return piece
        return replace(piece, labels=(Label(piece.span.start, name),))

    def _field_name(self, index: int, parameter: Parameter) -> str:
        """What the field of a list is called: of its own template, or of the one that a template of lists stands in."""
        template = self.skeleton.templates[index]
        while parameter.positional and template.name in LISTS and template.parent >= 0:
            parameters = self._parameters(template.parent)
            at = bisect_right(parameters, template.span.start, key=lambda outer: outer.whole.start) - 1
            if at < 0:
                return ""
            parameter, template = parameters[at], self.skeleton.templates[template.parent]
        return "" if parameter.positional else _words(parameter.name)

    def _parameters(self, index: int) -> tuple[Parameter, ...]:
        if index not in self.parameters:
            self.parameters[index] = parameters_of(self.text, self.skeleton.templates[index], self.syntax)
        return self.parameters[index]

    def _fields(self, index: int) -> dict[str, Parameter]:
        """The fields of a template that say anything, by name."""
        if index not in self.fields:
            self.fields[index] = {field.name: field for field in self._parameters(index) if field.value}
        return self.fields[index]

    def _piece(self, span: Span, anchor: Anchor, section: str | None) -> Stretch | None:
        """The paragraph, list item or table row of this part of the page that an anchor stands in."""
        pieces = self._pieces(span)
        found = pieces.holding(anchor.span.start)
        if not found:
            return None
        labels = self._labels(found[0], pieces.table_of.get(found[0].start)) if found[1] is StretchKind.ITEM else ()
        return Stretch(*found, section, listed=self.text.startswith(ITEM_MARKS, *found[0]), labels=labels)

    def _pieces(self, span: Span) -> Pieces:
        if span not in self.pieces:
            self.pieces[span] = Pieces(self.text, span, self.hiding.within(span), one_line=self.syntax is TPL)
        return self.pieces[span]

    def _labels(self, row: Span, table: Table | None) -> tuple[Label, ...]:
        """The headings of the cells of a row; looked up once a table, which may hold many anchors."""
        if row not in self.labels:
            rows = table or [(row, False)]
            read = [Row(self._cells(each), bare) for each, bare in rows]
            for (each, _), (cells, _), headings in zip(rows, read, headings_above(read, self.text), strict=True):
                self.labels[each] = tuple(map(Label, (cell.content.start for cell in cells), headings))
        return self.labels[row]

    def _cells(self, row: Span) -> list[Cell]:
        if row not in self.cells:
            self.cells[row] = list(cells_of(self.hiding.visible(row), row.start))
        return self.cells[row]


def _words(name: str) -> str:
    return " ".join(name.replace("_", " ").split())
