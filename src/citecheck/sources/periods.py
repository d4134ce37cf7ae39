"""The period for which a rating holds, as lists write it, and whether a source was published in it.

    before October 2020       pre-2013       until 2012
    since 2013                after 1950     post-1950
    March 2014–present        2012–2018      October 2020 – October 2022

Beside it a rating may name a topic: "politics and society, 2011–present".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from citecheck import dates
from citecheck.dates import Date, Style

_PARTS = re.compile(r"[;,]")
_DAY = timedelta(days=1)
_BETWEEN = re.compile(r"(?P<first>[^-–—]+)[-–—](?P<last>[^-–—]+)")


class Days(Struct, frozen=True):
    """From one day to another, both of them in it; None where it has no beginning or no end."""

    first: date | None
    last: date | None

    def holds(self, other: Days) -> bool | None:
        """Whether all of another lies in this one, or nothing of it; None where some of it may."""
        if _precedes(self.last, other.first) or _precedes(other.last, self.first):
            return False
        begins = self.first is None or (other.first is not None and other.first >= self.first)
        ends = self.last is None or (other.last is not None and other.last <= self.last)
        return True if begins and ends else None


ANY_DAY = Days(None, None)
"""What may have been published at any time."""

_OPEN: Mapping[str, Callable[[Date], Days]] = {
    r"(?:before|prior to|pre[-–]?)\s*(?P<day>\S.*)": lambda day: Days(None, day.earliest - _DAY),
    r"(?:until|up to|through)\s+(?P<day>\S.*)": lambda day: Days(None, day.latest),
    r"(?:after|post[-–]?)\s*(?P<day>\S.*)": lambda day: Days(day.latest + _DAY, None),
    r"(?:since|from)\s+(?P<day>\S.*)": lambda day: Days(day.earliest, None),
    r"(?P<day>.*\S)\s*(?:[-–—]\s*present|onwards?)": lambda day: Days(day.earliest, None),
}
"""The forms of a period with one end, and the days that each means by the day which is named."""


class Limits(Struct, frozen=True):
    """What a rating is limited to: a period, None where it has none, and a topic, empty where it has none."""

    period: Days | None
    topic: str


@lru_cache(maxsize=256)
def limits(topic: str) -> Limits:
    """The period and the topic in what a list writes behind a rating."""
    topics, periods = [], []
    for part in filter(None, map(str.strip, _PARTS.split(topic))):
        period = _period(part)
        (topics.append(part) if period is None else periods.append(period))
    # Of two periods nobody knows how they are meant.
    if len(periods) > 1:
        return Limits(None, topic)
    return Limits(periods[0] if periods else None, ", ".join(topics))


def _period(text: str) -> Days | None:
    """The days that a text means, or None where it is none of the forms."""
    for form, meant in _OPEN.items():
        if found := re.fullmatch(form, text, re.IGNORECASE):
            day = _day(found["day"])
            return meant(day) if day else None
    if found := _BETWEEN.fullmatch(text):
        first, last = _day(found["first"].strip()), _day(found["last"].strip())
        return Days(first.earliest, last.latest) if first and last else None
    return None


def _day(text: str) -> Date | None:
    """The day, month or year that a text names; that there is no date names none."""
    found = dates.read(text)
    return None if found is None or found.style is Style.NONE else found


def _precedes(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other
