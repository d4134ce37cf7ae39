"""What speaks for a reference in plain words that ends at a place: signals, by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from citecheck.wikitext.glue import Before
from citecheck.wikitext.reference_words import Words

_UPPER = frozenset({"opener", "name", "initial", "publisher", "number", "year", "quote", "open", "dated", "access"})
_ENDED = frozenset({"stop", "close", "quote", "year", "number", "template", "companion", "dated", "address"})
_SURE = ("access", "identifier", "page", "dated", "publisher", "address", "companion")
_AFTER_SENTENCE = frozenset({Before.STOP, Before.INITIALS})
_AFTER_CLAUSE = frozenset({Before.COMMA, Before.WORD, Before.NUMBER})
# What no reference ends with, what nothing begins with, and what may follow a reference that does not close.
_GOES_ON = frozenset({"blank", "preposition", "joint", "comma", "open", "opener", "verb"})
_NEVER_FIRST = frozenset({"comma", "close", "stop", "page", "access", "identifier", "dated", "companion"})
_MAY_FOLLOW = frozenset({"opener", "word", "verb", "joint", "preposition"})
_MOST = 4
_SHORTEST, _SHORT, _BRIEF = 5, 10, 20


class Signal(NamedTuple):
    """A signal and how strong it is."""

    name: str
    strength: float = 1


class Surroundings(NamedTuple):
    """What a reference begins behind, what other glue its words hold, and what they run into."""

    before: Before
    glue: dict[int, Before]
    into: str

    @property
    def group(self) -> str:
        """Whether a sentence, a clause or something that may be either comes before."""
        if self.before in _AFTER_SENTENCE:
            return "sentence"
        return "clause" if self.before in _AFTER_CLAUSE else "close"


def ends_of(words: Words, around: Surroundings) -> Iterator[int]:
    """Where a reference that begins with the first word may end: how many of the tokens it takes.

    Most places can be told at a glance to be amid a reference or amid prose.
    """
    kinds, tokens, size = words.kinds, words.tokens, len(words.tokens)
    sentence = around.group == "sentence"
    for index in range(1, size + 1):
        left = kinds[index - 1]
        if left in _GOES_ON or tokens[index - 1].end - tokens[0].start < _SHORTEST:
            continue
        if index == size or kinds[index] == "template" or tokens[index].start in around.glue:
            yield index
        elif kinds[index] == "blank":
            right = kinds[index + 1] if index + 1 < size else "end"
            wide = tokens[index].end - tokens[index].start > 1
            closed = left in _ENDED and right not in _NEVER_FIRST
            goes_on = right == "opener" if sentence else right in _MAY_FOLLOW
            if right == "end" or wide or closed or goes_on:
                yield index


def signals_of(words: Words, around: Surroundings, end: int) -> Iterator[Signal]:
    """The signals of a reference of `end` tokens."""
    yield Signal(f"start {around.before}")
    yield Signal(f"first {words.kinds[0]}")
    yield from _edge(words, around, end)
    yield from _inside(words, around, end)
    yield from _behind(words, end)


def _edge(words: Words, around: Surroundings, end: int) -> Iterator[Signal]:
    """Signals of the place itself."""
    kinds, tokens, group = words.kinds, words.tokens, around.group
    left = kinds[end - 1]
    after = end + 1 if end < len(kinds) and kinds[end] == "blank" else end
    right = kinds[after] if after < len(kinds) else around.into
    sure = "sure" if any(words.count(kind, 0, end) for kind in _SURE) else "unsure"
    yield Signal(f"left {left}")
    yield Signal(f"right {right}")
    yield Signal(f"{group} left {left}")
    yield Signal(f"{group} right {right}")
    yield Signal(f"{sure} right {right}")
    if left == "stop" and end > 1:
        yield Signal(f"stop behind {kinds[end - 2]}")
    if after < len(kinds):
        case = "upper" if right in _UPPER else "lower"
        yield Signal(f"{'ended' if left in _ENDED else 'open'} {case}")
        if left == "stop":
            yield Signal(f"stop {right}")
        if after > end and tokens[end].end - tokens[end].start > 1:
            yield Signal("wide blank")
        if after == end:
            yield Signal(f"glued {around.glue.get(tokens[end].start, 'template')}")
        if right in {"opener", "name"} and after + 2 < len(kinds):
            yield Signal(f"{right} {kinds[after + 2]}")
    if words.count("open", 0, end) > words.count("close", 0, end):
        yield Signal("in brackets")
    if words.count("quote", 0, end) % 2:
        yield Signal("in quotation")


def _inside(words: Words, around: Surroundings, end: int) -> Iterator[Signal]:
    """Signals of the reference's words: its first sentence is a source or a remark, the later ones are sources."""
    for kind in words.evidence:
        if words.count(kind, 0, end):
            yield Signal(f"has {kind}")
    if not any(words.count(kind, 0, end) for kind in _SURE):
        yield Signal("plain")
        yield Signal(f"{around.group} plain")
    start, stop = words.tokens[0].start, words.tokens[end - 1].end
    if passed := words.passed[end]:
        yield Signal("passed glue", min(passed, _MOST))
    first = min(words.ends[0], end)
    yield Signal("first verbs", min(words.count("verb", 0, first), _MOST))
    yield Signal(f"{around.group} verbs", min(words.count("verb", 0, end), _MOST))
    yield Signal("first words", min(words.count("word", 0, first), 5 * _MOST) / 5)
    if end > first:
        yield from _later(words, first, end)
    if stop - start < _SHORT:
        yield Signal("short")
    if stop - start < _BRIEF:
        yield Signal("brief")


def _later(words: Words, first: int, end: int) -> Iterator[Signal]:
    """Signals of the sentences behind the first one, of the last of them above all."""
    last = words.begins[end - 1]
    verbs, lower = words.count("verb", last, end), words.count("word", last, end)
    yield Signal("later verbs", min(words.count("verb", first, end), _MOST))
    yield Signal("later words", min(words.count("word", first, end), 6 * _MOST) / 5)
    yield Signal("last verbs", min(verbs, _MOST))
    if verbs and lower > _MOST:
        yield Signal("last prose")
    if lower > words.count("name", last, end):
        yield Signal("last lower")
    if not any(words.count(kind, last, end) for kind in words.evidence):
        yield Signal("last plain")


def _behind(words: Words, end: int) -> Iterator[Signal]:
    """Signals of the sentence behind the reference, and of the one after it."""
    size = len(words.kinds)
    start = end + 1 if end < size and words.kinds[end] == "blank" else end
    if start >= size:
        return
    stop = words.ends[start]
    lower = words.count("word", start, stop)
    yield Signal(f"next verbs {min(words.count('verb', start, stop), _MOST)}")
    yield Signal(f"next words {min(lower, _MOST)}")
    if lower > words.count("name", start, stop):
        yield Signal("next lower")
    after = words.ends[stop] if stop < size else stop
    for kind in words.evidence:
        if words.count(kind, start, stop):
            yield Signal(f"next {kind}")
        if words.count(kind, stop, after):
            yield Signal(f"later {kind}")
