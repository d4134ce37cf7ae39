"""What speaks for a reference in plain words that ends at a place: signals with names, each of which has a weight.

A signal says what begins a reference, what stands in it, or what its end looks like. The sums of weights are kept:
there are many places, and few that differ.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate
from typing import Generic, Protocol, Self, TypeVar

from msgspec import Struct

from citecheck.wikitext.plain_references.glue import Before
from citecheck.wikitext.plain_references.weights import WEIGHTS
from citecheck.wikitext.plain_references.words import Words

# What is said of sources, and hardly in prose.
SURE = frozenset({"access", "address", "companion", "identifier", "month", "page", "publisher", "year"})
_ENDED = frozenset({"stop", "close", "quote", "year", "number", "template", "companion", "address"})
# What no reference ends with, what nothing begins with, and what may follow a reference that does not close: behind a
# sentence, another one begins; behind a clause, it goes on.
_GOES_ON = frozenset(
    {"access", "dash", "preposition", "joint", "comma", "open", "opener", "verb", "colon", "semicolon"}
)
_NEVER_FIRST = frozenset(
    {"comma", "close", "stop", "page", "access", "identifier", "companion", "semicolon", "colon"}
)  # fmt: skip
_NEXT_SENTENCE = frozenset({"opener", "name", "initial", "year", "number", "quote", "open"})
_SAME_SENTENCE = frozenset({"opener", "word", "verb", "joint", "preposition", "name", "number"})
_AFTER_SENTENCE = frozenset({Before.STOP, Before.INITIALS})
_AFTER_CLAUSE = frozenset({Before.COMMA, Before.WORD, Before.NAME, Before.NUMBER})
# Behind an initial, a name goes on.
_NAMES = frozenset({"initial", "name"})
_SHORTEST = 5
_WIDE = 2
# What is hardly said in prose at all, and how far away it and verbs are, in tokens.
_TELLING = frozenset({"access", "address", "companion", "identifier", "page", "publisher"})
_HOW_FAR = ("near",) * 3 + ("far",) * 6 + ("none",)
_NONE = len(_HOW_FAR) - 1
# Lengths in tens of characters, up to which they are told apart.
_TEN, _LONG = 10, 5
# What is open at a place, as bits; and that nothing sure stands before it.
_OPENED, _QUOTED, _PLAIN = 1, 2, 4
# What the last sentence begins with and holds, as bits too.
_OPENS, _VERB, _SURE, _WORD, _WORDS = 8, 16, 32, 64, 128
_SENTENCE = {_OPENS: "opener", _VERB: "verb", _SURE: "sure"}


class Surroundings(Struct, frozen=True):
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
    (body, kinds, ends), size = words, len(words.kinds)
    following = _NEXT_SENTENCE if around.group == "sentence" else _SAME_SENTENCE
    first, glue = bisect_left(ends, ends[0] + _SHORTEST, 1), around.glue
    for index, left in enumerate(kinds[first - 1 : -1], first):
        if left in _GOES_ON:
            continue
        right, at = kinds[index], ends[index]
        if left == "initial" and right in _NAMES:
            continue
        if right == "template":
            yield index
        elif not body[at].isspace():
            if at in glue:
                yield index
        elif (
            right in following
            or (left in _ENDED and right not in _NEVER_FIRST)
            or body[at + 1].isspace()
            or body[at] == "\n"
        ):
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
        self._following = _Sums(_following_signals, weigh, nothing)
        self._ahead = _Sums(_ahead_signals, weigh, nothing)

    def scores(self, words: Words, around: Surroundings) -> dict[int, Value]:
        """How much speaks for a reference that begins with the first word, by where it may end."""
        wanted = [*ends_of(words, around)]
        if not wanted:
            return {}
        body, kinds, ends = words
        size, group = len(kinds), around.group
        inside = self._inside(words, around, wanted[-1])
        states = _states(kinds[: wanted[-1]])
        start = self._start[around.before, around.line, kinds[0], kinds[1] if size > 1 else around.into]
        edges, whole = self._edges[group, around.line], self._whole
        scores = {}
        aheads = _aheads(kinds[: wanted[-1] + _NONE])
        for end in wanted:
            # The kind of what follows, and what lies between.
            if end == size:
                right, gap = around.into, ""
            elif body[ends[end]].isspace():
                right, gap = kinds[end], _gap(body, ends[end])
            else:
                right, gap = kinds[end], around.glue.get(ends[end], "glued")
            last = end - 1
            edge = edges[kinds[last - 1] if last else "", kinds[last], right, gap]
            length = min((ends[end] - ends[0]) // _TEN, _LONG)
            ahead = self._ahead[group, kinds[last], *aheads[end]]
            following = self._following[right, kinds[end + 1] if end + 1 < size else around.into]
            scores[end] = start + inside[last] + edge + whole[group, length, states[last]] + ahead + following
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
    """What is open behind each token, and what its sentence holds, as bits."""
    states, depth, whole, sentence, ended = [], 0, _PLAIN, 0, True
    for kind in kinds:
        if kind == "stop":
            ended = True
        elif ended:
            sentence, ended = _OPENS if kind == "opener" else 0, False
        if kind in SURE:
            whole &= ~_PLAIN
            sentence |= _SURE
        elif kind == "word":
            sentence |= _WORDS if sentence & _WORD else _WORD
        elif kind == "verb":
            sentence |= _VERB
        elif kind == "open":
            depth += 1
        elif kind == "close":
            depth -= 1
        elif kind == "quote":
            whole ^= _QUOTED
        states.append(whole | sentence | (_OPENED if depth > 0 else 0))
    return states


def _aheads(kinds: Sequence[str]) -> list[tuple[str, str]]:
    """How far it is from each token to the next verb of the sentence, and to what is said of sources."""
    verb = telling = _NONE
    aheads = [("none", "none")]
    for kind in reversed(kinds):
        if kind == "verb":
            verb = 0
        elif kind == "stop":
            verb = _NONE
        elif verb < _NONE:
            verb += 1
        if kind in _TELLING:
            telling = 0
        elif telling < _NONE:
            telling += 1
        aheads.append((_HOW_FAR[verb], _HOW_FAR[telling]))
    aheads.reverse()
    return aheads


def _gap(body: str, at: int) -> str:
    """What blanks begin at a place between two words."""
    if "\n" in body[at : at + _WIDE]:
        return "line"
    return "wide" if body[at + 1].isspace() else "blank"


def _following_signals(right: str, following: str) -> Iterator[str]:
    yield f"then {right} {following}"


def _ahead_signals(group: str, left: str, verb: str, telling: str) -> Iterator[str]:
    yield f"{group} verb {verb}"
    yield f"{left} verb {verb}"
    yield f"{group} telling {telling}"
    yield f"{left} telling {telling}"


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
    told = [name for bit, name in _SENTENCE.items() if state & bit]
    yield f"sentence {'+'.join(told)}"
    if state & _WORDS:
        yield "sentence of words"
    if state & _PLAIN:
        yield "plain"
        yield f"plain {group}"


def _weight(signal: str) -> float:
    return WEIGHTS.get(signal, 0.0)


SCORER: Scorer[float] = Scorer(_weight, 0.0)
