"""How a wiki page is cut: paragraphs, list items, table rows, pictures with their captions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from citecheck.claims.stretch import Hidden, StretchKind
from citecheck.model import Span
from citecheck.regions import Regions
from citecheck.wikitext.markup.templates import masked

ITEM_MARKS = ("*", "#", ":", ";")
_TABLE_MARKS = frozenset(":{")
# What a line that is whole ends with; what follows a colon is mostly quoted or listed.
_ENDS = tuple(".!?:\u2026")
_FEW = 40
# What ends a paragraph: an empty line, a heading.
_BREAKS = frozenset({"", "="})
# The namespace of files in the larger Wikipedias.
_FILES = (
    "file|image|datei|bild|fichier|archivo|imagen|ficheiro|imagem|immagine|bestand|afbeelding|plik|grafika|файл|"
    "изображение|ファイル|画像|文件|图像|ملف|صورة|קובץ"
)
_FILE_INITIALS = frozenset(name[0] for names in (_FILES, _FILES.upper()) for name in names.split("|"))
_PICTURE = re.compile(rf"\[\[[ _]*(?:{_FILES})[ _]*:", re.IGNORECASE)
# A gallery's line may name its file without the namespace; what tells of the file stands before the caption.
_OF_A_FILE = r"(?:[ \t]*(?:alt|link|lang|page)[ \t]*=[^|\r\n]*\|)*"
_GALLERY_LINE = re.compile(rf"[ \t]*(?:{_FILES})[ _]*:[^|\r\n]*\|{_OF_A_FILE}", re.IGNORECASE)
_MEDIA = r"jpe?g|png|svg|gif|tiff?|webp|webm|og[agv]|pdf|djvu"
_BARE_GALLERY_LINE = re.compile(rf"[^|\[\]{{}}<>:\r\n]{{1,240}}\.(?:{_MEDIA})[ \t]*\|{_OF_A_FILE}", re.IGNORECASE)
# A link does not go on after an empty line.
_BRACKETS = re.compile(r"\[\[|\]{2,}|\||\n\n|\r\n\r\n|\r\r")


def has_pictures(text: str, page: Span) -> bool:
    """Whether anything on a page looks like a picture; on most nothing does."""
    return _PICTURE.search(text, *page) is not None


def pictures_of(body: str, start: int) -> dict[Span, Span]:
    """The pictures of a page, each with the last of its parts, which is its caption.

    `body` is the page's text from `start` on, masked where brackets mean nothing.
    """
    captions: dict[Span, Span] = {}
    read_to = 0
    for picture in _PICTURE.finditer(body):
        before = at = picture.start()
        while before > read_to and body[before - 1] == "[":
            before -= 1
        # Brackets are read in pairs, from the first one on.
        if at >= read_to and (at - before) % 2 == 0:
            read_to = _read_picture(body, at, start, captions)
    return captions


def _read_picture(body: str, at: int, offset: int, captions: dict[Span, Span]) -> int:
    """Read one picture with those in its caption; gives how far the text is read."""
    opened: list[tuple[int, int]] = []
    for mark in _BRACKETS.finditer(body, at):
        if mark[0] == "[[":
            opened.append((mark.start(), -1))
        elif mark[0] == "|":
            opened[-1] = (opened[-1][0], mark.end())
        elif mark[0][0] != "]":
            return mark.end()
        else:
            for end in range(mark.start() + len(mark[0]) % 2 + 2, mark.end() + 1, 2):
                begun, caption = opened.pop()
                if _PICTURE.match(body, begun):
                    last = Span(offset + (caption if caption >= 0 else end - 2), offset + end - 2)
                    captions[Span(offset + begun, offset + end)] = last
                if not opened:
                    return mark.end()
    return len(body)


Table = list[tuple[Span, bool]]
"""The rows of a table in their order, each with whether it holds nothing but headings."""


class Pieces:
    """A piece of a page cut into paragraphs, list items and table rows; what is hidden is never cut."""

    def __init__(self, text: str, span: Span, hidden: Sequence[Hidden], *, one_line: bool) -> None:
        self.text = text
        self.whole = Regions(piece.span for piece in hidden)
        self.objects = {piece.span.start for piece in hidden if piece.shown}
        self.starts: list[int] = []
        self.pieces: list[tuple[Span, StretchKind]] = []
        self.open: tuple[int, int, StretchKind] | None = None
        # The tables that are open, the innermost last; the table of each row, by where the row begins.
        self.tables: list[Table] = []
        self.table_of: dict[int, Table] = {}
        self.broken = False
        self.caption = False
        self.marks: set[str] = set()
        body = masked(text, span.start, span.end, self.whole.spans)
        end = span.start - 1
        for line in _lines(body):
            start, end = end + 1, end + 1 + len(line)
            written = line.strip()
            mark = written[:1]
            if mark in _TABLE_MARKS and written.lstrip(": ").startswith("{|"):
                self._close()
                self.tables.append([])
                self.broken = False
            elif self.tables:
                self._table_line(start, end, written[:2])
            elif mark in _BREAKS or (mark == "\0" and self._only_objects(start, end)):
                self._close()
            elif mark in ITEM_MARKS:
                self._item(start, end)
            elif "|" in line and (caption := self._caption(start, end, mark)) is not None:
                self._item(caption, end)
            else:
                if one_line and not (self._is_wrapped(line) or (mark == "\0" and self._goes_on(start, end))):
                    self._close()
                self._extend(start, end, StretchKind.PROSE)
        self._close()

    def holding(self, offset: int) -> tuple[Span, StretchKind] | None:
        """The piece that an offset lies in."""
        at = bisect_right(self.starts, offset) - 1
        return self.pieces[at] if at >= 0 and offset < self.pieces[at][0].end else None

    def _caption(self, start: int, end: int, mark: str) -> int | None:
        """Where the caption begins on a line of a gallery; None on any other."""
        named = _GALLERY_LINE.match(self.text, start, end) if mark in _FILE_INITIALS else None
        picture = named or _BARE_GALLERY_LINE.match(self.text, start, end)
        return picture.end() if picture else None

    def _table_line(self, start: int, end: int, mark: str) -> None:
        """A line of a table: it ends the table or a row, begins the caption, or belongs to what is open."""
        if mark in {"|}", "|-", "|+"} or (self.caption and mark[:1] in {"|", "!"}):
            self._close()
        if mark[:1] in {"|", "!"}:
            self.caption = mark == "|+"
        if mark == "|}":
            self.tables.pop()
            # What follows one table in another goes on the row that it stands in.
            self.broken = bool(self.tables)
        elif mark == "|-":
            self.broken = False
        else:
            self.marks.add(mark[:1] if mark != "|+" else mark)
            self._extend(start, end, StretchKind.ITEM)

    def _item(self, start: int, end: int) -> None:
        self._close()
        self._extend(start, end, StretchKind.ITEM)
        self._close()

    def _extend(self, start: int, end: int, kind: StretchKind) -> None:
        self.open = (self.open[0] if self.open else start, end, kind)

    def _close(self) -> None:
        if self.open:
            start, end, kind = self.open
            self.starts.append(start)
            self.pieces.append((Span(start, end), kind))
            if self.tables and not self.broken and "|+" not in self.marks:
                self.tables[-1].append((Span(start, end), "|" not in self.marks))
                self.table_of[start] = self.tables[-1]
            self.open = None
        self.marks.clear()

    def _is_wrapped(self, line: str) -> bool:
        """Whether a line goes on in the sentence of the line before, which an editor has wrapped: small letters begin
        no sentence. What is indented is set as it is written.
        """
        if not self.open or not line[:1].islower() or "|" in line:
            return False
        before = self.text[max(self.open[0], self.open[1] - _FEW) : self.open[1]].rstrip()
        return not before.endswith(_ENDS)

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether a line begins with a citation: it belongs to the words before it."""
        while start < end and self.text[start].isspace():
            start += 1
        span = self.whole.holding(start)
        return span is not None and span.start not in self.objects

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


def _lines(body: str) -> list[str]:
    """The lines of a text, of which each but the last is followed by one code point that is no part of it."""
    return (body.replace("\r\n", " \n").replace("\r", "\n") if "\r" in body else body).split("\n")
