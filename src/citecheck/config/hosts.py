"""What a configuration says of single hosts: how they are asked, and which of their answers count.

A table holds for the host that it names and for all hosts below it; of several that would, the longest name wins, and
nothing of the others is added to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from citecheck import urls
from citecheck.config import kinds
from citecheck.config.kinds import InsideError, Kind, did_you_mean

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
# A line end would smuggle in a header of its own, or a request.
_HEADER_VALUE = re.compile(r"[!-~](?:[ -~]*[!-~])?")
# How a request is framed and who it is meant for is the client's to say; a proxy's password is the proxy's.
_NOT_OURS = frozenset(
    {
        "host", "connection", "content-length", "expect", "keep-alive", "proxy-authorization", "proxy-connection",
        "range", "te", "trailer", "transfer-encoding", "upgrade",
    }
)  # fmt: skip
_PUBLIC_HEADERS = frozenset(
    {"accept", "accept-language", "cache-control", "dnt", "from", "pragma", "referer", "user-agent"}
)


class HostSettings(Struct, frozen=True, kw_only=True):
    """What holds for one host. `accept` has statuses that count as an answer: what has one of them is alive.

    `headers` go to this host only, whoever redirects to it or from it. They may be secrets: they are never shown, and
    none but those of `_PUBLIC_HEADERS` is sent without TLS.
    """

    headers: tuple[tuple[str, str], ...] = ()
    accept: tuple[int, ...] = ()
    concurrency: int | None = None
    interval_s: float | None = None

    def __repr__(self) -> str:
        """Without the headers."""
        return f"HostSettings(accept={self.accept}, concurrency={self.concurrency}, interval_s={self.interval_s})"


_NOTHING = HostSettings()


def settings_for(hosts: Mapping[str, HostSettings], host: str) -> HostSettings:
    """What holds for a host, by its name in lower case; where nothing is said, nothing."""
    while hosts and host:
        if found := hosts.get(host):
            return found
        host = host.partition(".")[2]
    return _NOTHING


def headers_for(hosts: Mapping[str, HostSettings], url: str) -> dict[str, str]:
    """The headers that a request for this address carries beside those of every request."""
    headers = settings_for(hosts, urls.host(url)).headers if hosts else ()
    secure = urls.scheme(url) == "https"
    return {name: value for name, value in headers if secure or name.lower() in _PUBLIC_HEADERS}


def _hosts(value: object) -> Mapping[str, HostSettings]:
    match value:
        case dict():
            read: dict[str, HostSettings] = {}
            for written, table in value.items():
                place, name = f'"{written}"', _name(written)
                if not name:
                    message = f"{place} must be the name of a host, which stands for all below it too"
                    raise InsideError(message)
                if name in read:
                    message = f"{place} stands for the same host as another table"
                    raise InsideError(message)
                read[name] = _settings(place, table)
            return read
    raise ValueError


def _name(written: str) -> str:
    """The name of a host as addresses have it, or the empty string where it is none."""
    url = f"http://{written}/"
    if urls.fault(url) is not None or "@" in written:
        return ""
    parts = urlsplit(urls.target(url))
    return urls.host(url) if parts.path == "/" and not parts.query and parts.port is None else ""


def _settings(place: str, table: object) -> HostSettings:
    if not isinstance(table, dict):
        message = f"{place} must be a table"
        raise InsideError(message)
    found: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _KEYS:
            message = f"{place} has an unknown key {key!r}{did_you_mean(key, _KEYS)}"
            raise InsideError(message)
        name, kind = _KEYS[key]
        try:
            found[name] = kind.of_toml(value)
        except InsideError as error:
            message = f"{place}.{key}.{error}"
            raise InsideError(message) from error
        except ValueError as error:
            message = f"{place}.{key} must be {kind.wanted}"
            raise InsideError(message) from error
    return HostSettings(**found)


def _headers(value: object) -> tuple[tuple[str, str], ...]:
    match value:
        case dict():
            for name, content in value.items():
                if not _HEADER_NAME.fullmatch(name) or name.lower() in _NOT_OURS:
                    message = f'"{name}" is no header that can be set'
                    raise InsideError(message)
                if not isinstance(content, str) or not _HEADER_VALUE.fullmatch(content):
                    message = f"{name} must be a text of printable ASCII characters"
                    raise InsideError(message)
            return tuple(value.items())
    raise ValueError


TABLE = Kind("a table with a table for each host", _hosts, _hosts)
_KEYS: Mapping[str, tuple[str, Kind]] = {
    "headers": ("headers", Kind("a table of headers", _headers, _headers)),
    "accept": ("accept", kinds.listed("a list of HTTP statuses from 200 to 999", kinds.whole(200, 999))),
    "concurrency": ("concurrency", kinds.whole(1, 10_000)),
    "interval": ("interval_s", kinds.seconds(3600, zero=True)),
}
