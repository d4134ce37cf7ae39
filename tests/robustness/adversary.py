"""Texts that are made to cost a pattern much, and whether they do: more than in proportion to their length.

What is pumped is taken from the pattern: its characters, one of each kind that it tells apart, and words that its
parts accept; in front stands what leads up to a repeat, at the end what makes all of it fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from tests.robustness.matcher import BOUND, Counted, Node, Test, TooManyStepsError, character_test, counted, parsed

# How often a short text has what is pumped: so many characters of it, but at least so many times.
SHORT = 40
FEWEST = 6
LONGER = 3
# A text three times as long may take three times the steps, and something for its ends; nine times is quadratic.
MOST_GROWTH = 4.5
# Below so many steps for each character there is nothing that grows; above so many there is no need to look how.
CHEAP = 12
MOST_STEPS = 400

_ALWAYS = "aZ1 \n.,-/:=?&#%()[]{}<>|!\"'\u00e9\u2013"
_NOWHERE = "\x00"
_MOST_LEADS = 4
_MOST_WORDS = 8
_REPEATS = {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}


@dataclass(frozen=True, slots=True)
class Growth:
    """A text for which a pattern takes too many steps: how, and how they grow when it is three times as long."""

    text: str
    way: str
    growth: float


def worst(pattern: re.Pattern[str], ways: Iterable[str]) -> Growth | None:
    """The first text found that costs more than its length when a pattern is used in one of these ways, or None.

    The ways are "match", "fullmatch" and "search"; the last stands for all that looks everywhere in a text.
    """
    if not _has_endless(parsed(pattern)):
        return None
    counter = counted(pattern, bound=BOUND)
    for way in ways:
        for prefix, pump, suffix in _texts(pattern):
            growth = _growth(counter, way, prefix, pump, suffix)
            if growth > MOST_GROWTH:
                return Growth(prefix + pump * 5 + suffix, way, growth)
    return None


def _growth(counter: Counted, way: str, prefix: str, pump: str, suffix: str) -> float:
    """How many times the steps of a short text a long one takes; infinity where they cannot be counted."""
    times = max(FEWEST, SHORT // len(pump))
    long_text = prefix + pump * (LONGER * times) + suffix
    long_steps = _steps(counter, way, long_text)
    if long_steps is None:
        return float("inf")
    if long_steps < CHEAP * len(long_text):
        return 1.0
    short_steps = _steps(counter, way, prefix + pump * times + suffix)
    return long_steps / short_steps if short_steps else float("inf")


def _steps(counter: Counted, way: str, text: str) -> int | None:
    """The steps for one text, or None where there are more than anything linear could take."""
    most = MOST_STEPS * len(text)
    try:
        if way == "search":
            return counter.search_all(text, most=most)
        return counter.match(text, whole=way == "fullmatch", most=most)[1]
    except TooManyStepsError:
        return None


# --- the texts --------------------------------------------------------------------------------------------------------


def _texts(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """What stands in front, what is pumped and what ends it, for all texts to be tried."""
    nodes = parsed(pattern)
    letters = kinds(nodes, pattern.flags)
    words = _shortest({*_words(nodes, pattern.flags, letters), *_leads(nodes, pattern.flags, letters)}, _MOST_WORDS)
    prefixes = ["", *_shortest({*_leads(nodes, pattern.flags, letters)} - {""}, _MOST_LEADS)]
    # What must stand at the edge of a word is pumped with a blank between.
    pumps = [*kinds(nodes, pattern.flags, repeated=True), *(word + blank for word in words for blank in ("", " "))]
    yield from product(prefixes, dict.fromkeys(pump for pump in pumps if pump), ("", _NOWHERE))


def _shortest(words: set[str], most: int) -> list[str]:
    """The shortest of some words."""
    return sorted(words, key=lambda word: (len(word), word))[:most]


def kinds(nodes: Sequence[Node], flags: int, *, repeated: bool = False) -> list[str]:
    """One character of each kind that a pattern tells apart, of those that it accepts; or that its repeats do."""
    atoms = list(_atoms(nodes, flags, repeated=repeated))
    by_kind: dict[tuple[bool, ...], str] = {}
    for character in [*_ALWAYS, *_own_characters(nodes)]:
        by_kind.setdefault(tuple(atom(character) for atom in atoms), character)
    return [character for kind, character in by_kind.items() if any(kind)]


def _atoms(nodes: Sequence[Node], flags: int, *, repeated: bool) -> Iterator[Test]:
    """The tests of the parts of a pattern that are one character wide; with `repeated`, of those in endless repeats."""
    for node in nodes:
        if not repeated and (test := character_test(node, flags)) is not None:
            yield test
        for inside, inner_flags in _inside(node, flags):
            yield from _atoms(inside, inner_flags, repeated=repeated and not _is_endless(node))


def _own_characters(nodes: Sequence[Node]) -> Iterator[str]:
    """The characters that a pattern names."""
    for node in nodes:
        name, value = str(node[0]), node[1]
        if name in {"LITERAL", "NOT_LITERAL"}:
            yield chr(value)
        elif name == "RANGE":
            yield from (chr(value[0]), chr(value[1]))
        elif name == "IN":
            yield from _own_characters(value)
        for inside, _ in _inside(node, 0):
            yield from _own_characters(inside)


def _inside(node: Node, flags: int) -> Iterator[tuple[Sequence[Node], int]]:
    """The sequences that a node is made of."""
    name, value = str(node[0]), node[1]
    if name == "BRANCH":
        yield from ((branch, flags) for branch in value[1])
    elif name == "SUBPATTERN":
        yield value[3], (flags | value[1]) & ~value[2]
    elif name in _REPEATS:
        yield value[2], flags
    elif name == "ATOMIC_GROUP":
        yield value, flags
    elif name in {"ASSERT", "ASSERT_NOT"}:
        yield value[1], flags
    elif name == "GROUPREF_EXISTS":
        yield from ((branch, flags) for branch in value[1:] if branch)


def _is_endless(node: Node) -> bool:
    """Whether a node is a repeat without end."""
    return str(node[0]) in _REPEATS and str(node[1][1]) == "MAXREPEAT"


def _has_endless(nodes: Sequence[Node]) -> bool:
    """Whether anything in a pattern may repeat without end."""
    return any(_is_endless(node) or any(_has_endless(inside) for inside, _ in _inside(node, 0)) for node in nodes)


def _leads(nodes: Sequence[Node], flags: int, letters: list[str], before: str = "") -> Iterator[str]:
    """What leads up to each endless repeat of a pattern, and to its end."""
    for node in nodes:
        if _is_endless(node):
            yield before
        for inside, inner_flags in _inside(node, flags):
            if _has_endless(inside):
                yield from _leads(inside, inner_flags, letters, before)
        before += _sample(node, flags, letters)
    yield before


def _words(nodes: Sequence[Node], flags: int, letters: list[str]) -> Iterator[str]:
    """What stands in the endless repeats of a pattern."""
    for node in nodes:
        for inside, inner_flags in _inside(node, flags):
            if _is_endless(node):
                yield "".join(_sample(part, inner_flags, letters) for part in inside)
            yield from _words(inside, inner_flags, letters)


def _sample(node: Node, flags: int, letters: list[str]) -> str:
    """A short text that a node accepts, as far as it can be told by looking at the node alone."""
    if (test := character_test(node, flags)) is not None:
        return next((letter for letter in letters if test(letter)), "")
    name, value = str(node[0]), node[1]
    if name in {"ASSERT", "ASSERT_NOT", "AT", "GROUPREF"}:
        return ""
    inside = next(iter(_inside(node, flags)), None)
    once = "".join(_sample(part, inside[1], letters) for part in inside[0]) if inside else ""
    return once * max(1, int(value[0])) if name in _REPEATS else once
