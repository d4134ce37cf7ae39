"""What a page states: which words each group of adjacent citations supports, and the sentence around them.

A stretch of text is read with its citations taken out, cut into sentences, and mapped back to the page; what a claim
says to a reader is kept beside its span. Linear in the text of the stretches that hold citations.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from citecheck.claims.sentences import starts
from citecheck.claims.statements import states
from citecheck.model import Claim, Span

# Stands in the prose for something that reads as a word or a number, such as `{{convert|5|km}}`.
OBJECT = "\ufffc"

_WORD = re.compile(r"\w")
_WORD_OR_OBJECT = re.compile(rf"[\w{OBJECT}]")
# Right behind a citation an object says something of the citation.
_WORD_OR_LATER_OBJECT = re.compile(rf"\w|.{OBJECT}", re.DOTALL)
# Marks before the first word: of the markup, and those that belong to the words before a citation.
_LEADING = re.compile(
    r"""(?:[\s,;:)\]}|*\#!?\u3001\uff0c\uff1b\uff1a\uff09\u300d\u300f\u060c\u061b"""
    # Full stops, question and exclamation marks of other scripts.
    r"""\u0589\u061f\u06d4\u0964\u0965\u0f0d\u0f0e\u104a\u104b\u1362\u17d4\u17d5\u3002\uff01\uff0e\uff1f\uff61]|[.+\u2013\u2014-](?!\d)|["'”’»]++(?=\s))*+"""
)
# What is neither a word nor stands for one.
_BLANKS = rf"[^\w{OBJECT}]*+"
# Between two citations these words say nothing of their own: both support what stands before the first.
_JOINING = re.compile(
    rf"{_BLANKS}"
    r"(?:see also|see|also|as well as|and|or|cf|und|oder|siehe|et|ou|voir|en|y|e|i|véase|и|см|及|和|و)?+"
    rf"{_BLANKS}",
    re.IGNORECASE,
)
# Words that only point to what is cited, behind the end of something or in brackets: it supports what stands before.
_POINTING = re.compile(
    r"(?:(?<=[.!?,;:])\s{0,3}|(?<=\s)[(\[])"
    r"(?:see(?: also| \w{1,8} (?:at|in|on))?|(?:seen|quoted|cited) in|e\.g|cf|sources?"
    r"|siehe|vgl|z\. ?B|voir|véase|см)[.:,]{0,2}\Z",
    re.IGNORECASE,
)
_LONGEST_POINTING = 24
# After these words a citation is a word of its sentence: "According to [1] it was sold."
_NAMING = re.compile(
    rf"{_BLANKS}(?:as per|per|according to|as (?:shown|stated|noted|described) (?:in|by)|in|see|by|from)", re.IGNORECASE
)


class StretchKind(StrEnum):
    """How much of a stretch a citation in it supports."""

    PROSE = "prose"  # its sentence, back to the citation before it
    ITEM = "item"  # all of it: a list item, a table row, a template's field
    QUOTATION = "quotation"  # all of it, wherever the citation stands


class Label(NamedTuple):
    """What names a part of a stretch from an offset on: the heading of a cell's column, a field; it may be empty."""

    start: int
    words: str


class Stretch(NamedTuple):
    """A piece of text that sentences do not leave, and the section it stands in.

    Where it begins with a name, as a field does, `words` is where what it says begins: a name alone is no claim. One
    that is `listed` and begins with a link lists what is linked, and says nothing of its own. Sentences of one that is
    `counted` should have sources.
    """

    span: Span
    kind: StretchKind
    section: str | None
    words: int = 0
    listed: bool = False
    labels: tuple[Label, ...] = ()
    counted: bool = False


class Anchor(NamedTuple):
    """A place where citations stand, or an `empty` one, such as a reference that is written nowhere.

    One with `inline` is a part of its sentence: the words of a link.
    """

    span: Span
    citations: tuple[str, ...]
    inline: bool = False
    empty: bool = False


class Hidden(NamedTuple):
    """A part of the page that is no prose; `shown` is what stands for it, nothing or OBJECT.

    What stands on both sides of one that is `glued` belongs together; of any other, it is two words.
    """

    span: Span
    shown: str
    glued: bool = False


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
    proses = [(stretch, anchors, _Prose(text, stretch.span, hidden)) for stretch, anchors, hidden in stretches]
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


def _uncited(prose: _Prose, sentences: Sequence[int], sourced: AbstractSet[int]) -> list[Span]:
    """The sentences that state something, but for those that begin where one has a source."""
    text = prose.text
    places = pairwise((*sentences, len(text)))
    return [prose.span(start, end) for start, end in places if start not in sourced and states(text[start:end])]


def _told(prose: _Prose, stretch: Stretch, span: Span, read: Callable[[str], str]) -> str:
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
    prose: _Prose, stretch: Stretch, anchors: Sequence[Anchor], sentences: Sequence[int]
) -> Iterator[_Supported]:
    """Span, sentence and citations of each claim of one stretch; there are none where a reference cites no source."""
    word = _WORD if stretch.kind is StretchKind.PROSE else _WORD_OR_OBJECT
    if not word.search(prose.text, prose.at(max(stretch.words, stretch.span.start))):
        return
    if stretch.kind is StretchKind.QUOTATION:
        whole = prose.span(0, len(_unpointed(prose.text.rstrip())))
        yield _Supported(whole, whole, tuple(citation for anchor in anchors for citation in anchor.citations))
        return
    groups = _groups(prose, [anchor for anchor in anchors if not anchor.inline], stretch.span.start, word)
    inline = [anchor for anchor in anchors if anchor.inline]
    if stretch.listed and inline and not word.search(prose.text, 0, prose.at(inline[0].span.start)):
        inline.clear()
    if stretch.kind is StretchKind.ITEM:
        yield from _in_item(prose, [group for group in groups if group.citations], inline)
    else:
        yield from _in_prose(prose, groups, inline, sentences)


