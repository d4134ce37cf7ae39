"""No host is asked more often, or more at once, than promised; no run more at once than it may."""

from __future__ import annotations

from msgspec.structs import replace

from citecheck.model import Outcome
from tests.links.asking import QUICK, Clock, asked, rested
from tests.servers import Exchange, Web, answers, late, reply


def test_a_host_is_never_asked_more_at_once(web: Web) -> None:
    site = web.site("a.org", late(0.05, answers()))
    asked(web, *(f"http://a.org/{n}" for n in range(24)), settings=replace(QUICK, host_concurrency=3))
    assert site.most_under_way == 3
    assert len(site.requests) == 24


def test_a_run_never_asks_more_at_once(web: Web) -> None:
    site = web.site("*", late(0.05, answers()))
    names = [f"h{n}.org" for n in range(30)]
    for name in names:
        web.name(name, web.server.port)
    asked(web, *(f"http://{name}/" for name in names), settings=replace(QUICK, max_concurrency=5))
    assert site.most_under_way == 5


def test_a_host_rests_between_two_requests(web: Web) -> None:
    site = web.site("a.org", answers())
    other = web.site("b.org", answers())
    urls = [f"http://{host}/{n}" for n in range(6) for host in ("a.org", "b.org")]
    clock = Clock()
    asked(web, *urls, settings=replace(QUICK, host_request_interval_s=0.06))
    assert rested([request.at for request in site.requests], clock.started, 0.06)
    assert rested([request.at for request in other.requests], clock.started, 0.06)
    assert clock.s < 0.55


def test_retries_rest_too(web: Web) -> None:
    site = web.site("a.org", answers("503 Busy"))
    settings = replace(QUICK, host_request_interval_s=0.06, retry_wait_s=0.001, max_retries=2)
    clock = Clock()
    asked(web, "http://a.org/1", "http://a.org/2", settings=settings)
    assert len(site.requests) == 6
    assert rested([request.at for request in site.requests], clock.started, 0.06)


def test_the_busiest_host_goes_first(web: Web) -> None:
    order: list[str] = []

    def behave(exchange: Exchange) -> None:
        order.append(exchange.request.host)
        if exchange.pause(0.02):
            exchange.send(reply())

    web.site("*", behave)
    urls = [f"http://few{n}.org/" for n in range(8)] + [f"http://many.org/{n}" for n in range(8)]
    for name in [f"few{n}.org" for n in range(8)] + ["many.org"]:
        web.name(name, web.server.port)
    settings = replace(QUICK, max_concurrency=2, host_concurrency=1)
    asked(web, *urls, settings=settings)
    assert "many.org" in order[:2]
    assert order[:8].count("many.org") >= 3


def test_a_slow_name_holds_up_nobody_else(web: Web) -> None:
    web.resolves("slow.org", web.server.closing)
    web.site("a.org", answers())
    settings = replace(QUICK, connect_timeout_s=0.2, max_retries=1, max_concurrency=2)
    clock = Clock()
    slow = [f"http://slow.org/{n}" for n in range(2)]
    found = asked(web, *slow, *(f"http://a.org/{n}" for n in range(5)), settings=settings)
    assert {found[url].outcome for url in slow} == {Outcome.DNS_FAILURE}
    assert {found[f"http://a.org/{n}"].outcome for n in range(5)} == {Outcome.ANSWERED}
    assert web.looked_up.count("slow.org") == 1
    assert clock.s < 1.2
