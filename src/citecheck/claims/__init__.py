"""What a page states: which words each group of adjacent citations supports, and the sentence around them.

A stretch of text is read with its citations taken out, cut into sentences, and mapped back to the page; what a claim
says to a reader is kept beside its span. Linear in the text of the stretches that hold citations.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from citecheck.claims.groups import Group, groups_of, unpointed
from citecheck.claims.prose import BLANKS, WORD, WORD_OR_OBJECT, Prose
from citecheck.claims.sentences import starts
from citecheck.claims.statements import states
from citecheck.claims.stretch import Anchor, Hidden, Stretch, StretchKind
from citecheck.model import Claim, Span

# After these words a citation is a word of its sentence: "According to [1] it was sold."
_NAMING = re.compile(
    rf"{BLANKS}(?:as per|per|according to|as (?:shown|stated|noted|described) (?:in|by)|in|see|by|from)", re.IGNORECASE
)


class Statements(NamedTuple):
    """What a page states: its claims in the order of the text, and the sentences under which nothing is cited."""

    claims: tuple[Claim, ...]
    uncited: tuple[Span, ...]


def statements_of(
    text: str,
    stretches: Iterable[tuple[Stretch, Sequence[Anchor], Sequence[Hidden]]],
    read: Callable[[str], str],
    language: str = "en",
) -> Statements:
    """The claims of a page and its uncited sentences.

    Each stretch comes with its anchors and with what is hidden in it, both in order and without overlap. `read` takes
    the markup away.
    """
    found: dict[Span, tuple[Span, str | None, str, dict[str, None]]] = {}
    uncited: list[Span] = []
    # All in a row: what finds the sentences is a program of its own, and takes longer where others come between.
    proses = [(stretch, anchors, Prose(text, stretch.span, hidden)) for stretch, anchors, hidden in stretches]
    cut = [starts(prose.text, language) if stretch.kind is StretchKind.PROSE else [] for stretch, _, prose in proses]
    for (stretch, anchors, prose), sentences in zip(proses, cut, strict=True):
        sourced = set()
        supported = _supported(prose, stretch, anchors, sentences) if anchors else ()
        for span, sentence, citations, begin, empty in supported:
            if not empty:
                sourced.add(begin)
            if not citations:
                continue
            if span not in found:
                found[span] = (sentence, stretch.section, _told(prose, stretch, span, read), {})
            found[span][3].update(dict.fromkeys(citations))
        if stretch.counted:
            uncited += _uncited(prose, sentences, sourced)
    claims = tuple(
        Claim(f"k{number}", span, sentence, section, tuple(citations), words)
        for number, (span, (sentence, section, words, citations)) in enumerate(sorted(found.items()), 1)
    )
    return Statements(claims, tuple(sorted(uncited)))


def _uncited(prose: Prose, sentences: Sequence[int], sourced: AbstractSet[int]) -> list[Span]:
    """The sentences that state something, but for those that begin where one has a source."""
    text = prose.text
    places = pairwise((*sentences, len(text)))
    return [prose.span(start, end) for start, end in places if start not in sourced and states(text[start:end])]


def _told(prose: Prose, stretch: Stretch, span: Span, read: Callable[[str], str]) -> str:
    """What a reader sees of a span: its words, or those of each part behind what names the part."""
    first = max(bisect_right(stretch.labels, span.start, key=lambda label: label.start) - 1, 0)
    labels = stretch.labels[first : bisect_left(stretch.labels, span.end, key=lambda label: label.start)]
    if not labels:
        return read(prose.written(*span))
    ends = [*(label.start for label in labels[1:]), span.end]
    parts = []
    for label, end in zip(labels, ends, strict=True):
        words = read(prose.written(max(label.start, span.start), end))
        if words:
            parts.append(f"{label.words}: {words}" if label.words else words)
    return " · ".join(parts)


class _Supported(NamedTuple):
    """What some citations support, and the sentence of it, with the place in the prose where that begins.

    Where there are none, `empty` says that nothing else is referred to either, such as a note.
    """

    span: Span
    sentence: Span
    citations: tuple[str, ...]
    begin: int = 0
    empty: bool = False


def _supported(
    prose: Prose, stretch: Stretch, anchors: Sequence[Anchor], sentences: Sequence[int]
) -> Iterator[_Supported]:
    """Span, sentence and citations of each claim of one stretch; there are none where a reference cites no source."""
    word = WORD if stretch.kind is StretchKind.PROSE else WORD_OR_OBJECT
    if not word.search(prose.text, prose.at(max(stretch.words, stretch.span.start))):
        return
    if stretch.kind is StretchKind.QUOTATION:
        whole = prose.span(0, len(unpointed(prose.text.rstrip())))
        yield _Supported(whole, whole, tuple(citation for anchor in anchors for citation in anchor.citations))
        return
    groups = groups_of(prose, [anchor for anchor in anchors if not anchor.inline], stretch.span.start, word)
    inline = [anchor for anchor in anchors if anchor.inline]
    if stretch.listed and inline and not word.search(prose.text, 0, prose.at(inline[0].span.start)):
        inline.clear()
    if stretch.kind is StretchKind.ITEM:
        yield from _in_item(prose, [group for group in groups if group.citations], inline)
    else:
        yield from _in_prose(prose, groups, inline, sentences)


def _in_item(prose: Prose, groups: Sequence[Group], inline: Sequence[Anchor]) -> Iterator[_Supported]:
    whole = prose.span(0, len(prose.text))
    for group in groups:
        span = whole if len(groups) == 1 else prose.span(group.prose_start, group.prose_end)
        yield _Supported(span, whole, group.citations)
    if inline:
        yield _Supported(whole, whole, tuple(citation for anchor in inline for citation in anchor.citations))


def _in_prose(
    prose: Prose, groups: Sequence[Group], inline: Sequence[Anchor], sentences: Sequence[int]
) -> Iterator[_Supported]:
    for group in groups:
        begin, end = _sentence(sentences, group.last_word, len(prose.text))
        sentence = prose.span(begin, max(end, group.prose_end))
        start = max(begin, group.prose_start)
        named = _NAMING.fullmatch(prose.text, start, group.prose_end)
        span = sentence if named else prose.span(start, group.prose_end)
        yield _Supported(span, sentence, group.citations, begin, group.empty)
    for anchor in inline:
        begin, end = _sentence(sentences, prose.at(anchor.span.start), len(prose.text))
        sentence = prose.span(begin, end)
        yield _Supported(sentence, sentence, anchor.citations, begin)


def _sentence(sentences: Sequence[int], at: int, length: int) -> tuple[int, int]:
    """Start and end of the sentence that holds a place in the prose."""
    index = max(bisect_right(sentences, at) - 1, 0)
    return sentences[index], sentences[index + 1] if index + 1 < len(sentences) else length
