"""The seam's production side, on loopback."""

from __future__ import annotations

import socket

import pytest
from msgspec.structs import replace

from citecheck.links import SYSTEM
from citecheck.links.connections.network import connect, resolve
from citecheck.model import Outcome
from tests.links.asking import QUICK, asked_in
from tests.servers import Web, answers, closed_port


def test_addresses_are_what_the_system_says() -> None:
    assert resolve("127.0.0.1", 80) == [("127.0.0.1", 80)]
    assert resolve("::1", 80) == [("::1", 80, 0, 0)]


def test_a_failed_connect_leaves_no_socket_open() -> None:
    with pytest.raises(ConnectionRefusedError):
        connect(("127.0.0.1", closed_port()), 1.0)


def test_a_connect_has_its_time_out(web: Web) -> None:
    with connect(("127.0.0.1", web.server.port), 1.5) as connection:
        assert connection.gettimeout() == 1.5
        assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_run_over_the_systems_own_network(web: Web) -> None:
    web.sites["127.0.0.1"] = web.site("a.org", answers())
    url = f"http://127.0.0.1:{web.server.port}/"
    settings = replace(QUICK, allow_private=True)
    found = asked_in(SYSTEM, url, settings=settings)
    assert (found[url].outcome, found[url].http_status) == (Outcome.ANSWERED, 200)
