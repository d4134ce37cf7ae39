"""What speaks for a reference in plain words that ends at a place, as a sum of the weights of its signals.

There are many places and many signals for each: weights are looked up by what follows their name.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from citecheck.wikitext.glue import Before
from citecheck.wikitext.reference_weights import WEIGHTS
from citecheck.wikitext.reference_words import Words, bits_of, evidence_in

_UPPER = frozenset({"opener", "name", "initial", "publisher", "number", "year", "quote", "open", "dated", "access"})
_ENDED = frozenset({"stop", "close", "quote", "year", "number", "template", "companion", "dated", "address"})
_SURE = bits_of("access", "identifier", "page", "dated", "publisher", "address", "companion")
_AFTER_SENTENCE = frozenset({Before.STOP, Before.INITIALS})
_AFTER_CLAUSE = frozenset({Before.COMMA, Before.WORD, Before.NUMBER})
# What no reference ends with, what nothing begins with, and what may follow a reference that does not close.
_GOES_ON = frozenset({"blank", "preposition", "joint", "comma", "open", "opener", "verb"})
_NEVER_FIRST = frozenset({"comma", "close", "stop", "page", "access", "identifier", "dated", "companion"})
_MAY_FOLLOW = frozenset({"opener", "word", "verb", "joint", "preposition"})
_MOST = 4
_UP_TO = [str(number) for number in range(_MOST + 1)]
_SHORTEST, _SHORT, _BRIEF = 5, 10, 20


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
    kinds, starts, size = words.kinds, words.starts, len(words.kinds)
    sentence = around.group == "sentence"
    for index in range(1, size + 1):
        left = kinds[index - 1]
        if left in _GOES_ON or starts[index] - starts[0] < _SHORTEST:
            continue
        if index == size or kinds[index] == "template" or starts[index] in around.glue:
            yield index
        elif kinds[index] == "blank":
            right = kinds[index + 1] if index + 1 < size else "end"
            wide = starts[index + 1] - starts[index] > 1
            closed = left in _ENDED and right not in _NEVER_FIRST
            goes_on = right == "opener" if sentence else right in _MAY_FOLLOW
            if right == "end" or wide or closed or goes_on:
                yield index


def _named(name: str) -> dict[str, float]:
    """The weights of all signals whose name begins with these words, by the rest of it."""
    return {rest: weight for signal, weight in WEIGHTS.items() if (rest := signal.removeprefix(f"{name} ")) != signal}


class _Group(NamedTuple):
    """Weights that depend on what comes before the reference."""

    left: dict[str, float]
    right: dict[str, float]
    verbs: float
    plain: float


_GROUPS = {
    name: _Group(
        _named(f"{name} left"),
        _named(f"{name} right"),
        WEIGHTS.get(f"{name} verbs", 0),
        WEIGHTS.get(f"{name} plain", 0),
    )
    for name in ("sentence", "clause", "close")
}
_START, _FIRST, _LEFT, _RIGHT = _named("start"), _named("first"), _named("left"), _named("right")
_SURE_RIGHT, _UNSURE_RIGHT = _named("sure right"), _named("unsure right")
_STOP, _STOP_BEHIND, _GLUED = _named("stop"), _named("stop behind"), _named("glued")
_BEGINNING = {"opener": _named("opener"), "name": _named("name")}
_ENDED_CASE, _OPEN_CASE = _named("ended"), _named("open")
_HAS, _LAST, _NEXT, _LATER = _named("has"), _named("last"), _named("next"), _named("later")
_NEXT_VERBS, _NEXT_WORDS = _named("next verbs"), _named("next words")


def score_of(words: Words, around: Surroundings, end: int) -> float:
    """How much speaks for a reference of `end` tokens, in log-odds."""
    start = _START.get(around.before, 0) + _FIRST.get(words.kinds[0], 0)
    return start + _edge(words, around, end) + _inside(words, around, end) + _behind(words, end)


def _edge(words: Words, around: Surroundings, end: int) -> float:
    """The weight of the place itself."""
    kinds, group = words.kinds, _GROUPS[around.group]
    left = kinds[end - 1]
    after = end + 1 if end < len(kinds) and kinds[end] == "blank" else end
    right = kinds[after] if after < len(kinds) else around.into
    sure = _SURE_RIGHT if words.seen[end] & _SURE else _UNSURE_RIGHT
    score = _LEFT.get(left, 0) + _RIGHT.get(right, 0)
    score += group.left.get(left, 0) + group.right.get(right, 0) + sure.get(right, 0)
    if left == "stop" and end > 1:
        score += _STOP_BEHIND.get(kinds[end - 2], 0)
    if after < len(kinds):
        score += _followed(words, around, end, after)
    if words.count("open", 0, end) > words.count("close", 0, end):
        score += WEIGHTS["in brackets"]
    if words.count("quote", 0, end) % 2:
        score += WEIGHTS["in quotation"]
    return score


def _followed(words: Words, around: Surroundings, end: int, after: int) -> float:
    """The weight of what comes behind the place, which begins at the token `after`."""
    kinds, starts = words.kinds, words.starts
    left, right = kinds[end - 1], kinds[after]
    score = (_ENDED_CASE if left in _ENDED else _OPEN_CASE).get("upper" if right in _UPPER else "lower", 0)
    if left == "stop":
        score += _STOP.get(right, 0)
    if after == end:
        score += _GLUED.get(around.glue.get(starts[end], "template"), 0)
    elif starts[after] - starts[end] > 1:
        score += WEIGHTS["wide blank"]
    if right in _BEGINNING and after + 2 < len(kinds):
        score += _BEGINNING[right].get(kinds[after + 2], 0)
    return score


def _inside(words: Words, around: Surroundings, end: int) -> float:
    """The weight of the reference's words: its first sentence is a source or a remark, the later ones are sources."""
    count, group = words.count, _GROUPS[around.group]
    first, length = min(words.ends[0], end), words.starts[end] - words.starts[0]
    score = _has(words.seen[end]) + WEIGHTS["passed glue"] * min(words.passed[end], _MOST)
    if not words.seen[end] & _SURE:
        score += WEIGHTS["plain"] + group.plain
    score += _FIRST["verbs"] * min(count("verb", 0, first), _MOST) + group.verbs * min(count("verb", 0, end), _MOST)
    score += _FIRST["words"] * min(count("word", 0, first), 5 * _MOST) / 5
    if end > first:
        score += _later(words, first, end)
    if length < _SHORT:
        score += WEIGHTS["short"]
    if length < _BRIEF:
        score += WEIGHTS["brief"]
    return score


