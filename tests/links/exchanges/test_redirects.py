"""Redirects: each kind followed, the chain kept, each dead end named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from citecheck.links.answers import Failure
from citecheck.links.exchanges.redirects import following, without_credentials
from citecheck.model import Hop, Outcome
from tests.links.asking import QUICK, Clock, asked, asked_one, rested, title_of
from tests.servers import Behaviour, Exchange, Web, answers, by_path, drips, redirects, reply, sends

fine = answers(body=b"<title>There</title>")

STATUSES = ["301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"]


@pytest.mark.parametrize("status", STATUSES)
def test_a_redirect_is_followed_and_kept(web: Web, status: str) -> None:
    site = web.site("a.org", by_path({"/1": redirects("http://b.org/2", status)}))
    other = web.site("b.org", by_path({"/2": fine}))
    seen = asked_one(web, "http://a.org/1")
    assert (seen.outcome, seen.http_status, seen.final_url) == (Outcome.ANSWERED, 200, "http://b.org/2")
    assert seen.hops == (Hop("http://a.org/1", int(status[:3])),)
    assert (title_of(seen), seen.attempts) == ("There", 1)
    assert [request.method for request in site.requests + other.requests] == ["GET", "GET"]


LOCATIONS = [
    ("/c", "http://a.org/c", "absolute path"),
    ("c", "http://a.org/b/c", "relative path"),
    ("../c", "http://a.org/c", "a step up"),
    ("?d=1", "http://a.org/b/x?d=1", "only a query"),
    ("//b.org/c", "http://b.org/c", "no scheme"),
    ("HTTP://B.ORG/c", "http://b.org/c", "in capitals"),
    (" /c ", "http://a.org/c", "blanks around it"),
    ("/c d", "http://a.org/c%20d", "a blank in it"),
    ("/ü".encode().decode("latin-1"), "http://a.org/%C3%BC", "UTF-8"),
    ("/\xfc", "http://a.org/%C3%BC", "Latin-1"),
    ("http://b.org/c#part", "http://b.org/c", "with a fragment"),
    ("http://user:pass@b.org/c", "http://b.org/c", "with a password"),
    ("https://b.org:443/c", "https://b.org:443/c", "a port"),
    ("/a@b", "http://a.org/a@b", "an at sign in a path"),
    ("\\news\\u00e9?a=\\n", "http://a.org/news/u00e9?a=%5Cn", "backslashes"),
]


@pytest.mark.parametrize(("location", "expected", "why"), LOCATIONS, ids=[case[-1] for case in LOCATIONS])
def test_where_a_redirect_leads(location: str, expected: str, why: str) -> None:
    assert following("http://a.org/b/x", location) == expected, why


@pytest.mark.parametrize(
    ("second", "outcome"), [(b"/2", Outcome.ANSWERED), (b"/3", Outcome.BAD_REDIRECT)], ids=["the same", "another"]
)
def test_a_redirect_to_two_places_leads_nowhere(web: Web, second: bytes, outcome: Outcome) -> None:
    found = sends(b"HTTP/1.1 302 Found\r\nLocation: /2\r\nLocation: %b\r\n\r\n" % second)
    web.site("a.org", by_path({"/1": found, "/2": fine}))
    assert asked_one(web, "http://a.org/1").outcome is outcome


NOWHERE = [
    (None, "no Location"),
    ("", "an empty one"),
    ("  ", "a blank one"),
    ("ftp://a.org/x", "another scheme"),
    ("file:///etc/passwd", "a file"),
    ("javascript:alert(1)", "a script"),
    ("mailto:x@a.org", "a letter"),
    ("data:text/html,x", "a page in the address"),
    ("http://:80/", "no host"),
    ("http://[zz]/", "no address in brackets"),
    ("http://a.org:99999/", "no such port"),
    ("http://" + "a" * 70 + ".org/", "no such label"),
]


@pytest.mark.parametrize(("location", "why"), NOWHERE, ids=[case[-1] for case in NOWHERE])
def test_a_redirect_to_nowhere_is_the_servers_fault(web: Web, location: str | None, why: str) -> None:
    failure = following("http://a.org/", location)
    assert isinstance(failure, Failure)
    assert failure.outcome is Outcome.BAD_REDIRECT, why
    assert failure.heard
    site = web.site("a.org", answers("302 Found") if location is None else redirects(location))
    seen = asked_one(web, "http://a.org/")
    assert (seen.outcome, seen.http_status, len(site.requests)) == (Outcome.BAD_REDIRECT, 302, 1)


@given(st.text(max_size=60) | st.builds(lambda tail: "http://" + tail, st.text(max_size=60)))
def test_any_location_leads_somewhere_or_nowhere(location: str) -> None:
    found = following("http://a.org/b", location)
    assert isinstance(found, Failure) or found.startswith(("http://", "https://"))


CREDENTIALS = [
    ("http://a.org/", "http://a.org/"),
    ("http://u@a.org/", "http://a.org/"),
    ("http://u:p@a.org:80/x@y", "http://a.org:80/x@y"),
    ("http://u:p@w@a.org?x@y", "http://a.org?x@y"),
    ("http://a.org?x@y", "http://a.org?x@y"),
    ("http://a.org#x@y", "http://a.org#x@y"),
]


@pytest.mark.parametrize(("url", "expected"), CREDENTIALS)
def test_credentials_come_off(url: str, expected: str) -> None:
    assert without_credentials(url) == expected


def _steps(exchange: Exchange) -> None:
    step = int(exchange.request.target[1:])
    exchange.send(reply("302 Found", Location=f"/{step - 1}") if step else reply())


@pytest.mark.parametrize(("length", "outcome"), [(5, Outcome.ANSWERED), (20, Outcome.ANSWERED)])
def test_a_long_chain_is_kept(web: Web, length: int, outcome: Outcome) -> None:
    web.site("a.org", _steps)
    seen = asked_one(web, f"http://a.org/{length}")
    assert seen.outcome is outcome
    assert [hop.url for hop in seen.hops] == [f"http://a.org/{step}" for step in range(length, 0, -1)]


def test_a_chain_too_long_is_left(web: Web) -> None:
    site = web.site("a.org", _steps)
    seen = asked_one(web, "http://a.org/25")
    assert (seen.outcome, len(seen.hops)) == (Outcome.TOO_MANY_REDIRECTS, 20)
    assert len(site.requests) == 21


LOOPS = [
    ({"/1": redirects("/1")}, 1, "to itself"),
    ({"/1": redirects("/2"), "/2": redirects("/1")}, 2, "of two"),
    ({"/1": redirects("/2"), "/2": redirects("/3"), "/3": redirects("/2")}, 3, "after a start"),
]


@pytest.mark.parametrize(("paths", "requests", "why"), LOOPS, ids=[case[-1] for case in LOOPS])
def test_a_circle_is_left_at_once(web: Web, paths: dict[str, Behaviour], requests: int, why: str) -> None:
    site = web.site("a.org", by_path(paths))
    assert asked_one(web, "http://a.org/1").outcome is Outcome.TOO_MANY_REDIRECTS, why
    assert len(site.requests) == requests


def test_a_circle_that_a_cookie_ends_is_followed(web: Web) -> None:
    def behave(exchange: Exchange) -> None:
        kept = exchange.request.headers.get("cookie") == "seen=1"
        exchange.send(reply() if kept else reply("302 Found", Location="/1", Set_Cookie="seen=1; Path=/"))

    web.site("a.org", behave)
    seen = asked_one(web, "http://a.org/1")
    assert (seen.outcome, seen.http_status, len(seen.hops)) == (Outcome.ANSWERED, 200, 1)


def test_a_cookie_does_not_reach_another_host(web: Web) -> None:
    web.site("a.org", answers("302 Found", Location="http://b.org/", Set_Cookie="a=1; Path=/"))
    other = web.site("b.org", answers())
    asked_one(web, "http://a.org/")
    assert "cookie" not in other.requests[0].headers


ENDS: list[tuple[str, Outcome, int | None, str]] = [
    ("http://nowhere.org/", Outcome.NXDOMAIN, 301, "a host without a name"),
    ("http://127.0.0.1/", Outcome.PRIVATE_ADDRESS, 301, "a private address"),
    ("http://a.org/missing", Outcome.ANSWERED, 404, "a page that is not there"),
]


@pytest.mark.parametrize(("to", "outcome", "status", "why"), ENDS, ids=[case[-1] for case in ENDS])
def test_where_a_chain_ends(web: Web, to: str, outcome: Outcome, status: int | None, why: str) -> None:
    web.site("a.org", by_path({"/1": redirects(to, "301 Moved Permanently")}))
    seen = asked_one(web, "http://a.org/1")
    assert (seen.outcome, seen.http_status, seen.asked_url) == (outcome, status, to), why
    assert seen.hops == (Hop("http://a.org/1", 301),)


def test_a_retry_after_a_redirect_goes_on_where_it_was(web: Web) -> None:
    answers_of_b = iter([reply("503 Busy"), reply()])
    site = web.site("a.org", redirects("http://b.org/"))
    web.site("b.org", lambda exchange: exchange.send(next(answers_of_b)))
    seen = asked_one(web, "http://a.org/")
    assert (seen.http_status, seen.attempts, len(site.requests)) == (200, 2, 1)


def test_the_body_of_a_redirect_is_not_waited_for(web: Web) -> None:
    head = b"HTTP/1.1 302 Found\r\nLocation: http://b.org/\r\n\r\n"
    web.site("a.org", drips(head, b"x", 0.1))
    web.site("b.org", fine)
    clock = Clock()
    assert title_of(asked_one(web, "http://a.org/")) == "There"
    assert clock.s < 0.8


def test_the_deadline_holds_over_a_chain(web: Web) -> None:
    def behave(exchange: Exchange) -> None:
        if exchange.pause(0.2):
            exchange.send(reply("302 Found", Location=f"{exchange.request.target}x"))

    web.site("a.org", behave)
    seen = asked_one(web, "http://a.org/", replace(QUICK, deadline_s=0.7))
    assert seen.outcome in {Outcome.TIMEOUT, Outcome.TOO_SLOW}
    assert 0.6 < seen.elapsed_s < 1.0
    assert 1 < len(seen.hops) < 5


def test_the_deadline_holds_while_a_target_waits_for_its_turn(web: Web) -> None:
    """The host that the redirect leads to rests longer than there is time."""
    target = web.site("target.org", fine)
    web.site("a.org", redirects("http://target.org/2"))
    settings = replace(QUICK, host_request_interval_s=3.0, deadline_s=0.4)
    clock = Clock()
    found = asked(web, "http://target.org/1", "http://a.org/", settings=settings)
    assert found["http://target.org/1"].outcome is Outcome.ANSWERED
    assert (found["http://a.org/"].outcome, found["http://a.org/"].http_status) == (Outcome.TOO_SLOW, 302)
    assert target.targets == ["/1"]
    assert clock.s < 0.9


def test_redirects_to_a_host_wait_for_their_turn_there(web: Web) -> None:
    target = web.site("target.org", fine)
    for number in range(6):
        web.site(f"from{number}.org", redirects(f"http://target.org/{number}"))
    settings = replace(QUICK, host_request_interval_s=0.06)
    clock = Clock()
    asked(web, *(f"http://from{number}.org/" for number in range(6)), settings=settings)
    assert len(target.requests) == 6
    assert rested([request.at for request in target.requests], clock.started, 0.06)
