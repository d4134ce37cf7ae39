"""What speaks for a reference in plain words that ends at a place, as a sum of the weights of its signals.

There are many places and many signals for each: weights are looked up by what follows their name.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
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
_ALWAYS = frozenset({"template", "end"})
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
    for index, (left, kind) in enumerate(pairwise((*kinds, "end")), 1):
        if left in _GOES_ON or starts[index] - starts[0] < _SHORTEST:
            continue
        if kind in _ALWAYS or starts[index] in around.glue:
            yield index
        elif kind == "blank":
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
_IN_BRACKETS, _IN_QUOTATION, _WIDE_BLANK = WEIGHTS["in brackets"], WEIGHTS["in quotation"], WEIGHTS["wide blank"]
_PASSED_GLUE, _PLAIN = WEIGHTS["passed glue"], WEIGHTS["plain"]
_SHORT_ONE, _BRIEF_ONE = WEIGHTS["short"], WEIGHTS["brief"]


class Scores:
    """How much speaks for each end of a reference that begins with the first of some words, in log-odds."""

    def __init__(self, words: Words, around: Surroundings) -> None:
        """Look up once what all the ends have in common."""
        self._words = words
        self._around = around
        self._group = _GROUPS[around.group]
        self._start = _START.get(around.before, 0) + _FIRST.get(words.kinds[0], 0)
        self._verbs, self._lower, self._names = map(words.tally, ("verb", "word", "name"))
        self._opened, self._closed, self._quotes = map(words.tally, ("open", "close", "quote"))

    def of(self, end: int) -> float:
        """How much speaks for a reference of `end` tokens."""
        kinds = self._words.kinds
        after = end + 1 if end < len(kinds) and kinds[end] == "blank" else end
        return self._start + self._edge(end, after) + self._inside(end) + self._behind(after)

    def _edge(self, end: int, after: int) -> float:
        """The weight of the place itself; `after` is the token that comes behind it."""
        words, group = self._words, self._group
        kinds = words.kinds
        left = kinds[end - 1]
        right = kinds[after] if after < len(kinds) else self._around.into
        sure = _SURE_RIGHT if words.seen[end] & _SURE else _UNSURE_RIGHT
        score = _LEFT.get(left, 0) + _RIGHT.get(right, 0)
        score += group.left.get(left, 0) + group.right.get(right, 0) + sure.get(right, 0)
        if left == "stop" and end > 1:
            score += _STOP_BEHIND.get(kinds[end - 2], 0)
        if after < len(kinds):
            score += self._followed(end, after)
        if self._opened[end] > self._closed[end]:
            score += _IN_BRACKETS
        if self._quotes[end] % 2:
            score += _IN_QUOTATION
        return score

    def _followed(self, end: int, after: int) -> float:
        """The weight of what comes behind the place."""
        kinds, starts = self._words.kinds, self._words.starts
        left, right = kinds[end - 1], kinds[after]
        score = (_ENDED_CASE if left in _ENDED else _OPEN_CASE).get("upper" if right in _UPPER else "lower", 0)
        if left == "stop":
            score += _STOP.get(right, 0)
        if after == end:
            score += _GLUED.get(self._around.glue.get(starts[end], "template"), 0)
        elif starts[after] - starts[end] > 1:
            score += _WIDE_BLANK
        if right in _BEGINNING and after + 2 < len(kinds):
            score += _BEGINNING[right].get(kinds[after + 2], 0)
        return score

    def _inside(self, end: int) -> float:
        """The weight of the reference's words: its first sentence is a source or a remark, the later ones sources."""
        words, verbs = self._words, self._verbs
        first, length, seen = min(words.ends[0], end), words.starts[end] - words.starts[0], words.seen[end]
        score = _has(seen) + _PASSED_GLUE * min(words.passed[end], _MOST)
        if not seen & _SURE:
            score += _PLAIN + self._group.plain
        score += _FIRST["verbs"] * min(verbs[first], _MOST) + self._group.verbs * min(verbs[end], _MOST)
        score += _FIRST["words"] * min(self._lower[first], 5 * _MOST) / 5
        if end > first:
            score += self._later(first, end)
        if length < _SHORT:
            score += _SHORT_ONE
        if length < _BRIEF:
            score += _BRIEF_ONE
        return score

    def _later(self, first: int, end: int) -> float:
        """The weight of the sentences behind the first one, of the last of them above all."""
        verbs, lower, last = self._verbs, self._lower, self._words.begins[end - 1]
        last_verbs, last_lower = verbs[end] - verbs[last], lower[end] - lower[last]
        score = _LATER["verbs"] * min(verbs[end] - verbs[first], _MOST)
        score += _LATER["words"] * min(lower[end] - lower[first], 6 * _MOST) / 5
        score += _LAST["verbs"] * min(last_verbs, _MOST)
        if last_verbs and last_lower > _MOST:
            score += _LAST["prose"]
        if last_lower > self._names[end] - self._names[last]:
            score += _LAST["lower"]
        if not self._words.seen_in_sentence[end]:
            score += _LAST["plain"]
        return score

    def _behind(self, start: int) -> float:
        """The weight of the sentence that comes behind the reference, and of the one after it."""
        words, lower = self._words, self._lower
        if start >= len(words.kinds):
            return 0
        stop = words.ends[start]
        next_lower = lower[stop] - lower[start]
        score = _behind_evidence(words.to_come[start], words.to_come[stop])
        score += _NEXT_VERBS.get(_UP_TO[min(self._verbs[stop] - self._verbs[start], _MOST)], 0)
        score += _NEXT_WORDS.get(_UP_TO[min(next_lower, _MOST)], 0)
        return score + (_NEXT.get("lower", 0) if next_lower > self._names[stop] - self._names[start] else 0)


@cache
def _has(evidence: int) -> float:
    return sum(_HAS.get(kind, 0) for kind in evidence_in(evidence))


@lru_cache(maxsize=1 << 12)
def _behind_evidence(following: int, later: int) -> float:
    next_ones = sum(_NEXT.get(kind, 0) for kind in evidence_in(following))
    return next_ones + sum(_LATER.get(kind, 0) for kind in evidence_in(later))
