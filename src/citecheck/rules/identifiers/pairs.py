"""ID: identifiers that contradict what stands beside them, or that something beside them needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from citecheck import dates
from citecheck.cs1.templates import citations_with
from citecheck.model import CitationKind, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.identifiers.faults import FIRST_ISBN_YEAR, year_before_isbns
from citecheck.rules.wording import if_rendered, quoted

_EMBARGO = "pmc-embargo-date"
_ISBN = ("isbn", "ISBN")
_ISBNS = frozenset(_ISBN)
# What says something of an identifier, the names of that identifier, and the condition where it is not there.
_NEEDS = (
    ("doi-broken-date", ("doi", "DOI"), "err_doibroken_missing_doi"),
    ("asin-tld", ("asin", "ASIN"), "err_asintld_missing_asin"),
    (_EMBARGO, ("pmc", "PMC"), "err_embargo_missing_pmc"),
)
_NEEDY = frozenset(name for name, _, _ in _NEEDS)


@rule("ID015", "isbn-before-isbns", Severity.WARNING, cs1=("err_invalid_isbn_date",))
def isbn_before_isbns(page: Page, _context: Context) -> Iterator[Fault]:
    """A book number and a date from before there were any.

    ## What it does
    Finds an `isbn` beside a date before 1965, when the first book numbers were given.

    ## Why it matters
    The number is that of a reprint, and its pages need not be those of the edition that is dated.

    ## Example
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=1955 |isbn=0-306-40615-2}}
    ```

    ## Use instead
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=1980 |orig-date=1955 |isbn=0-306-40615-2}}
    ```
    """
    for citation in citations_with(page, _ISBNS):
        # In plain words the year may be that of the first edition, and the number a later one's.
        if citation.kind is CitationKind.UNTEMPLATED:
            continue
        if (parameter := citation.parameter(*_ISBN)) is None or not (year := year_before_isbns(citation)):
            continue
        value = citation.values[parameter.name]
        words = f"cannot be of a book of {year}: the first ISBNs were given in {FIRST_ISBN_YEAR}"
        cs1 = if_rendered(citation, "err_invalid_isbn_date", parameter.name)
        yield Fault(parameter.span, f"|{parameter.name}= {quoted(value)} {words}.", citation, cs1)


@rule(
    "ID016",
    "detail-without-identifier",
    Severity.WARNING,
    cs1=("err_asintld_missing_asin", "err_doibroken_missing_doi", "err_embargo_missing_pmc"),
)
def detail_without_identifier(page: Page, context: Context) -> Iterator[Fault]:
    """A remark on an identifier that is not there.

    ## What it does
    Finds `doi-broken-date` without `doi`, `asin-tld` without `asin` and `pmc-embargo-date` without `pmc`.

    ## Why it matters
    The identifier by which the work could be found was lost, or was never given.

    ## Example
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2004 |doi-broken-date=May 2014}}
    ```

    ## Use instead
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2004 |doi=10.1000/182}}
    ```
    """
    for citation in citations_with(page, _NEEDY):
        for name, needed, condition in _NEEDS:
            parameter = citation.parameter(name)
            if parameter and not citation.value(*needed):
                cs1 = if_rendered(citation, condition, name)
                if name == _EMBARGO and not _is_read(citation.values[name], context.today):
                    cs1 = None
                yield Fault(
                    parameter.span,
                    f"|{name}= is of no use without |{needed[0]}=; add that or remove this.",
                    citation,
                    cs1,
                )


def _is_read(embargo: str, today: date) -> bool:
    """Whether the module can read the date of an embargo, be it one whole day or not; else it takes it for absent."""
    day = dates.read(embargo)
    return day is not None and day.latest.year <= today.year + 1
