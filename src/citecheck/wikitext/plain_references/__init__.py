"""References in plain words that lost their tags: `…since 2002.2012 World Poll BBC` was a sentence and a `<ref>`.

They are found at the glue, and those of a line are the ones for which the signals say most together. A reference is
looked for in a bounded number of words, so that all of it is linear in the page.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic

from msgspec import Struct
from msgspec.structs import replace

from citecheck.model import Span
from citecheck.regions import Regions
from citecheck.wikitext.families import MARKS, cites
from citecheck.wikitext.markup.scan import Skeleton, Template
from citecheck.wikitext.plain_references.glue import (
    BARRIER,
    COMPANION,
    FILLER,
    OTHER,
    TAG,
    Before,
    Glue,
    glue_in,
    wrapped_end,
)
from citecheck.wikitext.plain_references.signals import SCORER, Scorer, Surroundings, Value
from citecheck.wikitext.plain_references.words import Words, words_of

# Templates that say more of a reference in plain words: copies, identifiers, notes on its links.
_COMPANIONS = frozenset(
    {
        "arxiv", "asin", "bibcode", "cbignore", "dead link", "dead-link", "deadlink", "doi", "free access", "hdl",
        "in lang", "isbn", "issn", "jstor", "lccn", "link language", "oclc", "pmc", "pmid", "registration required",
        "subscription required", "wayback", "webarchive",
    }
)  # fmt: skip
_NO_PROSE = frozenset("=|{!")
_NO_PROSE_LINES = ("CATEGORIES:", "[[")
_LIST_MARKS = frozenset("*#:;")
# What a line of a gallery begins with: words and years are glued together in the names of files too.
_NAMED_FILE = re.compile(
    r"\w{1,12}:[^|\n]{1,240}\.(?:jpe?g|png|svg|gif|tiff?|webp|webm|og[agv]|pdf|djvu)[ \t]*\|", re.IGNORECASE
)
# How many characters a reference has at most, and how many are read before it is told from mere prose.
_LONGEST, _NEAR = 500, 120
_FEW_VERBS = 3
# A tag of an editor says at most since when.
_SAYING = re.compile(r"\|(?!\s*date\s*=)")
# The first and the last character of what stands for a template.
_ENDS = 2
# Over how much glue a reference goes at most.
_MOST_GLUE = 2
# The least confidence that is enough, and the most that there is: only marks make a citation certain.
_LEAST, _MOST = 0.2, 0.99
# Where a reference may end at several places, none of them is much likelier than that there is none.
_BONUS = 1.5


class _Line(Struct, frozen=True):
    start: int
    end: int
    glue: list[Glue]


class PlainReference(Struct, frozen=True):
    """A reference in plain words; `confidence` is the probability that one begins there."""

    span: Span
    confidence: float


class Candidate(Struct, Generic[Value], frozen=True):
    """A place where a reference may begin, and how much speaks for each place where it may end."""

    start: int
    ends: Mapping[int, Value]


def plain_references_of(
    text: str, page: Span, skeleton: Skeleton, taken: Regions, addresses: Sequence[Span], *, only_linked: bool = False
) -> Iterator[PlainReference]:
    """The references that lost their tags, in order and apart.

    `taken` are the citations that are known, `addresses` those of the text outside them: none is cut in two. If
    `only_linked`, lines without an address are not read.
    """
    whole = Regions(addresses)
    for candidates in candidates_of(text, page, skeleton, taken, whole, SCORER, only_linked=only_linked):
        for found in likeliest(candidates):
            yield replace(found, span=Span(found.span.start, _whole_end(whole, found.span.end)))


def candidates_of(
    text: str,
    page: Span,
    skeleton: Skeleton,
    taken: Regions,
    addresses: Regions,
    scorer: Scorer[Value],
    *,
    only_linked: bool = False,
) -> Iterator[list[Candidate[Value]]]:
    """Where references that lost their tags may stand, line by line and in order."""
    body = _body(text, page, skeleton, taken)
    # What is glued to an address is glued to a source, whatever that ends with.
    ends = {address.end for address in addresses.spans}
    for line in _lines(body, glue_in(body)):
        start, end = page.start + line.start, page.start + line.end
        if only_linked and not addresses.within(start, end):
            continue
        if not skeleton.sections.at(start).supporting:
            continue
        glue = {
            place.at: Before.CITATION if page.start + place.at in ends else place.before
            for place in line.glue
            if _is_apart(addresses, page.start + place.at)
        }
        yield [*_scored(body, line, glue, page.start, scorer)]


def likeliest(candidates: Sequence[Candidate[float]]) -> list[PlainReference]:
    """The references of a line: those which are the likeliest together."""
    starts = [candidate.start for candidate in candidates]
    # From the last one on back: what is best from there on, and where the reference ends that begins there.
    totals = [0.0] * (len(starts) + 1)
    chosen: list[tuple[int, float] | None] = [None] * len(starts)
    for index in range(len(starts) - 1, -1, -1):
        totals[index] = totals[index + 1]
        odds = sum(map(math.exp, candidates[index].ends.values()))
        if odds < _LEAST * (1 + odds):
            continue
        confidence = min(_MOST, round(odds / (1 + odds), 2))
        for end, score in candidates[index].ends.items():
            total = score + _BONUS + totals[bisect_left(starts, end, index + 1)]
            if total > totals[index]:
                totals[index] = total
                chosen[index] = end, confidence
    references, read_to = [], 0
    for start, choice in zip(starts, chosen, strict=True):
        if choice and start >= read_to:
            read_to, confidence = choice
            references.append(PlainReference(Span(start, read_to), confidence))
    return references


def _lines(body: str, glue: Iterator[Glue]) -> Iterator[_Line]:
    """The lines of prose and of lists that hold glue."""
    line, words = _Line(0, 0, []), 0
    for place in glue:
        if place.at >= line.end:
            if line.glue:
                yield line
            line = _Line(body.rfind("\n", 0, place.at) + 1, wrapped_end(body, place.at), [])
            named = _NAMED_FILE.match(body, line.start, line.end)
            words = named.end() if named else line.start
        if place.at >= words and body[line.start] not in _NO_PROSE and not body.startswith(_NO_PROSE_LINES, line.start):
            line.glue.append(place)
    if line.glue:
        yield line


def _is_apart(addresses: Regions, at: int) -> bool:
    """Whether a place lies between addresses, not in one."""
    holder = addresses.holding(at)
    return holder is None or holder.start == at


def _whole_end(addresses: Regions, end: int) -> int:
    holder = addresses.holding(end - 1)
    return max(end, holder.end) if holder else end


def _scored(
    body: str, line: _Line, glue: Mapping[int, Before], offset: int, scorer: Scorer[Value]
) -> Iterator[Candidate[Value]]:
    """What may begin at each glue of a line, in a text that begins at `offset`."""
    places = [*glue]
    kind = "list" if body[line.start] in _LIST_MARKS else "text"
    for index, at in enumerate(places):
        reach = min(line.end, at + _LONGEST, *places[index + _MOST_GLUE : index + _MOST_GLUE + 1])
        barrier = body.find(BARRIER, at, reach)
        words, end = _words(body, at, barrier if barrier >= 0 else reach)
        around = Surroundings(glue[at], glue, "end" if end == line.end else "cut", kind)
        yield Candidate(
            offset + at, {offset + words.ends[end]: score for end, score in scorer.scores(words, around).items()}
        )


def _words(body: str, start: int, stop: int) -> tuple[Words, int]:
    """The words from a place on, and where they end: prose goes on as it began, and is not read."""
    words, end = Words(body, (), [start]), start
    while end < stop and words.kinds.count("verb") <= _FEW_VERBS:
        near = body.find(" ", end + _NEAR, stop)
        following = words_of(body, end, near if near >= 0 else stop)
        words, end = words.and_(following), near if near >= 0 else stop
    return words, end


def _body(text: str, page: Span, skeleton: Skeleton, taken: Regions) -> str:
    """The text of a page with a character of their own in the place of templates and of what is unread."""
    fillings = dict.fromkeys(skeleton.unread, OTHER)
    fillings |= {template.span: _filling(text, template) for template in skeleton.templates}
    fillings |= dict.fromkeys(taken.spans, BARRIER)
    fillings |= {reference.span: BARRIER for reference in skeleton.references}
    parts, at = [], page.start
    for span in Regions(fillings).spans:
        filling, length = fillings[span], span.end - span.start
        parts += [text[at : span.start], filling, FILLER * (length - _ENDS), filling if length >= _ENDS else ""]
        at = span.end
    parts.append(text[at : page.end])
    return "".join(parts)


def _filling(text: str, template: Template) -> str:
    if template.name in _COMPANIONS:
        return COMPANION
    if template.name in MARKS or cites(template.name):
        return BARRIER
    return OTHER if _SAYING.search(text, *template.span) else TAG
