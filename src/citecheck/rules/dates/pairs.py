"""DT: dates of a citation that contradict or repeat each other."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck import dates
from citecheck.cs1.templates import citations_with
from citecheck.dates import Kind, Style
from citecheck.model import Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.dates.faults import ACCESS_DATE, DATE, contradiction, message, value_of, years
from citecheck.rules.repairs import taken_away
from citecheck.rules.wording import if_rendered, is_computed, quoted

_YEAR = frozenset({"year"})
_ACCESS_DATE = frozenset(ACCESS_DATE.names)


@rule("DT006", "year-contradicts-date", Severity.WARNING, cs1=("err_bad_date",))
def year_contradicts_date(page: Page, _context: Context) -> Iterator[Fault]:
    """A year that is not the year of the date beside it.

    ## What it does
    Finds a `year` that is neither the first nor the last year of the citation's `date`.

    ## Why it matters
    One of them is wrong, and a reader who looks for the work does not know which.

    ## Example
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=5 May 2014 |year=2012}}
    ```

    ## Use instead
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=5 May 2014}}
    ```
    """
    for citation in citations_with(page, _YEAR):
        if (pair := contradiction(citation)) and (parameter := citation.parameter("year")):
            value, day = pair
            words = f"is not the year of |date= {quoted(day)}; keep the right one"
            cs1 = if_rendered(citation, "err_bad_date", "year")
            yield Fault(parameter.span, message("year", value, words), citation, cs1)


@rule("DT007", "date-after-access", Severity.NOTE)
def date_after_access(page: Page, context: Context) -> Iterator[Fault]:
    """A work dated later than the day on which it was read.

    ## What it does
    Finds a `date` or `year` that begins after the citation's `access-date`.

    ## Why it matters
    Either the page was changed after it was read, so that it may no longer say what is claimed, or one of the dates
    is wrong.

    ## Example
    ```wikitext
    {{cite web |url=https://fen.example.org/a |title=Fens |publisher=Fen Press |date=2015 |access-date=5 May 2014}}
    ```

    ## Use instead
    ```wikitext
    {{cite web |url=https://fen.example.org/a |title=Fens |publisher=Fen Press |date=2013 |access-date=5 May 2014}}
    ```

    ## Source
    No condition of Citation Style 1: the module compares no two days.
    """
    for citation in citations_with(page, _ACCESS_DATE):
        accessed = value_of(citation, ACCESS_DATE)
        parameter = citation.parameter(*DATE.names, "year")
        access = dates.read(accessed)
        if parameter is None or access is None or not access.fits(Kind.DAY) or access.latest > context.today:
            continue
        value = citation.values[parameter.name]
        day = dates.read(value)
        if day and day.earliest > access.latest and day.latest.year <= context.today.year + 1:
            words = f"is later than |access-date= {quoted(accessed)}; check both"
            yield Fault(parameter.span, message(parameter.name, value, words), citation)


@rule("DT008", "redundant-year", Severity.NOTE, cs1=("maint_date_year",), fix="safe")
def redundant_year(page: Page, _context: Context) -> Iterator[Fault]:
    """A year that the date says already.

    ## What it does
    Finds a `year` beside a `date` of the same year. `year=2014a` beside `date=2014-05-05` is not meant: short
    references need it.

    ## Why it matters
    The two drift apart when one of them is corrected.

    ## Example
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |year=2014 |date=5 May 2014}}
    ```

    ## Use instead
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=5 May 2014}}
    ```

    ## Fix
    Takes `year` away. It is safe where the date names this one year, as short references then stay what they were.
    """
    for citation in citations_with(page, _YEAR):
        value, day = citation.values["year"], value_of(citation, DATE)
        if not day or is_computed(value) or is_computed(day):
            continue
        parameter = citation.parameter("year")
        if parameter is None or not (named := years(value)) or named[0] not in years(day):
            continue
        year, found = dates.read(value), dates.read(day)
        if found and found.style is Style.YMD and year and year.letter:
            continue
        safe = bool(year and found and year.style is Style.Y and year.letter == found.letter and len(years(day)) == 1)
        fix = taken_away(citation, parameter, safe=safe)
        cs1 = if_rendered(citation, "maint_date_year", "year")
        yield Fault(
            parameter.span, message("year", value, "repeats the year of |date=; take it away"), citation, cs1, fix
        )
