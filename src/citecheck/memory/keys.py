"""What an observation belongs to: an address, and whatever of a request has a say in its answer."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from citecheck.config import LinkSettings
from citecheck.config.hosts import HostSettings
from citecheck.model import Cited

_DIGITS = 16


class Key(NamedTuple):
    """An address and how it is asked, in words a person can read."""

    url: str
    asked_as: str


def key_of(cited: Cited, settings: LinkSettings) -> Key:
    """The key of an address, as a run asks it.

    The languages have a say, private addresses, and the headers of single hosts: of all of them, for nobody knows
    where a redirect leads. How long a run waits, how often and whom it names as its contact changes no answer that
    is ever used again.
    """
    asked_as = ",".join(dict.fromkeys((*cited.languages, settings.language)))
    if settings.allow_private:
        asked_as += " private"
    if headers := _headers(settings.hosts):
        asked_as += f" headers:{headers}"
    return Key(storable(cited.url), asked_as)


def storable(url: str) -> str:
    """An address as a file can hold it: a lone surrogate becomes a question mark."""
    return url.encode(errors="replace").decode()


def _headers(hosts: Mapping[str, HostSettings]) -> str:
    """A digest of all headers, for they may be secrets; empty where there are none."""
    headers = sorted((host, *header) for host, settings in hosts.items() for header in settings.headers)
    return sha256(repr(headers).encode()).hexdigest()[:_DIGITS] if headers else ""
