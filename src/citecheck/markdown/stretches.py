"""The stretches of a Markdown text that hold citations: paragraphs, list items, table rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from citecheck.claims.sections import Sections
from citecheck.claims.stretch import Anchor, Hidden, Stretch, StretchKind
from citecheck.markdown.structure import Structure
from citecheck.model import Citation, Span
from citecheck.regions import Regions


def stretches_of(
    structure: Structure, citations: Sequence[Citation]
) -> Iterator[tuple[Stretch, Sequence[Anchor], Sequence[Hidden]]]:
    """The stretches that may hold a claim, with their citations; a footnote's support the places where it is used."""
    sections = Sections(structure.headings)
    pieces = Regions(span for span, _ in structure.pieces)
    kinds = dict(structure.pieces)
    starts = [each.span.start for each in structure.hidden]
    held: dict[Span, list[Anchor]] = {
        piece: [] for piece in pieces.spans if kinds[piece] is StretchKind.PROSE and sections.at(piece.start).supporting
    }
    for anchor in _anchors(structure, citations):
        piece = pieces.holding(anchor.span.start)
        if piece and sections.at(piece.start).supporting:
            held.setdefault(piece, []).append(anchor)
    for piece, inside in held.items():
        hidden = [Hidden(anchor.span, "") for anchor in inside if not anchor.inline]
        hidden += structure.hidden[slice(*(bisect_left(starts, at) for at in piece))]
        hidden.sort(key=lambda each: each.span)
        kind, section = kinds[piece], sections.at(piece.start).title
        yield Stretch(piece, kind, section, counted=kind is StretchKind.PROSE), inside, hidden


def _anchors(structure: Structure, citations: Sequence[Citation]) -> list[Anchor]:
    """Where citations stand, in order: they themselves, or the places that point to their footnote."""
    notes = Regions(span for _, span in structure.footnotes)
    labels = {span: label for label, span in structure.footnotes}
    cited: dict[str, list[str]] = {}
    anchors = []
    for citation in citations:
        note = notes.holding(citation.span.start)
        if note:
            cited.setdefault(labels[note], []).append(citation.id)
        else:
            anchors.append(Anchor(citation.span, (citation.id,), inline=True))
    anchors += [Anchor(span, tuple(cited.get(label, ()))) for label, span in structure.uses]
    return sorted(anchors, key=lambda anchor: anchor.span.start)
