"""AR: what the parameters of a citation say of an archived copy, and leave out."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.archives import snapshot
from citecheck.cs1.emptied import emptied
from citecheck.model import Page, Severity
from citecheck.rules.addresses.faults import address_fault
from citecheck.rules.addresses.form import are_taken
from citecheck.rules.archives.days import day_beside
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.parameters import written
from citecheck.rules.repairs import added, date_removal
from citecheck.rules.shown import ARCHIVE_DATES, ARCHIVE_URLS, PAGE_URLS, with_copies


@rule("AR001", "archive-url-without-date", Severity.WARNING, cs1=("err_archive_missing_date",), fix="safe")
def archive_url_without_date(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds archived copies without the date they were made.

    ## What it does

    Finds `archive-url` with a value where `archive-date` has none.

    ## Why it matters

    A reader cannot tell which state of the page is cited, and Citation Style 1 shows an error.

    ## Example

    ```wikitext
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = https://web.archive.org/web/20150122230836/http://www.example.org/a
    | website = Atlas
    }}
    ```

    ## Use instead

    ```wikitext
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = https://web.archive.org/web/20150122230836/http://www.example.org/a
    | archive-date = 2015-01-22
    | website = Atlas
    }}
    ```

    ## Fix

    Where the address of the copy says when it was made, writes that, in the form of the citation's other dates or of
    the page's. Safe, for it is the archive's own date; unsafe where the page's own address is missing or none.
    """
    for citation, shown in with_copies(page):
        if shown.copy and not shown.date and not shown.identified:
            parameter, url = written(citation, shown.copy), shown.values[shown.copy]
            fix, copy = None, snapshot(url)
            # The module empties a date together with an address.
            if copy and copy.day and emptied(citation).isdisjoint(ARCHIVE_DATES):
                day = day_beside(page, citation, copy.day)
                # Once the copy counts, it may be one of nothing or of no address, or one that nobody checked.
                safe = shown.page is not None and are_taken(shown) and "unknown" not in citation.value("url-status")
                fix = added(page, citation, parameter, ARCHIVE_DATES, day, safe=safe)
            message = f"|{parameter.name}= names a copy, but no |archive-date= says when it was made; add it."
            yield Fault(parameter.span, message, citation, "err_archive_missing_date", fix)


@rule("AR002", "archive-date-without-url", Severity.WARNING, cs1=("err_archive_date_missing_url",), fix="unsafe")
def archive_date_without_url(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds dates of archived copies that are not named.

    ## What it does

    Finds `archive-date` with a value where `archive-url` has none, or where its copy is not shown because the
    address of the page is missing.

    ## Why it matters

    Somebody found a copy, but its address is missing: when the page goes, nothing is left to turn to.

    ## Example

    ```wikitext
    {{cite web |title=Tides |url=http://www.example.org/tides |archive-date=22 January 2015 |website=Atlas}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Fix

    Takes the date away. Unsafe: the copy of that day may be the thing to add.
    """
    for citation, shown in with_copies(page):
        if shown.date and (not shown.copy or shown.identified):
            parameter = written(citation, shown.date)
            fix = date_removal(citation, ARCHIVE_DATES, "Take the date away")
            named = "no |archive-url= names it; add it, or take the date away"
            if citation.value(*ARCHIVE_URLS):
                named = "that is not shown without the page's own address; give that in |url="
            message = f"|{parameter.name}= dates a copy, but {named}."
            yield Fault(parameter.span, message, citation, "err_archive_date_missing_url", fix)


@rule("AR003", "archive-url-without-source", Severity.WARNING, cs1=("err_archive_missing_url",), fix="unsafe")
def archive_url_without_source(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds archived copies of an address that the citation does not name.

    ## What it does

    Finds `archive-url` with a value where neither `url` nor a chapter's address has one.

    ## Why it matters

    Citation Style 1 shows no link at all then, though the copy may be sound.

    ## Example

    ```wikitext
    {{cite book
    | title = Tides
    | archive-url = https://web.archive.org/web/20150122230836/http://www.example.org/a
    | archive-date = 2015-01-22
    | publisher = Atlas
    | year = 2014
    }}
    ```

    ## Use instead

    ```wikitext
    {{cite book
    | title = Tides
    | archive-url = https://web.archive.org/web/20150122230836/http://www.example.org/a
    | url = http://www.example.org/a
    | archive-date = 2015-01-22
    | publisher = Atlas
    | year = 2014
    }}
    ```

    ## Fix

    Where the address of the copy carries the page's own, writes that as `url`. Unsafe: the page may have been cited
    under another.
    """
    for citation, shown in with_copies(page):
        if shown.copy and not shown.page and (shown.identified or not shown.chapter):
            parameter, url = written(citation, shown.copy), shown.values[shown.copy]
            fix, copy = None, snapshot(url)
            if copy and copy.original and address_fault(copy.original) is None:
                fix = added(page, citation, parameter, PAGE_URLS, copy.original, safe=False)
            message = f"|{parameter.name}= names a copy, but no |url= says of what; add the page's own address."
            # Without a date the module takes the copy for absent, unless it misses the page's address before.
            cs1 = "err_archive_missing_url" if shown.date or shown.identified else None
            yield Fault(parameter.span, message, citation, cs1, fix)


@rule("AR004", "archive-url-repeats-url", Severity.WARNING, cs1=("err_bad_url",))
def archive_url_repeats_url(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds "copies" that are the page itself.

    ## What it does

    Finds an `archive-url` that is the same as `url` or a chapter's address.

    ## Why it matters

    It is no copy: when the page goes, both go.

    ## Example

    ```wikitext
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = http://www.example.org/a
    | archive-date = 22 January 2015
    | website = Atlas
    }}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides |url=http://www.example.org/a |website=Atlas}}
    ```
    """
    for citation, shown in with_copies(page):
        if shown.written and shown.repeats:
            message = f"|{shown.written}= repeats the address of the page itself; name a copy, or take it away."
            yield Fault(written(citation, shown.written).span, message, citation, "err_bad_url")
