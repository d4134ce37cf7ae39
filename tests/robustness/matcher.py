"""A backtracking matcher that works as `re` does and counts its steps: what a pattern costs, without a clock.

It tries in the order in which `re` tries, one step for each character looked at and each way gone back. `re` is faster
by a factor, and skips places at which the first letter cannot be; how the number grows with the text is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

# The parser of `re` has no public name and no types.
_PARSER: Any = import_module("re._parser")
_WIDEST_CHARACTER = 1
# How often a bounded repeat may run beyond its least: what it costs is bounded too, and shows at once.
BOUND = 3

Text = str
Then = Callable[[int], bool]
Node = tuple[Any, Any]


class TooManyStepsError(Exception):
    """The matcher has gone as many steps as it was allowed."""


@dataclass(slots=True)
class State:
    """One run over one text: the steps so far, how many may be gone, and the groups."""

    text: Text
    most: int
    steps: int = 0
    groups: dict[int, tuple[int, int]] = field(default_factory=dict)

    def step(self) -> None:
        """Count one more step."""
        self.steps += 1
        if self.steps > self.most:
            raise TooManyStepsError


Matcher = Callable[[State, int, Then], bool]
Test = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Counted:
    """A pattern that counts."""

    pattern: re.Pattern[str]
    matcher: Matcher

    def match(self, text: Text, at: int = 0, *, whole: bool = False, most: int = 10**9) -> tuple[int | None, int]:
        """Where a match that begins here ends, or None; and the steps. `whole`: it has to end where the text does."""
        state = State(text, most)
        end = self._end(state, at, whole=whole)
        return end, state.steps

    def search_all(self, text: Text, *, most: int = 10**9) -> int:
        """The steps that it takes to find all matches in a text, as `finditer` does."""
        state, at = State(text, most), 0
        while at <= len(text):
            state.groups.clear()
            end = self._end(state, at, whole=False)
            at = max(end, at + 1) if end is not None else at + 1
        return state.steps

    def _end(self, state: State, at: int, *, whole: bool) -> int | None:
        ends: list[int] = []

        def reached(end: int) -> bool:
            if whole and end != len(state.text):
                return False
            ends.append(end)
            return True

        return ends[0] if self.matcher(state, at, reached) else None


def counted(pattern: re.Pattern[str], *, bound: int | None = None) -> Counted:
    """A pattern as one that counts; `bound` shortens bounded repeats."""
    return Counted(pattern, _sequence(parsed(pattern), pattern.flags, bound))


def parsed(pattern: re.Pattern[str]) -> Sequence[Node]:
    """What the pattern is made of, as `re` itself reads it."""
    tree: Sequence[Node] = _PARSER.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    return tree


def _sequence(nodes: Sequence[Node], flags: int, bound: int | None) -> Matcher:
    parts = [_single(node, flags, bound) for node in nodes]

    def run(state: State, at: int, then: Then, index: int = 0) -> bool:
        if index == len(parts):
            return then(at)
        return parts[index](state, at, lambda end: run(state, end, then, index + 1))

    return parts[0] if len(parts) == 1 else run


def _single(node: Node, flags: int, bound: int | None) -> Matcher:
    name, value = str(node[0]), node[1]
    if (test := character_test(node, flags)) is not None:
        return _character(test)
    if name == "SUBPATTERN":
        group, added, removed, inside = value
        return _group(group, _sequence(inside, (flags | added) & ~removed, bound))
    made: dict[str, Callable[[], Matcher]] = {
        "BRANCH": lambda: _branch([_sequence(branch, flags, bound) for branch in value[1]]),
        "MAX_REPEAT": lambda: _repeat(value, flags, bound, lazy=False),
        "MIN_REPEAT": lambda: _repeat(value, flags, bound, lazy=True),
        "POSSESSIVE_REPEAT": lambda: _atomic(_repeat(value, flags, bound, lazy=False)),
        "ATOMIC_GROUP": lambda: _atomic(_sequence(value, flags, bound)),
        "ASSERT": lambda: _assertion(value, flags, bound, wanted=True),
        "ASSERT_NOT": lambda: _assertion(value, flags, bound, wanted=False),
        "AT": lambda: _place(str(value), flags),
        "GROUPREF": lambda: _reference(value),
        "GROUPREF_EXISTS": lambda: _choice(
            value[0], _sequence(value[1], flags, bound), _sequence(value[2] or (), flags, bound)
        ),
    }
    return made[name]()


# --- one character ----------------------------------------------------------------------------------------------------


def character_test(node: Node, flags: int) -> Test | None:
    """What accepts the characters of a node that is one character wide, or None for any other node."""
    name, value = str(node[0]), node[1]
    match name:
        case "ANY":
            return (lambda _: True) if flags & re.DOTALL else (lambda character: character != "\n")
        case "LITERAL" | "NOT_LITERAL" | "IN":
            members = value if name == "IN" else [node]
            accepted: dict[str, bool] = {}

            def test(character: str) -> bool:
                if character not in accepted:
                    accepted[character] = _is_in(character, members, flags)
                return accepted[character]

            return test
        case _:
            return None


def _is_in(character: str, members: Sequence[Node], flags: int) -> bool:
    spellings = {character}
    if flags & re.IGNORECASE:
        spellings |= {letter for letter in (character.lower(), character.upper()) if len(letter) == _WIDEST_CHARACTER}
    negated = str(members[0][0]) in {"NEGATE", "NOT_LITERAL"}
    return any(_is_one(spelling, member, flags) for spelling in spellings for member in members) is not negated


def _is_one(character: str, member: Node, flags: int) -> bool:
    name, value = str(member[0]), member[1]
    match name:
        case "LITERAL" | "NOT_LITERAL":
            return bool(ord(character) == value)
        case "RANGE":
            return bool(value[0] <= ord(character) <= value[1])
        case "CATEGORY":
            return _is_of_category(character, str(value), flags)
        case _:
            return False


def _is_of_category(character: str, category: str, flags: int) -> bool:
    _, _, kind = category.rpartition("_")
    escape = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}[kind]
    found = re.match(escape, character, flags & re.ASCII) is not None
    return found is not ("NOT" in category)


def _character(test: Test) -> Matcher:
    def run(state: State, at: int, then: Then) -> bool:
        state.step()
        return at < len(state.text) and test(state.text[at]) and then(at + 1)

    return run


# --- what is made of others -------------------------------------------------------------------------------------------


def _branch(branches: list[Matcher]) -> Matcher:
    def run(state: State, at: int, then: Then) -> bool:
        return any(branch(state, at, then) for branch in branches)

    return run


def _group(group: int | None, inside: Matcher) -> Matcher:
    if group is None:
        return inside

    def run(state: State, at: int, then: Then) -> bool:
        before = state.groups.get(group)

        def ended(end: int) -> bool:
            state.groups[group] = (at, end)
            return then(end)

        if inside(state, at, ended):
            return True
        if before is None:
            state.groups.pop(group, None)
        else:
            state.groups[group] = before
        return False

    return run


def _repeat(value: tuple[int, Any, Sequence[Node]], flags: int, bound: int | None, *, lazy: bool) -> Matcher:
    least, most, inside = value
    if bound is not None and most != _PARSER.MAXREPEAT:
        most = min(int(most), least + bound)
    if len(inside) == 1 and (test := character_test(inside[0], flags)) is not None:
        return _run_of_characters(test, least, int(most), lazy=lazy)
    return _run_of_groups(_sequence(inside, flags, bound), least, int(most), lazy=lazy)


def _run_of_characters(test: Test, least: int, most: int, *, lazy: bool) -> Matcher:
    def fits(state: State, at: int) -> bool:
        state.step()
        return at < len(state.text) and test(state.text[at])

    def run(state: State, at: int, then: Then) -> bool:
        end, furthest = at, at + most
        while end < furthest and (not lazy or end < at + least) and fits(state, end):
            end += 1
        if lazy:
            while end >= at + least:
                if then(end):
                    return True
                if end >= furthest or not fits(state, end):
                    return False
                end += 1
            return False
        while end >= at + least:
            state.step()
            if then(end):
                return True
            end -= 1
        return False

    return run


def _run_of_groups(inside: Matcher, least: int, most: int, *, lazy: bool) -> Matcher:
    def run(state: State, at: int, then: Then, done: int = 0) -> bool:
        state.step()

        def more() -> bool:
            # A repeat that took nothing would take nothing for ever.
            return done < most and inside(
                state, at, lambda end: (end > at or done < least) and run(state, end, then, done + 1)
            )

        if done < least:
            return more()
        return (then(at) or more()) if lazy else (more() or then(at))

    return run


def _atomic(inside: Matcher) -> Matcher:
    def run(state: State, at: int, then: Then) -> bool:
        ends: list[int] = []

        def reached(end: int) -> bool:
            ends.append(end)
            return True

        return inside(state, at, reached) and then(ends[0])

    return run


def _assertion(value: tuple[int, Any], flags: int, bound: int | None, *, wanted: bool) -> Matcher:
    direction, inside = value
    matcher = _sequence(inside, flags, bound)
    back = inside.getwidth()[0] if direction < 0 else 0

    def run(state: State, at: int, then: Then) -> bool:
        state.step()
        holds = at >= back and matcher(state, at - back, lambda end: direction > 0 or end == at)
        return holds is wanted and then(at)

    return run


def _place(name: str, flags: int) -> Matcher:
    source = {
        "AT_BEGINNING": "^",
        "AT_BEGINNING_STRING": r"\A",
        "AT_BOUNDARY": r"\b",
        "AT_NON_BOUNDARY": r"\B",
        "AT_END": "$",
        "AT_END_STRING": r"\Z",
    }[name]
    place = re.compile(source, flags & (re.MULTILINE | re.ASCII))

    def run(state: State, at: int, then: Then) -> bool:
        state.step()
        return place.match(state.text, at) is not None and then(at)

    return run


def _reference(group: int) -> Matcher:
    def run(state: State, at: int, then: Then) -> bool:
        state.step()
        if group not in state.groups:
            return False
        start, end = state.groups[group]
        return state.text.startswith(state.text[start:end], at) and then(at + end - start)

    return run


def _choice(group: int, yes: Matcher, no: Matcher) -> Matcher:
    def run(state: State, at: int, then: Then) -> bool:
        return (yes if group in state.groups else no)(state, at, then)

    return run
