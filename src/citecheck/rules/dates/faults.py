"""What is wrong with the dates of a citation: which parameters hold dates, what each takes, and the faults of each.

The limits are those of Module:Citation/CS1/Date validation of the English Wikipedia (early 2026).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum, auto
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from citecheck import dates
from citecheck.cs1.emptied import emptied
from citecheck.cs1.seen import is_read
from citecheck.cs1.templates import citations_with, class_of
from citecheck.dates import Date, Kind, Misdate, Style
from citecheck.dates.repair import repaired
from citecheck.model import Citation, Page
from citecheck.rules.shown import shown
from citecheck.rules.wording import is_computed, quoted

WIKIPEDIA_BEGAN = date(2001, 1, 15)


class Trouble(Enum):
    """The ways in which a date goes wrong, each a rule."""

    IMPOSSIBLE = auto()
    UNREADABLE = auto()
    INEXACT = auto()
    FUTURE = auto()
    BEFORE_WIKIPEDIA = auto()


class Field(Struct, frozen=True, eq=False):
    """A date parameter: its names, what it takes, and the days between which it can lie.

    `days_ahead` is how far beyond today it may be; no date may be later than next year.
    """

    names: tuple[str, ...]
    kind: Kind
    earliest: date | None = None
    days_ahead: int | None = None


DATE = Field(("date", "air-date", "airdate"), Kind.MAIN)
YEAR = Field(("year",), Kind.YEAR)
PUBLICATION_DATE = Field(("publication-date", "publicationdate"), Kind.PLAIN)
ACCESS_DATE = Field(("access-date", "accessdate"), Kind.DAY, earliest=WIKIPEDIA_BEGAN, days_ahead=1)
ARCHIVE_DATE = Field(("archive-date", "archivedate"), Kind.DAY, days_ahead=1)
_FIELDS = (
    DATE,
    YEAR,
    PUBLICATION_DATE,
    ACCESS_DATE,
    ARCHIVE_DATE,
    Field(("doi-broken-date",), Kind.PLAIN),
    Field(("pmc-embargo-date",), Kind.DAY),
)
_NAMES = frozenset(name for field in _FIELDS for name in field.names)
_YEAR = re.compile(r"[0-9]{3,4}")
_SHORT_RANGE = re.compile(r"([0-9]{2})[0-9]{2}[-–]([0-9]{2})(?![0-9])")
_ACCEPTED_DAYS = "`5 May 2014`, `May 5, 2014` or `2014-05-05`"
_NO_DATE_SOMEWHERE = re.compile(r"n\.d\.|nd[A-Za-z]?$")
# Of these the first that is there is the date of the work, and takes what `date` takes.
_WORK_DATES = (DATE, YEAR, PUBLICATION_DATE)
_PROMOTED = {field: replace(field, kind=Kind.MAIN) for field in _WORK_DATES}


class DateFault(Struct, frozen=True):
    """One fault: `words` follow the parameter and its value, `meant` is the same date as it should be written.

    `cs1` says that Module:Citation/CS1 has its err_bad_date for it.
    """

    trouble: Trouble
    words: str
    meant: str | None = None
    cs1: bool = True


def written_dates(citation: Citation) -> Iterator[tuple[Field, str, str]]:
    """The dates of a citation, one a field: what its parameter takes here, its name and its value."""
    for field, name in _dated(_NAMES.intersection(citation.values)):
        yield field, name, citation.values[name]


@lru_cache(maxsize=1024)
def _dated(names: frozenset[str]) -> tuple[tuple[Field, str], ...]:
    """The fields for which a citation that has these parameters gives a date, and the parameter of each that counts."""
    found: list[tuple[Field, str]] = []
    promoted = False
    for field in _FIELDS:
        name = next((name for name in field.names if name in names), None)
        if name is not None:
            found.append((field if promoted else _PROMOTED.get(field, field), name))
            promoted = promoted or field in _PROMOTED
    return tuple(found)


@lru_cache(maxsize=1)
def dates_of(page: Page) -> tuple[tuple[Citation, Field, str, str], ...]:
    """The dates of a page, each with its citation, as `written_dates` gives them; several rules ask for them."""
    return tuple((citation, *dated) for citation in citations_with(page, _NAMES) for dated in written_dates(citation))


@lru_cache(maxsize=1)
def faults_of(page: Page, today: date) -> tuple[tuple[Citation, Field, str, str, DateFault], ...]:
    """The dates of a page that have a fault of their own, each with it."""
    return tuple((*dated, found) for dated in dates_of(page) if (found := fault(dated[1], dated[3], today)) is not None)


def value_of(citation: Citation, field: Field) -> str:
    """The value of a date parameter, or the empty string."""
    return citation.value(*field.names)


@lru_cache(maxsize=8192)
def fault(field: Field, value: str, today: date) -> DateFault | None:
    """What is wrong with one date, or None; a value that a template makes is never judged."""
    found = dates.parse(value)
    if isinstance(found, Misdate):
        return None if is_computed(value) else _misdate(field, value, found)
    if not found.fits(field.kind):
        return _unfit(field, found)
    return None if found.style is Style.NONE else _out_of_bounds(field, found, today)


def _out_of_bounds(field: Field, found: Date, today: date) -> DateFault | None:
    """The fault of a date that its parameter takes, but not on such a day."""
    by_year = found.latest.year > today.year + 1
    if by_year or (field.days_ahead is not None and (found.latest - today).days > field.days_ahead):
        return DateFault(Trouble.FUTURE, f"lies in the future; today is {today}", cs1=by_year or field is ACCESS_DATE)
    if field.earliest and found.latest < field.earliest:
        return DateFault(Trouble.BEFORE_WIKIPEDIA, f"lies before Wikipedia began, on {field.earliest}")
    return None


def condition(citation: Citation, field: Field, name: str, found: DateFault) -> str | None:
    """The module's condition for a fault of this citation, or None where it does not look at that date."""
    kind = class_of(citation.template)
    if not found.cs1 or kind is None or not is_read(citation, kind, name) or name in emptied(citation):
        return None
    return None if field is ARCHIVE_DATE and shown(citation, kind).date is None else "err_bad_date"


