"""Makes urllib3 open its connections through our dialler, lets a watch end them, and sends addresses as written.

urllib3 has no setting for any of it; `_new_conn` is what its own SOCKS connections override, `response_class` and
`putrequest` belong to http.client.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from os import environ
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import ConnectionPool
from urllib3.util.ssl_ import create_urllib3_context
from urllib3.util.wait import wait_for_read

from citecheck.config import LinkSettings
from citecheck.links.connections.dialling import Dialler
from citecheck.links.connections.watch import Watch

Dial = Callable[[str, int, float], socket.socket]
# What requests takes for these.
Verify = bool | str | None
Certificate = tuple[str, str] | str | None
_CA_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
# With the defaults, at most 512 idle connections: most systems allow 1,024 open files.
_HOSTS_KEPT_PER_REQUEST = 2
_IDLE_PER_HOST = 2
# Segments of a path that lead to another: browsers resolve them, and so does urllib3.
_DOTS = re.compile(r"/\.\.?(?:[/?]|\Z)")
# Answers before the answer; 101 is the last one of its kind.
_INTERIM = frozenset(range(102, 200))
# Zero would mean "do not block" to a socket.
_AT_ONCE_S = 0.001


class Watched:
    """Which watch the request of the present thread is under, and which address it is for."""

    def __init__(self) -> None:
        self._local = threading.local()

    @contextmanager
    def by(self, watch: Watch, address: str) -> Iterator[None]:
        """The request of this thread is for this address, and under this watch."""
        self._local.watch, self._local.address = watch, address
        try:
            yield
        finally:
            watch.hold(None)
            del self._local.watch, self._local.address

    def as_written(self, target: str) -> str:
        """The target of the request as the address has it: requests and urllib3 spell it anew, some sites know only it.

        Dots are left to them to resolve, and the host that a proxy is told stays the one that was checked.
        """
        address: str = self._local.address
        if _DOTS.search(address):
            return target
        origin = "" if target.startswith("/") else target[: _path_of(target)]
        return origin + address[_path_of(address) :]

    def holding(self, connection: socket.socket) -> socket.socket:
        """The same socket, which from now on the watch can shut down."""
        self._local.watch.hold(connection)
        return connection

    def wait(self, connection: socket.socket) -> None:
        """Wait for the first byte of an answer, as long as the socket would; raises `TimeoutError`."""
        watch: Watch = self._local.watch
        # A connection that carries TLS within TLS is no socket, but has one.
        opened: socket.socket = getattr(connection, "socket", connection)
        watch.hold(opened)
        if not wait_for_read(opened, opened.gettimeout()):
            raise TimeoutError
        watch.talking = not watch.ended


class Adapter(HTTPAdapter):
    """The connections of one run, shared by the sessions of all threads; urllib3's pools are made for that."""

    def __init__(self, settings: LinkSettings, dialler: Dialler, watched: Watched) -> None:
        self._direct = _pools(dialler.dial, watched)
        self._proxied = _pools(dialler.dial_proxy, watched)
        self._connections = settings.max_concurrency
        super().__init__()
        hosts = settings.max_concurrency * _HOSTS_KEPT_PER_REQUEST
        self.poolmanager = PoolManager(hosts, maxsize=_IDLE_PER_HOST)
        self.poolmanager.pool_classes_by_scheme = self._direct

    def get_connection_with_tls_context(
        self,
        request: PreparedRequest,
        verify: Verify,
        proxies: Mapping[str, str] | None = None,
        cert: Certificate = None,
    ) -> ConnectionPool:
        """As requests does it; without proxies none is looked for, and TLS, spoken in one way, tells no pools apart."""
        if proxies:
            return super().get_connection_with_tls_context(request, verify, proxies, cert)
        parts = urlsplit(request.url or "")
        pool: ConnectionPool = self.poolmanager.connection_from_host(parts.hostname, parts.port, parts.scheme)
        return pool

    def request_url(self, request: PreparedRequest, proxies: Mapping[str, str] | None) -> str:
        """As requests does it."""
        return super().request_url(request, proxies) if proxies else request.path_url

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: object) -> PoolManager:
        """As requests does it, with our kinds of connection; a SOCKS proxy keeps its own."""
        known: PoolManager | None = self.proxy_manager.get(proxy)
        if known is not None:
            return known
        manager: PoolManager = super().proxy_manager_for(proxy, ssl_context=_tls(), **proxy_kwargs)
        if not proxy.lower().startswith("socks"):
            manager.pool_classes_by_scheme = self._proxied
            manager.connection_pool_kw["maxsize"] = self._connections
        return manager

    def cert_verify(self, conn: HTTPConnectionPool, url: str, verify: object, cert: object) -> None:
        """Nothing: the context knows the certificates already, and loading them anew costs 20 ms a connection."""


def _path_of(address: str) -> int:
    """Where the path of a whole address begins."""
    return address.index("/", address.index("://") + len("://"))


def _pools(dial: Dial, watched: Watched) -> dict[str, type[HTTPConnectionPool]]:
    """urllib3's pools by scheme, with connections that are dialled and watched by us."""

    class Response(http.client.HTTPResponse):
        def __init__(
            self, sock: socket.socket, debuglevel: int = 0, method: str | None = None, url: str | None = None
        ) -> None:
            super().__init__(sock, debuglevel, method, url)
            try:
                watched.wait(sock)
            except BaseException:
                self.close()
                raise

        def begin(self) -> None:
            super().begin()
            while self.status in _INTERIM:
                # So it looks before the first line has come; http.client itself passes over 100 alone.
                vars(self).update(headers=None, msg=None)
                super().begin()

    class Plain(HTTPConnection):
        response_class = Response

        def putrequest(self, method: str, url: str, *args: bool, **kwargs: bool) -> None:
            super().putrequest(method, watched.as_written(url), *args, **kwargs)

        def _new_conn(self) -> socket.socket:
            return watched.holding(dial(self._dns_host, self.port, self.timeout or _AT_ONCE_S))

    class Tls(Plain, HTTPSConnection):
        pass

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class TlsPool(HTTPSConnectionPool):
        ConnectionCls = Tls

        def __init__(self, host: str, port: int | None = None, **settings: Any) -> None:
            # Not until now, for many runs ask such hosts only later; and once, for pools are made one after the other.
            super().__init__(host, port, **settings | {"ssl_context": _tls()})

    return {"http": PlainPool, "https": TlsPool}


def _tls() -> ssl.SSLContext:
    """How TLS is spoken: with the certificates that the user of requests and curl names, or that requests brings."""
    named = (Path(value) for name in _CA_VARIABLES if (value := environ.get(name)))
    return _trusting(next((path for path in named if path.exists()), Path(DEFAULT_CA_BUNDLE_PATH)))


@cache
def _trusting(authorities: Path) -> ssl.SSLContext:
    """Made once: to load the certificates takes longer than a request."""
    context = create_urllib3_context()
    if authorities.is_dir():
        context.load_verify_locations(capath=authorities)
    else:
        context.load_verify_locations(cafile=authorities)
    return context
