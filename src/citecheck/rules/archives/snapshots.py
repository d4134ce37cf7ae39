"""AR, second half: what the address of an archived copy opens, and whether the citation agrees with it."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck import dates, urls
from citecheck.cs1.parameters import is_known
from citecheck.cs1.templates import class_of
from citecheck.model import Citation, Edit, Fix, Link, Page, Severity, Status
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.copies import (
    ARCHIVE_DATES,
    ARCHIVE_URLS,
    copies,
    counting,
    is_deprecated,
    is_left_out,
    knowing_copies,
    named_copy,
    with_status,
)
from citecheck.rules.values import stands_once, written
from citecheck.rules.wayback import no_snapshot, snapshot

_DATES = ("date", "year", "access-date", "accessdate", "publication-date", "publicationdate", "doi-broken-date")
_STATUSES = frozenset({"live", "dead", "deviated", "unfit", "usurped", "bot: unknown"})


def _is_known(citation: Citation, link: Link) -> bool:
    """Whether the module renders the parameter in which a link stands."""
    kind = class_of(citation.template)
    return kind is not None and link.parameter is not None and is_known(kind, link.parameter)


def _counting_name(citation: Citation) -> str | None:
    """Of the parameters for a copy's address the first that has a value; one that an empty one follows has none."""
    return next((name for name in ARCHIVE_URLS if name in citation.values), None)


