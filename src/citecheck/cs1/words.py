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
def keyword_holders() -> dict[str, str]:
    """The parameters that take fixed values only, each with the list that `keywords` has of them."""
    return dict(table("words")["keyword_holders"])


def keyword_meant(parameter: str, value: str) -> str | None:
    """The keyword that another value in lower case means; the empty string where it says what is so without it."""
    meant: str | None = table("words")["keywords_meant"][parameter].get(value)
    return meant


@cache
def address_holders() -> frozenset[str]:
    """The parameters that may hold an address: URLs, and the places inside a source."""
    return frozenset(table("words")["address_holders"])


@lru_cache(maxsize=10_000)
def is_generic_name(name: str) -> bool:
    """Whether this can be nobody's name: "Editor", "Smith (ed.)", "Facebook"."""
    return generic_word(name) is not None


def generic_word(name: str) -> str | None:
    """What this can be nobody's name for: "(ed.)" of "Smith (ed.)"."""
    # A few letters are longer in lower case.
    lowered = name.lower()
    if found := _generic_words().search(lowered):
        return (name if len(lowered) == len(name) else lowered)[slice(*found.span())]
    found = _generic_forms().search(name)
    return found[0].strip() if found else None


def without_et_al(name: str) -> str:
    """A name without "et al." and "and others", and without the comma and the quotes in front of them."""
    lowered = name.lower()
    if "al" not in lowered and "others" not in lowered:
        return name
    plain, bracketed = _et_al()
    kept, at = [], 0
    for found in plain.finditer(name):
        before = name[at : found.start()].rstrip("\"'").rstrip(" ")
        kept.append(before[:-1] if before.endswith((",", ";")) else before)
        at = found.end()
    return bracketed.sub("", "".join(kept) + name[at:])


@cache
def invisible() -> re.Pattern[str]:
    """One character that does not show, or that shows as a replacement."""
    return re.compile(f"[{''.join(character_range(codes) for codes, _ in table('words')['invisible'])}]")


def invisible_name(character: str) -> str:
    """What a character that `invisible` found is called."""
    return next(
        str(name)
        for codes, name in table("words")["invisible"]
        if re.fullmatch(f"[{character_range(codes)}]", character) is not None
    )


def joins(value: str, at: int) -> bool:
    """Whether the zero width joiner at this place has a use: in an Indic script, or in front of an emoji."""
    return _emoji().match(value, at + 1) is not None or _is_indic(value)


@lru_cache(maxsize=1)
def _is_indic(value: str) -> bool:
    """Whether a value has a letter of an Indic script; it is asked again for each joiner in it."""
    return _indic().search(value) is not None


def character_range(codes: str) -> str:
    """A code point or a range of them in hexadecimal, as a part of a character class."""
    return "-".join(f"\\U{int(code, 16):08x}" for code in codes.split("-"))


@cache
def _generic_words() -> re.Pattern[str]:
    """Words that make a name in lower case generic, wherever they stand in it."""
    return re.compile("|".join(map(re.escape, table("words")["generic_names"]["anywhere"])))


@cache
def _generic_forms() -> re.Pattern[str]:
    """Words and marks that make a name generic where they stand by themselves, or are all of it."""
    return re.compile("|".join(table("words")["generic_names"]["forms"]), re.ASCII)


@cache
def _et_al() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words for more names than are given: those that a comma may stand in front of, and those in brackets."""
    forms = table("words")["et_al"]
    bracketed = forms["in_brackets"].replace("{}", forms["bracketed"])
    return re.compile("|".join(forms["after_a_comma"])), re.compile(bracketed)


@cache
def _indic() -> re.Pattern[str]:
    """One character of a script in which joiners shape the letters."""
    return re.compile(f"[{''.join(character_range(codes) for codes in table('words')['joiner_between']['indic'])}]")


@cache
def _emoji() -> re.Pattern[str]:
    """One emoji that a joiner binds to the one before it."""
    return re.compile(f"[{''.join(character_range(codes) for codes in table('words')['joiner_between']['emoji'])}]")
