"""What is known of a source by its address: which lists name it, as what, and as of when.

The lists lie in `data/`, one file each, every file with its origin, date and licence at its head. A list holds
sections of patterns, one a line:

    [category]
    host                the host and all below it
    host.*              the same under every country's ending, example.com and example.co.uk
    host/path           pages below a path: whole segments, capitals ignored; `*` is any one segment, `word*` its start
    host/path?name      exactly this path, with a value for this parameter
    !pattern            what an earlier or later line of its category means, but not here

The longest pattern of a category decides. A look-up costs the same however long the lists are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
_MOST_LABELS = 8
_MOST_SEGMENTS = 8
# Second labels under a country's ending that belong to no one site.
_SHARED_LABELS = frozenset({"ac", "co", "com", "edu", "gov", "net", "ne", "or", "org"})
_COUNTRY_LENGTH = 2


class Category(StrEnum):
    """What a list says that an address opens."""

    ARCHIVE = "archive"
    DEPRECATED_ARCHIVE = "deprecated-archive"
    LIBRARY_PROXY = "library-proxy"
    LINK_SHORTENER = "link-shortener"
    PHOTO_HOST = "photo-host"
    REDIRECTOR = "redirector"
    SEARCH_CACHE = "search-engine-cache"
    SEARCH_PAGE = "search-result-page"
    SHOP_PAGE = "shop-page"


@dataclass(frozen=True, slots=True)
class SourceList:
    """One list of sources, and where it comes from."""

    name: str
    title: str
    origin: str
    date: str
    licence: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: the pattern as it stands there."""

    pattern: str
    category: Category
    listed_in: SourceList


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A pattern ready to be compared; its host is the key under which it is kept."""

    entry: Entry
    exempt: bool
    host_labels: int
    segments: tuple[str, ...]
    query: str

    @property
    def precision(self) -> tuple[int, int, bool, bool]:
        """By what the patterns that fit are ordered, the longest last."""
        return (self.host_labels, len(self.segments), bool(self.query), self.exempt)

    def fits(self, segments: list[str], query: str) -> bool:
        """Whether the path and the query of an address are among those that are meant."""
        if self.query and len(segments) != len(self.segments):
            return False
        if len(segments) < len(self.segments):
            return False
        if not all(_same(ours, theirs) for ours, theirs in zip(self.segments, segments, strict=False)):
            return False
        return not self.query or _has_value(query, self.query)


@lru_cache(maxsize=4096)
def entries(url: str) -> tuple[Entry, ...]:
    """What the lists say of an address with a scheme: the longest pattern of each category, longest first."""
    index = _index()
    authority, _, rest = url.partition("://")[2].partition("/")
    authority, mark, query = authority.partition("?")
    host = authority.rpartition("@")[2].partition(":")[0].lower().removesuffix(".")
    kept = [pattern for key in _keys(host) for pattern in index.get(key, ())]
    if not kept:
        return ()
    path = ""
    if not mark:
        path, _, query = rest.partition("#")[0].partition("?")
    segments = [segment for segment in path.lower().split("/", _MOST_SEGMENTS) if segment]
    fitting: dict[Category, _Pattern] = {}
    for pattern in sorted(kept, key=lambda pattern: pattern.precision):
        if pattern.fits(segments, query):
            fitting[pattern.entry.category] = pattern
    found = sorted(fitting.values(), key=lambda pattern: pattern.precision, reverse=True)
    return tuple(pattern.entry for pattern in found if not pattern.exempt)


def entry(url: str, category: Category) -> Entry | None:
    """What the lists say of an address in one category."""
    return next((found for found in entries(url) if found.category is category), None)


def is_site(host: str) -> bool:
    """Whether a host can be somebody's, rather than an ending that many share."""
    labels = host.split(".")
    return len(labels) > _ending_length(labels)


def _keys(host: str) -> Iterator[str]:
    """The hosts under which a pattern for this one can be kept: itself, all above it, and with any ending."""
    labels = host.split(".")[-_MOST_LABELS:]
    for at in range(len(labels)):
        yield ".".join(labels[at:])
    stem = labels[: -_ending_length(labels)]
    if stem and stem[-1] in _stems():
        for at in range(len(stem)):
            yield ".".join([*stem[at:], "*"])


def _ending_length(labels: list[str]) -> int:
    """How many labels at the end of a host belong to no one site: one, or two as in co.uk."""
    shared = len(labels[-1]) == _COUNTRY_LENGTH and labels[-2:-1] and labels[-2] in _SHARED_LABELS
    return 2 if shared else 1


def _same(ours: str, theirs: str) -> bool:
    """Whether a segment of a pattern means one of an address."""
    if ours.endswith("*"):
        return theirs.startswith(ours[:-1])
    return ours == theirs


def _has_value(query: str, name: str) -> bool:
    """Whether a query gives a parameter a value."""
    return any(part.startswith(name + "=") and part != name + "=" for part in query.split("&"))


@cache
def _index() -> dict[str, list[_Pattern]]:
    """All patterns of all lists by host."""
    index: dict[str, list[_Pattern]] = {}
    for path in sorted(_DATA.glob("*.txt")):
        for host, pattern in _read(path.read_text(encoding="utf-8")):
            index.setdefault(host, []).append(pattern)
    return index


@cache
def _stems() -> frozenset[str]:
    """The last labels before the ending of the hosts that are meant with any ending."""
    return frozenset(key.split(".")[-2] for key in _index() if key.endswith(".*"))


def _read(text: str) -> Iterator[tuple[str, _Pattern]]:
    """The patterns of one list with the hosts to keep them under."""
    head = dict(line[2:].split(": ", 1) for line in text.splitlines() if line.startswith("# ") and ": " in line)
    listed_in = SourceList(head["list"], head["title"], head["origin"], head["date"], head["licence"])
    category = None
    for line in text.splitlines():
        if line.startswith("["):
            category = Category(line.strip("[]"))
        elif category and line and not line.startswith("#"):
            yield _pattern(line, category, listed_in)


def _pattern(line: str, category: Category, listed_in: SourceList) -> tuple[str, _Pattern]:
    """One line of a list: its host, and the rest of it."""
    written = line.removeprefix("!")
    address, _, query = written.partition("?")
    host, _, path = address.partition("/")
    segments = tuple(path.lower().split("/")) if path else ()
    made = _Pattern(Entry(written, category, listed_in), written != line, host.count("."), segments, query)
    return host, made
