"""AR: what the address of an archived copy opens, and whether the citation agrees with it."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck import archives, dates, urls
from citecheck.cs1.emptied import emptied
from citecheck.cs1.seen import is_read
from citecheck.cs1.templates import class_of
from citecheck.cs1.words import keywords
from citecheck.dates.writing import written_like
from citecheck.model import Citation, Edit, Fix, Link, LinkRole, Page, Severity, Status
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.copies import at_archives, copies, is_deprecated, with_status
from citecheck.rules.dates.faults import is_sound
from citecheck.rules.parameters import written
from citecheck.rules.repairs import taken_away
from citecheck.rules.shown import ARCHIVE_URLS, with_copies
from citecheck.rules.telling import told
from citecheck.rules.wayback import NoSnapshot, is_compared, no_snapshot


def _is_known(citation: Citation, link: Link) -> bool:
    """Whether the module renders the parameter in which a link stands."""
    kind = class_of(citation.template)
    return kind is not None and link.parameter is not None and is_read(citation, kind, link.parameter)


def _no_copy(link: Link, opens: archives.Snapshot | archives.NoSnapshot | None) -> NoSnapshot | None:
    """Why an address opens no copy: what the module says of the Wayback Machine, or what is plain of any archive."""
    if "archive.org/" in link.url and (fault := no_snapshot(link.url)):
        return fault
    if is_deprecated(link.target):
        return None
    match opens:
        case archives.NoSnapshot() if opens.original or link.role is LinkRole.ARCHIVE:
            return NoSnapshot(opens.why, cs1=False)
        case archives.Snapshot() if opens.is_nearest:
            return NoSnapshot(f"opens whatever copy is nearest to “{opens.moment}”", Severity.NOTE, cs1=False)
    return None


def _counting(citation: Citation) -> str | None:
    """The parameter of the copy that counts; that of a service no longer shown does not."""
    gone = emptied(citation)
    return next((name for name in ARCHIVE_URLS if name in citation.values and name not in gone), None)


@rule("AR005", "no-archive-copy", Severity.WARNING, cs1=("err_archive_url",))
def no_archive_copy(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds addresses of archives that open no copy, or no certain one.

    ## What it does

    Finds the order to save a page, lists and searches of copies, whatever copy is the newest, and addresses whose
    moment is missing or impossible. Those that open the nearest copy to a moment are notes; in the Wayback Machine,
    that is all of less than 14 digits. Beside `archive-url` only addresses that name a page are looked at.

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
    """
    for citation, link, opens in at_archives(page):
        fault = _no_copy(link, opens)
        if fault is None:
            continue
        in_archive_url = link.parameter in ARCHIVE_URLS
        if fault.severity is Severity.NOTE and not in_archive_url:
            continue
        if in_archive_url and link.parameter != _counting(citation):
            continue
        cs1 = "err_archive_url" if in_archive_url and fault.cs1 and _is_known(citation, link) else None
        place = f"|{link.parameter}=" if link.parameter else "The address"
        message = f"{place} {fault.message}; give the address of one copy."
        yield Fault(link.span, message, citation, cs1, severity=fault.severity)


@rule("AR006", "archive-date-mismatch", Severity.WARNING, cs1=("err_archive_date_url_ts_mismatch",), fix="unsafe")
def archive_date_mismatch(page: Page, context: Context) -> Iterator[Fault]:
    """Finds archive dates that are not the day on which the copy was made.

    ## What it does

    Compares `archive-date` with the moment in the address of a copy, whatever archive keeps it. One day's difference is
    a note: archives count by clocks of their own. A month or a year agrees with all of its days.

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

    Writes the day that the address names, in the form of the date there. Unsafe: another copy may have been meant.

    ## Source

    Module:Citation/CS1, which compares only copies of the Wayback Machine, and only when every date can be read.
    """
    for citation, shown in with_copies(page):
        copy = archives.snapshot(shown.values[shown.copy]) if shown.copy and shown.date else None
        if copy is None or copy.day is None or shown.date is None:
            continue
        date = dates.read(shown.values[shown.date])
        if date is None or date.earliest <= copy.day <= date.latest:
            continue
        parameter = written(citation, shown.date)
        day = written_like(shown.values[shown.date], copy.day) or copy.day.isoformat()
        is_near = 1 in {(date.earliest - copy.day).days, (copy.day - date.latest).days}
        fix = None
        if parameter.value == shown.values[shown.date]:
            fix = Fix(f"Write {day}", safe=False, edits=(Edit(parameter.span, day),))
        message = f"|{parameter.name}= is not the day on which the copy was made, {day}."
        compared = is_compared(shown.values[shown.copy or ""]) and is_sound(citation, context.today)
        cs1 = "err_archive_date_url_ts_mismatch" if compared else None
        yield Fault(parameter.span, message, citation, cs1, fix, Severity.NOTE if is_near else None)


@rule("AR007", "url-status-without-archive", Severity.NOTE, cs1=("maint_url_status",), fix="safe")
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
    """
    for citation, shown in with_copies(page):
        value = shown.values.get("url-status", "")
        if value in keywords("url-status") and not shown.copy:
            parameter = written(citation, "url-status")
            fix = taken_away(citation, parameter, safe=value == "live")
            message = "|url-status= has no meaning without an archived copy; name one, or take it away."
            yield Fault(parameter.span, message, citation, "maint_url_status", fix)


@rule("AR008", "deprecated-archive", Severity.WARNING, cs1=("maint_deprecated_archive",))
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

    English Wikipedia, "Archive.is RFC 5", February 2026.
    """
    for citation in page.citations:
        for link in citation.links:
            if is_deprecated(link.target):
                message = (
                    f"The English Wikipedia no longer takes copies at {urls.host(link.target)}; find one in another "
                    "archive."
                )
                emptied_here = _is_known(citation, link) and link.parameter in emptied(citation)
                yield Fault(link.span, message, citation, "maint_deprecated_archive" if emptied_here else None)


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
            yield Fault(link.span, told("The archived copy does not stand", result, "find another copy"), citation)
