"""What the value of a setting may be, in words, and how it is read, from a configuration file or the command line.

A value is right or wrong in both, in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from msgspec import Struct

# From so many per cent on a word is like another.
_NEAR = 60
_ALIKE = str.maketrans("0i1", "oll")


class InsideError(ValueError):
    """A fault further down in a value that is a table; the message begins with the way there.

    It never holds the value, which may be a secret.
    """


class Kind(Struct, frozen=True):
    """One kind of value: what it has to be, in words, and its readers, which raise ValueError.

    `of_toml` takes what a configuration file gives, `of_text` the words of the command line. `words` are all that
    there are, where they can be listed.
    """

    wanted: str
    of_toml: Callable[[object], object]
    of_text: Callable[[str], object]
    words: tuple[str, ...] = ()

    def complaint(self, value: object) -> str:
        """What is said of a wrong value: what it has to be, and which of the words is nearest."""
        near = did_you_mean(value, self.words) if isinstance(value, str) else ""
        return f"must be {self.wanted}, not {value!r}{near}"


def whole(least: int, most: int) -> Kind:
    """A whole number."""

    def read(value: object) -> int:
        match value:
            # A truth value is a number to Python, and to nobody else.
            case int() if not isinstance(value, bool) and least <= value <= most:
                return value
        raise ValueError

    return Kind(f"a whole number from {least} to {most}", read, lambda text: read(int(text)))


def seconds(most: int, *, zero: bool = False) -> Kind:
    """A time that something may take."""

    def read(value: object) -> float:
        match value:
            case int() | float() if not isinstance(value, bool) and 0 <= value <= most and (zero or value > 0):
                return float(value)
        raise ValueError

    least = "from 0" if zero else "above 0"
    return Kind(f"a number of seconds {least} up to {most}", read, lambda text: read(float(text)))


def word(meanings: Mapping[str, object]) -> Kind:
    """One of some words, each with its meaning."""

    def read(value: object) -> object:
        match value:
            case str() if value in meanings:
                return meanings[value]
        raise ValueError

    return Kind(f"one of {', '.join(meanings)}", read, read, tuple(meanings))


def text(wanted: str, pattern: str) -> Kind:
    """A text of a certain form."""
    right = re.compile(pattern)

    def read(value: object) -> str:
        match value:
            case str() if right.fullmatch(value):
                return value
        raise ValueError

    return Kind(wanted, read, read)


def listed(wanted: str, of: Kind) -> Kind:
    """A list of values of one kind."""

    def read(value: object) -> tuple[object, ...]:
        match value:
            case list():
                return tuple(of.of_toml(one) for one in value)
        raise ValueError

    return Kind(wanted, read, read)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message on an unknown word: the known one that looks most like it, where one does."""
    # Only a mistake needs it, and every start would pay for it.
    from rapidfuzz import fuzz, process

    near = process.extractOne(word, tuple(known), scorer=fuzz.ratio, processor=_look, score_cutoff=_NEAR)
    return f"; did you mean {near[0]!r}?" if near else ""


def _look(word: str) -> str:
    """A word without what an eye may pass over: capitals, and which of O and 0, or of I, l and 1, stands there."""
    return word.lower().translate(_ALIKE)


def _day(value: object) -> date:
    match value:
        case str():
            return date.fromisoformat(value)
        # A date with a time is a date to Python, and to nobody who writes a configuration.
        case date() if not isinstance(value, datetime):
            return value
    raise ValueError


def _flag(value: object) -> bool:
    match value:
        case bool():
            return value
    raise ValueError


def _codes(value: object) -> tuple[str, ...]:
    match value:
        case str():
            codes = [code.strip() for code in value.split(",")]
        case list() if all(isinstance(code, str) for code in value):
            codes = [code.strip() for code in value]
        case _:
            raise ValueError
    if not all(codes):
        raise ValueError
    return tuple(codes)


def _patterns(value: object) -> tuple[str, ...]:
    match value:
        case list() if all(isinstance(pattern, str) for pattern in value):
            try:
                return tuple(re.compile(pattern).pattern for pattern in value)
            except (re.error, OverflowError, RecursionError) as error:
                raise ValueError from error
    raise ValueError


class FileNames(tuple[str, ...]):
    """Names of files, as seen from the file that holds them."""

    __slots__ = ()


def _files(value: object) -> FileNames:
    match value:
        case {"files": list(names), **others} if not others and all(isinstance(name, str) and name for name in names):
            return FileNames(names)
    raise ValueError


DAY = Kind("a date such as 2026-11-23", _day, _day)
FLAG = Kind("true or false", _flag, lambda text: _flag(text == "true"))
CODES = Kind("rule codes, names or prefixes", _codes, _codes)
FILES = Kind('a table with nothing but files = ["…"], their names', _files, _files)
PATTERNS = Kind("a list of regular expressions", _patterns, _patterns)
