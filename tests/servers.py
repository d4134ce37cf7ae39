"""Real servers on loopback for tests: a small web with a name and a behaviour for each site.

`Web().network` leads every name of this web to its server, and everything else nowhere. Names get addresses that look
public, so that the code under test runs as it does in production, its refusal of private addresses included.
"""

from __future__ import annotations

import errno
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from types import TracebackType
from typing import Self

from citecheck.links.connections.network import Network, SocketAddress, connect

LONGEST_S = 30.0
_TLS_PORT = 443
_PUBLIC = "93.184.{}.{}"


@dataclass(frozen=True, slots=True)
class Request:
    """One request as the server saw it; `at` is a time of `time.monotonic()`."""

    method: str
    target: str
    headers: Mapping[str, str]
    at: float
    connection: int

    @property
    def host(self) -> str:
        """The name asked, port and final dot off."""
        return self.headers.get("host", "").partition(":")[0].rstrip(".")


@dataclass(slots=True, eq=False)
class Exchange:
    """A request and the connection to answer on."""

    request: Request
    connection: socket.socket
    closing: threading.Event
    keep: bool = True

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.connection.sendall(data)

    def pause(self, seconds: float) -> bool:
        """Wait, and say whether to go on: not when the test is over."""
        return not self.closing.wait(seconds)


Behaviour = Callable[[Exchange], None]


@dataclass(slots=True, eq=False)
class Site:
    """A name with a behaviour, and what was asked of it."""

    behaviour: Behaviour
    requests: list[Request] = field(default_factory=list)
    under_way: int = 0
    most_under_way: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def targets(self) -> list[str]:
        """The paths asked, in the order in which they came."""
        return [request.target for request in self.requests]

    def serve(self, exchange: Exchange) -> None:
        """Note the request and answer it."""
        with self.lock:
            self.requests.append(exchange.request)
            self.under_way += 1
            self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            self.behaviour(exchange)
        finally:
            with self.lock:
                self.under_way -= 1


class Server:
    """Speaks HTTP on a port of 127.0.0.1, one thread for each connection; which site is asked, Host says."""

    def __init__(self, sites: Mapping[str, Site], tls: ssl.SSLContext | None = None) -> None:
        self._sites = sites
        self._tls = tls
        self.closing = threading.Event()
        self.connections: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def touched(self) -> bool:
        """Whether anybody ever connected."""
        return bool(self.connections)

    def close(self) -> None:
        """End everything."""
        self.closing.set()
        # A thread that waits in accept is woken by shutdown, not by close.
        for connection in (self._listener, *self.connections):
            with suppress(OSError):
                socket.socket.shutdown(connection, socket.SHUT_RDWR)
            connection.close()

    def _accept(self) -> None:
        while True:
            try:
                connection = self._listener.accept()[0]
            except OSError:
                return
            self.connections.append(connection)
            number = len(self.connections)
            threading.Thread(target=self._serve, args=(connection, number), daemon=True).start()

    def _serve(self, connection: socket.socket, number: int) -> None:
        with suppress(OSError, ValueError), connection:
            connection.settimeout(LONGEST_S)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            secure = self._tls.wrap_socket(connection, server_side=True) if self._tls else connection
            with secure, secure.makefile("rb") as lines:
                while (request := _read_request(lines.readline, number)) is not None:
                    exchange = Exchange(request, secure, self.closing)
                    site = self._sites.get(request.host) or self._sites.get("*")
                    if site is None:
                        return
                    site.serve(exchange)
                    if not exchange.keep:
                        return


class RawServer:
    """Says the same bytes to whatever is sent to a port of 127.0.0.1, HTTP or not; without bytes it just hangs up."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """End everything."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection = self._listener.accept()[0]
                with suppress(OSError), connection:
                    connection.settimeout(1.0)
                    connection.recv(65536)
                    connection.sendall(self._data)


def _read_request(readline: Callable[[], bytes], connection: int) -> Request | None:
    first = readline().decode("latin-1").split(" ")
    at = time.monotonic()
    if len(first) < 2:
        return None
    headers: dict[str, str] = {}
    while (line := readline().decode("latin-1").strip()) != "":
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return Request(first[0], first[1], headers, at, connection)


# The addresses of a name, who says them, how it fails, or what is waited for in vain.
Naming = Sequence[str] | Callable[[], Sequence[str]] | OSError | threading.Event


