"""The flaws of identifiers as faults of a page: which the module shares, and what mends them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from citecheck import dates, identifiers
from citecheck.cs1.parameters import is_known
from citecheck.cs1.templates import citations_with, class_of
from citecheck.dates import Kind, Style
from citecheck.identifiers import Flaw, Identifier
from citecheck.identifiers.schemes import BY_KEY, Trouble
from citecheck.model import Citation, Edit, Fix, Page
from citecheck.rules.catalogue import Fault
from citecheck.rules.dates.faults import written_dates
from citecheck.rules.parameters import stands_once
from citecheck.rules.wording import if_rendered, quoted

# The first book numbers were given in 1965.
FIRST_ISBN_YEAR = 1965
_OF_ISBNS = frozenset({"err_bad_isbn", "maint_isbn_ignore"})
_DATED = frozenset({"bibcode", "biorxiv", "medrxiv"})
_YEAR_OF_BIBCODE = slice(4)
_PREPRINT_DAY = re.compile(r"/([0-9]{4})\.([0-9]{2})\.([0-9]{2})\.")


def flawed(page: Page, trouble: Trouble, *schemes: str) -> Iterator[Fault]:
    """The faults of one kind in the identifiers of a page, of these schemes or of all."""
    for citation in _spoken_of(page):
        for identifier in identifiers.of(citation):
            flaw = identifier.flaw
            if flaw and flaw.trouble is trouble and (not schemes or identifier.scheme in schemes):
                yield _fault(citation, identifier, flaw, _fix(citation, identifier, flaw))


def remarked(page: Page, trouble: Trouble) -> Iterator[Fault]:
    """What there is to remark of the identifiers of a page."""
    for citation in _spoken_of(page):
        for identifier in identifiers.of(citation):
            remark = identifier.remark
            if remark and remark.trouble is trouble:
                yield _fault(
                    citation, identifier, remark, None if identifier.flaw else _fix(citation, identifier, remark)
                )


def from_the_future(page: Page, today: date) -> Iterator[Fault]:
    """Bibcodes of a year later than next year, and preprints of a day later than tomorrow."""
    for citation in citations_with(page, _DATED):
        for identifier in identifiers.of(citation):
            accepted = identifier.remark and identifier.remark.trouble is Trouble.AS_WRITTEN
            if identifier.flaw or accepted or identifier.scheme not in _DATED:
                continue
            dated = _PREPRINT_DAY.search(identifier.value)
            if identifier.scheme == "bibcode":
                when = identifier.value[_YEAR_OF_BIBCODE]
                late = when.isdecimal() and int(when) > today.year + 1
            else:
                when = "-".join(dated.groups()) if dated else ""
                late = bool(when) and date.fromisoformat(when) > today + timedelta(days=1)
            if late:
                flaw = Flaw(Trouble.ABOVE_LIMIT, f"is of {when}; today is {today}", BY_KEY[identifier.scheme].condition)
                yield _fault(citation, identifier, flaw, None)


def year_before_isbns(citation: Citation) -> int | None:
    """The year of a citation's date where that is before the first book numbers, else None."""
    kind = class_of(citation.template)
    for field, name, value in written_dates(citation):
        if kind and not is_known(kind, name):
            continue
        if field.kind is Kind.MAIN and (found := dates.read(value)) and found.style is not Style.NONE:
            return found.latest.year if found.latest.year < FIRST_ISBN_YEAR else None
    return None


@lru_cache(maxsize=1)
def _spoken_of(page: Page) -> tuple[Citation, ...]:
    """The citations of a page with identifiers that there is something to say of; each kind has its rule."""
    named = citations_with(page, identifiers.NAMES)
    return tuple(citation for citation in named if not identifiers.are_plain(citation))


def _fault(citation: Citation, identifier: Identifier, flaw: Flaw, fix: Fix | None) -> Fault:
    """A flaw as a fault of its citation."""
    parameter = identifier.parameter
    cs1 = if_rendered(citation, flaw.condition, parameter.name) if flaw.condition else None
    # The module does not look closer at an ISBN that is older than all ISBNs.
    if identifier.scheme == "isbn" and cs1 in _OF_ISBNS and year_before_isbns(citation):
        cs1 = None
    message = f"|{parameter.name}= {quoted(citation.values[parameter.name])} {flaw.words}."
    return Fault(parameter.span, message, citation, cs1, fix)


def _fix(citation: Citation, identifier: Identifier, flaw: Flaw) -> Fix | None:
    """The repair of a flaw: the value as meant, or the parameter by its right name."""
    parameter = identifier.parameter
    if flaw.scheme:
        # What plain words say has no name that could be another.
        if parameter.positional:
            return None
        names = BY_KEY[flaw.scheme].parameters
        if any(other.name in names for other in citation.parameters) or not stands_once(citation, parameter.name):
            return None
        return Fix(f"Call it |{names[0]}=", safe=False, edits=(Edit(parameter.name_span, names[0]),))
    if flaw.meant and parameter.value == citation.values[parameter.name]:
        return Fix(f"Write {flaw.meant}", safe=flaw.safe, edits=(Edit(parameter.span, flaw.meant),))
    return None
