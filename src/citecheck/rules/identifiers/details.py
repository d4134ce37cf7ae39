"""ID: what a citation says beside an identifier, of its state and of who may read the work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck import dates, identifiers
from citecheck.cs1.seen import first, seen
from citecheck.cs1.tables import table
from citecheck.cs1.templates import rendered_with
from citecheck.dates import Kind
from citecheck.model import Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.parameters import is_written, written
from citecheck.rules.repairs import added, taken_away
from citecheck.rules.shown import ARCHIVE_DATES, ARCHIVE_URLS
from citecheck.rules.wording import is_computed, quoted

_DOIS = ("doi", "DOI")
_PMCS = ("pmc", "PMC")
_ASINS = ("asin", "ASIN")
_ACCESS = "doi-access"
_BROKEN = "doi-broken-date"
_EMBARGO = "pmc-embargo-date"
_SITE = "asin-tld"
_FREE = "free"
# What is said of a link: without the date, the number becomes the link of the title.
_OF_LINKS = (*ARCHIVE_URLS, *ARCHIVE_DATES, "access-date", "accessdate")
_YEAR = re.compile("[0-9]{4}")
_DOI = re.compile(r"(?:\(\()?10\.([0-9]{4,5})/([^\s()]\S*)")


@rule("ID017", "broken-doi", Severity.NOTE, cs1=("maint_doi_inactive", "maint_doi_inactive_dated"))
def broken_doi(page: Page, _context: Context) -> Iterator[Fault]:
    """A DOI that somebody has found to lead nowhere.

    ## What it does
    Finds `doi` beside a `doi-broken-date`.

    ## Why it matters
    As long as the DOI leads nowhere, a reader needs another way to the work. Many such DOIs work again later.

    ## Example
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2004 |doi=10.1000/182 |doi-broken-date=May 2014}}
    ```

    ## Use instead
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2004 |doi=10.1000/182}}
    ```
    """
    for citation, kind in rendered_with(page, frozenset({_BROKEN})):
        values = seen(citation, kind)
        if _BROKEN in values and first(values, _DOIS):
            day = values[_BROKEN]
            cs1 = "maint_doi_inactive_dated" if _YEAR.search(day) else "maint_doi_inactive"
            words = "is when the DOI was found to lead nowhere; see whether it works again, or give another way."
            yield Fault(written(citation, _BROKEN).span, f"|{_BROKEN}= {quoted(day)} {words}", citation, cs1)


@rule("ID018", "unmarked-free-doi", Severity.NOTE, cs1=("maint_doi_unflagged_free",), fix="unsafe")
def unmarked_free_doi(page: Page, _context: Context) -> Iterator[Fault]:
    """A work that is free to read, which nothing says.

    ## What it does
    Finds a `doi` without `doi-access=free` whose publisher or journal lets everybody read, by the list of Citation
    Style 1 of early 2026.

    ## Why it matters
    A reader who sees no green lock may not try, and the title is not linked.

    ## Example
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |doi=10.1371/fen.0012345 |date=2014}}
    ```

    ## Use instead
    ```wikitext
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |doi=10.1371/fen.0012345 |doi-access=free |date=2014}}
    ```

    ## Fix
    Says that it is free, where nothing is said yet. It is unsafe: the list may be wrong of this one work.
    """
    for citation, kind in rendered_with(page, frozenset(_DOIS)):
        values = seen(citation, kind)
        name = first(values, _DOIS)
        if name is None or values.get(_ACCESS) == _FREE or not _is_free(values[name]):
            continue
        fix = added(page, citation, written(citation, name), (_ACCESS,), _FREE, safe=False)
        message = f"|{name}= {quoted(values[name])} is free for everybody to read; say so with |{_ACCESS}={_FREE}."
        yield Fault(written(citation, name).span, message, citation, "maint_doi_unflagged_free", fix)


@rule("ID019", "ended-embargo", Severity.NOTE, cs1=("maint_pmc_embargo",), fix="safe")
def ended_embargo(page: Page, context: Context) -> Iterator[Fault]:
    """An embargo that is over.

    ## What it does
    Finds a `pmc-embargo-date` of a day that has come, beside a `pmc`.

    ## Why it matters
    Since that day everybody can read the paper at PubMed Central; the date says nothing more.

    ## Example
    ```wikitext
    today: 2026-11-23
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |pmc-embargo-date=5 May 2015 |pmc=64714}}
    ```

    ## Use instead
    ```wikitext
    today: 2026-11-23
    {{cite journal |title=Eels of the Fens |journal=Fen Studies |date=2014 |pmc=64714}}
    ```

    ## Fix
    Takes the date away. It is safe: the day is past. Nothing is offered beside an archived copy or the date of an
    access, which are not of the link that the number makes then.
    """
    for citation, kind in rendered_with(page, frozenset({_EMBARGO})):
        values = seen(citation, kind)
        day = dates.read(values[_EMBARGO]) if _EMBARGO in values and first(values, _PMCS) else None
        if day and day.fits(Kind.DAY) and day.latest <= context.today:
            parameter = written(citation, _EMBARGO)
            fix = None if is_written(citation, *_OF_LINKS) else taken_away(citation, parameter, safe=True)
            message = f"|{_EMBARGO}= {quoted(values[_EMBARGO])} is past, and says nothing more; take it away."
            yield Fault(parameter.span, message, citation, "maint_pmc_embargo", fix)


@rule("ID020", "unknown-amazon-site", Severity.WARNING, cs1=("err_bad_asin_tld",))
def unknown_amazon_site(page: Page, _context: Context) -> Iterator[Fault]:
    """A country in which Amazon has no site.

    ## What it does
    Finds an `asin-tld` that ends the name of none of Amazon's sites.

    ## Why it matters
    The link that the template makes of it leads nowhere.

    ## Example
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=2014 |asin=B002PB17NQ |asin-tld=zz}}
    ```

    ## Use instead
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=2014 |asin=B002PB17NQ |asin-tld=de}}
    ```
    """
    for citation, kind in rendered_with(page, frozenset({_SITE})):
        values = seen(citation, kind)
        site = values.get(_SITE, "")
        if (
            site
            and first(values, _ASINS)
            and site not in table("identifiers")["amazon_sites"]
            and not is_computed(site)
        ):
            message = f"|{_SITE}= {quoted(site)} ends the name of no site of Amazon; write “de” for amazon.de."
            yield Fault(written(citation, _SITE).span, message, citation, "err_bad_asin_tld")


def _is_free(doi: str) -> bool:
    """Whether a sound DOI is of a publisher or a journal that lets everybody read."""
    form = _DOI.match(doi)
    if form is None:
        return False
    tables = table("identifiers")
    known = form[1] in tables["free_registrants"] or form[2].startswith(tuple(tables["free_suffixes"].get(form[1], ())))
    return known and identifiers.examine("doi", doi) is None
