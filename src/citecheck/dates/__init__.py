"""Dates as citations write them: which days a text can mean, and why it can mean none.

The accepted forms are those of Module:Citation/CS1/Date validation of the English Wikipedia (early 2026), themselves a
part of its Manual of Style. Nothing here knows what day it is; of parameters it knows no more than their `Kind`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from enum import Enum, StrEnum
from functools import cache, lru_cache

from msgspec import Struct

from citecheck.dates import periods
from citecheck.dates.periods import Period


class Style(StrEnum):
    """How a date is written."""

    DMY = "5 May 2014"
    YMD = "2014-05-05"
    MDY = "May 5, 2014"
    Y = "2014"
    MY = "May 2014"
    C_Y = "c. 1950"
    Y_Y = "1998–2014"
    Y_Y2 = "1998–99"
    M_MY = "May–June 2014"
    D_DMY = "5–7 May 2014"
    MD_DY = "May 5–7, 2014"
    DM_DMY = "5 May – 7 June 2014"
    MD_MDY = "May 5 – June 7, 2014"
    DMY_DMY = "5 May 2013 – 7 June 2014"
    MDY_MDY = "May 5, 2013 – June 7, 2014"
    MY_MY = "May 2013 – June 2014"
    SY_Y = "Winter 2013–2014"
    SY_Y2 = "Winter 2013–14"
    NONE = "n.d."


class Kind(Enum):
    """What a parameter takes: any date; one without season, circa or letter; what says a year; one whole day."""

    MAIN = "main"
    PLAIN = "plain"
    YEAR = "year"
    DAY = "day"


class Date(Struct, frozen=True):
    """A date that can be: the first and the last day that it can mean, of the Gregorian calendar drawn backwards.

    `letter` tells two works of one year apart; `hyphen` is the offset of a hyphen where an en dash belongs; `named`
    says that it rests on a season, a quarter or a feast. "n.d." can mean any day.
    """

    style: Style
    earliest: date
    latest: date
    letter: str = ""
    hyphen: int | None = None
    named: bool = False

    def fits(self, kind: Kind) -> bool:
        """Whether a parameter of this kind takes a date of this form."""
        match kind:
            case Kind.MAIN:
                return True
            case Kind.DAY:
                return self.style in WHOLE_DAYS and not self.letter
            case Kind.YEAR if self.style in (Style.Y, Style.C_Y):
                return True
            case _:
                return not (self.letter or self.named or self.style in (Style.C_Y, Style.NONE))


class Misdate(Struct, frozen=True):
    """A text that is no date: the reason in words; `impossible` when its form is a date's but no such day is."""

    reason: str
    impossible: bool = False


class _End(Struct, frozen=True):
    """One end of a range, or both ends of a single date; `name` is empty and `day` 0 where none is written."""

    year: int
    name: str
    day: int

    @property
    def period(self) -> Period:
        """The part of the year that is named."""
        return periods.named(self.name)

    def earliest(self) -> date:
        """The first day that can be meant."""
        month, day = self.period.first
        return self._on(month, self.day or day)

    def latest(self) -> date:
        """The last day that can be meant."""
        month, day = self.period.last
        return self._on(month, self.day or day)

    def fault(self) -> Misdate | None:
        """Why there is no such day."""
        numeric = self.name.isdigit()
        if self.year < _FIRST_YEAR:
            return Misdate(f"names the year {self.year}; years before {_FIRST_YEAR} are not read")
        if numeric and self.name not in periods.NUMBERED:
            return Misdate(f"names month {self.name}, but a year has {_MONTHS_IN_YEAR}", impossible=True)
        if self.day and self.period.group != "month":
            return Misdate(f"names a day of {self.name}, which is no month")
        if self.day > (days := self._days()) or (numeric and not self.day):
            return Misdate(f"names day {self.day} of a month that has {days}", impossible=True)
        return None

    def _days(self) -> int:
        """How many days the month has, in the calendar of its time."""
        month = self.period.first[0]
        if self.year <= _FIRST_GREGORIAN[0] and month == _FEBRUARY:
            return 28 if self.year % 4 else 29
        return _length(self.year, month)

    def _on(self, month: int, day: int) -> date:
        """A day of the year, or the month's last where it is beyond that."""
        return date(self.year, month, min(day, _length(self.year, month)))


