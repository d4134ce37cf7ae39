"""What a template prints, as far as its call alone says it: tables of names and of where their words stand.

From the templates that articles of the English Wikipedia use inside their sentences (2026-11). Names are compared
with blanks folded and in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

_LANGUAGE = re.compile(r"lang-[a-z-]{2,20}")
_NUMBER = re.compile(r"[-+\u2212]?[0-9][0-9.,/+]*+(?:e[-+]?[0-9]+)?")
_RANGES: Mapping[str, str] = {
    "-": "\u2013", "\u2013": "\u2013", "to": " to ", "and": " and ", "or": " or ", "x": " \u00d7 ", "by": " by ",
}  # fmt: skip
_DAY = re.compile(r"[0-9]{1,4}")


def printed(call: str) -> str | None:
    """The words that a template prints, from its inside with nothing nested left; None where that is not known."""
    name, *arguments = call.split("|")
    name = " ".join(name.replace("_", " ").split()).lower()
    if name in _SIGNS:
        return _SIGNS[name]
    read = _first if _LANGUAGE.fullmatch(name) else _READERS.get(name)
    return (read(_positional(arguments)) or None) if read else None


def _positional(written: Sequence[str]) -> list[str]:
    """The positional arguments; `1=` names one too."""
    found: list[str] = []
    for argument in written:
        name, equals, value = argument.partition("=")
        if not equals:
            found.append(argument.strip())
        elif name.strip() == str(len(found) + 1):
            found.append(value.strip())
    return found


def _first(arguments: Sequence[str]) -> str:
    return next(iter(arguments), "")


def _second(arguments: Sequence[str]) -> str:
    """The second argument, behind a language or a colour; the first where there is no other."""
    return _first(arguments[1:]) or _first(arguments)


def _last(arguments: Sequence[str]) -> str:
    return _first(arguments[::-1])


def _joined(by: str) -> Callable[[Sequence[str]], str]:
    return lambda arguments: by.join(filter(None, arguments))


def _behind(sign: str) -> Callable[[Sequence[str]], str]:
    return lambda arguments: sign + arguments[0] if arguments else ""


def _quantity(arguments: Sequence[str]) -> str:
    """The number as it is given, or the range of numbers, with its unit; not what it is converted to."""
    words = ""
    for argument in arguments:
        if argument in _RANGES:
            words += _RANGES[argument]
        elif _NUMBER.fullmatch(argument):
            words += argument
        else:
            return f"{words} {argument}" if words else ""
    return words


def _day(arguments: Sequence[str]) -> str:
    """Year, month and day with hyphens, or a date as it is written; not the age."""
    numbers = []
    for argument in arguments[:3]:
        if not _DAY.fullmatch(argument):
            break
        numbers.append(argument.zfill(2))
    return "-".join(numbers) or _first(arguments)


_BY_READER: Sequence[tuple[Callable[[Sequence[str]], str], tuple[str, ...]]] = (
    (
        _first,
        (
            "abbr", "angbr", "big", "center", "code", "em", "flag", "flagcountry", "flagu", "formatnum", "ill",
            "interlanguage link", "larger", "math", "midsize", "mono", "mvar", "no wrap", "nobold", "nobr", "noitalic",
            "nowrap", "nts", "num", "sc", "script", "sic", "small", "small caps", "smallcaps", "smaller", "strong",
            "sub", "sup", "tooltip", "tt", "val", "vanchor", "var", "visible anchor",
        ),
    ),
    (_second, ("color", "font color", "lang", "langx", "rtl-lang", "sort", "text color", "url", "wikt-lang")),
    (_last, ("transl", "transliteration")),
    (
        _joined(", "),
        (
            "flatlist", "hlist", "plain list", "plainlist", "ubl", "ublist", "unbulleted list", "vunblist",
            "vunbulleted list",
        ),
    ),
    (_joined(""), ("linktext",)),
    (_joined(" "), ("gaps", "sortname")),
    (_joined("/"), ("frac", "fraction", "sfrac")),
    (_quantity, ("convert", "cvt")),
    (
        _day,
        (
            "bda", "birth date", "birth date and age", "birth-date", "date table sorting", "death date",
            "death date and age", "dts", "end date", "film date", "release date", "start date", "start date and age",
        ),
    ),
    (_behind("as of "), ("as of",)),
    (_behind("c. "), ("c.", "circa")),
    (_behind("r. "), ("reign",)),
    (_behind("US$"), ("us$", "usd")),
    (_behind("\u20ac"), ("euro", "\u20ac")),
    (_behind("\u00a3"), ("gbp", "\u00a3")),
    (_behind("\u20b9"), ("inr",)),
)  # fmt: skip
_READERS = {name: read for read, names in _BY_READER for name in names}
# By name, the sign that a template stands for; none for those that print a mark, a picture or a sound.
_SIGNS: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "anchor", "audio", "citation needed", "clarify", "cn", "coord", "dead link", "decrease", "efn", "fact",
            "flag icon", "flagicon", "gain", "increase", "ipa", "ipac-en", "loss", "note", "page needed", "profit",
            "refn", "respell", "rp", "sfn", "sfnp", "steady", "when", "which", "who",
        ),
        "",
    ),
    **dict.fromkeys(("en dash", "ndash"), "\u2013"),
    **dict.fromkeys(("em dash", "mdash"), "\u2014"),
    **dict.fromkeys(("dash", "snd", "spaced en dash", "spaced ndash", "spnd"), " \u2013 "),
    **dict.fromkeys(("nbsp", "thinsp"), " "),
    "!": "|",
    "'": "'",
    "=": "=",
    "\u00b7": " \u00b7 ",
}  # fmt: skip