def _in_item(prose: _Prose, groups: Sequence[_Group], inline: Sequence[Anchor]) -> Iterator[_Supported]:
    whole = prose.span(0, len(prose.text))
    for group in groups:
        span = whole if len(groups) == 1 else prose.span(group.prose_start, group.prose_end)
        yield _Supported(span, whole, group.citations)
    if inline:
        yield _Supported(whole, whole, tuple(citation for anchor in inline for citation in anchor.citations))


def _in_prose(
    prose: _Prose, groups: Sequence[_Group], inline: Sequence[Anchor], sentences: Sequence[int]
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


class _Group(NamedTuple):
    """Adjacent citations, and the prose between the group before them and them, blanks at its end left out.

    Marks behind `last_word` may look like a sentence of their own, and are not. An `empty` one has empty anchors only.
    """

    prose_start: int
    prose_end: int
    last_word: int
    citations: tuple[str, ...]
    empty: bool


def _groups(prose: _Prose, anchors: Sequence[Anchor], start: int, word: re.Pattern[str]) -> list[_Group]:
    """The groups of a stretch; anchors with no words between them are one. Those that follow no words support none.

    `word` finds what the first of them must follow.
    """
    groups: list[_Group] = []
    left = prose.at(start)
    for anchor in anchors:
        right = prose.at(anchor.span.start)
        between = prose.text[left:right]
        says = (_WORD_OR_LATER_OBJECT if groups else word).search(between)
        if says and not (groups and _JOINING.fullmatch(between)):
            between = _unpointed(between.rstrip())
            groups.append(_Group(left, left + len(between), left + _last_word(between), anchor.citations, anchor.empty))
        elif groups:
            last = groups[-1]
            groups[-1] = last._replace(citations=last.citations + anchor.citations, empty=last.empty and anchor.empty)
        left = prose.at(anchor.span.end)
    return groups


def _unpointed(prose: str) -> str:
    """What stands before a citation, without the words at its end that only point to it."""
    pointing = _POINTING.search(prose, max(0, len(prose) - _LONGEST_POINTING))
    before = prose[: pointing.start()].rstrip() if pointing else ""
    return before if _WORD_OR_OBJECT.search(before) else prose


def _last_word(prose: str) -> int:
    """Where the last letter, digit or object stands; the start where there is none."""
    at = len(prose) - 1
    while at > 0 and not _WORD_OR_OBJECT.match(prose, at):
        at -= 1
    return max(at, 0)


class _Prose:
    """The readable text of a stretch, and where each of its code points stands in the page."""

    def __init__(self, text: str, span: Span, hidden: Sequence[Hidden]) -> None:
        """Read a stretch; of what is hidden in it, what begins inside an earlier piece is left out."""
        # Each part: its place in the prose, its offset in the page, and whether it stands there as it is.
        self.places: list[int] = []
        self.offsets: list[int] = []
        self.verbatim: list[bool] = []
        parts: list[str] = []
        length = 0
        at, end = span
        for (start, stop), stands_for_it, glued in hidden:
            if start < at or stop > end:
                continue
            part = text[at:start]
            before = text[start - 1 : start] if start > span.start else ""
            shown = stands_for_it or ("" if glued else _blank_between(before, text[stop : stop + 1]))
            parts += (part, shown)
            self.places += (length, length + len(part))
            self.offsets += (at, start)
            self.verbatim += (True, False)
            length += len(part) + len(shown)
            at = stop
        parts.append(text[at:end])
        self.places += (length, length + end - at)
        self.offsets += (at, end)
        self.verbatim += (True, True)
        self.text = "".join(parts)
        self.page = text

    def written(self, begin: int, stop: int) -> str:
        """A piece of the page without what is hidden in it; what stands for a word is there as it is written."""
        shown = self.text[self.at(begin) : self.at(stop)]
        if OBJECT not in shown:
            return shown
        parts = []
        first = max(bisect_right(self.offsets, begin) - 1, 0)
        for part in range(first, bisect_left(self.offsets, stop)):
            start, end = self.offsets[part : part + 2]
            shown = self.text[self.places[part] : self.places[part + 1]] if not self.verbatim[part] else OBJECT
            parts.append(shown if shown != OBJECT else self.page[max(start, begin) : min(end, stop)])
        return "".join(parts)

    def at(self, offset: int) -> int:
        """The place in the prose of an offset in the page; of a hidden one, the place where it was."""
        places = self.places
        part = max(bisect_right(self.offsets, offset) - 1, 0)
        place = places[part] + offset - self.offsets[part]
        following = places[part + 1] if part + 1 < len(places) else places[-1]
        return min(following, place)

    def span(self, start: int, end: int) -> Span:
        """The page's span of a piece of prose, without blanks at its ends and marks before its first word."""
        text = self.text
        # Most begin with a letter; a look is much faster than a match.
        if start < end and not text[start].isalpha() and (leading := _LEADING.match(text, start, end)):
            start = leading.end()
        while end > start and text[end - 1].isspace():
            end -= 1
        places, offsets = self.places, self.offsets
        first = bisect_right(places, start) - 1
        begin = offsets[first] + (start - places[first] if self.verbatim[first] else 0)
        if start >= end:
            return Span(begin, begin)
        last = bisect_right(places, end - 1, first) - 1
        if self.verbatim[last]:
            return Span(begin, offsets[last] + end - places[last])
        return Span(begin, offsets[last + 1])


def _blank_between(before: str, following: str) -> str:
    """A blank where taking something out would glue two words together."""
    glued = before.strip() and following and (following.isalnum() or following in "\"'([“‘")
    return " " if glued else ""
