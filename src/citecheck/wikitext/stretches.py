"""The stretches of a page that hold citations: paragraphs, list items, table rows, fields of templates, quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from citecheck.claims import OBJECT, Anchor, Hidden, Stretch, StretchKind
from citecheck.model import Citation, CitationKind, Parameter, Span
from citecheck.regions import Regions
from citecheck.sections import Sections
from citecheck.wikitext.families import MARKS, QUOTATIONS, REFERENCE_LISTS
from citecheck.wikitext.headings import headings_of
from citecheck.wikitext.scan import TPL, Skeleton, Syntax, Template
from citecheck.wikitext.templates import name_of, parameters_of

_NEWLINE = re.compile(r"\r\n?|\n")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_REFERENCES = re.compile(r"<references\b[^<>]*(?<!/)>.*?</references\s*>", re.IGNORECASE | re.DOTALL)
_ITEM_MARKS = frozenset("*#:;")

Filled = tuple[Stretch, Sequence[Anchor], Sequence[Hidden]]


def stretches_of(
    text: str, page: Span, skeleton: Skeleton, syntax: Syntax, citations: Sequence[Citation]
) -> Iterator[Filled]:
    """Every stretch of a page that holds a citation which may support a claim, with its anchors and hidden parts."""
    return _Stretches(text, page, skeleton, syntax, citations).run()


class _Stretches:
    """What is needed to find the stretch of an anchor."""

    def __init__(
        self, text: str, page: Span, skeleton: Skeleton, syntax: Syntax, citations: Sequence[Citation]
    ) -> None:
        self.text = text
        self.page = page
        self.skeleton = skeleton
        self.syntax = syntax
        self.citing = {citation.span.start for citation in citations if citation.kind is CitationKind.TEMPLATE}
        self.template_starts = [template.start for template in skeleton.templates]
        self.names: dict[int, str] = {}
        self.sections = Sections(headings_of(text, page, Regions(skeleton.unread)))
        self.hidden = self._hidden(citations)
        self.hidden_starts = [piece.span.start for piece in self.hidden]
        self.definitions = Regions(
            Span(found.start(), found.end()) for found in _REFERENCES.finditer(text, page.start, page.end)
        )
        self.anchors = self._anchors(citations)

    def run(self) -> Iterator[Filled]:
        filled: dict[tuple[int, int], tuple[Stretch, list[Anchor]]] = {}
        page_lines: _Lines | None = None
        for anchor in self.anchors:
            section = self.sections.at(anchor.span.start)
            if not section.supporting or self.definitions.holding(anchor.span.start):
                continue
            around = self._around(anchor)
            names = [self._name(index) for index in around]
            if any(name in REFERENCE_LISTS for name in names):
                continue
            if around:
                found = self._in_template(anchor, around, names)
            else:
                page_lines = page_lines or self._lines(self.page)
                found = page_lines.holding(anchor.span.start)
            if found:
                span, kind = found
                stretch = Stretch(span, kind, section.title)
                filled.setdefault((span.start, span.end), (stretch, []))[1].append(anchor)
        for stretch, anchors in filled.values():
            yield stretch, anchors, self._hidden_in(stretch.span)

    def _name(self, index: int) -> str:
        if index not in self.names:
            template = self.skeleton.templates[index]
            self.names[index] = name_of(self.text, Span(template.start, template.end), self.syntax)
        return self.names[index]

    def _hidden(self, citations: Sequence[Citation]) -> list[Hidden]:
        """All that is no prose, in order, outer before inner."""
        hidden = [Hidden(citation.span, "") for citation in citations if citation.kind is not CitationKind.LINK]
        hidden += [Hidden(reference.span, "") for reference in self.skeleton.references]
        hidden += [Hidden(span, "") for span in self.skeleton.unread]
        for index, template in enumerate(self.skeleton.templates):
            if template.start not in self.citing:
                shown = "" if self._name(index) in MARKS else OBJECT
                hidden.append(Hidden(Span(template.start, template.end), shown))
        hidden.sort(key=lambda piece: (piece.span.start, -piece.span.end))
        return hidden

    def _hidden_in(self, span: Span) -> list[Hidden]:
        """What is hidden in a stretch, the tags in it too."""
        first = bisect_left(self.hidden_starts, span.start)
        last = bisect_left(self.hidden_starts, span.end)
        hidden = self.hidden[first:last]
        if self.text.find("<", span.start, span.end) >= 0:
            tags = _TAG.finditer(self.text, span.start, span.end)
            hidden = hidden + [Hidden(Span(tag.start(), tag.end()), "") for tag in tags]
            hidden.sort(key=lambda piece: (piece.span.start, -piece.span.end))
        return hidden

    def _anchors(self, citations: Sequence[Citation]) -> list[Anchor]:
        """Where citations stand, in order: their references, the places these are used again, or they themselves."""
        of_reference: dict[int, list[str]] = {}
        anchors: list[Anchor] = []
        end = -1
        for citation in citations:
            if citation.reference:
                of_reference.setdefault(citation.reference.start, []).append(citation.id)
            elif citation.span.start < end and anchors:
                last = anchors[-1]
                anchors[-1] = Anchor(last.span, (*last.citations, citation.id), last.inline)
            else:
                end = citation.span.end
                anchors.append(Anchor(citation.span, (citation.id,), citation.kind is CitationKind.LINK))
        defined: dict[str, tuple[str, ...]] = {}
        for reference in self.skeleton.references:
            cited = tuple(of_reference.get(reference.span.start, ()))
            if reference.name and cited:
                defined.setdefault(reference.name, cited)
        for reference in self.skeleton.references:
            own = of_reference.get(reference.span.start)
            anchors.append(Anchor(reference.span, tuple(own) if own else defined.get(reference.name, ())))
        anchors.sort(key=lambda anchor: anchor.span.start)
        return anchors

    def _around(self, anchor: Anchor) -> list[int]:
        """The templates around an anchor that are no citations, innermost first."""
        index = bisect_right(self.template_starts, anchor.span.start) - 1
        templates = self.skeleton.templates
        while index >= 0 and templates[index].end < anchor.span.end:
            index = templates[index].parent
        around = []
        while index >= 0:
            if templates[index].start not in self.citing:
                around.append(index)
            index = templates[index].parent
        return around

    def _in_template(
        self, anchor: Anchor, around: Sequence[int], names: Sequence[str]
    ) -> tuple[Span, StretchKind] | None:
        """The quotation that an anchor stands in or beside, or else the field."""
        for index, name in zip(around, names, strict=True):
            if name in QUOTATIONS:
                written = {parameter.name: parameter for parameter in self._parameters(self.skeleton.templates[index])}
                words = next((written[field] for field in QUOTATIONS[name] if field in written), None)
                if words and words.value:
                    return words.span, StretchKind.QUOTATION
        for parameter in self._parameters(self.skeleton.templates[around[0]]):
            if parameter.whole.start <= anchor.span.start < parameter.whole.end:
                if not parameter.positional and not _NEWLINE.search(parameter.value):
                    return Span(parameter.name_span.start, parameter.whole.end), StretchKind.ITEM
                return self._lines(Span(parameter.span.start, parameter.whole.end)).holding(anchor.span.start)
        return None

    def _parameters(self, template: Template) -> tuple[Parameter, ...]:
        children = [
            Span(child.start, child.end)
            for child in self.skeleton.templates[
                bisect_right(self.template_starts, template.start) : bisect_left(self.template_starts, template.end)
            ]
        ]
        return parameters_of(self.text, Span(template.start, template.end), self.syntax, Regions(children).spans)

    def _lines(self, span: Span) -> _Lines:
        first = bisect_left(self.hidden_starts, span.start)
        last = bisect_left(self.hidden_starts, span.end)
        hidden = [piece for piece in self.hidden[first:last] if piece.span.end <= span.end]
        return _Lines(self.text, span, hidden, one_line=self.syntax is TPL)


class _Lines:
    """A piece of a page cut into paragraphs, list items and table rows; what is hidden is never cut."""

    def __init__(self, text: str, span: Span, hidden: Sequence[Hidden], *, one_line: bool) -> None:
        self.text = text
        self.whole = Regions(piece.span for piece in hidden)
        self.objects = {piece.span.start for piece in hidden if piece.shown}
        self.starts: list[int] = []
        self.pieces: list[tuple[Span, StretchKind]] = []
        self.open: tuple[int, int, StretchKind] | None = None
        in_table = 0
        for start, end in _logical_lines(text, span, self.whole):
            line = text[start:end].strip()
            if line.startswith("{|"):
                in_table += 1
                self._close()
            elif in_table and line.startswith("|}"):
                in_table -= 1
                self._close()
            elif in_table and line.startswith("|-"):
                self._close()
            elif in_table:
                self._extend(start, end, StretchKind.ITEM)
            elif not line or line[0] == "=" or self._only_objects(start, end):
                self._close()
            elif line[0] in _ITEM_MARKS:
                self._close()
                self._extend(start, end, StretchKind.ITEM)
                self._close()
            else:
                if one_line:
                    self._close()
                self._extend(start, end, StretchKind.PROSE)
        self._close()

    def holding(self, offset: int) -> tuple[Span, StretchKind] | None:
        """The piece that an offset lies in."""
        at = bisect_right(self.starts, offset) - 1
        return self.pieces[at] if at >= 0 and offset < self.pieces[at][0].end else None

    def _extend(self, start: int, end: int, kind: StretchKind) -> None:
        self.open = (self.open[0] if self.open else start, end, kind)

    def _close(self) -> None:
        if self.open:
            start, end, kind = self.open
            self.starts.append(start)
            self.pieces.append((Span(start, end), kind))
            self.open = None

    def _only_objects(self, start: int, end: int) -> bool:
        """Whether a line is made of templates alone, as an infobox is; citations by themselves go on a paragraph."""
        objects = False
        while start < end:
            if self.text[start].isspace():
                start += 1
                continue
            span = self.whole.holding(start)
            if not span:
                return False
            objects = objects or span.start in self.objects
            start = span.end
        return objects


def _logical_lines(text: str, span: Span, whole: Regions) -> Iterable[tuple[int, int]]:
    """Start and end of each line that is not broken inside something hidden."""
    start = span.start
    for newline in _NEWLINE.finditer(text, span.start, span.end):
        if not whole.holding(newline.start()):
            yield start, newline.start()
            start = newline.end()
    yield start, span.end
