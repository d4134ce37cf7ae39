"""The words by which pages are known that are not the page that was cited, read from `data/phrases.json`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

from msgspec import Struct

from citecheck.titles import folded, has_no_blanks

_DATA = Path(__file__).parent / "data" / "phrases.json"
_USURPED = "usurped"
STEM = 3
_WORDS_OF_A_KEY = 3
# No phrase has this word, nor this letter, a click that stands for a star; they stay what they are if they are folded.
_BETWEEN, STARRED = " zzz ", "\u01c3"


class Part(Struct, frozen=True):
    """A piece of what is looked for: of which kind and language, and its words, of which each may be a beginning.

    It `is_keyed` if it is kept under all of its words.
    """

    kind: str
    language: str
    role: str
    words: tuple[str, ...]
    stems: tuple[bool, ...]
    is_keyed: bool

    @classmethod
    def of(cls, kind: str, language: str, role: str, written: str) -> Part:
        """The part that a piece is which was read."""
        words = written.split()
        stems = tuple(word.endswith(STARRED) for word in words)
        is_keyed = len(words) <= _WORDS_OF_A_KEY and not any(stems)
        return cls(kind, language, role, tuple(word.rstrip(STARRED) for word in words), stems, is_keyed)

    def fits(self, words: list[str], at: int) -> bool:
        """Whether it stands at a place of a text."""
        if not words[at].startswith(self.words[0]) or at + len(self.words) > len(words):
            return False
        if len(self.words) == 1:
            return True
        return all(
            word.startswith(ours) if stem else word == ours
            for ours, stem, word in zip(self.words, self.stems, words[at : at + len(self.words)], strict=True)
        )


_Written = tuple[str, str, str, str]
"""A piece as it is read: kind, language, role, folded words. It is made a part when a text first begins as it does."""


class Lexicon(Struct, frozen=True):
    """All pieces by how they begin: with up to three words, or a few letters and a star.

    `firsts`, `pairs` and `stems` have the words and letters with which any begins. Pieces of scripts without blanks are
    kept by kind and language, and by role.
    """

    firsts: frozenset[str]
    pairs: frozenset[str]
    stems: frozenset[str]
    written: Mapping[str, list[_Written]]
    unspaced: Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]]
    made: dict[str, tuple[Part, ...]]

    def parts(self, key: str) -> tuple[Part, ...]:
        """Those that begin so, made and kept. What differs by its accents only is one piece."""
        return self.made.setdefault(key, tuple(dict.fromkeys(Part.of(*written) for written in self.written[key])))


@cache
def loaded(*, usurped: bool) -> Lexicon:
    """All pieces of one sort: what sites say that take the place of others, or what all the rest say. Read once."""
    pieces: dict[str, list[_Written]] = {}
    unspaced: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
    for kind, language, roles in _entries(usurped=usurped):
        for role, written in roles.items():
            spaced = written
            if has_no_blanks(" ".join(written)):
                spaced = [phrase for phrase in written if not has_no_blanks(phrase)]
                whole = tuple(folded(phrase) for phrase in written if has_no_blanks(phrase))
                unspaced.setdefault((kind, language), {})[role] = whole
            for phrase in _folded_each(spaced):
                pieces.setdefault(_key(phrase), []).append((kind, language, role, phrase))
    firsts = frozenset(key.partition(" ")[0] for key in pieces)
    pairs = frozenset(key if key.count(" ") == 1 else key.rpartition(" ")[0] for key in pieces if " " in key)
    stems = frozenset(key[:-1] for key in pieces if key.endswith(STARRED))
    return Lexicon(firsts, pairs, stems, pieces, unspaced, {})


def _key(phrase: str) -> str:
    """Under what a piece is kept: its first letters, or as many of its first words as are whole, up to three."""
    if STARRED not in phrase:
        return phrase if phrase.count(" ") < _WORDS_OF_A_KEY else " ".join(phrase.split(" ", _WORDS_OF_A_KEY)[:-1])
    first, *others = phrase.split(" ", _WORDS_OF_A_KEY)[:_WORDS_OF_A_KEY]
    if first.endswith(STARRED):
        return first[:STEM] + STARRED
    return " ".join((first, *takewhile(lambda word: not word.endswith(STARRED), others)))


def _folded_each(written: list[str]) -> Iterator[str]:
    """Pieces that are folded at once, in half of the time that each alone takes."""
    return filter(None, folded(_BETWEEN.join(written).replace("*", STARRED)).split(_BETWEEN))


def has_one(words: str, of: str) -> bool:
    """Whether one of the words is among those that the table has under a name."""
    whole, beginnings, parts = sought(of)
    each = words.split()
    if not whole.isdisjoint(each) or any(word.startswith(beginnings) for word in each):
        return True
    return has_no_blanks(words) and any(part in words for part in parts)


@cache
def sought(of: str) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Words, beginnings of words, and what is looked for anywhere as its script has no blanks."""
    words = _table()[of]
    return (
        frozenset(folded(word) for word in words if not word.endswith("*")),
        tuple(folded(word.rstrip("*")) for word in words if word.endswith("*")),
        tuple(folded(word) for word in words if has_no_blanks(word)),
    )


def _entries(*, usurped: bool) -> Iterator[tuple[str, str, Mapping[str, list[str]]]]:
    """Kind, language and words by role; of a site that takes the place of others, its trade and words alone."""
    for kind, entries in _table().items():
        if not isinstance(entries, dict) or (kind == _USURPED) is not usurped:
            continue
        for name, words in entries.items():
            yield (name, "", {"phrases": words}) if usurped else (kind, name, words)


@cache
def _table() -> dict[str, Any]:
    # Only a run that asks links needs the phrases.
    import orjson

    table: dict[str, Any] = orjson.loads(_DATA.read_bytes())
    return table