@lru_cache(maxsize=1024)
def _length(year: int, month: int) -> int:
    """How many days a month has."""
    return monthrange(year, month)[1]


_NAMES = "|".join(sorted(periods.NAMED, key=len, reverse=True))
# What the letters of a form stand for; its other characters stand for themselves.
_PARTS = {
    "D": "(?P<d>[1-9][0-9]?)",
    "d": "(?P<d2>[1-9][0-9]?)",
    "B": "(?P<d>[0-9]{2})",
    "N": "(?P<n>[0-9]{2})",
    "M": f"(?P<m>{_NAMES})",
    "m": f"(?P<m2>{_NAMES})",
    "S": "(?P<m>Winter|Summer)",
    "Y": "(?P<y>[0-9]{3,4})",
    "y": "(?P<y2>[0-9]{3,4})",
    "F": "(?P<y>[0-9]{4})",
    "f": "(?P<y2>[0-9]{4})",
    "z": "(?P<y2>[0-9]{2})",
    "a": "(?P<letter>[A-Za-z]?)",
    "?": r"(?:n\.d\.|nd)",
    "/": "(?P<dash>[-–])",
    "~": " +(?P<dash>[-–]) +",
    " ": " +",
}
# The most frequent first; no text fits two of them. Years of three digits stand alone, beside one day, or in a range.
_FORMS = (
    (Style.DMY, "D M Ya"),
    (Style.YMD, "F-N-B"),
    (Style.MDY, "M D, Ya"),
    (Style.Y, "Ya"),
    (Style.MY, "M Fa"),
    (Style.C_Y, "c. Ya"),
    (Style.Y_Y, "Y/ya"),
    (Style.Y_Y2, "F/za"),
    (Style.M_MY, "M/m Fa"),
    (Style.D_DMY, "D/d M Fa"),
    (Style.MD_DY, "M D/d, Fa"),
    (Style.DM_DMY, "D M~d m Fa"),
    (Style.MD_MDY, "M D~m d, Fa"),
    (Style.DMY_DMY, "D M F~d m fa"),
    (Style.MDY_MDY, "M D, F~m d, fa"),
    (Style.MY_MY, "M F~m fa"),
    (Style.SY_Y, "S F/fa"),
    (Style.SY_Y2, "S F/za"),
    (Style.NONE, "?a"),
)
WHOLE_DAYS = frozenset({Style.DMY, Style.MDY, Style.YMD})
_SINGLE = WHOLE_DAYS | {Style.Y, Style.MY, Style.C_Y}
_SHORT_YEARS = frozenset({Style.Y_Y2, Style.SY_Y2})
_WINTERS = frozenset({Style.SY_Y, Style.SY_Y2})
# Which of (year, period, day) must be later at the end of a range than at its beginning.
_GROWING = {
    Style.Y_Y: 0, Style.Y_Y2: 0, Style.DMY_DMY: 0, Style.MDY_MDY: 0, Style.MY_MY: 0, Style.SY_Y: 0, Style.SY_Y2: 0,
    Style.M_MY: 1, Style.DM_DMY: 1, Style.MD_MDY: 1,
    Style.D_DMY: 2, Style.MD_DY: 2,
}  # fmt: skip

_LONGEST = 500
_FIRST_YEAR = 100
_FIRST_GREGORIAN = (1582, 10, 15)
_FEBRUARY = 2
_MONTHS_IN_YEAR = 12

