"""Who is asked again, when, and how often."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from citecheck import links
from citecheck.config import GroupBy
from citecheck.model import Outcome
from tests.links.asking import QUICK, Clock, asked, asked_one
from tests.servers import (
    Behaviour,
    Web,
    answers,
    by_path,
    closed_port,
    in_turn,
    late,
    redirects,
    resets,
    sends,
    silence,
)

fine = answers()

RETRIED: list[tuple[Behaviour, str]] = [
    (answers("503 Service Unavailable"), "503"),
    (answers("500 Internal Server Error"), "500"),
    (answers("502 Bad Gateway"), "502"),
    (answers("529 Overloaded"), "a server error without a name"),
    (answers("408 Request Timeout"), "408"),
    (answers("425 Too Early"), "425"),
    (answers("429 Too Many Requests"), "429"),
    (resets, "a reset"),
    (sends(b""), "a connection closed"),
]


@pytest.mark.parametrize(("behaviour", "why"), RETRIED, ids=[case[-1] for case in RETRIED])
def test_what_passes_is_asked_again(web: Web, behaviour: Behaviour, why: str) -> None:
    site = web.site("a.org", in_turn(behaviour, fine))
    seen = asked_one(web, "http://a.org/")
    assert (seen.outcome, seen.http_status, seen.attempts) == (Outcome.ANSWERED, 200, 2), why
    assert len(site.requests) == 2


def test_a_time_out_is_asked_again(web: Web) -> None:
    web.site("a.org", in_turn(silence, fine))
    seen = asked_one(web, "http://a.org/", replace(QUICK, timeout_s=0.2))
    assert (seen.http_status, seen.attempts) == (200, 2)


ONCE: list[tuple[Behaviour, str]] = [
    (answers("404 Not Found"), "404"),
    (answers("403 Forbidden"), "403"),
    (answers("401 Unauthorized"), "401"),
]


@pytest.mark.parametrize(("behaviour", "why"), ONCE, ids=[case[-1] for case in ONCE])
def test_what_stays_is_asked_once(web: Web, behaviour: Behaviour, why: str) -> None:
    site = web.site("a.org", behaviour)
    assert asked_one(web, "http://a.org/").attempts == 1, why
    assert len(site.requests) == 1


def test_no_such_name_is_looked_up_once(web: Web) -> None:
    assert asked_one(web, "http://nowhere.org/").attempts == 1
    assert web.looked_up.count("nowhere.org") == 1


def test_no_answer_to_a_name_is_looked_up_again(web: Web) -> None:
    web.resolves("a.org", socket.gaierror(socket.EAI_AGAIN, "try again"))
    seen = asked_one(web, "http://a.org/")
    assert (seen.outcome, seen.attempts) == (Outcome.DNS_FAILURE, 1 + QUICK.max_retries)
    assert web.looked_up.count("a.org") == 1 + QUICK.max_retries


@pytest.mark.parametrize("tries", [0, 1, 3])
def test_tries_are_bounded(web: Web, tries: int) -> None:
    site = web.site("a.org", answers("503 Service Unavailable"))
    seen = asked_one(web, "http://a.org/", replace(QUICK, max_retries=tries))
    assert (seen.outcome, seen.http_status, seen.attempts) == (Outcome.ANSWERED, 503, tries + 1)
    assert len(site.requests) == tries + 1


@pytest.mark.parametrize(("most", "tries"), [(0, 1), (1, 2), (3, 2)])
def test_who_never_answers_is_asked_once_more_at_most(web: Web, most: int, tries: int) -> None:
    web.name("a.org", closed_port())
    seen = asked_one(web, "http://a.org/", replace(QUICK, max_retries=most))
    assert (seen.outcome, seen.attempts) == (Outcome.REFUSED, tries)


def test_waits_grow(web: Web) -> None:
    site = web.site("a.org", answers("500 Internal Server Error"))
    asked_one(web, "http://a.org/", replace(QUICK, retry_wait_s=0.05))
    times = [request.at for request in site.requests]
    waits = [later - earlier for earlier, later in pairwise(times)]
    assert [wait >= least for wait, least in zip(waits, (0.05, 0.1, 0.2), strict=True)] == [True, True, True]
    assert sum(waits) < 1.0


def test_the_deadline_ends_the_tries(web: Web) -> None:
    web.site("a.org", answers("503 Service Unavailable"))
    seen = asked_one(web, "http://a.org/", replace(QUICK, max_retries=100, retry_wait_s=0.3, deadline_s=0.8))
    assert (seen.outcome, seen.http_status) == (Outcome.ANSWERED, 503)
    assert seen.elapsed_s < 1.0


def _in(seconds: float) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


def test_retry_after_seconds_is_obeyed(web: Web) -> None:
    site = web.site("a.org", in_turn(answers("429 Too Many Requests", Retry_After="1"), fine))
    seen = asked_one(web, "http://a.org/")
    assert (seen.http_status, seen.attempts) == (200, 2)
    first, second = (request.at for request in site.requests)
    assert 1.0 <= second - first < 1.6


def test_retry_after_date_is_obeyed_by_the_servers_clock(web: Web) -> None:
    limited = answers("503 Service Unavailable", Retry_After=_in(-86400 + 1), Date=_in(-86400))
    site = web.site("a.org", in_turn(limited, fine))
    assert asked_one(web, "http://a.org/").http_status == 200
    first, second = (request.at for request in site.requests)
    assert 0.9 <= second - first < 1.6


TOO_FAR = [
    ("429 Too Many Requests", "3600", 429, "an hour"),
    ("503 Service Unavailable", "86400", 503, "a day"),
    ("429 Too Many Requests", "9" * 400, 429, "for ever"),
    ("429 Too Many Requests", "Fri, 31 Dec 2099 23:59:59 GMT", 429, "a date far off"),
]


@pytest.mark.parametrize(("status", "after", "expected", "why"), TOO_FAR, ids=[case[-1] for case in TOO_FAR])
def test_a_retry_after_beyond_the_deadline_settles_at_once(
    web: Web, status: str, after: str, expected: int, why: str
) -> None:
    site = web.site("a.org", answers(status, Retry_After=after))
    clock = Clock()
    seen = asked_one(web, "http://a.org/")
    assert (seen.http_status, seen.attempts, len(site.requests)) == (expected, 1, 1), why
    assert clock.s < 0.6


@pytest.mark.parametrize("after", ["soon", "", "-5", "Fri, 99 Foo 2026", "1.5.2"])
def test_a_retry_after_that_says_nothing_is_no_reason_to_stop(web: Web, after: str) -> None:
    web.site("a.org", in_turn(answers("429 Too Many Requests", Retry_After=after), fine))
    assert asked_one(web, "http://a.org/").http_status == 200


def test_retry_after_pauses_the_whole_host_and_no_other(web: Web) -> None:
    limited = in_turn(answers("429 Too Many Requests", Retry_After="1"), fine)
    site = web.site("a.org", by_path({"/0": limited}, late(0.05, fine)))
    other = web.site("b.org", late(0.05, fine))
    urls = [f"http://{host}/{n}" for n in range(6) for host in ("a.org", "b.org")]
    clock = Clock()
    asked(web, *urls, settings=replace(QUICK, host_concurrency=1))
    first, *rest = (request.at for request in site.requests)
    assert all(at - first >= 1.0 for at in rest)
    assert len(rest) == 6
    times = [request.at for request in other.requests]
    assert max(times) - min(times) < 0.9
    assert clock.s < 2.2


@pytest.mark.parametrize("group_by", list(GroupBy))
def test_retry_after_holds_for_a_host_that_others_redirect_to(web: Web, group_by: GroupBy) -> None:
    web.site("a.org", redirects("http://there.org/"))
    limited = in_turn(answers("429 Too Many Requests", Retry_After="1"), fine)
    there = web.site("there.org", limited)
    urls = [f"http://a.org/{n}" for n in range(4)] + [f"http://there.org/{n}" for n in range(4)]
    # What is under way already when a host says so cannot be called back.
    found = asked(web, *urls, settings=replace(QUICK, group_by=group_by, host_concurrency=1))
    assert {seen.http_status for seen in found.values()} == {200}
    first, *rest = sorted(request.at for request in there.requests)
    assert len(rest) == 8
    assert all(at - first >= 1.0 for at in rest)


def test_a_host_that_is_never_ready_does_not_hold_the_run_for_ever(web: Web) -> None:
    """Patience with a host ends with one deadline, however many links it has."""
    site = web.site("a.org", answers("429 Too Many Requests", Retry_After="1"))
    clock = Clock()
    settings = replace(QUICK, deadline_s=1.5, host_concurrency=2)
    found = asked(web, *(f"http://a.org/{n}" for n in range(12)), settings=settings)
    assert {seen.http_status for seen in found.values()} == {429}
    assert {request.target for request in site.requests} == {f"/{n}" for n in range(12)}
    assert clock.s < 3.0


def test_a_waiting_target_holds_no_place(web: Web) -> None:
    """One thread, and a host that wants a second: the other host is asked meanwhile."""
    web.site("a.org", in_turn(answers("503 Service Unavailable", Retry_After="1"), fine))
    other = web.site("b.org", fine)
    clock = Clock()
    urls = ("http://a.org/1", "http://a.org/2", "http://b.org/1", "http://b.org/2")
    found = asked(web, *urls, settings=replace(QUICK, max_concurrency=1, host_concurrency=1))
    assert {seen.http_status for seen in found.values()} == {200}
    assert max(request.at for request in other.requests) - min(r.at for r in web.sites["a.org"].requests) < 0.5
    assert clock.s < 2.0


def test_the_last_answer_is_kept_when_the_next_try_fails(web: Web) -> None:
    web.site("a.org", in_turn(answers("503 Service Unavailable"), resets))
    seen = asked_one(web, "http://a.org/", replace(QUICK, max_retries=1))
    assert (seen.outcome, seen.http_status) == (Outcome.RESET, 503)


def test_nobody_sleeps_in_tenacity() -> None:
    """The state machine is driven by hand: its own sleep would hold a thread. What is no run has only one."""
    folder = Path(links.__file__).parent
    sleeping = [path.name for path in folder.rglob("*.py") if "sleep(" in path.read_text(encoding="utf-8")]
    assert sleeping == ["fetching.py"]