def _later(words: Words, first: int, end: int) -> float:
    """The weight of the sentences behind the first one, of the last of them above all."""
    count, last = words.count, words.begins[end - 1]
    verbs, lower = count("verb", last, end), count("word", last, end)
    score = _LATER["verbs"] * min(count("verb", first, end), _MOST)
    score += _LATER["words"] * min(count("word", first, end), 6 * _MOST) / 5 + _LAST["verbs"] * min(verbs, _MOST)
    if verbs and lower > _MOST:
        score += _LAST["prose"]
    if lower > count("name", last, end):
        score += _LAST["lower"]
    if not words.seen_in_sentence[end]:
        score += _LAST["plain"]
    return score


def _behind(words: Words, end: int) -> float:
    """The weight of the sentence behind the reference, and of the one after it."""
    size = len(words.kinds)
    start = end + 1 if end < size and words.kinds[end] == "blank" else end
    if start >= size:
        return 0
    stop = words.ends[start]
    lower = words.count("word", start, stop)
    score = _behind_evidence(words.to_come[start], words.to_come[stop])
    score += _NEXT_VERBS.get(_UP_TO[min(words.count("verb", start, stop), _MOST)], 0)
    score += _NEXT_WORDS.get(_UP_TO[min(lower, _MOST)], 0)
    return score + (_NEXT.get("lower", 0) if lower > words.count("name", start, stop) else 0)


@cache
def _has(evidence: int) -> float:
    return sum(_HAS.get(kind, 0) for kind in evidence_in(evidence))


@lru_cache(maxsize=1 << 12)
def _behind_evidence(following: int, later: int) -> float:
    next_ones = sum(_NEXT.get(kind, 0) for kind in evidence_in(following))
    return next_ones + sum(_LATER.get(kind, 0) for kind in evidence_in(later))
