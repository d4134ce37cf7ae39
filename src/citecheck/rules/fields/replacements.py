"""What is written today for a parameter that the citation templates have dropped, where that is mechanical."""

from __future__ import annotations

from citecheck import dates
from citecheck.cs1.parameters import is_known, thing_of
from citecheck.dates import Style
from citecheck.model import Citation, Edit, Fix
from citecheck.rules.addresses.form import are_taken
from citecheck.rules.parameters import written
from citecheck.rules.shown import has_copy, shown
from citecheck.rules.wording import is_computed

_AFFIRMED = ("yes", "y", "true")
_DENIED = ("no", "n", "false")
_STATUSES = {
    **dict.fromkeys(_AFFIRMED, "dead"),
    **dict.fromkeys(_DENIED, "live"),
    "unfit": "unfit",
    "usurped": "usurped",
}
# The parameter of today, and what the old value, in small letters, is there.
_RENAMED = {
    **dict.fromkeys(("dead-url", "deadlink", "deadurl", "url-broken"), ("url-status", _STATUSES)),
    **dict.fromkeys(("lastauthoramp", "last-author-amp"), ("name-list-style", dict.fromkeys(_AFFIRMED, "amp"))),
    "registration": ("url-access", dict.fromkeys(_AFFIRMED, "registration")),
    "subscription": ("url-access", dict.fromkeys(_AFFIRMED, "subscription")),
}
_MONTH, _DATES = "month", ("date", "year")


def replacement(citation: Citation, kind: str, name: str) -> Fix | None:
    """The fix that says in today's parameters what a dropped one said, or None where it takes a person to do that."""
    names = [parameter.name for parameter in citation.parameters]
    if names.count(name) > 1:
        return None
    if name == _MONTH:
        return _with_month(citation, names)
    if (renamed := _RENAMED.get(name)) is None:
        return None
    today, meanings = renamed
    parameter = written(citation, name)
    meant = meanings.get(parameter.value.lower())
    if meant is None or not is_known(kind, today) or not _has_what_it_needs(citation, kind, today):
        return None
    # Two that would become one are left to a person.
    if any(other != name and today in (thing_of(other), *_RENAMED.get(other, ())[:1]) for other in names):
        return None
    edits = (Edit(parameter.name_span, today), Edit(parameter.span, meant))
    # It may make a link of what is no address.
    safe = today != "url-status" or are_taken(shown(citation, kind))
    return Fix(f"Write |{today}={meant}", safe=safe, edits=edits)


def _has_what_it_needs(citation: Citation, kind: str, name: str) -> bool:
    """Whether a citation has what a parameter of today says something of: without it the template objects."""
    match name:
        case "url-status":
            return has_copy(citation, kind)
        case "url-access":
            return citation.value("url", "URL") != ""
        case _:
            return True


def _with_month(citation: Citation, names: list[str]) -> Fix | None:
    """The fix that writes a month before its year, where the year stands alone in `date` or `year`."""
    beside = [name for name in names if name in (*_DATES, "day")]
    month = written(citation, _MONTH)
    if len(beside) != 1 or beside[0] not in citation.values or is_computed(month.value):
        return None
    year = written(citation, beside[0])
    found, meant = dates.read(year.value), f"{month.value} {year.value}"
    whole = dates.read(meant)
    if not found or found.style is not Style.Y or not whole or whole.style not in (Style.MY, Style.M_MY):
        return None
    edits = (Edit(month.whole, ""), Edit(year.name_span, "date"), Edit(year.span, meant))
    return Fix(f"Write |date={meant}", safe=False, edits=edits)
