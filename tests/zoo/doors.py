"""How a host of the zoo is reached: which ports are open, what they speak, how its name is resolved."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Sequence
from itertools import count

import idna

from tests.servers import Behaviour, Exchange
from tests.zoo.answers import answer
from tests.zoo.web import ZooWeb

# Let a name of the web be reached in some way, with this behaviour where it comes to HTTP.
Door = Callable[[ZooWeb, str, Behaviour], None]


def plain(web: ZooWeb, name: str, behaviour: Behaviour) -> None:
    """HTTP, and nobody at the port of TLS."""
    web.site(name, behaviour)
    web.secured(name, web.closed)


def below(label: str) -> Door:
    """HTTP at a label below the host's name, which may be written in any script."""

    def door(web: ZooWeb, name: str, behaviour: Behaviour) -> None:
        plain(web, f"{idna.encode(label, uts46=True).decode()}.{name}", behaviour)

    return door


def secure(certificate: str) -> Door:
    """HTTP and, with a certificate, HTTPS."""

    def door(web: ZooWeb, name: str, behaviour: Behaviour) -> None:
        web.site(name, behaviour)
        web.secured(name, web.secure_server(certificate).port)

    return door


def secure_only(certificate: str) -> Door:
    """HTTPS, and nobody at the port of HTTP."""

    def door(web: ZooWeb, name: str, behaviour: Behaviour) -> None:
        web.site(name, behaviour)
        web.name(name, web.closed)
        web.secured(name, web.secure_server(certificate).port)

    return door


def talks(data: bytes) -> Door:
    """These bytes to whatever comes on either port, TLS or not."""

    def door(web: ZooWeb, name: str, _: Behaviour) -> None:
        port = web.raw_server(data)
        web.name(name, port)
        web.secured(name, port)

    return door


def speaks_plainly(web: ZooWeb, name: str, behaviour: Behaviour) -> None:
    """HTTP at the port of TLS."""
    web.site(name, behaviour)
    web.secured(name, web.server.port)


def closed(web: ZooWeb, name: str, _: Behaviour) -> None:
    """Nobody listens."""
    web.name(name, web.closed)
    web.secured(name, web.closed)


def black_hole(web: ZooWeb, name: str, _: Behaviour) -> None:
    """No answer to a connect."""
    web.name(name, web.black_hole)
    web.secured(name, web.black_hole)


def secure_black_hole(web: ZooWeb, name: str, behaviour: Behaviour) -> None:
    """HTTP, and no answer to a connect at the port of TLS."""
    web.site(name, behaviour)
    web.secured(name, web.black_hole)


def half_dark(web: ZooWeb, name: str, behaviour: Behaviour) -> None:
    """A first address at which nobody listens and a second at which the site is."""
    web.site(name, behaviour)
    there = web.address_of(name)
    web.resolves(name, [web.another_address(web.closed), there])


def no_route(web: ZooWeb, name: str, _: Behaviour) -> None:
    """An address to which no way leads."""
    web.resolves(name, ["93.184.255.254"])


def unknown(_: ZooWeb, __: str, ___: Behaviour) -> None:
    """No such name."""


def fails(code: int, words: str) -> Door:
    """A name that cannot be resolved, in a way of `getaddrinfo`."""
    return lambda web, name, _: web.resolves(name, socket.gaierror(code, words))


def fails_first(code: int, words: str, times: int = 1) -> Door:
    """A name that cannot be resolved at first."""

    def door(web: ZooWeb, name: str, behaviour: Behaviour) -> None:
        web.site(name, behaviour)
        there = web.address_of(name)
        tries = count()

        def resolve() -> Sequence[str]:
            if next(tries) < times:
                raise socket.gaierror(code, words)
            return [there]

        web.resolves(name, resolve)

    return door


def hangs(web: ZooWeb, name: str, _: Behaviour) -> None:
    """A name for which no server of names answers."""
    web.resolves(name, web.never)


def resolves_to(*addresses: str) -> Door:
    """These addresses and no other."""
    return lambda web, name, _: web.resolves(name, addresses)


def upgraded(certificate: str) -> Door:
    """HTTP that leads to HTTPS."""

    def door(web: ZooWeb, name: str, behaviour: Behaviour) -> None:
        secure(certificate)(web, name, _by_scheme(behaviour, "https"))

    return door


def downgraded(certificate: str) -> Door:
    """HTTPS that leads to HTTP."""

    def door(web: ZooWeb, name: str, behaviour: Behaviour) -> None:
        secure(certificate)(web, name, _by_scheme(behaviour, "http"))

    return door


def _by_scheme(behaviour: Behaviour, scheme: str) -> Behaviour:
    """The behaviour in one scheme, and a redirect to it in the other."""

    def behave(exchange: Exchange) -> None:
        request = exchange.request
        if isinstance(exchange.connection, ssl.SSLSocket) == (scheme == "https"):
            behaviour(exchange)
        else:
            answer(301, b"", Location=f"{scheme}://{request.host}{request.target}")(exchange)

    return behave
