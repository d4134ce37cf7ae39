"""The words and characters that Citation Style 1 looks for in values."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from citecheck.cs1.tables import table


@cache
def keywords(parameter: str) -> frozenset[str]:
    """The values that a parameter with fixed values accepts ("url-status", "mode", "df", …)."""
    return frozenset(table("words")["keywords"][parameter])


@cache
def address_holders() -> frozenset[str]:
    """The parameters that may hold an address: URLs, and the places inside a source."""
    return frozenset(table("words")["address_holders"])


def is_generic_name(name: str) -> bool:
    """Whether this can be nobody's name: "Editor", "Smith (ed.)", "Facebook"."""
    lowered = name.lower()
    return _generic_words().search(lowered) is not None or ("ed" in lowered and _editor_mark().search(name) is not None)


def says_et_al(name: str) -> bool:
    """Whether a name ends in "et al." or says "and others"."""
    lowered = name.lower()
    return ("al" in lowered or "others" in lowered) and _et_al().search(name) is not None


@cache
def invisible() -> re.Pattern[str]:
    """One character that does not show, or that shows as a replacement."""
    return re.compile(f"[{''.join(_range(codes) for codes, _ in table('words')['invisible'])}]")


def invisible_name(character: str) -> str:
    """What a character that `invisible` found is called."""
    return next(
        str(name)
        for codes, name in table("words")["invisible"]
        if re.fullmatch(f"[{_range(codes)}]", character) is not None
    )


def joins(value: str, at: int) -> bool:
    """Whether the zero width joiner at this place has a use: in an Indic script, or in front of an emoji."""
    return _emoji().match(value, at + 1) is not None or _is_indic(value)


@lru_cache(maxsize=1)
def _is_indic(value: str) -> bool:
    """Whether a value has a letter of an Indic script; it is asked again for each joiner in it."""
    return _indic().search(value) is not None


@cache
def _generic_words() -> re.Pattern[str]:
    """Generic words in a name in lower case: anywhere, as a whole word, or as the whole name."""
    names = table("words")["generic_names"]
    anywhere = "|".join(map(re.escape, names["anywhere"]))
    word = "|".join(names["word"])
    whole = "|".join(map(re.escape, names["whole"]))
    return re.compile(rf"{anywhere}|(?<![^\W\d_])(?:{word})(?![^\W\d_])|\A(?:{whole})\Z")


@cache
def _editor_mark() -> re.Pattern[str]:
    """An "(ed.)" beside a name."""
    return re.compile("|".join(table("words")["editor_marks"]))


@cache
def _et_al() -> re.Pattern[str]:
    """Words for more names than are given."""
    return re.compile("|".join(table("words")["et_al"]))


@cache
def _indic() -> re.Pattern[str]:
    """One character of a script in which joiners shape the letters."""
    return re.compile(f"[{''.join(_range(codes) for codes in table('words')['joiner_between']['indic'])}]")


@cache
def _emoji() -> re.Pattern[str]:
    """One emoji that a joiner binds to the one before it."""
    return re.compile(f"[{''.join(_range(codes) for codes in table('words')['joiner_between']['emoji'])}]")


def _range(codes: str) -> str:
    """A code point or a range of them in hexadecimal, as a part of a character class."""
    return "-".join(f"\\U{int(code, 16):08x}" for code in codes.split("-"))
