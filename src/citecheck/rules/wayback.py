"""Which addresses of the Wayback Machine Citation Style 1 takes for no copy (Module:Citation/CS1, early 2026)."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from citecheck.model import Severity

_ADDRESS = re.compile(
    r"(?:https?:)?//(?P<host>web|liveweb|wayback)\.archive\.org/(?P<rest>.*)\Z", re.IGNORECASE | re.DOTALL
)
_COPY = re.compile(r"(?:web/)?(?P<moment>[0-9]{14})(?:[a-z]{2}_)?/")
_MOMENT = re.compile(r"(?P<path>[^/]*+/)?(?P<moment>[0-9*]++)(?P<flag>[^/]*+)/")
_FLAG = re.compile("[A-Za-z]{2}_")
# How the module knows an address of the Wayback Machine, in small letters only.
_SEEN = ("//web.archive.org/", "//liveweb.archive.org/")
_DIGITS = 14
_FIRST_YEAR = 1996


class NoSnapshot(Struct, frozen=True):
    """Why an address opens no copy, or no certain one; `cs1` says that Citation Style 1 refuses it."""

    message: str
    severity: Severity = Severity.WARNING
    cs1: bool = True


def is_compared(url: str) -> bool:
    """Whether the module compares the moment in an address with the date of the copy."""
    address = _ADDRESS.match(url)
    copy = _COPY.match(address["rest"]) if address else None
    return copy is not None and _day(copy["moment"]) is not None


@lru_cache(maxsize=4096)
def no_snapshot(url: str) -> NoSnapshot | None:
    """Why an address of the Wayback Machine opens no copy of a page; None where it opens one, or belongs elsewhere."""
    address = _ADDRESS.match(url)
    if not address:
        return None
    fault = _of_address(address["host"].lower(), address["rest"])
    seen = any(host in url for host in _SEEN)
    return replace(fault, cs1=False) if fault and not seen else fault


def _of_address(host: str, rest: str) -> NoSnapshot | None:
    """What is wrong with the host and with what follows it."""
    if host == "liveweb":
        return NoSnapshot("is of liveweb.archive.org, which was closed")
    if rest.startswith("save/"):
        return NoSnapshot("has the Wayback Machine save the page, and is no copy")
    found = _MOMENT.match(rest)
    if found is None:
        return NoSnapshot("names no copy: the moment it was made, of 14 digits, is missing")
    return _of_moment(found["moment"]) or _of_form(found["path"], found["flag"])


def _of_moment(moment: str) -> NoSnapshot | None:
    """What is wrong with the digits that say when a copy was made."""
    if "*" in moment:
        return NoSnapshot("opens the list of all copies, not one of them")
    if len(moment) < _DIGITS:
        return NoSnapshot(f"opens whatever copy is nearest to “{moment}”, not a certain one", Severity.NOTE)
    if len(moment) > _DIGITS or _day(moment) is None:
        return NoSnapshot(f"names the moment “{moment}”, at which no copy can have been made")
    return None


def _of_form(path: str | None, flag: str) -> NoSnapshot | None:
    """What is wrong with what stands around those digits."""
    if path not in (None, "web/"):
        return NoSnapshot(f"has “{path}” where “web/” belongs", Severity.NOTE)
    if not flag or (path and _FLAG.fullmatch(flag)):
        return None
    words = f"has “{flag}” after its moment, which is no flag of the Wayback Machine"
    # The module is content when there is a flag anywhere in it.
    return NoSnapshot(words, Severity.NOTE, cs1=path is None or _FLAG.search(flag) is None)


def _day(moment: str) -> date | None:
    """The day of a full moment, or None."""
    if len(moment) != _DIGITS or int(moment[:4]) < _FIRST_YEAR:
        return None
    try:
        return date(int(moment[:4]), int(moment[4:6]), int(moment[6:8]))
    except ValueError:
        return None
