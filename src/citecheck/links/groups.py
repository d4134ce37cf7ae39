"""Which hosts are held together: they are asked no faster, and no more at once, than one of them alone would be.

Some machines have thousands of names, and some owners thousands of hosts under one domain.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from citecheck import urls
from citecheck.config import GroupBy
from citecheck.links.addresses import literal
from citecheck.links.resolving import Resolver

_PORTS = {"http": 80, "https": 443}


class Groups:
    """The groups of one run. Asking for a group is cheap; finding one out by `settle` may take a look-up."""

    def __init__(self, by: GroupBy, resolver: Resolver) -> None:
        self._by = by
        self._resolver = resolver
        self._addresses: dict[str, str] = {}

    def group_of(self, url: str) -> str:
        """The group of an address's host. While `is_open` says so, it is the host, alone."""
        host = urls.host(url)
        match self._by:
            case GroupBy.DOMAIN:
                return registrable(host)
            case GroupBy.ADDRESS:
                return self._addresses.get(host) or literal(host) or host
            case GroupBy.HOST:
                return host

    def is_open(self, url: str) -> bool:
        """Whether the group of an address hangs on a look-up of its host's name that has not been made."""
        if self._by is not GroupBy.ADDRESS:
            return False
        host = urls.host(url)
        return host not in self._addresses and literal(host) is None

    def settle(self, url: str, timeout_s: float) -> None:
        """Look up the host of an address, which may take that long: not for the thread that gives out the work.

        A host without an address is a group of its own. The first answer holds for the run: were a host to change
        groups, both would forget how lately it was asked.
        """
        host = urls.host(url)
        try:
            found = self._resolver.resolve(host, _PORTS.get(urls.scheme(url), 0), timeout_s)
        except (OSError, UnicodeError):
            found = ()
        self._addresses.setdefault(host, found[0][0] if found else host)

    def close(self, url: str) -> None:
        """Whatever is known of an address's host by now is all that will be."""
        host = urls.host(url)
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
