"""A text under repair: what is kept of it, and what was written into it, however often it is edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citecheck.model import Edit, Span


class Pieces:
    """A text as pieces: spans of the original, and strings that were written since."""

    def __init__(self, original: str) -> None:
        """Begin with the whole original."""
        self._original = original
        self._pieces: list[Span | str] = [Span(0, len(original))]

    def edit(self, edits: Iterable[Edit]) -> None:
        """Carry out edits of the text as it is now; they are in order, and no two of them overlap."""
        # The last piece is the next one to be taken.
        self._pieces.reverse()
        edited: list[Span | str] = []
        at = 0
        for edit in edits:
            edited += self._taken(edit.span.start - at)
            for _ in self._taken(edit.span.end - edit.span.start):
                pass
            if edit.replacement:
                edited.append(edit.replacement)
            at = edit.span.end
        self._pieces = edited + self._pieces[::-1]

    def text(self) -> str:
        """The text as it is now."""
        return "".join(self._text(piece) for piece in self._pieces)

    def edits(self) -> list[Edit]:
        """The edits that make the text of the original, in order; between two of them something is kept."""
        edits = []
        at, written = 0, ""
        for piece in [*self._pieces, Span(len(self._original), len(self._original))]:
            if isinstance(piece, str):
                written += piece
                continue
            if (written or piece.start > at) and written != self._original[at : piece.start]:
                edits.append(Edit(Span(at, piece.start), written))
            at, written = piece.end, ""
        return edits

    def _text(self, piece: Span | str) -> str:
        return piece if isinstance(piece, str) else self._original[piece.start : piece.end]

    def _taken(self, length: int) -> Iterator[Span | str]:
        """The next pieces, so many characters of them, which are not there any more."""
        while length > 0:
            piece = self._pieces.pop()
            size = len(self._text(piece))
            if size > length:
                piece, rest = _cut(piece, length)
                self._pieces.append(rest)
            length -= size
            yield piece


def _cut(piece: Span | str, at: int) -> tuple[Span | str, Span | str]:
    """A piece in two."""
    if isinstance(piece, str):
        return piece[:at], piece[at:]
    return Span(piece.start, piece.start + at), Span(piece.start + at, piece.end)
