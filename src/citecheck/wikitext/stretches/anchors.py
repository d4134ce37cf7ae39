"""The places of a page where citations stand."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from citecheck.claims.stretch import Anchor
from citecheck.model import Citation, CitationKind, Reference, Span
from citecheck.wikitext.families import SPOKEN


def anchors_of(
    citations: Sequence[Citation], references: Sequence[Reference], empty: AbstractSet[Span]
) -> list[Anchor]:
    """Where citations stand, in order: their references, the places these are used again, or they themselves."""
    of_reference: dict[int, list[str]] = {}
    anchors: list[Anchor] = []
    end = -1
    for citation in citations:
        if citation.reference:
            of_reference.setdefault(citation.reference.start, []).append(citation.id)
        elif citation.span.start < end and anchors:
            last = anchors[-1]
            anchors[-1] = replace(last, citations=(*last.citations, citation.id))
        else:
            end = citation.span.end
            inline = citation.kind is CitationKind.LINK or citation.template in SPOKEN
            anchors.append(Anchor(citation.span, (citation.id,), inline))
    defined: dict[tuple[str, str], tuple[str, ...]] = {}
    for reference in references:
        cited = tuple(of_reference.get(reference.span.start, ()))
        if reference.name and cited:
            defined.setdefault((reference.group, reference.name), cited)
    for reference in references:
        own = of_reference.get(reference.span.start) or defined.get((reference.group, reference.name), ())
        base = defined.get((reference.group, reference.base), ())
        anchors.append(Anchor(reference.span, (*own, *base), empty=reference.span in empty))
    anchors.sort(key=lambda anchor: anchor.span.start)
    return anchors
