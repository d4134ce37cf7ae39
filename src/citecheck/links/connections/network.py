"""The seam between the asking of links and the machine's network: how a name is resolved and a socket connected.

Production uses `SYSTEM`. Tests hand over another `Network`, which maps names to servers of their own; everything
above the seam, the check of addresses included, stays the same.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence

from msgspec import Struct

# (address, port), with flow and scope behind them for IPv6: what a socket connects to.
SocketAddress = tuple[str, int] | tuple[str, int, int, int]


def resolve(host: str, port: int) -> list[SocketAddress]:
    """The addresses of a host name, in the order in which they should be tried; raises `socket.gaierror`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(_address(entry[4]) for entry in found))


def connect(address: SocketAddress, timeout_s: float) -> socket.socket:
    """A TCP connection to exactly this address; raises `OSError`."""
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    connection = socket.socket(family, socket.SOCK_STREAM)
    try:
        connection.settimeout(timeout_s)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.connect(address)
    except BaseException:
        connection.close()
        raise
    return connection


class Network(Struct, frozen=True):
    """What the asking of links needs of a network; `is_up` says that it is known to be there."""

    resolve: Callable[[str, int], Sequence[SocketAddress]] = resolve
    connect: Callable[[SocketAddress, float], socket.socket] = connect
    is_up: bool = False


SYSTEM = Network()


def _address(found: tuple[str | int, ...] | tuple[int, bytes]) -> SocketAddress:
    """One address of `getaddrinfo`, whose type also allows for kinds of sockets that are not asked for."""
    host, port, *rest = found
    if rest:
        return str(host), int(port), int(rest[0]), int(rest[1])
    return str(host), int(port)
