"""What is known of a source by its address: which lists name it, as what, and as of when.

The lists lie in `data/`, one file each (`citecheck.sources.lists`), their lines patterns of addresses
(`citecheck.sources.patterns`). Those at its top say what an address opens by its form; here, `!pattern` means what an
earlier or later line of its category means, but not here, and the longest pattern of a category decides. Those in
`data/ratings/` say what somebody thinks of whoever speaks there (`citecheck.sources.ratings`).

A look-up costs the same however long the lists are.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

from citecheck.sources import lists, patterns
from citecheck.sources.lists import SourceList
from citecheck.sources.patterns import Pattern, is_site

__all__ = ["Category", "Entry", "SourceList", "entries", "entry", "is_site"]

_DATA = Path(__file__).parent / "data"


class Category(StrEnum):
    """What a list says that an address opens."""

    ARCHIVE = "archive"
    CHATBOT_ANSWER = "chatbot-answer"
    DEPRECATED_ARCHIVE = "deprecated-archive"
    LIBRARY_PROXY = "library-proxy"
    LINK_SHORTENER = "link-shortener"
    PHOTO_HOST = "photo-host"
    REDIRECTOR = "redirector"
    SEARCH_CACHE = "search-engine-cache"
    SEARCH_PAGE = "search-result-page"
    SHOP_PAGE = "shop-page"


class Entry(Struct, frozen=True):
    """One line of a list: the pattern as it stands there."""

    pattern: str
    category: Category
    listed_in: SourceList


class _Line(Struct, frozen=True):
    """A line ready to be compared."""

    entry: Entry
    exempt: bool
    pattern: Pattern

    @property
    def precision(self) -> tuple[tuple[int, int, bool], bool]:
        """By what the lines that fit are ordered, the longest last."""
        return (self.pattern.precision, self.exempt)


@lru_cache(maxsize=4096)
def entries(url: str) -> tuple[Entry, ...]:
    """What the lists say of an address with a scheme: the longest pattern of each category, longest first."""
    address = patterns.address(url)
    kept = _lines_at(address.host)
    if not kept:
        return ()
    fitting: dict[Category, _Line] = {}
    for line in kept:
        if line.pattern.fits(address):
            fitting[line.entry.category] = line
    found = sorted(fitting.values(), key=lambda line: line.precision, reverse=True)
    return tuple(line.entry for line in found if not line.exempt)


def entry(url: str, category: Category) -> Entry | None:
    """What the lists say of an address in one category."""
    for found in entries(url):
        if found.category is category:
            return found
    return None


@lru_cache(maxsize=4096)
def _lines_at(host: str) -> tuple[_Line, ...]:
    """The lines that can be meant by an address of a host, the longest last."""
    index = _index()
    lines = (line for key in patterns.keys(host, _stems().__contains__) for line in index.get(key, ()))
    return tuple(sorted(lines, key=lambda line: line.precision))


@cache
def _index() -> dict[str, list[_Line]]:
    """All lines of all lists by host."""
    index: dict[str, list[_Line]] = {}
    for path in sorted(_DATA.glob("*.txt")):
        for line in _read(path.read_text(encoding="utf-8")):
            index.setdefault(line.pattern.host, []).append(line)
    return index


@cache
def _stems() -> frozenset[str]:
    """The last labels before the ending of the hosts that are meant with any ending."""
    return frozenset(key.split(".")[-2] for key in _index() if key.endswith(".*"))


def _read(text: str) -> Iterator[_Line]:
    """The lines of one list."""
    listed_in = lists.head(text)
    for word, _, lines in lists.sections(text):
        category = Category(word)
        for line in lines:
            if line and not line.startswith("#"):
                written = line.removeprefix("!")
                yield _Line(Entry(written, category, listed_in), written != line, patterns.read(written))
