"""The structure of a Markdown text: its links, code, paragraphs, items, rows, headings and footnotes.

pulldown-cmark (through pyromark) says what is what. It counts in bytes of UTF-8; here everything is code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyromark

from citecheck.claims import Anchor, Hidden, Stretch, StretchKind
from citecheck.markdown.bare import bare_addresses, citation_of
from citecheck.model import Citation, CitationKind, Span
from citecheck.regions import Regions
from citecheck.sections import Heading, Sections

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
)
_STRETCHES = {"Paragraph": StretchKind.PROSE, "Item": StretchKind.ITEM, "TableRow": StretchKind.ITEM}
_BY_LABEL = frozenset({"Reference", "Collapsed", "Shortcut"})
_DESTINATION = re.compile(r"\]\(\s*<?")
_DEFINITION = re.compile(r"\]:\s*<?")
_ADDRESS = re.compile(r"[^\s<>]*")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|//")


class Structure:
    """What pulldown-cmark finds in a text, each list in the order of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        events: list[tuple[Any, Mapping[str, int]]] = list(pyromark.events_with_range(text, options=_OPTIONS))
        definitions = pyromark.reference_definitions(text, options=_OPTIONS)
        ranges = [place for _, place in events] + [found["span"] for found in definitions.values()]
        self._code_points = _code_points(text, {place[end] for place in ranges for end in ("start", "end")})
        self.comments: list[Span] = []
        self._headings: list[Heading] = []
        self._footnotes: list[tuple[str, Span]] = []
        self._uses: list[tuple[str, Span]] = []
        self._pieces: list[tuple[Span, StretchKind]] = []
        self._unread: list[Span] = []
        self._links: list[tuple[Span, Span, CitationKind]] = []
        self._open: list[_OpenLink] = []
        self._definitions = {
            _label(label): self._defined(self._span(found["span"])) for label, found in definitions.items()
        }
        self._unused = dict(self._definitions)
        for event, place in events:
            self._read(event, self._span(place))

    def citations(self) -> list[Citation]:
        """Every link with an absolute address and every bare address; a definition that nothing uses is one too."""
        links = self._links + [(url, url, CitationKind.LINK) for url in self._unused.values()]
        links = [link for link in links if _ABSOLUTE.match(self.text, link[1].start, link[1].end)]
        taken = Regions([*self._unread, *(link[0] for link in links), *self._definitions.values()])
        return [citation_of(self.text, kind, span, url) for span, url, kind in links] + [
            citation_of(self.text, CitationKind.BARE_URL, url, url)
            for url in bare_addresses(self.text, Span(0, len(self.text)))
            if not taken.holding(url.start)
        ]

    def stretches(self, citations: Sequence[Citation]) -> Iterator[tuple[Stretch, Sequence[Anchor], Sequence[Hidden]]]:
        """The paragraphs, items and rows that hold citations; a footnote's support the places where it is used."""
        notes = Regions(span for _, span in self._footnotes)
        labels = {span: label for label, span in self._footnotes}
        cited: dict[str, tuple[str, ...]] = {}
        anchors = []
        for citation in citations:
            note = notes.holding(citation.span.start)
            if note:
                cited[labels[note]] = (*cited.get(labels[note], ()), citation.id)
            else:
                anchors.append(Anchor(citation.span, (citation.id,), inline=True))
        anchors += [Anchor(span, cited.get(label, ())) for label, span in self._uses]
        sections = Sections(self._headings)
        pieces = Regions(span for span, _ in self._pieces)
        kinds = dict(self._pieces)
        held: dict[Span, list[Anchor]] = {}
        for anchor in sorted(anchors, key=lambda anchor: anchor.span.start):
            piece = pieces.holding(anchor.span.start)
            if piece and sections.at(piece.start).supporting:
                held.setdefault(piece, []).append(anchor)
        for piece, inside in held.items():
            hidden = [Hidden(anchor.span, "") for anchor in inside if not anchor.inline]
            yield Stretch(piece, kinds[piece], sections.at(piece.start).title), inside, hidden

    def _read(self, event: Any, span: Span) -> None:  # noqa: ANN401
        match event:
            case {"Start": {"Heading": {"level": level}}}:
                title = self.text[span.start : span.end].strip().strip("#=- \t\r\n")
                self._headings.append(Heading(span.start, int(level[1:]), title))
            case {"Start": {"CodeBlock": _}} | {"Code": _}:
                self._unread.append(span)
            case {"Html": _} | {"InlineHtml": _} if self.text.startswith("<!--", span.start):
                self.comments.append(Span(span.start, span.start + len(self.text[span.start : span.end].rstrip())))
                self._unread.append(span)
            case {"Start": {"FootnoteDefinition": label}}:
                self._footnotes.append((label, span))
            case {"FootnoteReference": label}:
                self._uses.append((label, span))
            case {"Start": ({"Link": link} | {"Image": link})}:
                self._open.append(_OpenLink(link["link_type"], _label(link["id"]), span, span.start + 1))
            case {"End": "Link" | "Image"}:
                self._link(self._open.pop())
            case {"Start": str(tag)} if tag in _STRETCHES:
                self._pieces.append((span, _STRETCHES[tag]))
        if self._open and span != self._open[-1].span:
            self._open[-1].label_end = max(self._open[-1].label_end, span.end)

    def _link(self, link: _OpenLink) -> None:
        """Note a link, with the place of its address: in the link, or in the definition that it names."""
        if link.kind in _BY_LABEL:
            if url := self._definitions.get(link.label):
                self._unused.pop(link.label, None)
                self._links.append((link.span, url, CitationKind.LINK))
        elif link.kind == "Autolink":
            url = Span(link.span.start + 1, link.span.end - 1)
            self._links.append((link.span, url, CitationKind.BARE_URL))
        elif opening := _DESTINATION.search(self.text, link.label_end, link.span.end):
            address = _ADDRESS.search(self.text, opening.end(), link.span.end - 1)
            if address:
                self._links.append((link.span, Span(address.start(), address.end()), CitationKind.LINK))

    def _defined(self, span: Span) -> Span:
        """Where the address of a definition stands."""
        opening = _DEFINITION.search(self.text, span.start, span.end)
        address = _ADDRESS.search(self.text, opening.end() if opening else span.start, span.end)
        return Span(address.start(), address.end()) if address else Span(span.end, span.end)

    def _span(self, place: Mapping[str, int]) -> Span:
        return Span(self._code_points[place["start"]], self._code_points[place["end"]])


@dataclass(slots=True)
class _OpenLink:
    """A link whose words are being read; `label_end` is how far they go."""

    kind: str
    label: str
    span: Span
    label_end: int


def _label(written: str) -> str:
    """A link's label as CommonMark compares it."""
    return " ".join(written.split()).casefold()


def _code_points(text: str, byte_offsets: Iterable[int]) -> dict[int, int]:
    """The code point at each of these offsets in the text's UTF-8 form."""
    if text.isascii():
        return {offset: offset for offset in byte_offsets}
    data = text.encode("utf-8", "surrogatepass")
    found, at, code_point = {}, 0, 0
    for offset in sorted(byte_offsets):
        code_point += len(data[at:offset].decode("utf-8", "surrogatepass"))
        found[offset] = code_point
        at = offset
    return found
