"""What a pattern of a list means: a host and all below it, and there a path, or one page with a parameter.

    host                the host and all below it
    host.*              the same under every country's ending, example.com and example.co.uk
    host/path           pages below a path: whole segments, capitals ignored; `*` is any one segment, `word*` its start
    host/path?name      exactly this path, with a value for this parameter

A prefix of DOIs is written, and found, as if it were a host: 10.1234/journal*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from msgspec import Struct

_MOST_LABELS = 8
_MOST_SEGMENTS = 8
# Second labels under a country's ending that belong to no one site.
_SHARED_LABELS = frozenset({"ac", "co", "com", "edu", "gov", "net", "ne", "or", "org"})
_COUNTRY_LENGTH = 2


Precision = tuple[int, int, bool]
"""How long a pattern is: labels of its host, segments of its path, whether it has a parameter; the longest is last."""


class Address(Struct, frozen=True):
    """An address in the parts that patterns are compared with, all but the query in lower case."""

    host: str
    segments: tuple[str, ...]
    query: str


class Pattern(Struct, frozen=True):
    """A pattern ready to be compared with the addresses of its host."""

    host: str
    segments: tuple[str, ...]
    query: str

    @property
    def precision(self) -> Precision:
        """By what the patterns that fit are ordered."""
        return (self.host.count("."), len(self.segments), bool(self.query))

    def fits(self, address: Address) -> bool:
        """Whether the path and the query of an address are among those that are meant."""
        ours, theirs = self.segments, address.segments
        if len(theirs) < len(ours) or (self.query and len(theirs) != len(ours)):
            return False
        if not all(map(_same, ours, theirs)):
            return False
        return not self.query or _has_value(address.query, self.query)


def read(pattern: str) -> Pattern:
    """A pattern as it is written in a list."""
    place, _, query = pattern.partition("?")
    host, _, path = place.partition("/")
    return Pattern(host, tuple(path.lower().split("/")) if path else (), query)


def host_of(pattern: str) -> str:
    """The host of a pattern, under which it is kept."""
    return pattern.partition("/")[0].partition("?")[0] if "/" in pattern or "?" in pattern else pattern


# Both kinds of lists, and the page that cites it, ask for the parts of one address.
@lru_cache(maxsize=1024)
def address(url: str) -> Address:
    """The parts of an address with a scheme."""
    authority, _, rest = url.partition("://")[2].partition("/")
    authority, mark, query = authority.partition("?")
    host = authority.rpartition("@")[2].partition(":")[0].lower().removesuffix(".")
    path = ""
    if not mark:
        path, _, query = rest.partition("#")[0].partition("?")
    segments = tuple(filter(None, path.lower().split("/", _MOST_SEGMENTS)))
    return Address(host, segments, query)


def keys(host: str, has_stem: Callable[[str], bool]) -> Iterator[str]:
    """The hosts under which a pattern for this one can be kept: itself, all above it, and with any ending.

    A shared ending is found like a host, "gov.*" for gov.uk.

    `has_stem` says of a label whether any pattern ends with it and `.*`: of most there is none.
    """
    labels = host.split(".")[-_MOST_LABELS:]
    for at in range(len(labels)):
        yield ".".join(labels[at:])
    length = _ending_length(labels)
    stem = labels[:-length]
    if length > 1:
        yield f"{labels[-length]}.*"
    if stem and has_stem(stem[-1]):
        for at in range(len(stem)):
            yield ".".join([*stem[at:], "*"])


def is_site(host: str) -> bool:
    """Whether a host can be somebody's, rather than an ending that many share."""
    labels = host.split(".")
    return len(labels) > _ending_length(labels)


def owner_of(host: str) -> str:
    """The label of a host that tells whose it is: "example" of www.example.co.uk; empty where it is an ending alone."""
    labels = host.split(".")
    return ".".join(labels[: -_ending_length(labels)]).rpartition(".")[2]


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
