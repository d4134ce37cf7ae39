"""Robots, groups and the limits of single hosts, as servers see them."""

from __future__ import annotations

import threading
import time

import pytest
from msgspec.structs import replace

from citecheck.config import GroupBy
from citecheck.config.hosts import HostSettings
from citecheck.links import ask
from citecheck.model import Cited, Observation, Outcome
from tests.links.asking import QUICK, asked, asked_one, rested
from tests.servers import Behaviour, Web, answers, by_path, closed_port, in_turn, late, redirects, resets

POLITE = replace(QUICK, robots=True, retry_wait_s=0.01)
FORBIDS_ALL = answers(body=b"User-agent: *\nDisallow: /\n", Content_Type="text/plain")
FORBIDS_A = answers(body=b"User-agent: *\nDisallow: /a\n", Content_Type="text/plain")


def _site(robots: Behaviour) -> Behaviour:
    return by_path({"/robots.txt": robots}, otherwise=answers(body=b"<title>Here</title>"))


def test_without_the_option_nobody_asks_for_it(web: Web) -> None:
    site = web.site("a.org", _site(FORBIDS_ALL))
    assert asked_one(web, "http://a.org/x").outcome is Outcome.ANSWERED
    assert site.targets == ["/x"]


def test_it_is_asked_first_and_once(web: Web) -> None:
    site = web.site("a.org", _site(FORBIDS_A))
    found = asked(web, *(f"http://a.org/{path}" for path in ("a1", "b1", "a2", "b2", "b3")), settings=POLITE)
    assert [seen.outcome for seen in found.values()] == [
        Outcome.ROBOTS,
        Outcome.ANSWERED,
        Outcome.ROBOTS,
        Outcome.ANSWERED,
        Outcome.ANSWERED,
    ]
    assert (site.targets[0], sorted(site.targets[1:])) == ("/robots.txt", ["/b1", "/b2", "/b3"])
    assert (found["http://a.org/a1"].attempts, found["http://a.org/a1"].checked_at) == (0, None)


def test_each_origin_has_its_own(web: Web) -> None:
    one, other = web.site("a.org", _site(FORBIDS_ALL)), web.site("b.org", _site(answers("404 Not Found")))
    found = asked(web, "http://a.org/x", "http://b.org/x", settings=POLITE)
    assert [seen.outcome for seen in found.values()] == [Outcome.ROBOTS, Outcome.ANSWERED]
    assert (one.targets, other.targets) == (["/robots.txt"], ["/robots.txt", "/x"])


TROUBLE = [
    (answers("404 Not Found"), Outcome.ANSWERED, "there is none"),
    (answers("403 Forbidden"), Outcome.ANSWERED, "it is not for us"),
    (answers("500 Oops"), Outcome.ROBOTS, "trouble"),
    (in_turn(answers("503 Busy"), FORBIDS_A), Outcome.ANSWERED, "trouble that passes"),
    (redirects("/robots.txt"), Outcome.ANSWERED, "a circle"),
    (redirects("http://10.0.0.1/"), Outcome.ANSWERED, "a redirect inside"),
    (redirects("ftp://a.org/robots.txt"), Outcome.ANSWERED, "a redirect to nowhere"),
    (resets, Outcome.RESET, "no answer at all"),
    (answers(body=b"\x00" * 600_000), Outcome.ANSWERED, "garbage, and too much of it"),
]


@pytest.mark.parametrize(("robots", "outcome", "why"), TROUBLE, ids=[case[-1] for case in TROUBLE])
def test_what_holds_when_it_cannot_be_read(web: Web, robots: Behaviour, outcome: Outcome, why: str) -> None:
    site = web.site("a.org", _site(robots))
    seen = asked_one(web, "http://a.org/x", POLITE)
    assert seen.outcome is outcome, why
    assert ("/x" in site.targets) is (outcome is Outcome.ANSWERED)


def test_redirects_are_followed_and_hold_for_where_they_began(web: Web) -> None:
    steps = {"/robots.txt": redirects("/1", "301 Moved"), "/1": redirects("http://b.org/robots.txt")}
    one = web.site("a.org", by_path(steps, otherwise=answers()))
    web.site("b.org", _site(FORBIDS_A))
    found = asked(web, "http://a.org/a", "http://a.org/b", settings=POLITE)
    assert [seen.outcome for seen in found.values()] == [Outcome.ROBOTS, Outcome.ANSWERED]
    assert one.targets == ["/robots.txt", "/1", "/b"]


def test_more_than_five_redirects_are_as_good_as_no_file(web: Web) -> None:
    steps = {"/robots.txt": redirects("/1"), **{f"/{step}": redirects(f"/{step + 1}") for step in range(1, 9)}}
    site = web.site("a.org", by_path(steps, otherwise=answers()))
    assert asked_one(web, "http://a.org/x", POLITE).outcome is Outcome.ANSWERED
    assert len(site.targets) == 1 + 5 + 1