def is_sound(citation: Citation, today: date) -> bool:
    """Whether the module finds nothing wrong with any date of a citation."""
    if contradiction(citation):
        return False
    faults = ((field, name, fault(field, value, today)) for field, name, value in written_dates(citation))
    return not any(found and condition(citation, field, name, found) for field, name, found in faults)


def contradiction(citation: Citation) -> tuple[str, str] | None:
    """The `year` of a citation and the `date` beside it, where both can be read and name different years."""
    value, day = citation.values.get("year", ""), value_of(citation, DATE)
    if not value or not day:
        return None
    year = dates.read(value)
    if year is None or not year.fits(Kind.YEAR) or dates.read(day) is None or years(value)[0] in years(day):
        return None
    return value, day


def years(text: str) -> list[str]:
    """The years that a text names, in the order in which it names them, the short ends of ranges last."""
    return _YEAR.findall(text) + [century + year for century, year in _SHORT_RANGE.findall(text)]


def message(name: str, value: str, words: str) -> str:
    """A finding's message: the parameter, its value, and what is wrong with it."""
    return f"|{name}= {quoted(value)} {words}."


def _misdate(field: Field, value: str, found: Misdate) -> DateFault:
    """The fault of a text that is no date."""
    if found.impossible:
        return DateFault(Trouble.IMPOSSIBLE, found.reason)
    # The module takes whatever ends like "nd" for "n.d.", Finland as well as May 2nd.
    accepted = field.kind is Kind.MAIN and _NO_DATE_SOMEWHERE.search(value) is not None
    meant = repaired(value)
    again = dates.read(meant) if meant else None
    if again is None or not again.fits(field.kind):
        # A whole day is asked for here: a month or a year alone would be the next fault.
        reason = found.reason.replace(dates.ACCEPTED, _ACCEPTED_DAYS) if field.kind is Kind.DAY else found.reason
        return DateFault(Trouble.UNREADABLE, reason, cs1=not accepted)
    words = f"is not written as dates are; write `{meant}`"
    return DateFault(Trouble.UNREADABLE, words, meant, cs1=not accepted)


def _unfit(field: Field, found: Date) -> DateFault:
    """The fault of a date that its parameter does not take."""
    if field.kind is Kind.DAY:
        return DateFault(Trouble.INEXACT, "is not one whole day, such as `5 May 2014`")
    if found.style is Style.NONE:
        return DateFault(Trouble.UNREADABLE, "is no date; only |date= takes it")
    what = "a letter" if found.letter else "“c.”" if found.style is Style.C_Y else "a season, a quarter or a feast"
    return DateFault(Trouble.UNREADABLE, f"holds {what}, which only |date= takes")