_MONTH_OR_YEAR = "may be a month or a range of years; write `May 2014`, or both years in full, `2001–2002`"
ACCEPTED = "`5 May 2014`, `May 5, 2014`, `2014-05-05`, `May 2014` or `2014`"
_HINTS = (
    (re.compile(r"\b([a-z]+(?:-[a-z]+)?) *="), "holds another parameter: the pipe before it was lost"),
    (
        re.compile(r"[0-9]{1,4}([/.-])[0-9]{1,2}\1[0-9]{1,4}"),
        "gives the month as a number, which readers take in two ways; write its name, as in `5 May 2014`",
    ),
    (re.compile(r"[0-9]{4}[-–][0-9]{1,2}"), _MONTH_OR_YEAR),
)


def read(text: str) -> Date | None:
    """The date that a parameter's value means, or None where there is no such day or it is no date."""
    found = parse(text)
    return found if isinstance(found, Date) else None


@lru_cache(maxsize=8192)
def parse(text: str) -> Date | Misdate:
    """The date that a parameter's value means, or why it is none; more than 500 characters never are."""
    if len(text) <= _LONGEST:
        for style, form in _FORMS:
            if match := _pattern(form).fullmatch(text):
                return _date(style, match)
        for pattern, words in _HINTS:
            if pattern.search(text):
                return Misdate(words)
    return Misdate(f"is not written as dates are; write {ACCEPTED}")


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """The pattern of a form, made when it is first asked for: few pages need them all."""
    return re.compile("".join(_PARTS.get(character) or re.escape(character) for character in form))


def _date(style: Style, match: re.Match[str]) -> Date | Misdate:
    """What a text of a known form means."""
    part = match.groupdict()
    letter = part.get("letter") or ""
    if style is Style.NONE:
        return Date(style, date.min, date.max, letter)
    year, name, day = int(part["y"]), part.get("m") or part.get("n") or "", part.get("d")
    last_year, last_name = int(part.get("y2") or year), part.get("m2") or name
    if style in _SHORT_YEARS:
        if style is Style.Y_Y2 and last_year <= _MONTHS_IN_YEAR:
            return Misdate(_MONTH_OR_YEAR)
        last_year += year // 100 * 100
    begin = _End(year, name, int(day or 0))
    if style is Style.YMD and (year, int(name), begin.day) < _FIRST_GREGORIAN:
        return Misdate("is of the Julian calendar, for which this form is not used; write `5 May 1500`")
    if style in _SINGLE:
        end, fault = begin, begin.fault()
    else:
        end = _End(last_year, last_name, int(part.get("d2") or day or 0))
        fault = begin.fault() or end.fault() or _disorder(style, begin, end)
    if fault:
        return fault
    hyphen = match.start("dash") if part.get("dash") == "-" else None
    named = begin.period.group not in ("month", "year") and style not in _WINTERS
    return Date(style, begin.earliest(), end.latest(), letter, hyphen, named)


def _disorder(style: Style, begin: _End, end: _End) -> Misdate | None:
    """Why the two ends of a range do not make one, or None where they do or there is one end only."""
    level = _GROWING.get(style)
    if level is None or (level == 1 and (begin.name, end.name) == ("Winter", "Spring")):
        return None
    if begin.period.group != end.period.group or _mixed(begin.name, end.name):
        return Misdate("joins two names of different kinds")
    first, last = ((at.year, at.period.rank, at.day) for at in (begin, end))
    if first >= last:
        return Misdate("is a range that does not go forward", impossible=True)
    if first[level] >= last[level]:
        return Misdate("says twice what both ends share; write it once, as in `5 May – 7 June 2014`")
    if style in _WINTERS and last[0] != first[0] + 1:
        return Misdate("is a winter or summer of two years that do not follow each other")
    return None


def _mixed(name: str, other: str) -> bool:
    """Whether one month is written in full and the other is not."""
    names = {name, other}
    return not (names.isdisjoint(periods.FULL) or names.isdisjoint(periods.ABBREVIATED))
