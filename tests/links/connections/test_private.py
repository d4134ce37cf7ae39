"""No way into a private network: a canary on loopback must never be touched."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address

import pytest
from msgspec.structs import replace

from citecheck.links import Network
from citecheck.links.connections.addresses import is_public, literal
from citecheck.links.connections.network import SocketAddress, connect
from citecheck.model import Outcome
from tests.links.asking import QUICK, asked_in, asked_one
from tests.servers import Server, Web, answers, in_turn, redirects

UNSPECIFIED = str(IPv4Address(0))
ADDRESSES = [
    ("93.184.215.14", True, "public"),
    ("8.8.8.8", True, "public"),
    ("172.32.0.1", True, "just beside a private block"),
    ("100.128.0.1", True, "just beside the carriers' block"),
    ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True, "public IPv6"),
    ("::ffff:93.184.215.14", True, "public, mapped"),
    ("64:ff9b::5db8:d70e", True, "public, behind NAT64"),
    ("2002:5db8:d70e::1", True, "public, by 6to4"),
    (UNSPECIFIED, False, "unspecified"),
    ("0.1.2.3", False, "this network"),
    ("10.0.0.1", False, "private"),
    ("100.64.0.1", False, "carriers (CGNAT)"),
    ("127.0.0.1", False, "loopback"),
    ("127.255.255.254", False, "loopback, far end"),
    ("169.254.169.254", False, "link-local, a cloud's metadata"),
    ("172.16.0.1", False, "private"),
    ("172.31.255.255", False, "private, far end"),
    ("192.0.0.8", False, "protocol assignments"),
    ("192.0.2.1", False, "documentation"),
    ("192.168.1.1", False, "private"),
    ("198.18.0.1", False, "benchmarks"),
    ("198.51.100.1", False, "documentation"),
    ("203.0.113.1", False, "documentation"),
    ("224.0.0.1", False, "multicast"),
    ("239.255.255.250", False, "multicast at home"),
    ("240.0.0.1", False, "reserved"),
    ("255.255.255.255", False, "broadcast"),
    ("::", False, "unspecified IPv6"),
    ("::1", False, "loopback IPv6"),
    ("::127.0.0.1", False, "an old way to carry IPv4"),
    ("::ffff:127.0.0.1", False, "loopback, mapped"),
    ("::ffff:10.0.0.1", False, "private, mapped"),
    ("64:ff9b::7f00:1", False, "loopback, behind NAT64"),
    ("64:ff9b:1::1", False, "NAT64 of one's own"),
    ("2002:7f00:1::", False, "loopback, by 6to4"),
    ("2002:a00:1::", False, "private, by 6to4"),
    ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False, "Teredo"),
    ("2001:db8::1", False, "documentation IPv6"),
    ("3fff::1", False, "documentation IPv6"),
    ("fc00::1", False, "unique local"),
    ("fd12:3456::1", False, "unique local"),
    ("fe80::1", False, "link-local IPv6"),
    ("fe80::1%eth0", False, "link-local with its zone"),
    ("fec0::1", False, "site-local"),
    ("ff02::1", False, "multicast IPv6"),
    ("nonsense", False, "no address"),
]


@pytest.mark.parametrize(("address", "public", "why"), ADDRESSES, ids=[f"{case[0]}-{case[2]}" for case in ADDRESSES])
def test_which_addresses_are_public(address: str, public: object, why: str) -> None:
    assert is_public(address) is public, why


SPELLINGS = [
    ("127.0.0.1", "127.0.0.1"),
    ("2130706433", "127.0.0.1"),
    ("0x7f000001", "127.0.0.1"),
    ("0x7f.1", "127.0.0.1"),
    ("0177.0.0.1", "127.0.0.1"),
    ("017700000001", "127.0.0.1"),
    ("127.1", "127.0.0.1"),
    ("127.0.0.1.", "127.0.0.1"),
    ("0", UNSPECIFIED),
    ("[::1]", "::1"),
    ("[::ffff:7f00:1]", str(IPv6Address("::ffff:7f00:1"))),
    ("a.org", None),
    ("1.2.3.4.org", None),
    ("256.1.1.1", None),
    ("", None),
]


@pytest.mark.parametrize(("host", "address"), SPELLINGS)
def test_every_spelling_of_an_address_is_read(host: str, address: str | None) -> None:
    assert literal(host) == address


HOSTS = [
    "127.0.0.1",
    "localhost",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "017700000001",
    UNSPECIFIED,
    "0",
    "127.0.0.1.",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[64:ff9b::127.0.0.1]",
    "[2002:7f00:1::]",
    "user:pass@127.0.0.1",
    "public.org@127.0.0.1",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
    "name4.org",
    "name6.org",
    "mapped.org",
    "mixed.org",
    "mixed-last.org",
]


def _names(web: Web) -> None:
    web.resolves("localhost", ["127.0.0.1", "::1"])
    web.resolves("name4.org", ["127.0.0.1"])
    web.resolves("name6.org", ["::1"])
    web.resolves("mapped.org", ["::ffff:127.0.0.1"])
    web.resolves("mixed.org", ["127.0.0.1", "93.184.0.0"])
    web.resolves("mixed-last.org", ["93.184.0.0", "127.0.0.1"])


@pytest.mark.parametrize("host", HOSTS)
def test_a_private_address_is_not_asked(web: Web, canary: Server, host: str) -> None:
    _names(web)
    seen = asked_one(web, f"http://{host}:{canary.port}/")
    assert (seen.outcome, seen.attempts, seen.checked_at) == (Outcome.PRIVATE_ADDRESS, 0, None)
    assert not canary.touched


@pytest.mark.parametrize("host", HOSTS)
def test_a_redirect_to_a_private_address_is_not_followed(web: Web, canary: Server, host: str) -> None:
    _names(web)
    web.site("a.org", redirects(f"http://{host}:{canary.port}/".encode().decode("latin-1")))
    seen = asked_one(web, "http://a.org/")
    assert (seen.outcome, seen.http_status) == (Outcome.PRIVATE_ADDRESS, 302)
    assert not canary.touched


def test_the_canary_can_sing(web: Web, canary: Server) -> None:
    """The tests above could fail: with permission it is touched."""
    seen = asked_one(web, f"http://127.0.0.1:{canary.port}/", replace(QUICK, allow_private=True))
    assert (seen.outcome, seen.http_status) == (Outcome.ANSWERED, 200)
    assert canary.touched


def test_a_name_that_changes_its_answer_is_checked_where_it_is_connected(canary: Server) -> None:
    """Public at the first look-up, private at each later one; only what was checked is connected to."""
    lookups: list[str] = []
    connected: list[str] = []

    def resolve(host: str, port: int) -> list[SocketAddress]:
        lookups.append(host)
        return [("93.184.215.14" if len(lookups) == 1 else "127.0.0.1", port)]

    def dial(address: SocketAddress, timeout_s: float) -> socket.socket:
        connected.append(address[0])
        if address[0] == "93.184.215.14":
            raise ConnectionRefusedError(111, "refused")
        return connect(address, timeout_s)

    url = f"http://rebind.org:{canary.port}/"
    network = Network(resolve, dial)
    found = asked_in(network, url)
    assert found[url].outcome in {Outcome.REFUSED, Outcome.PRIVATE_ADDRESS}
    assert set(connected) == {"93.184.215.14"}
    assert not canary.touched


def test_each_retry_is_checked(web: Web, canary: Server) -> None:
    site = web.site("a.org", in_turn(answers("503 Busy"), redirects(f"http://127.0.0.1:{canary.port}/")))
    seen = asked_one(web, "http://a.org/")
    assert (seen.outcome, seen.attempts, len(site.requests)) == (Outcome.PRIVATE_ADDRESS, 2, 2)
    assert not canary.touched
