"""What lies around the places of a page where citations stand: the templates that they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from citecheck.claims.stretch import Anchor
from citecheck.wikitext.families import MARKS, QUOTATIONS, REFERENCE_LISTS
from citecheck.wikitext.markup.scan import Template

# Marks that hold words, and so claims of their own.
_NOTES = frozenset({"efn", "nb", "note", "ref", "refn"})
# Deeper in one another MediaWiki expands no templates ($wgMaxTemplateDepth).
_DEEPEST = 40


class Surroundings(Struct, frozen=True):
    """What lies around a place: indexes of templates, or -1.

    `field` is the innermost template that is no citation and no mark, `quotation` the innermost that quotes, `depth`
    how many there are; `listed` says that one of them defines references.
    """

    field: int = -1
    quotation: int = -1
    depth: int = 0
    listed: bool = False


_NOTHING_AROUND = Surroundings()


def surroundings_of(
    anchors: Sequence[Anchor], templates: Sequence[Template], citing: AbstractSet[int]
) -> Iterator[Surroundings]:
    """What lies around each anchor, in their order."""
    surroundings: list[Surroundings] = []
    opened: list[int] = []
    following = 0
    for anchor in anchors:
        while following < len(templates) and templates[following].span.start <= anchor.span.start:
            surroundings.append(_within(following, templates, citing, surroundings))
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


def _within(
    index: int, templates: Sequence[Template], citing: AbstractSet[int], surroundings: Sequence[Surroundings]
) -> Surroundings:
    """What lies around a place in a template; `surroundings` are those of the templates before it."""
    template = templates[index]
    outside = surroundings[template.parent] if template.parent >= 0 else _NOTHING_AROUND
    mark = template.name in MARKS and template.name not in _NOTES
    if mark or template.span.start in citing or outside.depth >= _DEEPEST:
        return outside
    return Surroundings(
        field=index,
        quotation=index if template.name in QUOTATIONS else outside.quotation,
        depth=outside.depth + 1,
        listed=outside.listed or template.name in REFERENCE_LISTS,
    )
