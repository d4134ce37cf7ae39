"""What speaks for a reference in plain words that ends at a place: signals with names, each of which has a weight.

A signal says what begins a reference, what stands in it, or what its end looks like. The sums of weights are kept:
there are many places, and few that differ.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate
from typing import Generic, NamedTuple, Protocol, Self, TypeVar

from citecheck.wikitext.glue import Before
from citecheck.wikitext.reference_weights import WEIGHTS
from citecheck.wikitext.reference_words import Words

# What is said of sources, and hardly in prose.
SURE = frozenset({"access", "address", "companion", "identifier", "month", "page", "publisher", "year"})
_ENDED = frozenset({"stop", "close", "quote", "year", "number", "template", "companion", "address"})
# What no reference ends with, what nothing begins with, and what may follow a reference that does not close: behind a
# sentence, another one begins; behind a clause, it goes on.
_GOES_ON = frozenset({"preposition", "joint", "comma", "open", "opener", "verb", "colon", "semicolon"})
_NEVER_FIRST = frozenset(
    {"comma", "close", "stop", "page", "access", "identifier", "companion", "semicolon", "colon"}
)  # fmt: skip
_NEXT_SENTENCE = frozenset({"opener", "name", "initial", "year", "number", "quote", "open"})
_SAME_SENTENCE = frozenset({"opener", "word", "verb", "joint", "preposition", "name", "number"})
_AFTER_SENTENCE = frozenset({Before.STOP, Before.INITIALS})
_AFTER_CLAUSE = frozenset({Before.COMMA, Before.WORD, Before.NUMBER})
_SHORTEST = 5
# Lengths in tens of characters, up to which they are told apart.
_TEN, _LONG = 10, 5
# What is open at a place, as bits; and that nothing sure stands before it.
_OPENED, _QUOTED, _PLAIN = 1, 2, 4
_OPENING = frozenset({"open", "close", "quote"})


class Surroundings(NamedTuple):
    """What a reference begins behind, what other glue its words hold, what they run into, and in what kind of line."""

    before: Before
    glue: Mapping[int, Before]
    into: str
    line: str = "text"

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
    kinds, ends, size = words.kinds, words.ends, len(words.kinds)
    following = _NEXT_SENTENCE if around.group == "sentence" else _SAME_SENTENCE
    first, glue = bisect_left(ends, ends[0] + _SHORTEST, 1), around.glue
    for index, left in enumerate(kinds[first - 1 : -1], first):
        if left in _GOES_ON:
            continue
        right, blanks = kinds[index], words.blanks[index]
        if blanks:
            apart = blanks > 1 or right == "template" or (left in _ENDED and right not in _NEVER_FIRST)
            if apart or right in following:
                yield index
        elif right == "template" or ends[index] in glue:
            yield index
    if first <= size and kinds[-1] not in _GOES_ON:
        yield size


class _Value(Protocol):
    def __add__(self, other: Self, /) -> Self: ...


Value = TypeVar("Value", bound=_Value)


class Scorer(Generic[Value]):
    """Sums of what signals weigh; `weigh` gives the weight of one by its name, `nothing` that of none.

    Weights are log-odds, or whatever else can be summed.
    """

    def __init__(self, weigh: Callable[[str], Value], nothing: Value) -> None:
        self._nothing = nothing
        self._start = _Sums(_start_signals, weigh, nothing)
        self._first = _Weights("among", weigh)
        # What is sure is no surer the second time.
        self._first.update(dict.fromkeys(SURE, nothing))
        self._later = _Weights("later", weigh)
        self._new = _Weights("has", weigh)
        self._passed = _Weights("passes", weigh)
        self._edges = {
            (group, line): _Sums(partial(_edge_signals, group, line), weigh, nothing)
            for group in ("sentence", "clause", "close")
            for line in ("list", "text")
        }
        self._whole = _Sums(_whole_signals, weigh, nothing)

    def scores(self, words: Words, around: Surroundings) -> dict[int, Value]:
        """How much speaks for a reference that begins with the first word, by where it may end."""
        wanted = [*ends_of(words, around)]
        if not wanted:
            return {}
        kinds, blanks, ends = words
        size, group = len(kinds), around.group
        inside = self._inside(words, around, wanted[-1])
        states = _states(kinds[: wanted[-1]])
        start = self._start[around.before, around.line, kinds[0], kinds[1] if size > 1 else around.into]
        edges, whole = self._edges[group, around.line], self._whole
        scores = {}
        for end in wanted:
            # The kind of what follows, and what lies between.
            if end == size:
                right, gap = around.into, ""
            elif blanks[end]:
                right, gap = kinds[end], "wide" if blanks[end] > 1 else "blank"
            else:
                right, gap = kinds[end], around.glue.get(ends[end], "glued")
            last = end - 1
            edge = edges[kinds[last - 1] if last else "", kinds[last], right, gap]
            length = min((ends[end] - ends[0]) // _TEN, _LONG)
            scores[end] = start + inside[last] + edge + whole[group, length, states[last]]
        return scores

    def _inside(self, words: Words, around: Surroundings, end: int) -> list[Value]:
        """The sum over the words up to each."""
        kinds = words.kinds[:end]
        first = kinds.index("stop") + 1 if "stop" in kinds else end
        told = [*map(self._first.__getitem__, kinds[:first]), *map(self._later.__getitem__, kinds[first:])]
        for kind in dict.fromkeys(kinds):
            place = kinds.index(kind)
            told[place] = told[place] + self._new[kind]
        for at in around.glue.keys() & words.ends[1:end]:
            place = bisect_left(words.ends, at)
            told[place] = told[place] + self._passed[around.glue[at]]
        return [*accumulate(told)]


class _Weights(dict[str, Value]):
    """The weights of the signals that begin with a word, by the rest of their names."""

    def __init__(self, family: str, weigh: Callable[[str], Value]) -> None:
        super().__init__()
        self._family, self._weigh = family, weigh

    def __missing__(self, rest: str) -> Value:
        self[rest] = weight = self._weigh(f"{self._family} {rest}")
        return weight


class _Sums(dict[tuple[object, ...], Value]):
    """The sums of the signals of what was met so far."""

    def __init__(self, signals: Callable[..., Iterator[str]], weigh: Callable[[str], Value], nothing: Value) -> None:
        super().__init__()
        self._signals, self._weigh, self._nothing = signals, weigh, nothing

    def __missing__(self, met: tuple[object, ...]) -> Value:
        total = self._nothing
        for signal in self._signals(*met):
            total = total + self._weigh(signal)
        self[met] = total
        return total


def _states(kinds: Sequence[str]) -> list[int]:
    """What is open behind each token, as bits."""
    states, opened, quoted, plain = [], 0, 0, _PLAIN
    if _OPENING.isdisjoint(kinds):
        sure = next((place for place, kind in enumerate(kinds) if kind in SURE), len(kinds))
        return [_PLAIN] * sure + [0] * (len(kinds) - sure)
    for kind in kinds:
        if kind in SURE:
            plain = 0
        elif kind == "open":
            opened += 1
        elif kind == "close":
            opened -= 1
        elif kind == "quote":
            quoted ^= _QUOTED
        states.append(plain | quoted | (_OPENED if opened > 0 else 0))
    return states


def _start_signals(before: Before, line: str, first: str, second: str) -> Iterator[str]:
    yield f"start {before}"
    yield f"start {before} {first}"
    yield f"start {before} in {line}"
    yield f"first {first}"
    yield f"first {first} {second}"


def _edge_signals(group: str, line: str, before: str, left: str, right: str, gap: str) -> Iterator[str]:
    yield f"left {left}"
    yield f"left {before} {left}"
    yield f"right {right}"
    yield f"edge {left} {right}"
    yield f"{group} left {left}"
    yield f"{group} right {right}"
    if gap:
        yield f"gap {gap}"
    if line == "list":
        yield f"right {right if right in {'end', 'cut'} else 'words'} in list"


def _whole_signals(group: str, length: int, state: int) -> Iterator[str]:
    yield f"length {length}"
    if state & _OPENED:
        yield "in brackets"
    if state & _QUOTED:
        yield "in quotation"
    if state & _PLAIN:
        yield "plain"
        yield f"plain {group}"


def _weight(signal: str) -> float:
    return WEIGHTS.get(signal, 0.0)


SCORER: Scorer[float] = Scorer(_weight, 0.0)
