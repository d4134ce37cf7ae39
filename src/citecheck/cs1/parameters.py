"""Which parameters Citation Style 1 knows, by template class, and which of them name the same thing.

A name is as written in a citation: "last2", "access-date". `#` in a table stands for a number.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from citecheck.cs1.tables import table

_NUMBER = re.compile(r"[0-9]+")
# Nobody is found under "last01", nor under a number that no list can reach.
_COUNTING = re.compile(r"0|[1-9][0-9]{0,8}")
_SEPARATORS = str.maketrans("", "", "-_ ")
_WRITTEN_OUT = 10

# A guess is offered only where it can hardly be wrong: five letters or more, one slip; two in a long name.
_SHORTEST_GUESSED = 5
_LONG_NAME = 10
_LONGEST_GUESSED = 40


class NamePart(Struct, frozen=True):
    """What a parameter holds of a person: "last" of the second "editor" for `editor2-last`.

    Of several parameters for the same part of the same person, the one of the lowest rank counts.
    """

    role: str
    part: str
    index: int
    rank: int


@cache
def known(kind: str) -> frozenset[str]:
    """All names that a template of this class knows, those with numbers written out up to 9 and without one."""
    plain, numbered = _lists(kind)
    counted = {name.replace("#", number) for name in numbered for number in ("", *map(str, range(1, _WRITTEN_OUT)))}
    ignored = {name for name in plain if belongs_elsewhere(kind, name)}
    return frozenset((plain | (counted if numbered else set())) - ignored)


@lru_cache(maxsize=10_000)
def is_known(kind: str, name: str) -> bool:
    """Whether a template of this class knows a parameter of this name, whatever its number."""
    return name in known(kind) or ("#" not in name and _NUMBER.sub("#", name) in _lists(kind)[1])


def is_ignored(kind: str, name: str) -> bool:
    """Whether Citation Style 1 knows this name, but a template of this class makes nothing of it."""
    return not is_known(kind, name) and any(is_known(other, name) for other in ("book", "encyclopaedia", "news"))


def is_number(name: str) -> bool:
    """Whether this is the name of a parameter without a name: its number, written as MediaWiki counts."""
    return name.isascii() and name.isdecimal() and not name.startswith("0")


@lru_cache(maxsize=10_000)
def suggested(kind: str, name: str) -> str | None:
    """The name that the module has for this one in its tables of misspelt and foreign names, if the class knows it."""
    lowered = name.lower()
    if is_known(kind, lowered):
        return lowered
    meant = patterned(name) or table("parameters")["suggestions"].get(lowered)
    return meant if meant is not None and is_known(kind, meant) else None


@lru_cache(maxsize=10_000)
def patterned(name: str) -> str | None:
    """The name that one of the module's patterns of misspelt and foreign names has for this one, in any class."""
    for pattern, meant in _patterns():
        if found := pattern.fullmatch(name):
            return meant.replace("#", found[1]) if "#" in meant else meant
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns, with the name that each of them means; `#` in it is the number that the pattern finds."""
    return tuple(
        (re.compile(pattern.replace("#", "([0-9]+)")), meant)
        for pattern, meant in table("parameters")["patterns"].items()
    )


@lru_cache(maxsize=10_000)
def nearest(kind: str, name: str) -> str | None:
    """The one known name that this one can hardly fail to mean: blanks and hyphens aside the same, or one slip away."""
    bare = _bare(name)
    if len(bare) < _SHORTEST_GUESSED or len(bare) > _LONGEST_GUESSED or is_known(kind, name.rstrip("0123456789")):
        return None
    if same := _by_bare_name(kind).get(bare):
        return same
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    slips = 2 if len(bare) >= _LONG_NAME else 1
    found = process.extract(
        bare, _by_bare_name(kind).keys(), scorer=OSA.distance, score_cutoff=slips, limit=2, processor=None
    )
    if not found or (len(found) > 1 and found[0][1] == found[1][1]):
        return None
    return _by_bare_name(kind)[found[0][0]]


def is_spelling_of(name: str, meant: str) -> bool:
    """Whether two names are the same word but for capitals, hyphens, blanks, or a slip or two."""
    ours, theirs = _bare(name), _bare(meant)
    slips = 1 if len(theirs) <= _SHORTEST_GUESSED else 2
    if ours == theirs or abs(len(ours) - len(theirs)) > slips:
        return ours == theirs
    from rapidfuzz.distance import OSA

    return OSA.distance(ours, theirs) <= slips


@cache
def same_thing() -> dict[str, tuple[str, ...]]:
    """For each name that has others for the same thing: all of them, the usual one first; people's names aside."""
    return {name: tuple(group) for group in table("parameters")["groups"] for name in group}


@lru_cache(maxsize=10_000)
def thing_of(name: str) -> str:
    """What a parameter names, in words that are the same for all other names of it."""
    if (group := same_thing().get(name)) is not None:
        return group[0]
    part = name_part(name)
    return f"{part.part} of {part.role} {part.index}" if part else name


@lru_cache(maxsize=10_000)
def name_part(name: str) -> NamePart | None:
    """Which part of which person a parameter holds; None when it holds no part of a person."""
    parts = _name_parts()
    if (plain := parts.get(name)) is not None:
        return NamePart(*plain[:2], index=1, rank=2 * plain[2])
    numbered = parts.get(_NUMBER.sub("#", name))
    number = _NUMBER.search(name)
    if numbered is None or number is None or not _COUNTING.fullmatch(number.group()):
        return None
    return NamePart(*numbered[:2], index=int(number.group()), rank=2 * numbered[2] + 1)


@cache
def _name_parts() -> dict[str, tuple[str, str, int]]:
    """The role, part and place in its list of each numbered name, and of the same name without a number."""
    return {
        form: (role, part, place)
        for role, parts in table("parameters")["names"].items()
        for part, names in parts.items()
        for place, name in enumerate(names)
        for form in (name, name.replace("#", ""))
    }


@cache
def _lists(kind: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names without and with a number that the tables give to a class."""
    names = table("parameters")
    limited = names["preprint"]
    if kind in limited["only"]:
        return frozenset(limited["common"] + limited["only"][kind]), frozenset(limited["numbered"])
    if kind == "document":
        document = names["document"]
        return (
            frozenset(limited["common"] + document["common"]),
            frozenset(limited["numbered"] + document["numbered"]),
        )
    return frozenset(names["common"] + names["only"].get(kind, [])), frozenset(names["numbered"])


def belongs_elsewhere(kind: str, name: str) -> bool:
    """Whether the module takes this name only in other classes, though its list has it for all."""
    names = table("parameters")
    allowed = names["ignored_outside"].get(name)
    return (allowed is not None and kind not in allowed) or name in names["ignored_in"].get(kind, ())


@cache
def _by_bare_name(kind: str) -> dict[str, str]:
    """The known names of a class without a number, by their bare form; of several of a form, the hyphenated one."""
    plain, numbered = _lists(kind)
    names = (plain | {name.replace("#", "") for name in numbered}) & known(kind)
    return {_bare(name): name for name in sorted(names, key=lambda name: ("-" in name, name.islower(), name))}


def _bare(name: str) -> str:
    """A name in lower case, without what people forget or add between its words."""
    return name.lower().translate(_SEPARATORS)
