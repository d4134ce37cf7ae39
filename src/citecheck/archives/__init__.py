"""What an address of a web archive opens: a copy of which page, made when, or no copy at all.

What an address does not say is not guessed: many services hide the page and the moment behind a number.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from msgspec import Struct

from citecheck import urls
from citecheck.archives.services import NO_COPIES, SERVICES, Service

_FIRST_YEAR = 1996
# As many digits name a minute: fewer, a time near which a copy is looked for, though some services count in days.
_OF_A_MINUTE = 12
_OF_A_DAY = 8
_MOST_DIGITS = 14
_LAYERS = 4
# WebCite numbers its copies by the microsecond, with 62 digits or ten.
_NUMBERED = range(2003, 2020)
_BASE_62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

# More digits than a year has: a report of one year may be there in several languages.
_TELLING_NAME = re.compile(r"(?=.{16})(?:[^0-9]*[0-9]){5}", re.DOTALL)
_LONG_PATH = re.compile(r"(?=.{24})(?:[^/]*/){4}", re.DOTALL)
_QUOTED = re.compile("https?%3A", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:https?:)?//(?:www\.)?(?P<host>[^/:?#]+)(?::[0-9]+)?(?:/(?P<rest>.*))?\Z", re.IGNORECASE | re.DOTALL
)


class Snapshot(Struct, frozen=True):
    """A copy of a page: the service that keeps it, the page's address as it stands there, and the moment it was made.

    `original` is None where the address hides it. `moment` has the digits that are given, from the year on, and none
    where none are.
    """

    service: str
    original: str | None = None
    moment: str = ""

    @property
    def day(self) -> date | None:
        """The day on which the copy was made, where that is certain, by the clock of the service."""
        return _day(self.moment) if len(self.moment) >= _OF_A_MINUTE else None

    @property
    def is_nearest(self) -> bool:
        """Whether the address opens whatever copy is nearest to its moment."""
        return 0 < len(self.moment) < _OF_A_DAY


class NoSnapshot(Struct, frozen=True):
    """An address of an archive that opens no copy: why, and the page it is about, where it names one."""

    service: str
    why: str
    original: str | None = None


def snapshot(url: str) -> Snapshot | None:
    """The copy that an address opens, or None."""
    found = read(url)
    return found if isinstance(found, Snapshot) else None


def original(url: str) -> str:
    """The address of the page itself: that which a copy carries, or a copy of a copy; else the one given."""
    for _ in range(_LAYERS):
        copy = snapshot(url)
        if copy is None or copy.original is None:
            break
        url = copy.original
    return url


def is_closed(service: str) -> bool:
    """Whether a service has been shut down, and its copies with it."""
    return service in _closed()


def same_page(one: str, other: str) -> bool:
    """Whether two addresses differ in nothing but how they are written.

    That is the scheme, `www.`, a default port, a final slash, the fragment, what is percent-encoded, and capitals, of
    which archives make no difference. The order of a query is kept.
    """
    return one == other or _essence(one) == _essence(other)


def same_site(one: str, other: str) -> bool:
    """Whether the host of one address is that of the other, or stands below it."""
    ours, theirs = (f".{_essence(url)[0]}" for url in (one, other))
    return ours.endswith(theirs) or theirs.endswith(ours)


def same_name(one: str, other: str) -> bool:
    """Whether two addresses of a site end in one name that no other page there will have: a long one with a number.

    So do two that have all of a long path in common, wherever: a site has taken its pages to another name.
    """
    *_, path, query = _essence(one)
    *_, other_path, other_query = _essence(other)
    if query != other_query:
        return False
    if path == other_path and _LONG_PATH.match(path):
        return True
    name, other_name = (unquote(each.rpartition("/")[2], errors="surrogateescape") for each in (path, other_path))
    return name == other_name and _TELLING_NAME.match(name) is not None and same_site(one, other)


@lru_cache(maxsize=4096)
def read(url: str) -> Snapshot | NoSnapshot | None:
    """What an address of an archive opens; None of any other address, and where its form is not known."""
    found = _ADDRESS.match(url)
    host, rest = (found["host"].lower(), found["rest"] or "") if found else ("", "")
    for service in _by_host().get(host, ()):
        if not rest.lower().startswith(service.under):
            continue
        path = rest[len(service.under) :]
        for form in service.forms:
            if copy := _pattern(form).match(path):
                return _copy(service.name, copy.groupdict(), path)
        for form, why in NO_COPIES:
            if other := _pattern(form).match(path):
                return NoSnapshot(service.name, why, _address(other.groupdict().get("original")))
    return None


def _copy(service: str, found: dict[str, str | None], path: str) -> Snapshot | NoSnapshot:
    """What the parts of a copy's address come to."""
    page, moment = found.get("original") or _asked_for(found.get("queried")), _digits(found.get("moment"))
    if number := found.get("base62"):
        moment = _moment_of(_number(number))
    elif number := found.get("micros"):
        moment = _moment_of(int(number))
    elif path.startswith("query?"):
        said = dict(parse_qsl(path.partition("?")[2]))
        moment = _digits(said.get("date"))
        page = said.get("url") if said.keys() <= {"url", "date"} else None
    if moment and _day(moment) is None:
        return NoSnapshot(service, f"names the moment “{moment}”, at which no copy can have been made", _address(page))
    return Snapshot(service, _address(page), moment)


