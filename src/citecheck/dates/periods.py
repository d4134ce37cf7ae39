"""The named parts of a year that a date can rest on: months, seasons, quarters, feasts."""

from __future__ import annotations

from msgspec import Struct


class Period(Struct, frozen=True):
    """A part of a year: its rank among its like, and its first and last month and day."""

    group: str
    rank: int
    first: tuple[int, int] = (1, 1)
    last: tuple[int, int] = (12, 31)


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT = 3
_QUARTERS = ("First Quarter", "Second Quarter", "Third Quarter", "Fourth Quarter")
_SEASONS = {"Spring": 1, "Summer": 2, "Fall": 3, "Autumn": 3, "Winter": 4}

# "May" is its own abbreviation, so that it goes with either kind of name.
FULL = frozenset(MONTHS) - {"May"}
ABBREVIATED = frozenset(name[:_SHORT] for name in MONTHS) - {"May"}

NUMBERED = {f"{at:02}": Period("month", at, (at, 1), (at, 31)) for at in range(1, 13)}
NAMED = (
    dict(zip((name[:_SHORT] for name in MONTHS), NUMBERED.values(), strict=True))
    | dict(zip(MONTHS, NUMBERED.values(), strict=True))
    | {name: Period("quarter", at, (3 * at - 2, 1), (3 * at, 31)) for at, name in enumerate(_QUARTERS, 1)}
    # A season is another part of the year on the other half of the earth: all that it tells is the year.
    | {name: Period("season", rank) for name, rank in _SEASONS.items()}
    # Easter of the western and of the eastern churches; a Christmas issue is of the fortnight before the new year.
    | {"Easter": Period("feast", 1, (3, 22), (5, 8)), "Christmas": Period("feast", 2, (12, 18), (12, 31))}
)
WHOLE_YEAR = Period("year", 0)


def named(name: str) -> Period:
    """The period of a name or of a month's two digits; the whole year for anything else."""
    return NAMED.get(name) or NUMBERED.get(name, WHOLE_YEAR)
