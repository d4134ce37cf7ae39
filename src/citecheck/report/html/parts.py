"""The text of a page in parts, in order: words as they are written, and what stands for a citation.

A part knows nothing of paragraphs; `blocks` makes these of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto

from msgspec import Struct

from citecheck.model import Citation, Page, Span
from citecheck.regions import Regions

LINE_END = re.compile(r"\r\n?|\n")


class PartKind(Enum):
    """What is shown of a part."""

    TEXT = auto()  # its words; an end of a line in it is one
    WHOLE = auto()  # the same, but it stands on one line however many it has
    NOTES = auto()  # the numbers of citations, behind what they are called
    FIELD = auto()  # a name, with which a line begins


class Part(Struct, frozen=True):
    """A piece of the page; `words` stand for what it has none of in the text."""

    kind: PartKind
    span: Span
    notes: tuple[str, ...] = ()
    words: str = ""


class Cuts:
    """The places of a page where numbers stand instead of text, none inside another."""

    def __init__(self, places: Iterable[tuple[Span, Sequence[str]]]) -> None:
        """Take places with the ids of what is cited there; one inside another adds its own to that."""
        listed = sorted(places, key=lambda place: (place[0].start, -place[0].end))
        self.regions = Regions(span for span, _ in listed)
        cited: defaultdict[Span, dict[str, None]] = defaultdict(dict)
        for span, ids in listed:
            holding = self.regions.holding(span.start)
            if holding is not None:
                cited[holding].update(dict.fromkeys(ids))
        self.cited: Mapping[Span, tuple[str, ...]] = {span: tuple(ids) for span, ids in cited.items()}

    def part(self, span: Span, words: str = "") -> Part:
        """The part that stands for one of the places."""
        return Part(PartKind.NOTES, span, self.cited.get(span, ()), words)


def places_of(page: Page) -> list[tuple[Span, Sequence[str]]]:
    """Where a page cites: its citations, each with the reference around it, and references that point to another."""
    cited: defaultdict[Span, list[str]] = defaultdict(list)
    for citation in page.citations:
        cited[citation.reference or citation.span].append(citation.id)
    named = {
        (reference.group, reference.name): cited[reference.span]
        for reference in page.references
        if reference.name and reference.content is not None and reference.span in cited
    }
    listed = {reference.span for reference in page.references if reference.listed}
    again = [
        (reference.span, named[reference.group, reference.name])
        for reference in page.references
        if reference.content is None and (reference.group, reference.name) in named
    ]
    return [*((span, ids) for span, ids in cited.items() if span not in listed), *again]


def supporting(page: Page) -> frozenset[str]:
    """The ids of the citations that some claim rests on."""
    return frozenset(citation for claim in page.claims for citation in claim.citations)


def by_place(citations: Iterable[Citation]) -> Mapping[int, Citation]:
    """Citations by where they begin."""
    return {citation.span.start: citation for citation in citations}
