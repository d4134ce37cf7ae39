"""What is seen of one answer, and of each way not to give one."""

from __future__ import annotations

import gzip
import re
import socket

import pytest
from msgspec.structs import replace

from citecheck.model import Outcome
from citecheck.version import __version__
from tests.links.asking import QUICK, Clock, asked, asked_one, text_of, title_of
from tests.servers import (
    Behaviour,
    Web,
    answers,
    black_hole,
    by_path,
    closed_port,
    drips,
    in_turn,
    late,
    reply,
    resets,
    sends,
    silence,
)

ONE_TRY = replace(QUICK, max_retries=0, connect_timeout_s=0.3, timeout_s=0.3)
PAGE = b"<html><head><TITLE>\n A bridge &amp; a river </TITLE></head><body><p>Built in <b>1893</b>.</p></body></html>"

ANSWERS = [
    ("200 OK", 200, "fine"),
    ("204 No Content", 204, "fine without a body"),
    ("299 Whatever", 299, "an odd success"),
    ("300 Multiple Choices", 300, "several to choose from"),
    ("304 Not Modified", 304, "unasked"),
    ("400 Bad Request", 400, "a refusal"),
    ("404 Not Found", 404, "not there"),
    ("410 Gone", 410, "gone"),
    ("418 I'm a teapot", 418, "a joke"),
    ("451 Unavailable", 451, "forbidden by law"),
    ("999 Request denied", 999, "no status of HTTP"),
]


@pytest.mark.parametrize(("status", "expected", "why"), ANSWERS, ids=[case[-1] for case in ANSWERS])
def test_a_status_is_seen_after_one_request(web: Web, status: str, expected: int, why: str) -> None:
    site = web.site("a.org", answers(status))
    seen = asked_one(web, "http://a.org/page")
    assert (seen.outcome, seen.http_status, seen.attempts) == (Outcome.ANSWERED, expected, 1), why
    assert seen.final_url == seen.asked_url == "http://a.org/page"
    assert site.targets == ["/page"]


