"""What a host answers for an address that cannot exist; closed ports, pages that lead on, and a plainer second try."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from citecheck.config import LinkSettings
from citecheck.links import Progress, ask
from citecheck.links.plans.siblings import sibling_of
from citecheck.model import Cited, Observation, Outcome
from tests.links.asking import QUICK, Clock, asked_one, title_of
from tests.servers import Exchange, Web, answers, by_path, closed_port, in_turn, late, redirects, reply, sends, silence


def observed(
    web: Web,
    *urls: str,
    doubt: Callable[[Observation], bool],
    stop: threading.Event | None = None,
    settings: LinkSettings = QUICK,
) -> dict[str, Observation]:
    found: dict[str, Observation] = {}

    def see(observation: Observation, _: Progress) -> None:
        found[observation.url] = observation

    targets = map(Cited, urls)
    ask(targets, settings, stop=stop or threading.Event(), seen=see, in_doubt=doubt, network=web.network)
    assert set(found) == set(urls)
    return found


def test_a_host_is_asked_once_for_what_cannot_exist(web: Web) -> None:
    site = web.site("a.org", answers("200 OK", b"<title>All</title>"))
    urls = [f"http://a.org/news/{number}.html" for number in range(9)]
    found = observed(web, *urls, doubt=lambda seen: seen.sibling is None)
    beside = sibling_of(urls[0])
    assert sorted(site.targets) == sorted([*(url.removeprefix("http://a.org") for url in urls), beside[12:]])
    assert {seen.sibling.url for seen in found.values() if seen.sibling} == {beside}
    assert all(seen.sibling and title_of(seen.sibling) == "All" for seen in found.values())


def test_a_page_may_cite_what_cannot_exist(web: Web) -> None:
    """Whoever reads this can know the address: it must not take another's place."""
    web.site("a.org", answers("200 OK", b"<title>All</title>"))
    urls = ["http://a.org/x", sibling_of("http://a.org/x")]
    found = observed(web, *urls, doubt=lambda seen: seen.sibling is None)
    assert [found[url].http_status for url in urls] == [200, 200]
    assert all(seen.sibling and seen.sibling.url == urls[1] for seen in found.values())


def test_whoever_waits_is_finished_by_its_own_deadline(web: Web) -> None:
    """A sibling that hangs has no time of its own: both requests together keep to one deadline."""

    def behave(exchange: Exchange) -> None:
        (silence if "citecheck-" in exchange.request.target else late(0.6, answers()))(exchange)

    web.site("a.org", behave)
    settings = replace(QUICK, deadline_s=1.0, timeout_s=20.0)
    clock = Clock()
    seen = observed(web, "http://a.org/x", doubt=lambda seen: seen.sibling is None, settings=settings)["http://a.org/x"]
    assert (seen.outcome, seen.http_status) == (Outcome.ANSWERED, 200)
    assert clock.s < 1.5


def test_what_is_not_in_doubt_needs_no_sibling(web: Web) -> None:
    site = web.site("a.org", answers())
    found = observed(web, "http://a.org/x", doubt=lambda _: False)
    assert (site.targets, found["http://a.org/x"].sibling) == (["/x"], None)


def test_a_sibling_that_fails_is_an_answer_too(web: Web) -> None:
    def behave(exchange: Exchange) -> None:
        (silence if "citecheck-" in exchange.request.target else answers())(exchange)

    web.site("a.org", behave)
    seen = observed(web, "http://a.org/x", doubt=lambda seen: seen.sibling is None)["http://a.org/x"]
    assert (seen.outcome, seen.http_status) == (Outcome.ANSWERED, 200)
    assert seen.sibling is not None
    assert seen.sibling.outcome is Outcome.TIMEOUT


def test_a_stop_leaves_what_was_seen(web: Web) -> None:
    stop = threading.Event()

    def behave(exchange: Exchange) -> None:
        if "citecheck-" in exchange.request.target:
            stop.set()
            silence(exchange)
        else:
            answers()(exchange)

    web.site("a.org", behave)
    seen = observed(web, "http://a.org/x", doubt=lambda seen: seen.sibling is None, stop=stop)["http://a.org/x"]
    assert (seen.outcome, seen.http_status, seen.sibling) == (Outcome.ANSWERED, 200, None)


BESIDE = [
    ("http://a.org/", "http://a.org/citecheck-#"),
    ("http://a.org/b/c.html?x=1", "http://a.org/b/citecheck-#.html"),
    ("https://a.org:8080/b/", "https://a.org:8080/b/citecheck-#"),
    ("http://a.org/v1.something", "http://a.org/citecheck-#"),
]


@pytest.mark.parametrize(("address", "expected"), BESIDE)
def test_a_sibling_stands_beside(address: str, expected: str) -> None:
    before, _, after = expected.partition("#")
    beside = sibling_of(address)
    assert beside.startswith(before)
    assert beside.endswith(after)
    assert beside == sibling_of(address)


def test_a_closed_port_has_https_tried(web: Web) -> None:
    """The web of the test speaks no TLS: that `https` is asked shows in what is said of it."""
    web.name("a.org", closed_port())
    seen = asked_one(web, "http://a.org/", replace(QUICK, max_retries=0))
    assert seen.outcome is Outcome.REFUSED
    assert seen.asked_url == "https://a.org/"
    assert "https" in seen.detail


PAGES = [
    (reply(body=b"<meta http-equiv=refresh content='0;url=/there'>"), "a page that leads on"),
    (reply(body=b"<script>location.replace('/there')</script>"), "a script that leads on"),
    (reply(Refresh="0; url=/there"), "a header that leads on"),
]


@pytest.mark.parametrize(("data", "why"), PAGES, ids=[case[-1] for case in PAGES])
def test_a_page_that_leads_on_is_followed(web: Web, data: bytes, why: str) -> None:
    web.site("a.org", by_path({"/": sends(data), "/there": answers(body=b"<title>There</title>")}))
    seen = asked_one(web, "http://a.org/")
    assert (title_of(seen), seen.final_url) == ("There", "http://a.org/there"), why
    assert [hop.http_status for hop in seen.hops] == [200]


def test_a_page_that_loads_itself_anew_is_where_it_leads(web: Web) -> None:
    web.site("a.org", answers(body=b"<title>Here</title><meta http-equiv=refresh content='5;url=/'>"))
    seen = asked_one(web, "http://a.org/")
    assert (title_of(seen), seen.hops) == ("Here", ())


def test_what_is_no_http_is_asked_once_more_and_plainly(web: Web) -> None:
    site = web.site("a.org", in_turn(sends(b"garbage\r\n\r\n"), answers()))
    seen = asked_one(web, "http://a.org/", replace(QUICK, max_retries=0))
    assert (seen.outcome, seen.http_status) == (Outcome.ANSWERED, 200)
    assert [request.headers["accept-encoding"] for request in site.requests] == ["gzip, deflate, br", "identity"]


def test_a_redirect_goes_before_a_refresh(web: Web) -> None:
    web.site("a.org", by_path({"/": redirects("/there"), "/there": answers()}))
    assert asked_one(web, "http://a.org/").final_url == "http://a.org/there"
