"""The structure of a Markdown text: its links, code, paragraphs, items, rows, headings and footnotes.

pulldown-cmark (through pyromark) says what is what. It counts in bytes of UTF-8; here everything is code points.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

import pyromark
from msgspec import Struct
from pyromark.event import Range

from citecheck.claims.sections import Heading
from citecheck.claims.stretch import Hidden, StretchKind
from citecheck.markdown.html_links import BLANK_LINE, COMMENT, html_links
from citecheck.markdown.words import words_of
from citecheck.model import CitationKind, Span

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    # Of all that GitHub adds, it knows its alerts: [!NOTE].
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | pyromark.Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
)
# pulldown-cmark reads UTF-8, which has no surrogates; what stands for one is as long.
_SURROGATE = re.compile("[\ud800-\udfff]")
_BY_LABEL = frozenset({"Reference", "Collapsed", "Shortcut"})
_DESTINATION = re.compile(r"\]\(\s*(<?)")
_DEFINITION = re.compile(r"\[(?:[^\]\\]|\\.)*\]:\s*(<?)", re.DOTALL)
_ADDRESS = {"": re.compile(r"\S*"), "<": re.compile(r"(?:[^<>\\\r\n]|\\.)*")}
_COMMENT = re.compile(COMMENT, re.DOTALL)
_ITEM_MARK = re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])")
_CODE_TAG = re.compile(r"<(/?)(pre|code|kbd|samp|tt)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_BREAK = re.compile(r"<(?:br|wbr|hr)\b", re.IGNORECASE)
# How many code points are counted through to find one of them.
_PIECE = 256


class MarkedLink(Struct, frozen=True):
    """A link: all of it, the place of its address, and what that means once escapes are taken away.

    Where its address stands elsewhere, `definition` is the label it stands under.
    """

    span: Span
    url: Span
    destination: str
    kind: CitationKind
    definition: str | None = None


class Structure:
    """What pulldown-cmark finds in a text, each list in the order of the text.

    Nothing is read in `unread`, code and comments. `markup` may hold addresses, but no words: HTML, metadata and
    definitions, these first. What is `hidden` lies amid the words of a piece and is none of them: blocks of code,
    comments, tags, the marks of a quotation's lines.
    """

    def __init__(self, text: str) -> None:
        """Read the text once."""
        self.text = _SURROGATE.sub("\ufffd", text)
        self._code_point = _code_points(self.text)
        self.comments: list[Span] = []
        self.headings: list[Heading] = []
        self.footnotes: list[tuple[str, Span]] = []
        self.uses: list[tuple[str, Span]] = []
        self.pieces: list[tuple[Span, StretchKind]] = []
        self.unread: list[Span] = []
        self.markup: list[Span] = []
        self.hidden: list[Hidden] = []
        self.links: list[MarkedLink] = []
        definitions = pyromark.reference_definitions(self.text, options=_OPTIONS)
        self.definitions = {
            folded(label): self._defined(folded(label), self._span(found["span"]), found["dest"])
            for label, found in definitions.items()
        }
        self.markup += (self._span(found["span"]) for found in definitions.values())
        self._html_pieces: list[Span] = []
        self._open_links: list[_OpenLink] = []
        self._open_items: list[int] = []
        self._open_code: _CodeTag | None = None
        self._line_end: int | None = None
        for event, place in pyromark.events_with_range(self.text, options=_OPTIONS):
            self._read(event, self._span(place))
        self.links += (
            MarkedLink(link.element, link.address, html.unescape(self.text[slice(*link.address)]), CitationKind.LINK)
            for link in html_links(self.text, self._html_pieces)
        )

    def _read(self, event: object, span: Span) -> None:
        self._goes_on(span)
        match event:
            case {"Text": _}:
                # Most of all, and nothing by itself.
                return
            case {"Start": what}:
                self._begins(what, span)
            case {"End": what}:
                self._ends(what, span)
            case "SoftBreak" | "HardBreak":
                self._line_end = span.end
            case {"Code": _}:
                self.unread.append(span)
            case {"InlineHtml": _}:
                self._html(span)
            case {"FootnoteReference": label}:
                self.uses.append((folded(str(label)), span))
            case {"TaskListMarker": _}:
                self._open_items[-1] = span.end

    def _goes_on(self, span: Span) -> None:
        """Note that the words of an open link go on, and the marks before those of a line of a quotation."""
        if self._open_links and span != self._open_links[-1].span:
            self._open_links[-1].label_end = max(self._open_links[-1].label_end, span.end)
        if self._line_end is not None:
            if ">" in self.text[self._line_end : span.start]:
                self._hide(Span(self._line_end, span.start))
            self._line_end = None

    def _begins(self, what: object, span: Span) -> None:
        """Note a link, or a block of words."""
        match what:
            case "Item":
                mark = _ITEM_MARK.match(self.text, *span)
                self._open_items.append(mark.end() if mark else span.start)
            case {"Link": link} | {"Image": link}:
                self._open_links.append(_OpenLink(link, span, span.start + 1))
            case "Paragraph" if not self._open_items:
                self.pieces.append((span, StretchKind.PROSE))
            case "TableRow":
                self.pieces.append((span, StretchKind.ITEM))
            case {"Heading": {"level": level}}:
                title = self.text[span.start : span.end].strip().strip("#=- \t\r\n")
                self.headings.append(Heading(span.start, int(str(level)[1:]), words_of(title)))
            case {"List": _} if self._open_items:
                self._item(self._open_items[-1], span.start)
            case {"FootnoteDefinition": label}:
                self.footnotes.append((folded(str(label)), span))
            case _:
                self._begins_wordless(what, span)

    def _begins_wordless(self, what: object, span: Span) -> None:
        """Note a block of code, metadata or HTML."""
        match what:
            case "HtmlBlock":
                self._html(span)
            case {"CodeBlock": _}:
                self.unread.append(span)
                self._hide(span)
            case {"MetadataBlock": _}:
                self.markup.append(span)

    def _ends(self, what: object, span: Span) -> None:
        """Note what is a link or an item by now; an item goes on behind a list in it, whose items are its own."""
        match what:
            case "Link" | "Image":
                self._link(self._open_links.pop())
            case "Item":
                self._item(self._open_items.pop(), span.end)
            case {"List": _} if self._open_items:
                self._open_items[-1] = span.end

    def _item(self, start: int, end: int) -> None:
        if self.text[start:end].strip():
            self.pieces.append((Span(start, end), StretchKind.ITEM))

    def _hide(self, span: Span, *, glued: bool = False) -> None:
        self.hidden.append(Hidden(span, "", glued))

    def _html(self, span: Span) -> None:
        self.markup.append(span)
        self._html_pieces.append(span)
        if _TAG.fullmatch(self.text, *span):
            self._hide(span, glued=not _BREAK.match(self.text, *span))
        for comment in _COMMENT.finditer(self.text, span.start, span.end):
            self.comments.append(Span(comment.start(), comment.end()))
            self.unread.append(self.comments[-1])
            self._hide(self.comments[-1])
        for tag in _CODE_TAG.finditer(_COMMENT.sub(_blanked, self.text[slice(*span)])):
            self._code_tag(_CodeTag(tag[2].lower(), span.start + tag.start(), span.start + tag.end()), closes=tag[1])

    def _code_tag(self, tag: _CodeTag, closes: str) -> None:
        """Note the text of an element of code once it is closed; its tags may hold addresses all the same.

        One that nobody closes in its paragraph is none.
        """
        opened = self._open_code
        if not closes:
            self._open_code = opened or tag
        elif opened and opened.name == tag.name:
            self._open_code = None
            if tag.name == "pre" or not BLANK_LINE.search(self.text, opened.end, tag.start):
                ends = [place for inner in _TAG.finditer(self.text, opened.end, tag.start) for place in inner.span()]
                places = [opened.end, *ends, tag.start]
                self.unread += map(Span, places[::2], places[1::2])

    def _link(self, link: _OpenLink) -> None:
        """Note a link, with the place of its address: in the link, or in the definition that it names."""
        if link.kind in _BY_LABEL:
            if defined := self.definitions.get(link.label):
                self.links.append(MarkedLink(link.span, defined.url, link.destination, defined.kind, link.label))
        elif link.kind == "Autolink":
            inside = Span(link.span.start + 1, link.span.end - 1)
            self.links.append(MarkedLink(link.span, inside, link.destination, CitationKind.BARE_URL))
        elif url := self._address(_DESTINATION, Span(link.label_end, link.span.end - 1)):
            self.links.append(MarkedLink(link.span, url, link.destination, CitationKind.LINK))

    def _defined(self, label: str, span: Span, destination: str) -> MarkedLink:
        """A definition of an address, as a link that nothing follows."""
        url = self._address(_DEFINITION, span) or Span(span.end, span.end)
        return MarkedLink(url, url, destination, CitationKind.LINK, label)

    def _address(self, opening: re.Pattern[str], span: Span) -> Span | None:
        """Where the address stands behind its opening mark."""
        before = opening.search(self.text, span.start, span.end)
        address = _ADDRESS[before[1]].match(self.text, before.end(), span.end) if before else None
        return Span(address.start(), address.end()) if address else None

    def _span(self, place: Range) -> Span:
        return Span(self._code_point(place["start"]), self._code_point(place["end"]))


class _CodeTag(Struct, frozen=True):
    """A tag of HTML that begins or ends code."""

    name: str
    start: int
    end: int


class _OpenLink:
    """A link whose words are being read; `label_end` is how far they go."""

    def __init__(self, link: object, span: Span, label_end: int) -> None:
        match link:
            case {"link_type": str(kind), "dest_url": str(destination), "id": str(label)}:
                self.kind, self.destination, self.label = kind, destination, folded(label)
            case _:
                self.kind = self.destination = self.label = ""
        self.span = span
        self.label_end = label_end


def folded(label: str) -> str:
    """A label as CommonMark compares it."""
    return " ".join(label.split()).casefold()


def _blanked(comment: re.Match[str]) -> str:
    return " " * len(comment[0])


def _code_points(text: str) -> Callable[[int], int]:
    """What gives the code point at an offset in the text's UTF-8 form, which no character is cut by."""
    if text.isascii():
        return int
    data = text.encode()
    pieces = (text[start : start + _PIECE] for start in range(0, len(text) - _PIECE, _PIECE))
    starts = [0, *accumulate(len(piece.encode()) for piece in pieces)]

    def code_point(offset: int) -> int:
        piece = bisect_right(starts, offset) - 1
        return piece * _PIECE + len(data[starts[piece] : offset].decode())

    return code_point
