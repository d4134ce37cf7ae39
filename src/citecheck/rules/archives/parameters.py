"""AR, first half: what the parameters of a citation say of an archived copy, and leave out."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import Citation, Edit, Fix, Page, Parameter, Severity, Span
from citecheck.rules.addresses.faults import address_fault
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.copies import (
    ARCHIVE_DATES,
    ARCHIVE_URLS,
    SOURCE_URLS,
    counting,
    knowing_copies,
    named_copy,
    repeats_source,
)
from citecheck.rules.values import date_removal
from citecheck.rules.wayback import snapshot


def _added(page: Page, citation: Citation, beside: Parameter, names: tuple[str, ...], value: str) -> Edit:
    """The edit that gives a parameter a value: where it stands empty, or else behind another, laid out like that."""
    # Of several of a name, the last one counts.
    for parameter in reversed(citation.parameters):
        if parameter.name in names and not parameter.value:
            return Edit(parameter.span, value)
    text, whole = page.document.text, beside.whole
    before = text[whole.start : beside.name_span.start]
    between = text[beside.name_span.end : beside.span.start]
    after = text[beside.span.end : whole.end]
    return Edit(Span(whole.end, whole.end), f"{before}{names[0]}{between}{value}{after}")


@rule("AR001", "archive-url-without-date", Severity.WARNING)
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

    Where the address of the copy says when it was made, writes that. Safe, for it is the archive's own date; unsafe
    where the page's own address is missing too.

    ## Source

    `err_archive_missing_date` of Module:Citation/CS1.
    """
    for citation in knowing_copies(page):
        if not citation.value(*ARCHIVE_DATES) and (url := named_copy(citation)):
            parameter = counting(citation, ARCHIVE_URLS)
            fix, copy = None, snapshot(url)
            if copy and copy.day:
                edit = _added(page, citation, parameter, ARCHIVE_DATES, copy.day.isoformat())
                # Once the copy counts, the module says that it is one of nothing.
                safe = bool(citation.value(*SOURCE_URLS))
                fix = Fix(f"Add |archive-date={copy.day.isoformat()}", safe=safe, edits=(edit,))
            message = f"|{parameter.name}= names a copy, but no |archive-date= says when it was made; add it."
            yield Fault(parameter.span, message, citation, "err_archive_missing_date", fix)


@rule("AR002", "archive-date-without-url", Severity.WARNING)
def archive_date_without_url(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds dates of archived copies that are not named.

    ## What it does

    Finds `archive-date` with a value where `archive-url` has none.

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

    ## Source

    `err_archive_date_missing_url` of Module:Citation/CS1.
    """
    for citation in knowing_copies(page):
        if citation.value(*ARCHIVE_DATES) and not citation.value(*ARCHIVE_URLS):
            parameter = counting(citation, ARCHIVE_DATES)
            fix = date_removal(citation, ARCHIVE_DATES, "Take the date away")
            message = f"|{parameter.name}= dates a copy, but no |archive-url= names it; add it, or go without."
            yield Fault(parameter.span, message, citation, "err_archive_date_missing_url", fix)


@rule("AR003", "archive-url-without-source", Severity.WARNING)
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

    ## Source

    `err_archive_missing_url` of Module:Citation/CS1.
    """
    for citation in knowing_copies(page):
        if not citation.value(*SOURCE_URLS) and (url := named_copy(citation)):
            parameter = counting(citation, ARCHIVE_URLS)
            fix, copy = None, snapshot(url)
            if copy and copy.original and address_fault(copy.original) is None:
                edit = _added(page, citation, parameter, ("url", "URL"), copy.original)
                fix = Fix(f"Add |url={copy.original}", safe=False, edits=(edit,))
            message = f"|{parameter.name}= names a copy, but no |url= says of what; add the page's own address."
            # Without a date the module takes the copy for absent, and says nothing more of it.
            cs1 = "err_archive_missing_url" if citation.value(*ARCHIVE_DATES) else None
            yield Fault(parameter.span, message, citation, cs1, fix)


@rule("AR004", "archive-url-repeats-url", Severity.WARNING)
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

    ## Source

    `err_bad_url` of Module:Citation/CS1.
    """
    for citation in knowing_copies(page):
        url = citation.value(*ARCHIVE_URLS)
        if url and repeats_source(citation, url):
            parameter = counting(citation, ARCHIVE_URLS)
            message = f"|{parameter.name}= repeats the address of the page itself; name a copy, or take it away."
            yield Fault(parameter.span, message, citation, "err_bad_url")
