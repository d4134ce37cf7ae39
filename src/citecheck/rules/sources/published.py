"""When a source was published, by what its citation says of it."""

from __future__ import annotations

from citecheck import archives, dates
from citecheck.model import Citation, Link
from citecheck.rules.dates.faults import ACCESS_DATE, ARCHIVE_DATE, DATE, PUBLICATION_DATE, YEAR, value_of
from citecheck.sources.periods import ANY_DAY, Days

_OF_WORK = (*DATE.names, *PUBLICATION_DATE.names, *YEAR.names)
# Whoever saw a page, or kept a copy of it, did so after it was published.
_SEEN = (ACCESS_DATE, ARCHIVE_DATE)


def published(citation: Citation, link: Link) -> Days:
    """The days on one of which what a link opens was published; where dates contradict each other, any day."""
    written = dates.read(citation.value(*_OF_WORK))
    seen = [day.latest for field in _SEEN if (day := dates.read(value_of(citation, field)))]
    if (copy := archives.snapshot(link.target)) and copy.day:
        seen.append(copy.day)
    last = min(seen, default=None)
    if written is None or written.style is dates.Style.NONE:
        return Days(None, last)
    if last and written.earliest > last:
        return ANY_DAY
    return Days(written.earliest, min(written.latest, last) if last else written.latest)
