"""Which hosts are held together: they are asked no faster, and no more at once, than one of them alone would be.

Some machines have thousands of names, and some owners thousands of hosts under one domain.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from citecheck.config import GroupBy
from citecheck.links.connections.addresses import literal
from citecheck.links.connections.resolving import Resolver


class Groups:
    """The groups of one run. Asking for a group is cheap; finding one out by `settle` may take a look-up."""

    def __init__(self, by: GroupBy, resolver: Resolver) -> None:
        self._by = by
        self._resolver = resolver
        self._addresses: dict[str, str] = {}

    def group_of(self, host: str) -> str:
        """The group of a host. While `is_open` says so, it is the host, alone."""
        match self._by:
            case GroupBy.DOMAIN:
                return registrable(host)
            case GroupBy.ADDRESS:
                return self._addresses.get(host) or literal(host) or host
            case GroupBy.HOST:
                return host

    def is_open(self, host: str) -> bool:
        """Whether the group of a host hangs on a look-up of its name that has not been made."""
        return self._by is GroupBy.ADDRESS and host not in self._addresses and literal(host) is None

    def settle(self, host: str, port: int, timeout_s: float) -> None:
        """Look up a host as it will be for a connection, which may take that long: not in the thread that gives out.

        A host without an address is a group of its own. The first answer holds for the run: were a host to change
        groups, both would forget how lately it was asked.
        """
        try:
            found = self._resolver.resolve(host, port, timeout_s)
        except (OSError, UnicodeError):
            found = ()
        self._addresses.setdefault(host, found[0][0] if found else host)

    def close(self, host: str) -> None:
        """Whatever is known of a host by now is all that will be."""
        self._addresses.setdefault(host, host)


@lru_cache(maxsize=65_536)
def registrable(host: str) -> str:
    """The domain that somebody has registered and under which a host stands; a number or a suffix is its own.

    By the Public Suffix List, as far as registries have written it: `a.blogspot.com` and `b.blogspot.com` are two
    authors, but one service.
    """
    return host if literal(host) is not None else _registered()(host) or host


@lru_cache(maxsize=1)
def _registered() -> Callable[[str], str | None]:
    """What tells a domain by the list as it came with its package; to read it takes a tenth of a second."""
    # Most runs group by host.
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(only_icann=True).privatesuffix
