"""What editors have said by templates of the wiki, and of which citation or claim they said it.

A tag is about the citation that it stands in or right behind, inside of the reference or outside. What is asked for is
a citation, it is about the words before it. One pass over the templates, in the order of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from citecheck.model import Citation, Claim, Span, Tag, TagKind
from citecheck.wikitext.markup.scan import Skeleton, Syntax, Template
from citecheck.wikitext.markup.templates import parameters_of, value_of
from citecheck.wikitext.tags.names import KINDS
from citecheck.wikitext.tags.places import Places

# These are about words, whatever is cited for them.
_OF_WORDS = frozenset({TagKind.CITATION_NEEDED, TagKind.DUBIOUS})
_LONGEST_DATE = 40


def tags_of(
    text: str, page: Span, skeleton: Skeleton, syntax: Syntax, citations: Sequence[Citation], claims: Sequence[Claim]
) -> tuple[Tag, ...]:
    """All that editors have said on a page, in the order of the text."""
    templates = [template for template in skeleton.templates if template.name in KINDS]
    if not templates:
        return ()
    places = Places(text, page, skeleton, citations)
    claimed = _Claimed(claims)
    return tuple(_tags(text, templates, syntax, places, claimed))


def _tags(text: str, templates: Iterable[Template], syntax: Syntax, places: Places, claimed: _Claimed) -> Iterator[Tag]:
    for template in templates:
        kind = KINDS[template.name]
        said = {parameter.name: value_of(parameter.value) for parameter in parameters_of(text, template, syntax)}
        date = said.get("date", "")
        dated = date if 0 < len(date) <= _LONGEST_DATE else None
        if kind is TagKind.NO_BOTS:
            if template.name == "nobots" or said.get("deny", "").lower() == "all" or said.get("allow") == "none":
                yield Tag(kind, template.name, dated, template.span)
            continue
        if kind is TagKind.RETRACTED and said.get("intentional"):
            continue
        place = places.before[template.span.end]
        citation = places.said_of(kind, template.span)
        claim = None
        if citation:
            claim = claimed.by(citation, template.span.start)
        elif place.citations or kind in _OF_WORDS:
            claim = claimed.holding(place.words)
        yield Tag(kind, template.name, dated, template.span, None if kind in _OF_WORDS else citation, claim)


class _Claimed:
    """The claims of a page, asked which of them a tag is about."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = claims
        self.starts = [claim.span.start for claim in claims]
        self.of_citation: dict[str, list[Claim]] = {}
        for claim in claims:
            for citation in claim.citations:
                self.of_citation.setdefault(citation, []).append(claim)

    def by(self, citation: str, at: int) -> str | None:
        """The claim that a citation supports before a place; where there is none before it, its only one."""
        claims = self.of_citation.get(citation, [])
        before = bisect_left(claims, at, key=lambda claim: claim.span.start)
        if before:
            return claims[before - 1].id
        return claims[0].id if len(claims) == 1 else None

    def holding(self, words: int) -> str | None:
        """The claim of the words that end at a place."""
        before = bisect_left(self.starts, words) - 1
        return self.claims[before].id if before >= 0 and words <= self.claims[before].span.end else None
