"""A day as citations write it, in the form of another date."""

from __future__ import annotations

import re
from datetime import date

from citecheck import dates
from citecheck.dates import Style, periods

_WORD = re.compile("[A-Za-z]+")
_SHORT = 3


def written_as(style: Style, day: date, *, short: bool = False) -> str:
    """A day in one of the three forms of whole days, the last of which is `2014-05-05`; a month's name may be short."""
    month = periods.MONTHS[day.month - 1][: _SHORT if short else None]
    match style:
        case Style.DMY:
            return f"{day.day} {month} {day.year}"
        case Style.MDY:
            return f"{month} {day.day}, {day.year}"
        case _:
            return day.isoformat()


def written_like(text: str, day: date) -> str | None:
    """A day in the form of a date that names one, or None where this is no such date."""
    found = dates.read(text)
    if found is None or found.style not in dates.WHOLE_DAYS:
        return None
    word = _WORD.search(text)
    return written_as(found.style, day, short=word is not None and word[0] in periods.ABBREVIATED)
