"""References in plain words that lost their tags: `…since 2002.2012 World Poll BBC` was a sentence and a `<ref>`.

They are found at the glue, and each goes as far as the signals say. A reference is looked for in a bounded number of
words, so that all of it is linear in the page.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from citecheck.model import Span
from citecheck.regions import Regions
from citecheck.sections import Sections
from citecheck.wikitext.families import MARKS, cites
from citecheck.wikitext.glue import BARRIER, COMPANION, OTHER, Glue, glue_in
from citecheck.wikitext.headings import headings_of
from citecheck.wikitext.reference_signals import Scores, Surroundings, ends_of
from citecheck.wikitext.reference_words import Words
from citecheck.wikitext.scan import Skeleton

# Templates that say more of a reference in plain words: copies, identifiers, notes on its links.
_COMPANIONS = frozenset(
    {
        "arxiv", "asin", "bibcode", "cbignore", "dead link", "dead-link", "deadlink", "doi", "free access", "hdl",
        "in lang", "isbn", "issn", "jstor", "lccn", "link language", "oclc", "pmc", "pmid", "registration required",
        "subscription required", "wayback", "webarchive",
    }
)  # fmt: skip
_NO_PROSE = frozenset("=|{!")
_LONGEST = 500
# Over how much glue a reference goes at most.
_MOST_GLUE = 4
# The least confidence that is enough, and the most that there is: only marks make a citation certain.
_LEAST, _MOST = 0.3, 0.99


class PlainReference(NamedTuple):
    """A reference in plain words; `confidence` is the probability that it is one and goes this far."""

    span: Span
    confidence: float


def plain_references_of(
    text: str, page: Span, skeleton: Skeleton, taken: Regions, addresses: Sequence[Span], *, only_linked: bool = False
) -> Iterator[PlainReference]:
    """The references that lost their tags, in order and apart.

    `taken` are the citations that are known, `addresses` those of the text outside them: none is cut in two. If
    `only_linked`, lines without an address are not read.
    """
    whole = Regions(addresses)
    sections = Sections(headings_of(text, page, Regions(skeleton.unread)))
    body = _body(text, page, skeleton, taken)
    linked = sorted(span.start for span in addresses)
    at = page.start
    for line in body.split("\n"):
        start, end = at - page.start, at - page.start + len(line)
        wanted = not only_linked or bisect_left(linked, at) < bisect_left(linked, at + len(line))
        if line and wanted and line[0] not in _NO_PROSE and not line.startswith(("CATEGORIES:", "[[")):
            glue = [place for place in glue_in(body, start, end) if _is_apart(whole, page.start + place.at)]
            if glue and sections.at(at).supporting:
                read_to = at
                for span, confidence in _in_line(body, glue, end):
                    reference = Span(page.start + span.start, _whole_end(whole, page.start + span.end))
                    if reference.start >= read_to:
                        yield PlainReference(reference, confidence)
                        read_to = reference.end
        at += len(line) + 1


def _is_apart(addresses: Regions, at: int) -> bool:
    """Whether a place lies between addresses, not in one."""
    holder = addresses.holding(at)
    return holder is None or holder.start == at


def _whole_end(addresses: Regions, end: int) -> int:
    holder = addresses.holding(end - 1)
    return max(end, holder.end) if holder else end


def _in_line(body: str, glue: Sequence[Glue], end: int) -> Iterator[PlainReference]:
    places = dict(glue)
    read_to = 0
    for index, (at, before) in enumerate(glue):
        if at < read_to:
            continue
        reach = min(end, at + _LONGEST, *(place.at for place in glue[index + _MOST_GLUE : index + _MOST_GLUE + 1]))
        barrier = body.find(BARRIER, at, reach)
        stop = barrier if barrier >= 0 else reach
        words = Words(body, at, stop, places)
        around = Surroundings(before, places, "end" if stop == end else "cut")
        if words.kinds and (found := _best(words, around)):
            yield found
            read_to = found.span.end


def _best(words: Words, around: Surroundings) -> PlainReference | None:
    """The reference that begins with these words, if one does."""
    score = Scores(words, around).of
    scores = {end: score(end) for end in ends_of(words, around)}
    if not scores:
        return None
    best = max(scores, key=scores.__getitem__)
    # Against each other, and against there being none.
    odds = [math.exp(score) for score in scores.values()]
    if sum(odds) < _LEAST * (1 + sum(odds)):
        return None
    span = Span(words.starts[0], words.starts[best])
    return PlainReference(span, min(_MOST, round(math.exp(scores[best]) / (1 + sum(odds)), 2)))


def _body(text: str, page: Span, skeleton: Skeleton, taken: Regions) -> str:
    """The text of a page with a character of their own in the place of templates and of what is unread."""
    fillings = dict.fromkeys(skeleton.unread, OTHER)
    fillings |= {template.span: _filling(template.name) for template in skeleton.templates}
    fillings |= dict.fromkeys(taken.spans, BARRIER)
    fillings |= {reference.span: BARRIER for reference in skeleton.references}
    parts, at = [], page.start
    for span in Regions(fillings).spans:
        parts += [text[at : span.start], fillings[span] * (span.end - span.start)]
        at = span.end
    parts.append(text[at : page.end])
    return "".join(parts)


def _filling(name: str) -> str:
    if name in _COMPANIONS:
        return COMPANION
    return BARRIER if name in MARKS or cites(name) else OTHER