@rule("AR005", "no-archive-copy", Severity.WARNING)
def no_archive_copy(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds addresses of the Wayback Machine that open no copy, or no certain one.

    ## What it does

    Finds the order to save a page, the list of all copies, and addresses whose moment is missing, too short or
    impossible. A moment with fewer than 14 digits opens the nearest copy: that is a note.

    ## Why it matters

    The reader is not shown what was cited.

    ## Example

    ```wikitext
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = https://web.archive.org/save/http://www.example.org/a
    | archive-date = 22 January 2015
    | website = Atlas
    }}
    ```

    ## Use instead

    ```wikitext
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = https://web.archive.org/web/20150122230836/http://www.example.org/a
    | archive-date = 22 January 2015
    | website = Atlas
    }}
    ```

    ## Source

    `err_archive_url` of Module:Citation/CS1.
    """
    for citation in page.citations:
        for link in citation.links:
            if "archive.org/" in link.url and (fault := no_snapshot(link.url)):
                in_archive_url = link.parameter in ARCHIVE_URLS
                if fault.severity is Severity.NOTE and not in_archive_url:
                    continue
                if in_archive_url and link.parameter != _counting_name(citation):
                    continue
                cs1 = "err_archive_url" if in_archive_url and fault.cs1 and _is_known(citation, link) else None
                place = f"|{link.parameter}=" if link.parameter else "The address"
                message = f"{place} {fault.message}; cite one copy by its full moment."
                yield Fault(link.span, message, citation, cs1, severity=fault.severity)


@rule("AR006", "archive-date-mismatch", Severity.WARNING)
def archive_date_mismatch(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds archive dates that are not the day on which the copy was made.

    ## What it does

    Compares `archive-date` with the moment in the address of a copy in the Wayback Machine. One day's difference is a
    note: the archive counts in UTC. A date that is not one whole day is not compared.

    ## Why it matters

    One of the two is wrong, and the reader cannot tell which state of the page is cited.

    ## Example

    ```wikitext
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = https://web.archive.org/web/20150122230836/http://www.example.org/a
    | archive-date = 2015-07-22
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

    Writes the day that the address names. Unsafe: another copy may have been meant.

    ## Source

    `err_archive_date_url_ts_mismatch` of Module:Citation/CS1, which compares only when every date can be read.
    """
    for citation in knowing_copies(page):
        written = citation.value(*ARCHIVE_DATES)
        copy = snapshot(named_copy(citation)) if written else None
        if copy is None or copy.day is None:
            continue
        date = dates.read(written)
        if date is None or date.earliest != date.latest or date.latest == copy.day:
            continue
        parameter = counting(citation, ARCHIVE_DATES)
        day = copy.day.isoformat()
        readable = all(dates.read(value) for name in _DATES if (value := citation.value(name)))
        severity = Severity.NOTE if abs((date.latest - copy.day).days) == 1 else None
        fix = Fix(f"Write {day}", safe=False, edits=(Edit(parameter.span, day),))
        message = f"|{parameter.name}= is not the day on which the copy was made, {day}."
        cs1 = "err_archive_date_url_ts_mismatch" if readable else None
        yield Fault(parameter.span, message, citation, cs1, fix, severity)


@rule("AR007", "url-status-without-archive", Severity.NOTE)
def url_status_without_archive(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds `url-status` where no archived copy is named.

    ## What it does

    Finds `url-status` with one of its values where `archive-url` has none, or names no copy.

    ## Why it matters

    It says which of two links comes first, the page's or the copy's; with one link it says nothing to a reader.

    ## Example

    ```wikitext
    {{cite web |title=Tides |url=http://www.example.org/tides |url-status=live |website=Atlas}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Fix

    Takes it away. Safe for `live`; unsafe for any other value, which may be all that tells of a dead link.

    ## Source

    `maint_url_status` of Module:Citation/CS1.
    """
    for citation in knowing_copies(page):
        value = citation.value("url-status")
        if value in _STATUSES and not named_copy(citation) and not is_left_out(citation):
            parameter = written(citation, "url-status")
            fix = None
            if stands_once(citation, "url-status"):
                fix = Fix("Take it away", safe=value == "live", edits=(Edit(parameter.whole, ""),))
            message = "|url-status= has no meaning without an archived copy; name one, or take it away."
            yield Fault(parameter.span, message, citation, "maint_url_status", fix)


@rule("AR008", "deprecated-archive", Severity.WARNING)
def deprecated_archive(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds copies in archives that the English Wikipedia no longer shows.

    ## What it does

    Finds copies in archive.today under any of its names. They are not asked for.

    ## Why it matters

    Citation Style 1 leaves such addresses out, with all that belongs to them: the reader sees no copy. Its editors
    found copies that had been altered.

    ## Example

    ```wikitext
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = https://archive.today/20130118134305/http://www.example.org/a
    | archive-date = 18 January 2013
    | website = Atlas
    }}
    ```

    ## Use instead

    ```wikitext
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = https://web.archive.org/web/20130118134305/http://www.example.org/a
    | archive-date = 18 January 2013
    | website = Atlas
    }}
    ```

    ## Source

    `maint_deprecated_archive` of Module:Citation/CS1; English Wikipedia, "Archive.is RFC 5", February 2026.
    """
    for citation in page.citations:
        for link in citation.links:
            if is_deprecated(link.target):
                message = (
                    f"The English Wikipedia no longer shows copies in {urls.host(link.target)}; look for one elsewhere."
                )
                yield Fault(
                    link.span, message, citation, "maint_deprecated_archive" if _is_known(citation, link) else None
                )


@rule("AR009", "dead-archive-copy", Severity.WARNING)
def dead_archive_copy(page: Page, context: Context) -> Iterator[Fault]:
    """Finds archived copies that are gone.

    ## What it does

    Reports a copy for which there is evidence that it is gone. The page itself may live: what became of it is told by
    the rules LK.

    ## Why it matters

    The citation looks safe against link rot, and is not.

    ## Example

    ```wikitext
    link: https://web.archive.org/web/20150122230836/http://www.example.org/a dead not_found
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = https://web.archive.org/web/20150122230836/http://www.example.org/a
    | archive-date = 22 January 2015
    | website = Atlas
    }}
    ```

    ## Use instead

    ```wikitext
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = https://web.archive.org/web/20150203104511/http://www.example.org/a
    | archive-date = 3 February 2015
    | website = Atlas
    }}
    ```

    ## Source

    RFC 9110, sections 15.5.5 and 15.5.11: what 404 and 410 mean.
    """
    for citation, link, result in with_status(page, context, Status.DEAD):
        if link in copies(citation):
            yield Fault(link.span, f"The archived copy is gone: {result.evidence}.", citation)
