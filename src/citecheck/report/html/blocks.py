"""The text of a page as it reads: headings, paragraphs, items and rows, made of words and numbers of citations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from citecheck.model import Span
from citecheck.report.html.claim_map import ClaimMap
from citecheck.report.html.parts import Part, PartKind

BlockKind = Literal["heading", "paragraph", "item", "row", "code"]

# Keeps the blanks and marks at both ends of a piece from being read as those of a line; no text holds it.
_GUARD = "\ufdd0"
# Behind one of these what follows is another word, even where no blank parts them.
_ENDS = frozenset(".,;:!?")
# What a template is shown as of which nobody knows what it prints.
_UNKNOWN = "…"


class Words(Struct, frozen=True):
    """Words of the text, and the claim that they belong to; `first` where the claim begins with them."""

    text: str
    claim: str | None = None
    first: bool = False


class Notes(Struct, frozen=True):
    """What is cited at a place, by id."""

    citations: tuple[str, ...]


Piece = Words | Notes
Cell = tuple[Piece, ...]


class Block(Struct, frozen=True):
    """A heading of a level, an item as deep as that, a row of cells, or what has one cell and no level."""

    kind: BlockKind
    cells: tuple[Cell, ...]
    level: int = 0


class _Run(Struct, frozen=True):
    """A piece as it is written, of one claim or of none."""

    written: str
    claim: str | None


def _says_something(piece: Piece) -> bool:
    return isinstance(piece, Notes) or bool(piece.text.replace(_UNKNOWN, "").strip())


def _trimmed(pieces: Sequence[Piece]) -> Cell:
    """These pieces without blanks at both ends."""
    if pieces and isinstance(pieces[0], Words):
        first = pieces[0]
        pieces = [replace(first, text=first.text.lstrip()), *pieces[1:]]
    if pieces and isinstance(pieces[-1], Words):
        last = pieces[-1]
        pieces = [*pieces[:-1], replace(last, text=last.text.rstrip())]
    return tuple(piece for piece in pieces if isinstance(piece, Notes) or piece.text)


class Writer:
    """What makes pieces of parts, and remembers which claims have been met."""

    def __init__(self, text: str, claims: ClaimMap, read: Callable[[str], str]) -> None:
        """Take the whole text and its claims; `read` takes the markup from a piece of it."""
        self.text = text
        self.met: set[str] = set()
        self._claims = claims
        self._read = read

    def block(self, kind: BlockKind, cells: Iterable[Sequence[Part]], level: int = 0) -> Iterator[Block]:
        """A block of these parts, or none where nothing of them is shown."""
        written = tuple(self._cell(parts) for parts in cells)
        if any(_says_something(piece) for cell in written for piece in cell):
            yield Block(kind, written, level)

    def _cell(self, parts: Sequence[Part]) -> Cell:
        pieces: list[Piece] = []
        for run in self._runs(parts):
            if isinstance(run, Part):
                pieces += self._standing_for(run, pieces[-1] if pieces else None)
                continue
            if words := self._words(run.written):
                pieces.append(self._met(words, run.claim))
        return _trimmed(pieces)

    def _runs(self, parts: Sequence[Part]) -> Iterator[_Run | Part]:
        """What is written, as far as it belongs to one claim, and between that the parts that stand for something."""
        run: list[str] = []
        claim: str | None = None
        for part in parts:
            if part.kind in {PartKind.NOTES, PartKind.FIELD}:
                yield _Run("".join(run), claim)
                run.clear()
                yield part
                continue
            for start, end, owner in self._stretches(part):
                if owner != claim:
                    yield _Run("".join(run), claim)
                    run.clear()
                    claim = owner
                run.append(self.text[start:end])
        yield _Run("".join(run), claim)

    def _standing_for(self, part: Part, before: Piece | None) -> Iterator[Piece]:
        """The words and the numbers that stand for a part."""
        if part.words:
            if isinstance(before, Words) and before.text[-1] in _ENDS:
                yield Words(" ")
            yield self._met(part.words, self._claims.claim_at(part.span.start))
        if part.notes:
            yield Notes(part.notes)

    def _stretches(self, part: Part) -> Iterator[tuple[int, int, str | None]]:
        if part.kind is PartKind.WHOLE:
            yield *part.span, self._claims.claim_at(part.span.start)
        else:
            yield from self._claims.stretches(part.span)

    def _words(self, written: str) -> str:
        return self._read(f"{_GUARD}{written}{_GUARD}").replace(_GUARD, "") if written else ""

    def _met(self, words: str, claim: str | None) -> Words:
        if claim is None or not words.strip():
            return Words(words)
        first = claim not in self.met
        self.met.add(claim)
        return Words(words, claim, first)


def lines_of(parts: Iterable[Part], ends: Iterable[Span]) -> Iterator[list[Part]]:
    """The parts line by line, each with the end of its line; what stands on one line is not cut."""
    line: list[Part] = []
    breaks = iter(ends)
    following = next(breaks, None)
    for part in parts:
        if part.kind is PartKind.FIELD:
            yield line
            line = [part]
            continue
        start, end = part.span
        while following is not None and following.start < start:
            following = next(breaks, None)
        if part.kind is not PartKind.TEXT:
            line.append(part)
            continue
        while following is not None and following.start < end:
            line.append(Part(PartKind.TEXT, Span(start, following.end)))
            yield line
            line, start = [], following.end
            following = next(breaks, None)
        if start < end:
            line.append(Part(PartKind.TEXT, Span(start, end)))
    yield line


def beginning(text: str, line: Sequence[Part]) -> str:
    """What a line begins with as it is written; nothing where that is no text."""
    return text[line[0].span.start : line[0].span.end] if line and line[0].kind is PartKind.TEXT else ""


def without(line: Sequence[Part], marks: int) -> list[Part]:
    """A line without so many characters at its beginning, which is text."""
    first, *rest = line
    return [replace(first, span=Span(min(first.span.start + marks, first.span.end), first.span.end)), *rest]
