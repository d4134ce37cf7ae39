"""Names in Vancouver style, "Smith JA": how a list of them is read, and what Citation Style 1 finds wrong with one."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from unicodedata import category

from msgspec import Struct

from citecheck.cs1.links import label
from citecheck.cs1.tables import table
from citecheck.cs1.words import character_range, without_et_al

_BLANKS = re.compile(r"\s++")
_MARK = re.compile(r"[;.]")
_APART = re.compile(r" (\w) (\w)\Z")
_INITIALS_AND_GENERATION = re.compile(r"(\S++) ([0-9JS][0-9rndth]+)")
_BLANK_OR_COMMA = re.compile(r"[,\s]", re.ASCII)
_NTH = re.compile(r"[0-9]th")
_MOST_INITIALS = 2


class Wrong(StrEnum):
    """What is wrong with a name."""

    PUNCTUATION = "punctuation"
    NAME = "name"
    COMMA = "comma"
    INITIALS = "initials"
    GENERATION = "generation"
    SCRIPT = "script"


class Listed(Struct, frozen=True):
    """One name of a list; `as_written` says that its author wants it so: ((World Health Organization))."""

    text: str
    as_written: bool


def listed_names(value: str) -> list[Listed]:
    """The names that a list such as "Smith JA, Doe K, ((World Bank))" holds, links unwrapped."""
    pieces = map(str.strip, without_et_al(value).split(","))
    names = []
    for piece in pieces:
        whole = piece
        if piece.startswith("((") and len(piece) > len("((") + 1 and ")" not in piece[-2:]:
            parts = [piece]
            for more in pieces:
                parts.append(more)
                if more.endswith("))"):
                    break
            whole = ", ".join(parts)
        as_written = whole.startswith("((") and whole.endswith("))")
        names.append(Listed(whole[2:-2] if as_written else label(whole), as_written))
    return names


def wrong_with_listed(name: Listed, *, after_an_organization: bool) -> Wrong | None:
    """What is wrong with a name in a list; one word after an organization is taken for another organization."""
    words = _BLANKS.split(name.text)
    if name.as_written or (len(words) == 1 and after_an_organization):
        return None
    if len(words) == 1:
        return _wrong_script(name.text, "")
    return Wrong.PUNCTUATION if _MARK.search(name.text) else _wrong_with_words(words, name.text)


def wrong_with_name(last: str, first: str) -> Wrong | None:
    """What is wrong with a name in two parameters, where the whole list is to be in Vancouver style."""
    wrong = _wrong_script(last.replace(".", ""), _BLANK_OR_COMMA.split(first, maxsplit=1)[0])
    if wrong is None and (found := _INITIALS_AND_GENERATION.fullmatch(first)):
        initials, generation = found.groups()
        if len(initials) <= _MOST_INITIALS and _all_capitals(initials) and not _is_generation(generation):
            return Wrong.GENERATION
    return wrong


def _wrong_with_words(words: list[str], text: str) -> Wrong | None:
    """What is wrong with a name of several words, by its order: last name, initials, and "Jr" or the like."""
    generation = "" if _all_capitals(words[-1]) else words.pop()
    first = words.pop()
    if not words or _lacks_a_comma(words):
        return Wrong.COMMA if words else Wrong.NAME
    if len(first) > _MOST_INITIALS or not _all_capitals(first) or _are_apart(text):
        return Wrong.INITIALS
    if generation and not _is_generation(generation):
        return Wrong.GENERATION
    return _wrong_script(" ".join(words), first)


def _wrong_script(last: str, first: str) -> Wrong | None:
    """Whether letters other than Latin ones, digits or marks stand in a name."""
    return None if _last_names().fullmatch(last) and _first_names().fullmatch(first) else Wrong.SCRIPT


def _lacks_a_comma(words: list[str]) -> bool:
    """Whether a last name holds initials between two words: "Smith J Doe"."""
    return any(
        before[-1:].isalpha() and _all_capitals(initials) and after[:1].isalpha()
        for before, initials, after in zip(words, words[1:], words[2:], strict=False)
    )


def _are_apart(text: str) -> bool:
    """Whether two initials stand apart at the end of a name: "Smith J A"."""
    found = _APART.search(text)
    return found is not None and _all_capitals(found[1] + found[2])


def _all_capitals(word: str) -> bool:
    """Whether a word is made of capital letters of any script."""
    return bool(word) and all(category(letter) == "Lu" for letter in word)


def _is_generation(word: str) -> bool:
    """Whether a word tells a person from others of the name: "Jr", "3rd"."""
    return word in table("words")["generations"] or _NTH.fullmatch(word) is not None


@cache
def _last_names() -> re.Pattern[str]:
    """A last name in Latin letters."""
    return re.compile(rf"[{_latin()}\-\s']*")


@cache
def _first_names() -> re.Pattern[str]:
    """A first name in Latin letters."""
    return re.compile(rf"[{_latin()}\-\s'.]*")


def _latin() -> str:
    """All Latin letters that Vancouver style takes, as a part of a character class."""
    return "".join(map(character_range, table("words")["latin"]))