def _asked_for(query: str | None) -> str | None:
    """The page that a query names; None where nobody can tell where its address ends."""
    first, more, _ = (query or "").partition("&")
    return first if first and (not more or _QUOTED.match(first)) else None


def _digits(moment: str | None) -> str:
    return re.sub("[^0-9]", "", moment or "")[:_MOST_DIGITS]


def _address(page: str | None) -> str | None:
    """A page's address as a copy's address carries it, made whole where it was quoted or lost a slash."""
    if not page:
        return None
    if _QUOTED.match(page):
        page = unquote(page)
    return re.sub("^(https?|ftp):/+", r"\1://", page, flags=re.IGNORECASE)


def _day(moment: str) -> date | None:
    """The first day that a moment can mean, or None where it can mean none."""
    try:
        day = date(int(moment[:4]), int(moment[4:6] or 1), int(moment[6:8] or 1))
    except ValueError:
        return None
    return day if day.year >= _FIRST_YEAR else None


def _number(written: str) -> int:
    """A number that is written with 62 digits."""
    value = 0
    for digit in written:
        value = value * len(_BASE_62) + _BASE_62.index(digit)
    return value


def _moment_of(micros: int) -> str:
    """The moment so many microseconds after the beginning of 1970; none outside of WebCite's years."""
    moment = datetime.fromtimestamp(micros / 1_000_000, UTC)
    return moment.strftime("%Y%m%d%H%M%S") if moment.year in _NUMBERED else ""


@lru_cache(maxsize=4096)
def _essence(url: str) -> tuple[str, str, str, str]:
    """What two addresses of one page have in common."""
    try:
        parts = urlsplit(urls.target(url))
        port = parts.port
    except ValueError:
        return url, "", "", ""
    host = (parts.hostname or "").removesuffix(".").removeprefix("www.")
    written = "" if port in {None, 80, 443} else str(port)
    return host, written, _plainly(parts.path).rstrip("/"), _plainly(parts.query)


def _plainly(part: str) -> str:
    """A part of an address, percent-encoded in one way, in small letters."""
    return quote(unquote(part, errors="surrogateescape").lower(), errors="surrogateescape")


@cache
def _by_host() -> dict[str, list[Service]]:
    """The services by each of their hosts."""
    found: dict[str, list[Service]] = {}
    for service in SERVICES:
        for host in service.hosts:
            found.setdefault(host, []).append(service)
    return found


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """A form as it is compared: a page has copies at few services, and most forms are never asked for."""
    return re.compile(rf"(?:{form})\Z", re.IGNORECASE | re.DOTALL)


@cache
def _closed() -> frozenset[str]:
    return frozenset(service.name for service in SERVICES if service.is_closed)