class Web:
    """Sites with names of their own, and a network in which they are all there is."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.sites: dict[str, Site] = {}
        self.server = Server(self.sites, tls)
        self.looked_up: list[str] = []
        self._names: dict[str, Naming] = {}
        self._ports: dict[str, int] = {}
        self._secure_ports: dict[str, int] = {}
        self._numbers = count(1)

    def site(self, name: str, behaviour: Behaviour) -> Site:
        """Give a name a behaviour."""
        site = self.sites[name] = Site(behaviour)
        self.name(name, self.server.port)
        return site

    def name(self, name: str, port: int) -> None:
        """Lead a name to a port of loopback, by way of a public address."""
        self._names[name] = [self.another_address(port)]

    def another_address(self, port: int) -> str:
        """A public address that leads to a port of loopback, whatever port of it is asked."""
        number = next(self._numbers)
        address = _PUBLIC.format(number // 250, number % 250 + 1)
        self._ports[address] = port
        return address

    def address_of(self, name: str) -> str:
        """The first address of a name."""
        return self._addresses(name)[0]

    def secured(self, name: str, port: int) -> None:
        """Lead the port of TLS of a name to another port of loopback."""
        self._secure_ports[self.address_of(name)] = port

    def resolves(self, name: str, to: Naming) -> None:
        """Let a name have these addresses or those that it is told, fail in this way, or wait for this event."""
        self._names[name] = to

    @property
    def network(self) -> Network:
        """The network in which this web is all there is."""
        return Network(self._resolve, self._connect)

    def close(self) -> None:
        """End everything."""
        self.server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _resolve(self, host: str, port: int) -> list[SocketAddress]:
        self.looked_up.append(host)
        return [(address, port) for address in self._addresses(host)]

    def _addresses(self, host: str) -> Sequence[str]:
        found = self._names.get(host.rstrip("."))
        if found is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if isinstance(found, threading.Event):
            found.wait(LONGEST_S)
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        if isinstance(found, OSError):
            raise found
        return found() if callable(found) else found

    def _connect(self, address: SocketAddress, timeout_s: float) -> socket.socket:
        if address[0].startswith("127."):
            return connect(address, timeout_s)
        secure = self._secure_ports.get(address[0]) if address[1] == _TLS_PORT else None
        port = secure or self._ports.get(address[0])
        if port is None:
            raise OSError(errno.ENETUNREACH, "Network is unreachable")
        return connect(("127.0.0.1", port), timeout_s)


# --- behaviours -------------------------------------------------------------------------------------------------------


def reply(status: str = "200 OK", body: bytes = b"", **headers: str) -> bytes:
    """A whole HTTP answer; underscores in the names of headers stand for hyphens."""
    fields = {"Content-Type": "text/html", "Content-Length": str(len(body))}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + body


def answers(status: str = "200 OK", body: bytes = b"", **headers: str) -> Behaviour:
    """Always the same answer."""
    data = reply(status, body, **headers)
    return lambda exchange: exchange.send(data)


def sends(data: bytes) -> Behaviour:
    """These bytes, whatever they are, and the end of the connection."""

    def behave(exchange: Exchange) -> None:
        exchange.keep = False
        exchange.send(data)

    return behave


def redirects(to: str, status: str = "302 Found") -> Behaviour:
    """A redirect."""
    return answers(status, Location=to)


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """One behaviour after the other, the last for ever."""
    turns = iter(behaviours[:-1])
    lock = threading.Lock()

    def behave(exchange: Exchange) -> None:
        with lock:
            turn = next(turns, behaviours[-1])
        turn(exchange)

    return behave


def by_path(paths: Mapping[str, Behaviour], otherwise: Behaviour | None = None) -> Behaviour:
    """A behaviour for each path."""
    other = otherwise or answers("404 Not Found")
    return lambda exchange: paths.get(exchange.request.target, other)(exchange)


def late(seconds: float, then: Behaviour) -> Behaviour:
    """The behaviour, after a while."""

    def behave(exchange: Exchange) -> None:
        if exchange.pause(seconds):
            then(exchange)

    return behave


def silence(exchange: Exchange) -> None:
    """Take the request and say nothing."""
    exchange.keep = False
    exchange.pause(LONGEST_S)


def resets(exchange: Exchange) -> None:
    """Break the connection off with a RST."""
    exchange.keep = False
    exchange.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    exchange.connection.close()


def drips(head: bytes, drop: bytes, interval_s: float) -> Behaviour:
    """Send the head, then a drop now and then, without end."""

    def behave(exchange: Exchange) -> None:
        exchange.keep = False
        exchange.send(head)
        end = time.monotonic() + LONGEST_S
        while time.monotonic() < end and exchange.pause(interval_s):
            exchange.send(drop)

    return behave


@contextmanager
def black_hole(address: str = "127.0.0.1", port: int = 0) -> Iterator[int]:
    """A port of loopback that answers no connect: its queue is full and nobody accepts."""
    with socket.create_server((address, port), backlog=0) as listener:
        bound: int = listener.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]
        for caller in waiting:
            caller.settimeout(0)
            caller.connect_ex((address, bound))
        try:
            yield bound
        finally:
            for caller in waiting:
                caller.close()


def closed_port() -> int:
    """A port of loopback at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port