FAILURES: list[tuple[Behaviour, Outcome, str]] = [
    (silence, Outcome.TIMEOUT, "takes the request and says nothing"),
    (resets, Outcome.RESET, "reset"),
    (sends(b""), Outcome.RESET, "closed without an answer"),
    (sends(b"SSH-2.0-OpenSSH_9.6\r\n"), Outcome.PROTOCOL, "speaks something else"),
    (sends(b"<html>hello</html>"), Outcome.PROTOCOL, "HTTP 0.9"),
    (sends(b"HTTP/1.1 abc Odd\r\n\r\n"), Outcome.PROTOCOL, "a status that is no number"),
    (sends(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n"), Outcome.PROTOCOL, "a header without end"),
    (sends(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 10_000 + b"\r\n"), Outcome.PROTOCOL, "headers without number"),
]


@pytest.mark.parametrize(("behaviour", "outcome", "why"), FAILURES, ids=[case[-1] for case in FAILURES])
def test_a_failure_is_named(web: Web, behaviour: Behaviour, outcome: Outcome, why: str) -> None:
    web.site("a.org", behaviour)
    seen = asked_one(web, "http://a.org/", ONE_TRY)
    assert (seen.outcome, seen.http_status) == (outcome, None), why
    assert seen.checked_at is not None
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", seen.checked_at)


def test_refused_and_black_hole(web: Web) -> None:
    web.name("refused.org", closed_port())
    with black_hole() as port:
        web.name("hole.org", port)
        clock = Clock()
        found = asked(web, "http://refused.org/", "http://hole.org/", settings=ONE_TRY)
    assert found["http://refused.org/"].outcome is Outcome.REFUSED
    assert found["http://hole.org/"].outcome is Outcome.TIMEOUT
    assert clock.s < 1.5


RESOLUTION = [
    (socket.gaierror(socket.EAI_NONAME, "no name"), Outcome.NXDOMAIN, "no such name"),
    (socket.gaierror(socket.EAI_AGAIN, "try again"), Outcome.DNS_FAILURE, "no answer"),
    (socket.gaierror(socket.EAI_FAIL, "failure"), Outcome.DNS_FAILURE, "a name server that fails"),
    (socket.gaierror(socket.EAI_NODATA, "no address"), Outcome.DNS_FAILURE, "a name without an address"),
    (OSError(5, "I/O error"), Outcome.DNS_FAILURE, "a resolver that fails"),
    ([], Outcome.DNS_FAILURE, "an empty answer"),
    (["93.184.0.0"], Outcome.NO_ROUTE, "an address nobody can reach"),
]


@pytest.mark.parametrize(("to", "outcome", "why"), RESOLUTION, ids=[case[-1] for case in RESOLUTION])
def test_only_no_such_name_is_nxdomain(web: Web, to: list[str] | OSError, outcome: Outcome, why: str) -> None:
    web.resolves("a.org", to)
    assert asked_one(web, "http://a.org/", ONE_TRY).outcome is outcome, why


def test_a_page_says_its_title_and_text(web: Web) -> None:
    web.site("a.org", answers(body=PAGE))
    seen = asked_one(web, "http://a.org/")
    assert title_of(seen) == "A bridge & a river"
    assert text_of(seen) == "Built in 1893 ."


def test_what_is_sent(web: Web) -> None:
    site = web.site("a.org", answers())
    asked(web, "http://a.org/a%2Fb;c?d=%C3%A9&e=f#g", settings=replace(QUICK, contact="https://example.org/bot"))
    (request,) = site.requests
    assert request.method == "GET"
    assert request.target == "/a%2Fb;c?d=%C3%A9&e=f"
    assert request.headers["user-agent"] == f"citecheck/{__version__} (+https://example.org/bot)"
    assert request.headers["host"] == "a.org"
    assert not {"authorization", "cookie", "range"} & set(request.headers)


def test_credentials_are_never_sent(web: Web) -> None:
    site = web.site("a.org", answers())
    seen = asked_one(web, "http://user:secret@a.org/x")
    (request,) = site.requests
    assert "authorization" not in request.headers
    assert seen.final_url == "http://a.org/x"


def test_each_target_is_asked_once(web: Web) -> None:
    site = web.site("a.org", answers())
    asked(web, "http://a.org/1", "http://a.org/2", "http://a.org/1")
    assert sorted(site.targets) == ["/1", "/2"]


def test_nothing_to_ask(web: Web) -> None:
    assert asked(web) == {}


NOT_ASKED = [
    ("ftp://a.org/file", Outcome.SCHEME, "another scheme"),
    ("mailto:someone@a.org", Outcome.SCHEME, "no host at all"),
    ("javascript:alert(1)", Outcome.SCHEME, "a script"),
    ("http://", Outcome.BAD_URL, "no host"),
    ("http://a..org/", Outcome.BAD_URL, "an empty label"),
    ("http://a.org:99999/", Outcome.BAD_URL, "no such port"),
    ("http://a.org:port/", Outcome.BAD_URL, "a port in words"),
    ("http://[::1/", Outcome.BAD_URL, "an open bracket"),
    ("http://[zz]/", Outcome.BAD_URL, "no address in brackets"),
    ("http://[v1.a]/", Outcome.BAD_URL, "an address of the future"),
    ("http://" + "a" * 64 + ".org/", Outcome.BAD_URL, "a label too long"),
    ("http://exa mple.org/", Outcome.BAD_URL, "a blank in the host"),
    ("http://a.org\r\nX-Evil: 1/", Outcome.BAD_URL, "a line end in the host"),
    ("http://\ud800.org/", Outcome.BAD_URL, "half a character"),
    ("http://a.org/private/x", Outcome.EXCLUDED, "excluded"),
]


@pytest.mark.parametrize(("url", "outcome", "why"), NOT_ASKED, ids=[case[-1] for case in NOT_ASKED])
def test_what_cannot_or_must_not_be_asked(web: Web, url: str, outcome: Outcome, why: str) -> None:
    site = web.site("a.org", answers())
    seen = asked_one(web, url, replace(QUICK, exclude=(r"/private/",)))
    assert (seen.outcome, seen.attempts, seen.checked_at) == (outcome, 0, None), why
    assert site.requests == []


def test_odd_addresses_are_asked_all_the_same(web: Web) -> None:
    urls = (
        "http://a.org",
        "http://A.ORG/caps",
        "http://a.org./dot",
        "http://a.org/ü ber",
        "http://a.org/%zz%",
        "http://a.org/\r\nX-Evil: 1",
        "http://a.org/?q=\x00\x1b[31m",
        "http://a.org:80/port",
        "http://a.org/" + "long/" * 2000,
    )
    site = web.site("a.org", answers())
    web.sites["a.org."] = web.sites["A.ORG"] = site
    web.name("a.org.", web.server.port)
    found = asked(web, *urls)
    assert {seen.outcome for seen in found.values()} == {Outcome.ANSWERED}
    assert not any("x-evil" in request.headers for request in site.requests)


ENDLESS = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Endless</title>"


def test_an_endless_body_is_left(web: Web) -> None:
    web.site("a.org", drips(ENDLESS, b"word " * 20_000, 0.0))
    clock = Clock()
    seen = asked_one(web, "http://a.org/")
    assert (seen.outcome, title_of(seen)) == (Outcome.ANSWERED, "Endless")
    assert text_of(seen).startswith("word word")
    assert len(text_of(seen)) <= 4096
    assert clock.s < 1.5


def test_a_gzip_bomb_does_not_go_off(web: Web) -> None:
    bomb = gzip.compress(b"<title>Bomb</title>" + b"\0" * 60_000_000, compresslevel=1)
    web.site("a.org", answers(body=bomb, Content_Encoding="gzip"))
    clock = Clock()
    seen = asked_one(web, "http://a.org/")
    assert (seen.outcome, title_of(seen)) == (Outcome.ANSWERED, "Bomb")
    assert clock.s < 1.5


BODIES: list[tuple[Behaviour, str]] = [
    (sends(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\nContent-Type: text/html\r\n\r\n<p>short"), "a short body"),
    (answers(body=b"no gzip at all", Content_Encoding="gzip"), "a lie about the encoding"),
    (answers(body=b"x", Content_Encoding="br"), "an encoding nobody asked for"),
    (sends(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), "chunks that are none"),
    (sends(b"HTTP/1.0 200 OK\r\n\r\nplain"), "HTTP 1.0"),
    (sends(b"HTTP/1.1 200 OK\n\nplain"), "bare line feeds"),
    (answers(body=b"\x89PNG" * 100, Content_Type="image/png"), "a picture"),
]


@pytest.mark.parametrize(("behaviour", "why"), BODIES, ids=[case[-1] for case in BODIES])
def test_a_bad_body_takes_nothing_from_the_status(web: Web, behaviour: Behaviour, why: str) -> None:
    web.site("a.org", behaviour)
    seen = asked_one(web, "http://a.org/")
    assert (seen.outcome, seen.http_status) == (Outcome.ANSWERED, 200), why


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
DRIPS: list[tuple[Behaviour, str]] = [
    (drips(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"a", 0.1), "a header"),
    (drips(b"HT", b"T", 0.1), "the status line"),
    (drips(HEAD + b"Content-Length: 1000\r\n\r\n", b"a", 0.1), "a body"),
    (drips(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"0", 0.1), "the length of a chunk"),
    (drips(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n", 0.1), "one 100 after the other"),
]


def test_the_deadline_holds_against_drips(web: Web) -> None:
    """A byte every 0.1 s: no read ever times out."""
    for number, (behaviour, _) in enumerate(DRIPS):
        web.site(f"drip{number}.org", behaviour)
    clock = Clock()
    found = asked(web, *(f"http://drip{n}.org/" for n in range(len(DRIPS))), settings=replace(QUICK, deadline_s=0.7))
    assert 0.6 < clock.s < 1.5
    for seen, (_, why) in zip(found.values(), DRIPS, strict=True):
        assert seen.outcome is Outcome.TOO_SLOW, why


def test_the_deadline_cuts_off_silence_as_a_time_out(web: Web) -> None:
    web.site("a.org", silence)
    seen = asked_one(web, "http://a.org/", replace(QUICK, deadline_s=0.6, timeout_s=20.0))
    assert seen.outcome is Outcome.TIMEOUT
    assert 0.5 < seen.elapsed_s < 1.2


def test_who_is_cut_off_makes_room(web: Web) -> None:
    """One place in all, and the first to take it would keep it: the others are asked all the same."""
    web.site("drip.org", drips(b"HTTP/1.1 200 OK\r\nX: ", b"a", 0.02))
    web.site("a.org", late(0.05, answers()))
    urls = [f"http://a.org/{n}" for n in range(4)]
    settings = replace(QUICK, max_concurrency=1, deadline_s=0.3)
    found = asked(web, "http://drip.org/1", *urls, "http://drip.org/2", settings=settings)
    assert {found[url].outcome for url in urls} == {Outcome.ANSWERED}
    assert {found[f"http://drip.org/{n}"].outcome for n in (1, 2)} == {Outcome.TOO_SLOW}


def test_the_deadline_counts_from_the_first_request(web: Web) -> None:
    """A page of many links to a slow host: those that come late are not cut off for it."""
    web.site("a.org", late(0.08, answers()))
    found = asked(
        web,
        *(f"http://a.org/{n}" for n in range(8)),
        settings=replace(QUICK, host_concurrency=1, deadline_s=0.5, max_retries=0),
    )
    assert {seen.outcome for seen in found.values()} == {Outcome.ANSWERED}


def test_connections_are_kept(web: Web) -> None:
    site = web.site("a.org", answers(body=PAGE))
    asked(web, *(f"http://a.org/{n}" for n in range(6)), settings=replace(QUICK, host_concurrency=1))
    assert len(site.requests) == 6
    assert len({request.connection for request in site.requests}) == 1


def test_a_kept_connection_that_was_closed_costs_a_retry_at_most(web: Web) -> None:
    closing = reply(body=b"x")
    web.site("a.org", in_turn(sends(closing), answers(), sends(closing), answers()))
    found = asked(web, *(f"http://a.org/{n}" for n in range(4)), settings=replace(QUICK, host_concurrency=1))
    assert {seen.outcome for seen in found.values()} == {Outcome.ANSWERED}


def test_cookies_stay_within_one_target(web: Web) -> None:
    site = web.site(
        "a.org",
        by_path({"/1": answers(Set_Cookie="a=1; Path=/"), "/2": answers()}),
    )
    asked(web, "http://a.org/1", "http://a.org/2", settings=replace(QUICK, max_concurrency=1))
    assert not any("cookie" in request.headers for request in site.requests)
