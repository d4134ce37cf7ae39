"""Which numbers the International ISBN Agency had given to nobody when its table was last read.

A number in such a gap has a group of countries, or a publisher within one, that did not exist on that day. New ranges
are opened every year, so that this is a fact of that day and no more.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

_TEN = 10
_BODY = 9


def table_day() -> date:
    """The day of which the table is."""
    return date.fromisoformat(_table()["day"])


def was_given_out(isbn: str) -> bool:
    """Whether a sound ISBN, digits only, begins as one that somebody could give to a book."""
    prefix, body = ("978", isbn[:_BODY]) if len(isbn) == _TEN else (isbn[:3], isbn[3:-1])
    starts, ends = _gaps(prefix)
    at = bisect_right(starts, body) - 1
    return at < 0 or body > ends[at]


@cache
def _gaps(prefix: str) -> tuple[list[str], list[str]]:
    """Where the gaps behind a prefix begin and end, filled up to nine digits, which sort as numbers do."""
    pairs = [gap.partition("-") for gap in _table()["gaps"].get(prefix, ())]
    return [start.ljust(_BODY, "0") for start, _, _ in pairs], [end.ljust(_BODY, "9") for _, _, end in pairs]


@cache
def _table() -> dict[str, Any]:
    """The table beside this module."""
    read: dict[str, Any] = json.loads(Path(__file__).with_name("isbn_gaps.json").read_text(encoding="utf-8"))
    return read
