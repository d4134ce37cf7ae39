"""AR: copies that a template beside the citation names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from citecheck import archives, dates
from citecheck.dates.writing import written_like
from citecheck.model import Citation, Edit, Fix, Link, LinkRole, Page, Severity, Span, Tag, TagKind
from citecheck.rules.catalogue import Context, Fault, rule

_DATE = re.compile(r"\|\s*date\s*=\s*")


@rule("AR013", "named-copy-date-mismatch", Severity.NOTE, fix="unsafe")
def named_copy_date_mismatch(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds dates in `{{webarchive}}` that are not the day on which the copy was made.

    ## What it does

    Compares the template's `date` with the moment in the address of the copy, whatever archive keeps it. A difference
    of one day is none: archives count by clocks of their own. A month or a year agrees with all of its days.

    ## Why it matters

    One of the two is wrong, and the reader cannot tell which state of the page is cited.

    ## Example

    ```wikitext
    <ref>[http://www.example.org/a Tides], Atlas, 2014.
    {{webarchive |url=https://web.archive.org/web/20150122230836/http://www.example.org/a |date=22 July 2015}}</ref>
    ```

    ## Use instead

    ```wikitext
    <ref>[http://www.example.org/a Tides], Atlas, 2014.
    {{webarchive |url=https://web.archive.org/web/20150122230836/http://www.example.org/a |date=22 January 2015}}</ref>
    ```

    ## Fix

    Writes the day that the address names, in the form of the date there. Unsafe: another copy may have been meant.

    ## Source

    Template:Webarchive of the English Wikipedia, whose module compares the two dates.
    """
    for citation, link, tag in _named(page):
        copy, date = archives.snapshot(link.target), dates.read(tag.date or "")
        if copy is None or copy.day is None or date is None:
            continue
        if (date.earliest - copy.day).days > 1 or (copy.day - date.latest).days > 1:
            day = written_like(tag.date or "", copy.day) or copy.day.isoformat()
            place = _place(page, tag)
            fix = Fix(f"Write {day}", safe=False, edits=(Edit(place, day),)) if place else None
            yield Fault(tag.span, f"The date is not the day on which the copy was made, {day}.", citation, fix=fix)


def _named(page: Page) -> Iterator[tuple[Citation, Link, Tag]]:
    """The copies that templates name, each with its citation; of several in one, nobody knows whose its date is."""
    tags = [tag for tag in page.tags if tag.kind is TagKind.ARCHIVED_COPY and tag.date]
    if not tags:
        return
    copies = [
        (citation, link)
        for citation in page.citations
        for link in citation.links
        if link.role is LinkRole.ARCHIVE and link.parameter is None
    ]
    copies.sort(key=lambda copy: copy[1].span.start)
    starts = [link.span.start for _, link in copies]
    for tag in tags:
        first, after = bisect_left(starts, tag.span.start), bisect_left(starts, tag.span.end)
        if after - first == 1:
            yield *copies[first], tag


def _place(page: Page, tag: Tag) -> Span | None:
    """Where the date of a tag stands, if it stands there as it is read."""
    text, date = page.document.text, tag.date or ""
    found = _DATE.search(text, *tag.span)
    return Span(found.end(), found.end() + len(date)) if found and text.startswith(date, found.end()) else None
