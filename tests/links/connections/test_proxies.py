"""Proxies of the environment: used for what they are for, and no way round the refusal of private addresses."""

from __future__ import annotations

import socket

import pytest
from msgspec.structs import replace

from citecheck.model import Outcome
from tests.links.asking import QUICK, asked, asked_one, title_of
from tests.servers import Exchange, Site, Web, answers, closed_port, redirects, reply

TRY_AGAIN = socket.gaierror(socket.EAI_AGAIN, "try again")


@pytest.fixture
def proxy(web: Web, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A proxy on loopback that answers for everybody."""
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{web.server.port}")
    site = web.sites["*"] = Site(answers(body=b"<title>Through</title>"))
    return site


def test_a_proxy_is_asked_for_the_whole_address(web: Web, proxy: Site) -> None:
    web.resolves("a.org", ["93.184.0.0"])
    seen = asked_one(web, "http://a.org/x%2f?y[]")
    assert (seen.outcome, title_of(seen), proxy.targets) == (Outcome.ANSWERED, "Through", ["http://a.org/x%2f?y[]"])


def test_a_name_that_only_the_proxy_knows_is_left_to_it(web: Web, proxy: Site) -> None:
    web.resolves("inside.org", TRY_AGAIN)
    found = asked(web, "http://inside.org/1", "http://inside.org/2", "http://unknown.org/")
    assert {seen.outcome for seen in found.values()} == {Outcome.ANSWERED}
    assert len(proxy.requests) == 3
    assert web.looked_up.count("inside.org") <= 2


PRIVATE = [
    "http://127.0.0.1:8/",
    "http://10.0.0.1/",
    "http://0x7f.1/",
    "http://2130706433/",
    "http://[::1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://private.org/",
    "https://private.org/",
    "https://169.254.169.254/latest/meta-data/",
]


@pytest.mark.parametrize("url", PRIVATE)
def test_a_private_address_is_refused_before_the_proxy_is_asked(web: Web, proxy: Site, url: str) -> None:
    web.resolves("private.org", ["10.1.2.3"])
    assert asked_one(web, url).outcome is Outcome.PRIVATE_ADDRESS
    assert proxy.requests == []


def test_a_redirect_to_a_private_address_is_refused_behind_a_proxy(web: Web, proxy: Site) -> None:
    web.resolves("a.org", ["93.184.0.0"])
    proxy.behaviour = redirects("http://10.0.0.1/admin")
    assert asked_one(web, "http://a.org/").outcome is Outcome.PRIVATE_ADDRESS
    assert proxy.targets == ["http://a.org/"]


def test_no_proxy_is_obeyed_and_then_the_address_is_checked(
    web: Web, proxy: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "direct.org,10.0.0.1")
    direct = web.site("direct.org", answers())
    found = asked(web, "http://direct.org/", "http://10.0.0.1/")
    assert found["http://direct.org/"].outcome is Outcome.ANSWERED
    assert found["http://10.0.0.1/"].outcome is Outcome.PRIVATE_ADDRESS
    assert (len(direct.requests), direct.targets, proxy.requests) == (1, ["/"], [])


def test_a_proxy_that_asks_for_a_password(web: Web, proxy: Site) -> None:
    web.resolves("a.org", ["93.184.0.0"])
    proxy.behaviour = answers("407 Proxy Authentication Required")
    found = asked(web, "http://a.org/", "https://a.org/")
    assert {(seen.outcome, seen.http_status) for seen in found.values()} == {(Outcome.ANSWERED, 407)}
    assert {request.method for request in proxy.requests} == {"GET", "CONNECT"}


@pytest.mark.parametrize("status", ["403 Forbidden", "404 Not Found", "410 Gone", "502 Bad Gateway"])
def test_a_tunnel_that_is_not_opened_says_nothing_about_the_page(web: Web, proxy: Site, status: str) -> None:
    web.resolves("a.org", ["93.184.0.0"])
    proxy.behaviour = answers(status)
    seen = asked_one(web, "https://a.org/", replace(QUICK, max_retries=0))
    assert (seen.outcome, seen.http_status) == (Outcome.PROTOCOL, None)
    assert status[:3] in seen.detail


def test_a_password_for_the_proxy_goes_to_the_proxy_only(
    web: Web, proxy: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def behave(exchange: Exchange) -> None:
        exchange.keep = False
        exchange.send(reply("502 Bad Gateway"))

    proxy.behaviour = behave
    monkeypatch.setenv("http_proxy", f"http://user:secret@127.0.0.1:{web.server.port}")
    web.resolves("a.org", ["93.184.0.0"])
    asked_one(web, "http://a.org/", replace(QUICK, max_retries=0))
    assert "proxy-authorization" in proxy.requests[0].headers
    assert "authorization" not in proxy.requests[0].headers


BROKEN = [
    ("http://127.0.0.1:{closed}", Outcome.REFUSED, "nobody listens"),
    ("http://proxy.invalid:3128", Outcome.DNS_FAILURE, "no such proxy"),
    ("socks9://127.0.0.1:1", Outcome.PROTOCOL, "an unknown kind"),
    ("http://", Outcome.PROTOCOL, "no address"),
    ("http://[zz]:80", Outcome.PROTOCOL, "nonsense"),
]


@pytest.mark.parametrize(("url", "outcome", "why"), BROKEN, ids=[case[-1] for case in BROKEN])
def test_a_broken_proxy_kills_nobody(
    web: Web, monkeypatch: pytest.MonkeyPatch, url: str, outcome: Outcome, why: str
) -> None:
    monkeypatch.setenv("http_proxy", url.format(closed=closed_port()))
    web.resolves("a.org", ["93.184.0.0"])
    seen = asked_one(web, "http://a.org/", replace(QUICK, max_retries=0))
    assert seen.outcome is outcome, why
    names = [f"http://h{n}.org/" for n in range(3)]
    found = asked(web, *names, settings=replace(QUICK, max_retries=0))
    assert {seen.outcome for seen in found.values()} == {Outcome.NETWORK_DOWN}, why
