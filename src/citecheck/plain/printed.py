"""What a template prints, as far as its call alone says it: tables of names and of where their words stand.

From the templates that articles of the English Wikipedia use inside their sentences (2026-11). Names are compared
with blanks folded and in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

_LANGUAGE = re.compile(r"lang-[a-z-]{2,20}")
_SOUNDS = re.compile(r"ipa-[a-z-]{2,20}")
_NUMBER = re.compile(r"[-+\u2212]?[0-9][0-9.,/+]*+(?:e[-+]?[0-9]+)?")
_RANGES: Mapping[str, str] = {
    "-": "\u2013", "\u2013": "\u2013", "to": " to ", "and": " and ", "or": " or ", "x": " \u00d7 ", "by": " by ",
}  # fmt: skip
_DAY = re.compile(r"[0-9]{1,4}")
# How {{convert}} prints the units whose codes are no words; any other code is printed as it is.
_UNITS: Mapping[str, str] = {
    "C": "\u00b0C", "F": "\u00b0F", "m2": "m\u00b2", "m3": "m\u00b3", "cm2": "cm\u00b2", "cm3": "cm\u00b3",
    "mm2": "mm\u00b2", "km2": "km\u00b2", "km3": "km\u00b3", "sqkm": "km\u00b2", "sqm": "m\u00b2",
    "ft2": "sq ft", "ft3": "cu ft", "mi2": "sq mi", "mi3": "cu mi", "sqft": "sq ft", "sqin": "sq in",
    "sqmi": "sq mi", "sqyd": "sq yd", "cuft": "cu ft", "cuin": "cu in", "cumi": "cu mi", "cuyd": "cu yd",
    "oilbbl": "barrels", "oilbbl/d": "barrels per day", "impgal": "imp gal", "USgal": "US gal",
    "mpgimp": "mpg", "mpgUS": "mpg", "mpgus": "mpg", "lbft": "lb\u22c5ft",
}  # fmt: skip
_PREFIXED_UNIT = re.compile(r"(?:([kMGT])(?=oilbbl|cuft)|e([369]|12))(.+)")
_PREFIXES = {"k": "thousand", "M": "million", "G": "billion", "T": "trillion"}
_POWERS = {"3": "thousand", "6": "million", "9": "billion", "12": "trillion"}
_RAISED = str.maketrans("-+0123456789", "\u207b\u207a\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
# What {{IPAc-en}} takes beside the sounds: the variety, the language's name, what is said before.
_NO_SOUND = re.compile(r"(?:us|uk|au|ca|nz|ie|za|lang|local|ipa|pron|also|icon)(?:also)?|", re.IGNORECASE)
_MOST_NAMES = 3
# Units that a smaller one may follow.
_SMALLER: Mapping[str, tuple[str, ...]] = {
    "yd": ("ft", "in"), "ft": ("in",), "mi": ("ch", "yd", "ft"), "st": ("lb",), "lb": ("oz",), "stone": ("lb",),
}  # fmt: skip
_PLACES = {"p": "p.\u00a0", "pp": "pp.\u00a0", "loc": ""}


def printed(call: str) -> str | None:
    """The words that a template prints, from its inside with nothing nested left; None where that is not known."""
    name, *arguments = call.split("|")
    name = " ".join(name.replace("_", " ").split()).lower()
    if name in _SIGNS:
        return _SIGNS[name]
    if read_named := _READERS_OF_NAMED.get(name):
        return read_named(_positional(arguments), _named(arguments)) or None
    read = _first if _LANGUAGE.fullmatch(name) else _sounds if _SOUNDS.fullmatch(name) else _READERS.get(name)
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


def _named(written: Sequence[str]) -> dict[str, str]:
    named = (argument.partition("=") for argument in written)
    return {name.strip(): value.strip() for name, equals, value in named if equals}


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
    """The number as it is given, or the range of numbers, with its unit; not what it is converted to.

    A number behind a unit goes on: `{{convert|6|ft|2|in}}`. One behind the unit that is converted to is a rounding.
    """
    words = ""
    for index, argument in enumerate(arguments):
        if argument in _RANGES:
            words += _RANGES[argument]
        elif _NUMBER.fullmatch(argument):
            words += argument
        elif not words:
            return ""
        else:
            words += f" {_unit(argument)}"
            smaller = _SMALLER.get(argument)
            rest = arguments[index + 1 : index + 3]
            if smaller and len(rest) > 1 and _NUMBER.fullmatch(rest[0]) and rest[1] in smaller:
                words += f" {rest[0]} {rest[1]}"
            return words
    return words


def _unit(code: str) -> str:
    prefixed = None if code in _UNITS else _PREFIXED_UNIT.fullmatch(code)
    if not prefixed:
        return _UNITS.get(code, code)
    power = _PREFIXES[prefixed[1]] if prefixed[1] else _POWERS[prefixed[2]]
    return f"{power} {_UNITS.get(prefixed[3], prefixed[3])}"


def _value(arguments: Sequence[str], named: Mapping[str, str]) -> str:
    """A number with its uncertainty, its power of ten and its unit."""
    number, *uncertain = arguments or [""]
    if len(uncertain) > 1:
        number += f" +{uncertain[0]}\u2212{uncertain[1]}"
    elif uncertain and uncertain[0]:
        number += f"\u00b1{uncertain[0]}"
    if power := named.get("e"):
        number = f"({number})" if uncertain else number
        number += f"\u00d710{power.translate(_RAISED)}"
    unit = named.get("u") or named.get("ul")
    return f"{number} {unit}" if number and unit else number


def _authored(arguments: Sequence[str], named: Mapping[str, str]) -> str:
    """The authors of a work, and its year in brackets with the place in it."""
    *names, year = arguments or [""]
    if not names:
        return year
    if len(names) > _MOST_NAMES:
        names = [f"{names[0]} et al."]
    authors = " & ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    places = [f"{mark}{named[name]}" for name, mark in _PLACES.items() if named.get(name)]
    return f"{authors} ({', '.join([year, *places])})"


def _sounds(arguments: Sequence[str]) -> str:
    return f"[{arguments[0]}]" if arguments and arguments[0] else ""


def _english_sounds(arguments: Sequence[str]) -> str:
    sounds = "".join(sound for sound in arguments if not _NO_SOUND.fullmatch(sound))
    return f"/{sounds.replace('_', ' ')}/" if sounds else ""


def _sic(arguments: Sequence[str]) -> str:
    return _joined(" ")(arguments) or "[sic]"


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
            "nowrap", "nts", "num", "railgauge", "sc", "script", "small", "small caps", "smallcaps", "smaller",
            "strong", "sub", "sup", "tooltip", "track gauge", "tt", "vanchor", "var", "visible anchor",
        ),
    ),
    (_second, ("color", "font color", "ipa", "lang", "langx", "rtl-lang", "sort", "text color", "url", "wikt-lang")),
    (_last, ("transl", "transliteration")),
    (
        _joined(", "),
        (
            "flatlist", "hlist", "plain list", "plainlist", "ubl", "ublist", "unbulleted list", "vunblist",
            "vunbulleted list",
        ),
    ),
    (_joined(""), ("linktext",)),
    (_joined(" "), ("currency", "gaps", "sortname")),
    (_sic, ("sic",)),
    (_english_sounds, ("ipac-en",)),
    (_joined("/"), ("frac", "fraction", "sfrac")),
    (_quantity, ("convert", "cvt")),
    (
        _day,
        (
            "bda", "birth date", "birth date and age", "birth-date", "date table sorting", "death date",
            "death date and age", "dts", "end date", "film date", "release date", "start date", "start date and age",
        ),
    ),
    (_behind("as of "), ("as of", "asof")),
    (_behind("c. "), ("c.", "circa")),
    (_behind("r. "), ("reign",)),
    (_behind("NASDAQ: "), ("nasdaq",)),
    (_behind("NYSE: "), ("new york stock exchange", "nyse")),
    (_behind("US$"), ("us$", "usd")),
    (_behind("\u20ac"), ("euro", "\u20ac")),
    (_behind("\u00a3"), ("gbp", "\u00a3")),
    (_behind("\u20b9"), ("inr",)),
)  # fmt: skip
_READERS = {name: read for read, names in _BY_READER for name in names}
_READERS_OF_NAMED: Mapping[str, Callable[[Sequence[str], Mapping[str, str]], str]] = {
    "harvcoltxt": _authored, "harvtxt": _authored, "val": _value,
}  # fmt: skip
# By name, the sign that a template stands for; none for those that print a mark, a picture or a sound.
_SIGNS: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "anchor", "audio", "citation needed", "clarify", "cn", "coord", "dead link", "decrease", "efn", "fact",
            "flag icon", "flagicon", "gain", "increase", "loss", "note", "page needed", "profit",
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
