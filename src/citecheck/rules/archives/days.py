"""How the day on which a copy was made is written, beside the other dates of its citation."""

from __future__ import annotations

from datetime import date

from citecheck.dates import Style
from citecheck.dates.writing import written_as, written_like
from citecheck.model import Citation, Page
from citecheck.rules.dates.faults import ACCESS_DATE, DATE, value_of
from citecheck.rules.dates.formats import asked

_STYLES = {"dmy": Style.DMY, "mdy": Style.MDY}


def day_beside(page: Page, citation: Citation, day: date) -> str:
    """A day as the citation's other days are written, or as the page asks for; else as `2014-05-05`."""
    for field in (ACCESS_DATE, DATE):
        if written := written_like(value_of(citation, field), day):
            return written
    return written_as(_STYLES.get(asked(page) or "", Style.YMD), day)
