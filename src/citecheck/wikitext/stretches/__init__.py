"""The stretches of a page that hold citations: paragraphs, list items, table rows, fields of templates, quotations."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from citecheck.claims.statements import may_state
from citecheck.claims.stretch import OBJECT, Anchor, Hidden, Label, Stretch, StretchKind
from citecheck.model import Citation, CitationKind, Parameter, Span
from citecheck.regions import Regions
from citecheck.wikitext.families import LISTS, MARKS, QUOTATIONS, REFERENCE_LISTS, SPOKEN
from citecheck.wikitext.markup.elements import elements_of
from citecheck.wikitext.markup.scan import TPL, Skeleton, Syntax
from citecheck.wikitext.markup.templates import masked, parameters_of
from citecheck.wikitext.stretches.pieces import ITEM_MARKS, Pieces, Table, has_pictures, pictures_of
from citecheck.wikitext.stretches.tables import Cell, Row, cells_of, headings_above

_NEWLINE = re.compile(r"\r\n?|\n")
# Tags, those of a dump and a comma set between two citations among them; words that switch something; characters
# written by name or number.
_MARKUP = re.compile(
    r"""
    <sup>[\s,;]*</sup>
    | \[/?ref\]
    | </?(?:(?P<block>(?i:blockquote|center|div|dl|li|ol|p|poem|table|td|th|tr|ul)\b)|[A-Za-z])[^<>]*>
    | __[A-Z]{3,20}__
    | &(?:\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});
    """,
    re.VERBOSE,
)
# One of these is in each of them, and found much faster.
_MARKS_OF_MARKUP = ("<", "&", "__", "ref]")
# What a picture's caption begins with that has lost its brackets.
_LOOKS = r"(?:thumb(?:nail)?|frame(?:d|less)?|border|left|right|cent(?:er|re)|none|upright(?:=[\d.]*)?|[\dx]{1,9}px)\|"
_PICTURE_LOOKS = re.compile(rf"\s*(?:{_LOOKS}[ \t]*)++", re.IGNORECASE)
# Lines of a dump, and such captions.
_NO_STATEMENT = re.compile(
    rf"CATEGORIES:|\[\[[^\[\]\r\n]*\]\][ \t]*$|[A-Z]\w+:[^|\r\n]*\||\s*(?i:{_LOOKS})", re.MULTILINE
)
# What stands higher or lower belongs to the word before it: 10<sup>7</sup>.
_RAISED = ("<sup", "</sup", "<sub", "</sub")
# What stands for something that is set apart from the text around it: no sentence goes across.
_APART = "\n\n"
# Marks that hold words, and so claims of their own.
_NOTES = frozenset({"efn", "nb", "note", "ref", "refn"})
# A field that only holds the citations of another one, `area_ref` beside `area`.
_REFERENCE_FIELD = re.compile(r"(.+?)[ _-]?(?:refs?|references?|footnotes?|notes?|cite)[0-9]?", re.IGNORECASE)
# Deeper in one another MediaWiki expands no templates ($wgMaxTemplateDepth).
_DEEPEST = 40

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


class _Surroundings(NamedTuple):
    """What lies around a place: indexes of templates, or -1.

    `field` is the innermost template that is no citation and no mark, `quotation` the innermost that quotes, `depth`
    how many there are; `listed` says that one of them defines references.
    """

    field: int = -1
    quotation: int = -1
    depth: int = 0
    listed: bool = False


_NOTHING_AROUND = _Surroundings()


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
        self.marks = [mark for mark in _MARKS_OF_MARKUP if text.find(mark, *page) >= 0]
        self.sections = skeleton.sections
        self.hidden = self._hidden(citations)
        self.captions = self._captions() if has_pictures(text, page) else {}
        self.pictures = Regions(self.captions)
        self.hidden += [Hidden(picture, "") for picture in self.pictures.spans]
        self.hidden.sort(key=lambda piece: (piece.span.start, -piece.span.end))
        self.hidden_starts = [piece.span.start for piece in self.hidden]
        self.definitions = Regions(span for span, _ in elements_of(text, page, "references"))
        elements = [element for element in elements_of(text, page, "blockquote") if element[1].start < element[1].end]
        self.blockquotes = Regions(content for _, content in elements)
        self.anchors = self._anchors(citations, empty)
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
        for anchor, around in zip(self.anchors, self._around(), strict=True):
            section = self.sections.at(anchor.span.start)
            if not section.supporting or around.listed or self.definitions.holding(anchor.span.start):
                continue
            stretch = self._stretch(anchor, around, section.title)
            if stretch:
                filled.setdefault(stretch.span, (stretch, []))[1].append(anchor)
        for stretch, anchors in filled.values():
            counted = stretch.kind is StretchKind.PROSE and self._is_counted(stretch.span)
            yield stretch._replace(counted=True) if counted else stretch, anchors, self._hidden_in(stretch)
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

    def _stretch(self, anchor: Anchor, around: _Surroundings, section: str | None) -> Stretch | None:
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
        picture = self.pictures.holding(anchor.span.start)
        if picture and picture.start > outside:
            caption = self.captions[picture]
            return Stretch(caption, StretchKind.PROSE, section) if caption.start <= anchor.span.start else None
        if around.field >= 0:
            return self._in_template(anchor, around, section)
        return self._piece(self.page, anchor, section)

    def _captions(self) -> dict[Span, Span]:
        """The pictures of the page with their captions."""
        outermost = Regions(piece.span for piece in self.hidden)
        return pictures_of(masked(self.text, *self.page, outermost.spans), self.page.start)

    def _hidden(self, citations: Sequence[Citation]) -> list[Hidden]:
        """All that is no prose, in order, outer before inner."""
        hidden = [
            Hidden(citation.span, OBJECT if citation.template in SPOKEN else "")
            for citation in citations
            if citation.kind is not CitationKind.LINK
        ]
        hidden += [Hidden(reference.span, "") for reference in self.skeleton.references]
        hidden += [Hidden(span, "") for span in self.skeleton.unread]
        hidden += [
            Hidden(template.span, "" if template.name in MARKS else _APART if template.name in QUOTATIONS else OBJECT)
            for template in self.skeleton.templates
            if template.span.start not in self.citing
        ]
        return hidden

    def _hidden_in(self, stretch: Stretch) -> list[Hidden]:
        """What is hidden in a stretch, its markup too; what is hidden in something hidden is left out."""
        start, end = stretch.span
        first, last = bisect_left(self.hidden_starts, start), bisect_left(self.hidden_starts, end)
        hidden = []
        if looks := _PICTURE_LOOKS.match(self.text, start, end):
            hidden.append(Hidden(Span(*looks.span()), ""))
            start = looks.end()
        mark = _MARKUP.search(self.text, start, end) if self._holds_a_mark(start, end) else None
        for piece in self.hidden[first:last]:
            while mark and mark.start() < piece.span.start:
                hidden.append(_markup(mark))
                start = mark.end()
                mark = _MARKUP.search(self.text, start, end)
            if piece.span.start >= start and piece.span.end <= end:
                hidden.append(piece)
                start = piece.span.end
                if mark and mark.start() < start:
                    mark = _MARKUP.search(self.text, start, end)
        while mark:
            hidden.append(_markup(mark))
            mark = _MARKUP.search(self.text, mark.end(), end)
        if stretch.kind is StretchKind.ITEM and self.text.startswith(("|", "!"), *stretch.span):
            hidden += [Hidden(cell.border, "") for cell in self._cells(stretch.span)]
            hidden.sort(key=lambda piece: (piece.span.start, -piece.span.end))
        return hidden

    def _holds_a_mark(self, start: int, end: int) -> bool:
        """Whether there can be markup between two offsets."""
        return any(self.text.find(mark, start, end) >= 0 for mark in self.marks)

    def _anchors(self, citations: Sequence[Citation], empty: AbstractSet[Span]) -> list[Anchor]:
        """Where citations stand, in order: their references, the places these are used again, or they themselves."""
        of_reference: dict[int, list[str]] = {}
        anchors: list[Anchor] = []
        end = -1
        for citation in citations:
            if citation.reference:
                of_reference.setdefault(citation.reference.start, []).append(citation.id)
            elif citation.span.start < end and anchors:
                last = anchors[-1]
                anchors[-1] = last._replace(citations=(*last.citations, citation.id))
            else:
                end = citation.span.end
                inline = citation.kind is CitationKind.LINK or citation.template in SPOKEN
                anchors.append(Anchor(citation.span, (citation.id,), inline))
        defined: dict[tuple[str, str], tuple[str, ...]] = {}
        for reference in self.skeleton.references:
            cited = tuple(of_reference.get(reference.span.start, ()))
            if reference.name and cited:
                defined.setdefault((reference.group, reference.name), cited)
        for reference in self.skeleton.references:
            own = of_reference.get(reference.span.start) or defined.get((reference.group, reference.name), ())
            base = defined.get((reference.group, reference.base), ())
            anchors.append(Anchor(reference.span, (*own, *base), empty=reference.span in empty))
        anchors.sort(key=lambda anchor: anchor.span.start)
        return anchors

    def _around(self) -> Iterator[_Surroundings]:
        """What lies around each anchor, in their order."""
        templates = self.skeleton.templates
        surroundings: list[_Surroundings] = []
        opened: list[int] = []
        following = 0
        for anchor in self.anchors:
            while following < len(templates) and templates[following].span.start <= anchor.span.start:
                surroundings.append(self._within(following, surroundings))
                while opened and templates[opened[-1]].span.end <= templates[following].span.start:
                    opened.pop()
                opened.append(following)
                following += 1
            while opened and templates[opened[-1]].span.end <= anchor.span.start:
                opened.pop()
            index = opened[-1] if opened else -1
            while index >= 0 and templates[index].span.end < anchor.span.end:
                index = templates[index].parent
            yield surroundings[index] if index >= 0 else _NOTHING_AROUND

    def _within(self, index: int, surroundings: Sequence[_Surroundings]) -> _Surroundings:
        """What lies around a place in a template; `surroundings` are those of the templates before it."""
        template = self.skeleton.templates[index]
        outside = surroundings[template.parent] if template.parent >= 0 else _NOTHING_AROUND
        mark = template.name in MARKS and template.name not in _NOTES
        if mark or template.span.start in self.citing or outside.depth >= _DEEPEST:
            return outside
        return _Surroundings(
            field=index,
            quotation=index if template.name in QUOTATIONS else outside.quotation,
            depth=outside.depth + 1,
            listed=outside.listed or template.name in REFERENCE_LISTS,
        )

    def _quotation(self, index: int) -> Span | None:
        """The words that a template quotes."""
        written = {parameter.name: parameter for parameter in self._parameters(index)}
        fields = QUOTATIONS[self.skeleton.templates[index].name]
        words = next((written[field] for field in fields if field in written), None)
        return words.span if words and words.value else None

    def _in_template(self, anchor: Anchor, around: _Surroundings, section: str | None) -> Stretch | None:
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
            self.one_line[parameter.whole] = not _NEWLINE.search(self._visible(parameter.span))
        if not parameter.positional and self.one_line[parameter.whole]:
            field = Span(parameter.name_span.start, parameter.whole.end)
            label = Label(parameter.span.start, _words(parameter.name))
            return Stretch(field, StretchKind.ITEM, section, parameter.span.start, labels=(label,))
        piece = self._piece(Span(parameter.span.start, parameter.whole.end), anchor, section)
        name = self._field_name(around.field, parameter)
        listed = piece and (piece.kind is StretchKind.ITEM or self.skeleton.templates[around.field].name in LISTS)
        if not piece or not listed or piece.labels or not name:
            return piece
        return piece._replace(labels=(Label(piece.span.start, name),))

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
            self.pieces[span] = Pieces(self.text, span, self._hidden_within(span), one_line=self.syntax is TPL)
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
            self.cells[row] = list(cells_of(self._visible(row), row.start))
        return self.cells[row]

    def _visible(self, span: Span) -> str:
        """A piece of the page, masked where something is hidden."""
        return masked(self.text, *span, Regions(piece.span for piece in self._hidden_within(span)).spans)

    def _hidden_within(self, span: Span) -> list[Hidden]:
        first, last = bisect_left(self.hidden_starts, span.start), bisect_left(self.hidden_starts, span.end)
        return [piece for piece in self.hidden[first:last] if piece.span.end <= span.end]


def _words(name: str) -> str:
    return " ".join(name.replace("_", " ").split())


def _markup(mark: re.Match[str]) -> Hidden:
    """What a piece of markup hides, and what stands for it."""
    shown = _APART if mark["block"] else html.unescape(mark[0]) if mark[0][0] == "&" else ""
    return Hidden(Span(*mark.span()), shown, glued=mark[0].lower().startswith(_RAISED))
