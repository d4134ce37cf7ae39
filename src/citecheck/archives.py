"""What an address of a web archive opens: a copy of which page, made when, or no copy at all.

The services and their forms are facts of their own addresses (as of November 2026). What is not said in an address is
not guessed: many services hide the page and the moment behind a number.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from citecheck import urls

_FIRST_YEAR = 1996
# As many digits name a minute: fewer, a time near which a copy is looked for, though some services count in days.
_OF_A_MINUTE = 12
_OF_A_DAY = 8
_MOST_DIGITS = 14
_LAYERS = 4
_BASE_62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

_MOMENT = (
    r"(?P<moment>[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{2}|[0-9]{4}\.[0-9]{2}\.[0-9]{2}-[0-9]{6}|[0-9]{8}-[0-9]{4}"
    r"|[0-9]{4,14})(?:[a-z]{2}_)?"
)
_PAGE = r"(?P<original>(?:https?|ftp)(?::|%3A)/.*|[^/?#:]+\.[^/?#].*)"
_BEFORE = r"(?:[\w.~+-]+/){0,3}?"
_DATED = rf"{_BEFORE}{_MOMENT}/{_PAGE}"
_QUERIED = r"[^?]*\?(?:.*&)?url=(?P<queried>.+)"
# What may stand between a service's host and a page's address where the moment belongs.
_MISSING = r"(?:(?:web|wayback|all|cache|memento)/){0,2}"
_QUOTED = re.compile("https?%3A", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:https?:)?//(?:www\.)?(?P<host>[^/:?#]+)(?::[0-9]+)?(?:/(?P<rest>.*))?\Z", re.IGNORECASE | re.DOTALL
)

# What is tried after a service's own forms, and what such an address opens instead of a copy.
_NO_COPIES = tuple(
    (re.compile(rf"(?:{form})\Z", re.IGNORECASE | re.DOTALL), words)
    for form, words in (
        (r"", "is the front page of an archive"),
        (
            rf"(?:{_BEFORE}save|submit|wip|archive(?=\?))/?(?:\?url=)?(?:{_PAGE}|[^/]*)",
            "has the archive save the page, and is no copy",
        ),
        (rf"{_BEFORE}[0-9]*\*(?:/?{_PAGE}|.*)", "opens the list of all copies, not one of them"),
        (
            rf"{_BEFORE}(?:timemap|list)/(?:[\w*]+/){{0,2}}?{_PAGE}",
            "opens the list of all copies, not one of them",
        ),
        (
            rf"{_BEFORE}(?:newest|latest|oldest|timegate|\+)/{_PAGE}",
            "opens another copy whenever there is a new one",
        ),
        (
            rf"{_BEFORE}(?:search|query|explore|find|collections?|url/search|page/search)(?:[/?.].*)?",
            "opens a search or a collection, not a copy",
        ),
        (
            rf"{_MISSING}(?P<original>https?:/.*|www\..*)",
            "names no copy: the moment it was made is missing",
        ),
    )
)


class _Service(NamedTuple):
    """An archive: the hosts it has, the part of them that is its own, and the forms of its copies, as patterns."""

    name: str
    hosts: tuple[str, ...]
    forms: tuple[str, ...] = (_DATED,)
    under: str = ""
    is_closed: bool = False


_WAYBACK = "Wayback Machine"
_SERVICES = (
    _Service(
        _WAYBACK,
        (
            "web.archive.org", "wayback.archive.org", "liveweb.archive.org", "waybackmachine.org",
            "replay.waybackmachine.org", "classic-web.archive.org",
        ),
    ),
    _Service(_WAYBACK, ("archive.org",), under="web/"),
    _Service(
        "archive.today",
        (
            "archive.today", "archive.ph", "archive.is", "archive.md", "archive.li", "archive.fo", "archive.vn",
        ),
        (rf"{_MOMENT}/{_PAGE}", r"(?!(?:search|newest|oldest|submit)\b)[A-Za-z0-9]{4,6}(?:/.*)?"),
    ),
    _Service(
        "WebCite",
        ("webcitation.org",),
        (
            rf"(?P<base62>[A-Za-z0-9]{{9}})(?:{_QUERIED})?",
            r"query\?(?:.*&)?id=(?P<micros>[0-9]{16})",
            r"query\?.*",
            r"getfile.*",
        ),
        is_closed=True,
    ),
    _Service(
        "Ghost Archive", ("ghostarchive.org",), (rf"archive/{_MOMENT}/{_PAGE}", r"v?archive/[\w-]+(?:/[\w-]+){0,2}")
    ),
    _Service("Megalodon", ("megalodon.jp",)),
    _Service(
        "Perma.cc", ("perma.cc", "perma-archives.org"), (_DATED, rf"warc/[\w-]+/{_PAGE}", r"(?:[\w]{2,4}-){1,3}\w{2,4}")
    ),
    _Service("Archive-It", ("archive-it.org", "wayback.archive-it.org")),
    _Service(
        "UK Government Web Archive", ("webarchive.nationalarchives.gov.uk", "yourarchives.nationalarchives.gov.uk")
    ),
    _Service("UK Web Archive", ("webarchive.org.uk",), under="wayback/"),
    _Service("UK Parliament Web Archive", ("webarchive.parliament.uk",)),
    _Service("PRONI Web Archive", ("webarchive.proni.gov.uk",)),
    _Service(
        "Internet Memory", ("collection.europarchive.org", "collections.internetmemory.org"), is_closed=True
    ),
    _Service("Library of Congress Web Archive", ("webarchive.loc.gov",)),
    _Service("NARA Web Harvests", ("webharvest.gov",)),
    _Service("Library and Archives Canada", ("webarchive.bac-lac.gc.ca",)),
    _Service("Library and Archives Canada", ("collectionscanada.gc.ca",), under="webarchives/"),
    _Service(
        "Bibliotheca Alexandrina", ("web.archive.bibalex.org", "archive.bibalex.org", "web.petabox.bibalex.org")
    ),
    _Service("Arquivo.pt", ("arquivo.pt",)),
    _Service("Vefsafn", ("wayback.vefsafn.is",)),
    _Service("Veebiarhiiv", ("veebiarhiiv.digar.ee",)),
    _Service("Slovenian Web Archive", ("nukrobi2.nuk.uni-lj.si",)),
    _Service("PADICAT", ("padi.cat",)),
    _Service("Stanford Web Archive Portal", ("swap.stanford.edu", "sul-swap-prod.stanford.edu")),
    _Service(
        "Australian Web Archive",
        ("webarchive.nla.gov.au", "pandora.nla.gov.au", "content.webarchive.nla.gov.au"),
        (_DATED, r"(?:tep|pan|nph-arch|nph-wb)/.*"),
    ),
    _Service("Australian Web Archive", ("trove.nla.gov.au",), under="awa/"),
    _Service("Web Archive Singapore", ("eresources.nlb.gov.sg",), under="webarchives/"),
    _Service("York University Libraries", ("digital.library.yorku.ca",), under="wayback/"),
    _Service("Wikiwix", ("archive.wikiwix.com",), (_DATED, _QUERIED), under="cache/"),
    _Service("Memento Time Travel", ("timetravel.mementoweb.org",), (rf"memento/{_MOMENT}/{_PAGE}",)),
    _Service("Conifer", ("conifer.rhizome.org", "webrecorder.io")),
    _Service("FreezePage", ("freezepage.com",), (r"[0-9]{6,}\w*",)),
)  # fmt: skip


class Snapshot(NamedTuple):
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


class NoSnapshot(NamedTuple):
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


@lru_cache(maxsize=4096)
def read(url: str) -> Snapshot | NoSnapshot | None:
    """What an address of an archive opens; None of any other address, and where its form is not known."""
    found = _ADDRESS.match(url)
    host, rest = (found["host"].lower(), found["rest"] or "") if found else ("", "")
    for service, forms in _by_host().get(host, ()):
        if not rest.lower().startswith(service.under):
            continue
        path = rest[len(service.under) :]
        for form in forms:
            if copy := form.match(path):
                return _copy(service.name, copy.groupdict(), path)
        for pattern, why in _NO_COPIES:
            if other := pattern.match(path):
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
    """The moment so many microseconds after the beginning of 1970."""
    return datetime.fromtimestamp(micros / 1_000_000, UTC).strftime("%Y%m%d%H%M%S")


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
def _by_host() -> dict[str, list[tuple[_Service, tuple[re.Pattern[str], ...]]]]:
    """The services by each of their hosts."""
    found: dict[str, list[tuple[_Service, tuple[re.Pattern[str], ...]]]] = {}
    for service in _SERVICES:
        forms = tuple(re.compile(rf"(?:{form})\Z", re.IGNORECASE | re.DOTALL) for form in service.forms)
        for host in service.hosts:
            found.setdefault(host, []).append((service, forms))
    return found


@cache
def _closed() -> frozenset[str]:
    return frozenset(service.name for service in _SERVICES if service.is_closed)
