"""DT: dates that can be, but hardly of what is cited: older than its medium, younger than its copy or its reprint."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from citecheck import dates
from citecheck.archives import snapshot
from citecheck.cs1.parameters import is_known
from citecheck.cs1.templates import rendered_with
from citecheck.dates import Date, Kind, Style
from citecheck.model import Citation, Page, Parameter, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.dates.faults import message
from citecheck.rules.shown import ARCHIVE_DATES, ARCHIVE_URLS, has_copy
from citecheck.rules.wording import quoted

WEB_OPENED = 1991
_DATES = ("date", "air-date", "airdate", "year")
_DATED = frozenset(_DATES)
_ORIGINALS = ("orig-date", "orig-year", "origyear")
# Dates are local and an archive counts in UTC; issues are dated ahead of the day on which they come out.
_SAME_DAY = timedelta(days=1)
_AHEAD = timedelta(days=183)


def _dated(citation: Citation) -> tuple[Parameter, Date] | None:
    """The parameter that dates the work, and what it means; None where it cannot be read, or says "n.d."."""
    parameter = citation.parameter(*_DATES)
    found = dates.read(citation.values[parameter.name]) if parameter else None
    return (parameter, found) if parameter and found and found.style is not Style.NONE else None


@rule("DT011", "date-before-web", Severity.NOTE, default=False)
def date_before_web(page: Page, _context: Context) -> Iterator[Fault]:
    """A web page dated before there was a web.

    ## What it does
    Finds `cite web` with a `url` and a date before 1991. The rule is off by default: what stands there is mostly an old
    document that somebody has put on the web since, and its date is true.

    ## Why it matters
    A reader cannot tell the document from the page that shows it, nor who stands for which. As a book, a report or an
    article, the document can also be found when the page is gone.

    ## Example
    ```wikitext
    {{cite web |url=https://fen.example.org/drains |title=Drains of the Fens |publisher=Fen Press |date=5 May 1954}}
    ```

    ## Use instead
    ```wikitext
    {{cite report |url=https://fen.example.org/drains |title=Drains of the Fens |publisher=Fen Press |date=5 May 1954}}
    ```

    ## Source
    The first web site was opened to everybody in [August 1991](https://home.cern/science/computing/birth-web).
    """
    for citation, kind in rendered_with(page, _DATED):
        if kind == "web" and citation.value("url", "URL") and (dated := _dated(citation)):
            parameter, found = dated
            if found.latest.year < WEB_OPENED:
                words = f"lies before the web, which opened in {WEB_OPENED}; use the template for the kind of source"
                yield Fault(parameter.span, message(parameter.name, parameter.value, words), citation)


@rule("DT012", "copy-before-date", Severity.NOTE)
def copy_before_date(page: Page, _context: Context) -> Iterator[Fault]:
    """An archived copy that is older than what it is a copy of.

    ## What it does
    Compares the day on which a copy was made, from its address or else from `archive-date`, with
    the date of the work. A month, a season or a year counts as later only when it begins half a year after the copy:
    issues are dated ahead.

    ## Why it matters
    The copy cannot show the work of that date. Either it shows an earlier state of the page, or the date is wrong.

    ## Example
    ```wikitext
    {{cite web
    | url = https://fen.example.org/a
    | title = Fens
    | publisher = Fen Press
    | date = 5 May 2014
    | archive-url = https://web.archive.org/web/20130122230836/https://fen.example.org/a
    | archive-date = 22 January 2013
    }}
    ```

    ## Use instead
    ```wikitext
    {{cite web
    | url = https://fen.example.org/a
    | title = Fens
    | publisher = Fen Press
    | date = 5 May 2012
    | archive-url = https://web.archive.org/web/20130122230836/https://fen.example.org/a
    | archive-date = 22 January 2013
    }}
    ```

    ## Source
    No condition of Citation Style 1: the module compares no two days.
    """
    for citation, kind in rendered_with(page, frozenset(ARCHIVE_URLS)):
        if (dated := _dated(citation)) is None or (copy := _copied(citation)) is None:
            continue
        (place, made), (parameter, found) = copy, dated
        margin = _SAME_DAY if found.fits(Kind.DAY) else _AHEAD
        if found.earliest - made > margin and is_known(kind, place.name) and has_copy(citation, kind):
            words = f"opens a copy of {made}, made before |{parameter.name}= {quoted(parameter.value)}"
            yield Fault(place.span, f"|{place.name}= {words}; check both.", citation)


def _copied(citation: Citation) -> tuple[Parameter, date] | None:
    """Where a citation says when its copy was made, and the day."""
    named = citation.parameter(*ARCHIVE_URLS)
    copy = snapshot(citation.values[named.name]) if named else None
    if named and copy and copy.day:
        return named, copy.day
    parameter = citation.parameter(*ARCHIVE_DATES)
    found = dates.read(citation.values[parameter.name]) if parameter else None
    return (parameter, found.latest) if parameter and found and found.fits(Kind.DAY) else None


@rule("DT013", "original-after-edition", Severity.NOTE)
def original_after_edition(page: Page, _context: Context) -> Iterator[Fault]:
    """A first edition that came after the edition cited.

    ## What it does
    Finds an `orig-date` (`orig-year`) of a later year than the citation's `date` or `year`.

    ## Why it matters
    The two were mixed up, or one of them is wrong: pages differ between editions.

    ## Example
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=1955 |orig-date=1980}}
    ```

    ## Use instead
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=1980 |orig-date=1955}}
    ```

    ## Source
    [Template:Cite book](https://en.wikipedia.org/wiki/Template:Cite_book): `date` is that of the edition cited,
    `orig-date` that of the original.
    """
    for citation, _kind in rendered_with(page, frozenset(_ORIGINALS)):
        parameter, dated = citation.parameter(*_ORIGINALS), _dated(citation)
        original = dates.read(citation.values[parameter.name]) if parameter else None
        if parameter is None or dated is None or original is None or original.style is Style.NONE:
            continue
        edition, found = dated
        if original.earliest.year > found.latest.year:
            words = f"is later than |{edition.name}= {quoted(edition.value)}, the edition cited; check both"
            yield Fault(parameter.span, message(parameter.name, parameter.value, words), citation)
