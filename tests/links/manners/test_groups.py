"""Which hosts are held together."""

from __future__ import annotations

import socket

import pytest

from citecheck.config import GroupBy
from citecheck.links.connections.resolving import Resolver
from citecheck.links.manners.groups import Groups, registrable
from tests.servers import Web

DOMAINS = [
    ("a.org", "a.org", "a domain"),
    ("www.a.org", "a.org", "a host in it"),
    ("x.y.a.org", "a.org", "one below that"),
    ("news.bbc.co.uk", "bbc.co.uk", "under a suffix of two parts"),
    ("co.uk", "co.uk", "a suffix itself"),
    ("one.blogspot.com", "blogspot.com", "authors share a service"),
    ("www.xn--mller-kva.de", "xn--mller-kva.de", "an international name"),
    ("www.a.unknown-suffix", "a.unknown-suffix", "a suffix that is not listed"),
    ("localhost", "localhost", "a single word"),
    ("93.184.215.14", "93.184.215.14", "a number"),
    ("2001:db8::1", "2001:db8::1", "a longer number"),
    ("", "", "no host"),
]


@pytest.mark.parametrize(("host", "domain", "why"), DOMAINS, ids=[case[-1] for case in DOMAINS])
def test_the_domain_that_somebody_registered(host: str, domain: str, why: str) -> None:
    assert registrable(host) == domain, why


HOSTS = ["www.a.org", "b.a.org", "c.org"]
BY = [
    (GroupBy.HOST, HOSTS),
    (GroupBy.DOMAIN, ["a.org", "a.org", "c.org"]),
    (GroupBy.ADDRESS, ["93.184.1.1", "93.184.2.2", "93.184.1.1"]),
]


@pytest.mark.parametrize(("by", "groups"), BY, ids=[case[0] for case in BY])
def test_hosts_are_grouped_by_what_they_share(web: Web, by: GroupBy, groups: list[str]) -> None:
    web.resolves("www.a.org", ["93.184.1.1", "93.184.9.9"])
    web.resolves("b.a.org", ["93.184.2.2"])
    web.resolves("c.org", ["93.184.1.1"])
    known = Groups(by, Resolver(web.network))
    for host in HOSTS:
        if known.is_open(host):
            known.settle(host, 80, 1.0)
    assert [known.group_of(host) for host in HOSTS] == groups
    assert bool(web.looked_up) is (by is GroupBy.ADDRESS)


def test_a_host_stands_alone_until_its_address_is_known(web: Web) -> None:
    web.resolves("a.org", ["93.184.1.1"])
    known = Groups(GroupBy.ADDRESS, Resolver(web.network))
    assert (known.is_open("a.org"), known.group_of("a.org")) == (True, "a.org")
    known.settle("a.org", 80, 1.0)
    assert (known.is_open("a.org"), known.group_of("a.org")) == (False, "93.184.1.1")
    web.resolves("a.org", ["93.184.2.2"])
    known.settle("a.org", 443, 1.0)
    assert known.group_of("a.org") == "93.184.1.1"


@pytest.mark.parametrize("error", [socket.gaierror(socket.EAI_NONAME, "none"), socket.gaierror(socket.EAI_AGAIN, "?")])
def test_a_host_without_an_address_is_a_group_of_its_own(web: Web, error: OSError) -> None:
    web.resolves("a.org", error)
    known = Groups(GroupBy.ADDRESS, Resolver(web.network))
    known.settle("a.org", 80, 1.0)
    assert (known.is_open("a.org"), known.group_of("a.org")) == (False, "a.org")


def test_a_number_needs_no_look_up(web: Web) -> None:
    known = Groups(GroupBy.ADDRESS, Resolver(web.network))
    for host in ("93.184.1.1", "2606:2800::1"):
        assert (known.is_open(host), known.group_of(host)) == (False, host)
    assert web.looked_up == []
