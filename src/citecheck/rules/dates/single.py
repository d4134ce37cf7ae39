"""DT: each date of a citation by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck import dates
from citecheck.cs1.templates import citations_with
from citecheck.dates.abroad import is_month, is_whole_day
from citecheck.model import Edit, Fix, Page, Severity, Span
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.dates.faults import (
    DATE,
    Trouble,
    condition,
    dates_of,
    fault,
    faults_of,
    is_sound,
    message,
    value_of,
)
from citecheck.rules.parameters import stands_once
from citecheck.rules.wording import if_rendered, is_computed

_YEAR = frozenset({"year"})
_YEARS = re.compile(r"(?:c\. )?[1-9][0-9]{2,3}[A-Za-z]?|[0-9]{3,4}[-–][0-9]{2,4}[A-Za-z]?")


def _troubles(page: Page, context: Context, trouble: Trouble) -> Iterator[Fault]:
    """The faults of one kind in all dates of a page."""
    for citation, field, name, value, found in faults_of(page, context.today):
        if found.trouble is not trouble or (parameter := citation.parameter(name)) is None:
            continue
        if trouble is Trouble.UNREADABLE and (is_whole_day(value, page.language) or is_month(value, page.language)):
            continue
        fix = None
        if found.meant and parameter.value == value:
            fix = Fix(f"Write {found.meant}", safe=True, edits=(Edit(parameter.span, found.meant),))
        cs1 = condition(citation, field, name, found)
        yield Fault(parameter.span, message(name, value, found.words), citation, cs1, fix)


@rule("DT001", "impossible-date", Severity.ERROR, cs1=("err_bad_date",))
def impossible_date(page: Page, context: Context) -> Iterator[Fault]:
    """A date that no calendar has.

    ## What it does
    Finds dates of a proper form that cannot be: a day that the month does not have, a month 13, a range whose end is
    not later than its beginning. Years before 1582 are reckoned by the Julian calendar.

    ## Why it matters
    A reader who looks for the issue of a newspaper finds none of that day. At least one digit is wrong, and nobody
    can say which without the source.

    ## Example
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=31 February 2014}}
    ```

    ## Use instead
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=28 February 2014}}
    ```
    """
    return _troubles(page, context, Trouble.IMPOSSIBLE)


@rule("DT002", "unreadable-date", Severity.WARNING, cs1=("err_bad_date",), fix="safe")
def unreadable_date(page: Page, context: Context) -> Iterator[Fault]:
    """A date that is not written as dates are.

    ## What it does
    Finds values of date parameters that are in none of the forms that Wikipedia's Manual of Style accepts. `11/3/2011`
    is one: it is March in one country and November in another. On a page that is written in another language than
    English, a day or a month as that language writes it is none.

    ## Why it matters
    Readers cannot tell the day, and programs that sort or look up the citation cannot use it.

    ## Example
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=May 5th, 2014}}
    ```

    ## Use instead
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=May 5, 2014}}
    ```

    ## Fix
    Where the text can mean one date only, that date in the nearest accepted form. It is safe.
    """
    return _troubles(page, context, Trouble.UNREADABLE)


@rule("DT003", "inexact-date", Severity.WARNING, cs1=("err_bad_date",))
def inexact_date(page: Page, context: Context) -> Iterator[Fault]:
    """A month, a year or a range where one day is needed.

    ## What it does
    Finds an `access-date`, `archive-date` or `pmc-embargo-date` that is not one whole day.

    ## Why it matters
    Which version of a page was read, or kept in an archive, can only be found by the day.

    ## Example
    ```wikitext
    {{cite web |url=https://fen.example.org/a |title=A Fenland Parish |publisher=Fen Press |access-date=May 2014}}
    ```

    ## Use instead
    ```wikitext
    {{cite web |url=https://fen.example.org/a |title=A Fenland Parish |publisher=Fen Press |access-date=5 May 2014}}
    ```
    """
    return _troubles(page, context, Trouble.INEXACT)


@rule("DT004", "future-date", Severity.WARNING, cs1=("err_bad_date",))
def future_date(page: Page, context: Context) -> Iterator[Fault]:
    """A date that has not come yet.

    ## What it does
    Finds an `access-date` or `archive-date` later than tomorrow, and any other date later than next year; books and
    journals do carry the date of the coming year.

    ## Why it matters
    Nobody can have read the source on that day: a digit is wrong.

    ## Example
    ```wikitext
    today: 2026-11-23
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=May 2041}}
    ```

    ## Use instead
    ```wikitext
    today: 2026-11-23
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=May 2014}}
    ```
    """
    return _troubles(page, context, Trouble.FUTURE)


@rule("DT005", "access-before-wikipedia", Severity.WARNING, cs1=("err_bad_date",))
def access_before_wikipedia(page: Page, context: Context) -> Iterator[Fault]:
    """An access date before Wikipedia began.

    ## What it does
    Finds an `access-date` before 15 January 2001.

    ## Why it matters
    No editor can have looked at the source then. Often the date of the publication was put in the wrong parameter.

    ## Example
    ```wikitext
    {{cite web |url=https://fen.example.org/a |title=A Fenland Parish |publisher=Fen Press |access-date=5 May 1998}}
    ```

    ## Use instead
    ```wikitext
    {{cite web |url=https://fen.example.org/a |title=A Fenland Parish |publisher=Fen Press |date=5 May 1998}}
    ```
    """
    return _troubles(page, context, Trouble.BEFORE_WIKIPEDIA)


@rule("DT009", "date-in-year", Severity.NOTE, cs1=("maint_year",), fix="safe")
def date_in_year(page: Page, _context: Context) -> Iterator[Fault]:
    """More than a year in `year`.

    ## What it does
    Finds a `year` that holds a day, a month, a season or words.

    ## Why it matters
    `year` is for years; whatever is longer is a date, and is found, sorted and checked as such only in `date`.

    ## Example
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |year=May 2014}}
    ```

    ## Use instead
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=May 2014}}
    ```

    ## Fix
    Calls the parameter `date`, where the citation has none and this is one; an empty `date` goes. It is safe.
    """
    for citation in citations_with(page, _YEAR):
        if (parameter := citation.parameter("year")) is None:
            continue
        value = citation.values["year"]
        if _YEARS.fullmatch(value) or is_computed(value):
            continue
        fix = None
        if not value_of(citation, DATE) and dates.read(value) and stands_once(citation, "year"):
            # An empty |date= behind it would count in its place.
            empty = (Edit(other.whole, "") for other in citation.parameters if other.name == "date")
            fix = Fix("Call it |date=", safe=True, edits=(Edit(parameter.name_span, "date"), *empty))
        cs1 = if_rendered(citation, "maint_year", "year")
        words = "is a date, which belongs in |date=" if dates.read(value) else "is not a year alone; leave the rest out"
        yield Fault(parameter.span, message("year", value, words), citation, cs1, fix)


@rule("DT010", "hyphen-in-date-range", Severity.NOTE, cs1=("maint_date_format",), fix="safe")
def hyphen_in_date_range(page: Page, context: Context) -> Iterator[Fault]:
    """A hyphen between the ends of a range of dates.

    ## What it does
    Finds ranges of dates joined by a hyphen.

    ## Why it matters
    An en dash joins a range; a hyphen looks like a part of the number. It is a small thing, and easily mended.

    ## Example
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=May-June 2014}}
    ```

    ## Use instead
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=May–June 2014}}
    ```

    ## Fix
    Puts an en dash in its place. It is safe.
    """
    for citation, field, name, value in dates_of(page):
        found = dates.read(value) if "-" in value else None
        if found is None or found.hyphen is None or (parameter := citation.parameter(name)) is None:
            continue
        fix, at = None, parameter.span.start + found.hyphen
        if parameter.value == value:
            fix = Fix("Write an en dash", safe=True, edits=(Edit(Span(at, at + 1), "–"),))
        # The module looks at dashes only where every date of the citation is sound.
        cs1 = if_rendered(citation, "maint_date_format", name) if is_sound(citation, context.today) else None
        words = "has a hyphen between the ends of its range; write a dash (–)"
        if fault(field, value, context.today) is None:
            yield Fault(parameter.span, message(name, value, words), citation, cs1, fix)