def test_a_redirect_to_what_is_forbidden_is_not_followed(web: Web) -> None:
    web.site("a.org", by_path({"/x": redirects("http://b.org/a")}))
    there = web.site("b.org", _site(FORBIDS_A))
    seen = asked_one(web, "http://a.org/x", POLITE)
    assert (seen.outcome, len(seen.hops), seen.asked_url) == (Outcome.ROBOTS, 1, "http://b.org/a")
    assert there.targets == ["/robots.txt"]


def test_a_host_that_is_not_there_is_called_so(web: Web) -> None:
    web.name("refuses.org", closed_port())
    found = asked(web, "http://gone.org/1", "http://refuses.org/1", "http://refuses.org/2", settings=POLITE)
    assert [seen.outcome for seen in found.values()] == [Outcome.NXDOMAIN, Outcome.REFUSED, Outcome.REFUSED]


def test_a_robots_file_that_is_cited_is_asked_as_such(web: Web) -> None:
    site = web.site("a.org", _site(FORBIDS_ALL))
    assert asked_one(web, "http://a.org/robots.txt", POLITE).outcome is Outcome.ANSWERED
    assert site.targets == ["/robots.txt", "/robots.txt"]


def test_a_delay_is_the_least_time_between_two_requests(web: Web) -> None:
    robots = answers(body=b"User-agent: *\nCrawl-delay: 0.15\n", Content_Type="text/plain")
    site, started = web.site("a.org", _site(robots)), time.monotonic()
    asked(web, *(f"http://a.org/{number}" for number in range(4)), settings=POLITE)
    assert len(site.requests) == 5
    assert rested([request.at for request in site.requests][1:], started, 0.15)


def test_what_cannot_exist_is_asked_for_by_the_same_rules(web: Web) -> None:
    forbids = answers(body=b"User-agent: *\nDisallow: /citecheck-\n", Content_Type="text/plain")
    site = web.site("a.org", _site(forbids))
    found: list[Observation] = []
    ask(
        [Cited("http://a.org/x")],
        POLITE,
        stop=threading.Event(),
        seen=lambda observation, _: found.append(observation),
        in_doubt=lambda _: True,
        network=web.network,
    )
    assert [seen.sibling.outcome for seen in found if seen.sibling] == [Outcome.ROBOTS]
    assert site.targets == ["/robots.txt", "/x"]


def test_a_closed_port_has_the_rules_of_https_asked(web: Web) -> None:
    web.name("a.org", closed_port())
    assert asked_one(web, "http://a.org/x", POLITE).outcome is Outcome.REFUSED


def test_a_stop_loses_nobody_who_waits(web: Web) -> None:
    stop = threading.Event()
    web.site("a.org", _site(late(20.0, FORBIDS_A)))
    urls = [f"http://a.org/{number}" for number in range(9)]
    found: list[Observation] = []
    ask(
        map(Cited, urls),
        POLITE,
        stop=stop,
        seen=lambda observation, _: found.append(observation),
        tick=lambda _: stop.set(),
        network=web.network,
    )
    assert sorted(seen.url for seen in found) == urls
    assert {seen.outcome for seen in found} == {Outcome.INTERRUPTED}


def test_hosts_of_one_domain_are_held_together(web: Web) -> None:
    sites = [web.site(f"{name}.a.org", answers()) for name in (1, 2, 3)]
    urls = [f"http://{name}.a.org/{path}" for name in (1, 2, 3) for path in (1, 2)]
    started = time.monotonic()
    asked(web, *urls, settings=replace(QUICK, group_by=GroupBy.DOMAIN, host_request_interval_s=0.1))
    assert rested([request.at for site in sites for request in site.requests], started, 0.1)


def test_names_of_one_address_are_held_together(web: Web) -> None:
    site = web.site("a.org", answers())
    address = str(web.network.resolve("a.org", 80)[0][0])
    names = [f"{letter}.org" for letter in "bcdef"]
    for name in names:
        web.sites[name] = site
        web.resolves(name, [address])
    settings = replace(QUICK, group_by=GroupBy.ADDRESS, host_request_interval_s=0.1)
    started = time.monotonic()
    found = asked(web, *(f"http://{name}/" for name in names), "http://gone.org/", settings=settings)
    assert [seen.outcome for seen in found.values()] == [*[Outcome.ANSWERED] * 5, Outcome.NXDOMAIN]
    assert rested([request.at for request in site.requests], started, 0.1)


def test_a_host_has_limits_of_its_own(web: Web) -> None:
    slow, fast = web.site("slow.org", late(0.02, answers())), web.site("fast.org", late(0.5, answers()))
    hosts = {"slow.org": HostSettings(concurrency=1, interval_s=0.1), "fast.org": HostSettings(concurrency=9)}
    urls = [f"http://{name}.org/{path}" for name in ("slow", "fast") for path in range(4)]
    started = time.monotonic()
    asked(web, *urls, settings=replace(QUICK, hosts=hosts, host_concurrency=2))
    assert slow.most_under_way == 1
    assert fast.most_under_way > 2
    assert rested([request.at for request in slow.requests], started, 0.1)
