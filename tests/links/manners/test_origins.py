"""A host that does not answer is asked for two of its links, and the others share the answer and say so."""

from __future__ import annotations

import socket
import threading
from collections import Counter
from collections.abc import Sequence
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from citecheck.config import GroupBy, LinkSettings
from citecheck.links import Network, SocketAddress
from citecheck.links.answers import Answer, Failure, Reply
from citecheck.links.manners.origins import Origins
from citecheck.links.plans.plan import Plan, Start
from citecheck.model import Cited, Outcome
from tests.links.asking import QUICK, asked_in, connecting
from tests.servers import (
    LONGEST_S,
    Exchange,
    Web,
    answers,
    black_hole,
    by_path,
    closed_port,
    in_turn,
    redirects,
    silence,
)

MANY = 95
HASTY = replace(QUICK, connect_timeout_s=0.3, timeout_s=0.3)
SILENT = Failure(Outcome.TIMEOUT, "no connection")


def _plan(number: int, host: str = "a.org") -> Plan:
    return Plan(Cited(f"http://{host}/{number}"), f"http://{host}/{number}")


@pytest.mark.parametrize("most", [0, 3])
def test_a_black_hole_costs_two_time_outs(web: Web, most: int) -> None:
    urls = [f"http://hole.org/{n}" for n in range(MANY)]
    network, connects = connecting(web)
    web.site("fine.org", answers())
    with black_hole() as port:
        web.name("hole.org", port)
        found = asked_in(network, *urls, "http://fine.org/", settings=replace(HASTY, max_retries=most))
    assert connects["hole.org"] == 2
    assert {found[url].outcome for url in urls} == {Outcome.TIMEOUT}
    assert Counter(found[url].attempts for url in urls) == {1: 2, 0: MANY - 2}
    shared = [found[url] for url in urls if not found[url].attempts]
    assert {seen.detail for seen in shared} == {
        "not asked itself: the host did not answer 2 other links: no connection",
    }
    assert all(seen.checked_at and seen.asked_url == seen.url for seen in shared)


ALIKE = [
    (socket.gaierror(socket.EAI_NONAME, "no name"), Outcome.NXDOMAIN, 1),
    (socket.gaierror(socket.EAI_AGAIN, "try again"), Outcome.DNS_FAILURE, 1 + QUICK.max_retries),
]


@pytest.mark.parametrize(("error", "outcome", "look_ups"), ALIKE)
def test_a_name_without_an_address_is_looked_up_for_few(
    web: Web, error: OSError, outcome: Outcome, look_ups: int
) -> None:
    web.resolves("gone.org", error)
    web.site("fine.org", answers())
    urls = [f"http://gone.org/{n}" for n in range(MANY)]
    found = asked_in(web.network, *urls, "http://fine.org/")
    assert {found[url].outcome for url in urls} == {outcome}
    assert sum(found[url].attempts for url in urls) == web.looked_up.count("gone.org") == look_ups


def test_a_closed_port_has_https_tried_for_all(web: Web) -> None:
    web.name("a.org", closed_port())
    network, connects = connecting(web)
    urls = [f"http://a.org/{n}" for n in range(MANY)]
    found = asked_in(network, *urls)
    assert {(seen.outcome, seen.asked_url) for seen in found.values()} == {
        (Outcome.REFUSED, url.replace("http:", "https:")) for url in urls
    }
    assert connects["a.org"] == 4
    assert sum(seen.attempts == 0 for seen in found.values()) == MANY - 2


def test_a_host_that_answers_the_second_time_is_asked_for_all(web: Web) -> None:
    site = web.site("a.org", in_turn(silence, answers()))
    urls = [f"http://a.org/{n}" for n in range(9)]
    found = asked_in(web.network, *urls, settings=HASTY)
    assert {seen.http_status for seen in found.values()} == {200}
    assert len(site.requests) == 10


def test_a_slow_first_page_holds_up_no_other(web: Web) -> None:
    """It is answered only when another one has been: a connection is all there is to wait for."""
    another = threading.Event()

    def waits(exchange: Exchange) -> None:
        assert another.wait(LONGEST_S)
        answers()(exchange)

    def comes(exchange: Exchange) -> None:
        answers()(exchange)
        another.set()

    site = web.site("a.org", in_turn(waits, comes))
    found = asked_in(web.network, *(f"http://a.org/{n}" for n in range(9)))
    assert {seen.http_status for seen in found.values()} == {200}
    assert len(site.requests) == 9


def test_a_host_that_takes_requests_and_is_silent_costs_few_time_outs(web: Web) -> None:
    site = web.site("a.org", silence)
    web.site("fine.org", answers())
    urls = [f"http://a.org/{n}" for n in range(MANY)]
    found = asked_in(web.network, *urls, "http://fine.org/", settings=HASTY)
    assert {found[url].outcome for url in urls} == {Outcome.TIMEOUT}
    assert len(site.requests) <= QUICK.host_concurrency + 1
    assert sum(found[url].attempts for url in urls) == len(site.requests)


TEMPORARY = socket.gaierror(socket.EAI_AGAIN, "try again")


@pytest.mark.parametrize("times", range(1, QUICK.max_retries + 1))
def test_a_name_that_fails_for_now_is_looked_up_as_often_as_an_address_is_asked(web: Web, times: int) -> None:
    site = web.site("a.org", answers())
    failing = iter([TEMPORARY] * times)

    def resolve(host: str, port: int) -> Sequence[SocketAddress]:
        if (error := next(failing, None)) is not None:
            raise error
        return web.network.resolve(host, port)

    url = "http://a.org/"
    found = asked_in(Network(resolve, web.network.connect), url)
    assert (found[url].http_status, found[url].attempts, len(site.requests)) == (200, times + 1, 1)


def test_a_silent_page_does_not_shut_a_host_that_answers(web: Web) -> None:
    """Two links in a hundred that hang are nobody else's fault."""
    web.site("a.org", by_path({"/3": silence, "/7": silence}, answers()))
    urls = [f"http://a.org/{n}" for n in range(12)]
    found = asked_in(web.network, *urls, settings=HASTY)
    outcomes = {url: seen.outcome for url, seen in found.items() if seen.outcome is not Outcome.ANSWERED}
    assert outcomes == dict.fromkeys(("http://a.org/3", "http://a.org/7"), Outcome.TIMEOUT)
    assert {found[url].attempts for url in outcomes} == {2}


def test_a_host_that_wants_to_be_left_alone_is(web: Web) -> None:
    site = web.site("a.org", answers("429 Too Many Requests", Retry_After="3600"))
    found = asked_in(web.network, *(f"http://a.org/{n}" for n in range(MANY)))
    assert len(site.requests) <= 3 + QUICK.host_concurrency
    assert {(seen.outcome, seen.http_status) for seen in found.values()} == {(Outcome.ANSWERED, 429)}
    assert Counter(seen.attempts for seen in found.values())[1] == len(site.requests)
    assert all(
        "sent" in seen.detail and "away, for 3600 s" in seen.detail for seen in found.values() if not seen.attempts
    )


@pytest.mark.parametrize("group_by", list(GroupBy))
def test_redirects_to_a_black_hole_cost_no_more(web: Web, group_by: GroupBy) -> None:
    web.site("a.org", redirects("http://hole.a.org/"))
    urls = [f"http://a.org/{n}" for n in range(30)]
    network, connects = connecting(web)
    with black_hole() as port:
        web.name("hole.a.org", port)
        found = asked_in(network, *urls, settings=replace(HASTY, group_by=group_by))
    assert connects["hole.a.org"] == 2
    assert {(seen.outcome, len(seen.hops)) for seen in found.values()} == {(Outcome.TIMEOUT, 1)}
    assert sum("not asked itself" in seen.detail for seen in found.values()) >= 28


def test_one_black_hole_holds_up_none_of_its_domain(web: Web) -> None:
    web.site("fine.a.org", answers())
    settings = LinkSettings(
        connect_timeout_s=1.0, retry_wait_s=0.02, host_concurrency=2, host_request_interval_s=0.0,
        group_by=GroupBy.DOMAIN,
    )  # fmt: skip
    order: list[str] = []
    with black_hole() as port:
        web.name("hole.a.org", port)
        urls = [f"http://{name}.a.org/{n}" for n in range(20) for name in ("hole", "fine")]
        found = asked_in(web.network, *urls, settings=settings, order=order)
    assert set(order[:20]) == {url for url in urls if "fine" in url}
    assert {seen.outcome for url, seen in found.items() if "hole" in url} == {Outcome.TIMEOUT}


def test_a_door_is_tried_with_one_who_has_not_been_asked() -> None:
    origins, plans = Origins(pause_s=5.0, patience_s=90.0, look_ups=3), [_plan(n) for n in range(4)]
    assert [origins.before(plan, 0.0) for plan in plans] == [Start.NOW, *[Start.WHEN_KNOWN] * 3]
    origins.came(plans[0], SILENT, 8.0)
    assert origins.turns(plans[0], 8.0) == [(plans[1], 13.0)]
    assert origins.before(plans[1], 13.0) is Start.NOW
    assert origins.turns(plans[1], 13.0) == []
    origins.came(plans[1], SILENT, 21.0)
    assert origins.turns(plans[1], 21.0) == [(plans[3], 21.0), (plans[2], 21.0)]
    known = origins.before(plans[2], 21.0)
    assert isinstance(known, Failure)
    assert (known.outcome, known.shared) == (Outcome.TIMEOUT, True)


def test_who_is_done_does_not_try_a_origin() -> None:
    origins, plans = Origins(pause_s=5.0, patience_s=90.0, look_ups=3), [_plan(n) for n in range(3)]
    for plan in plans:
        origins.before(plan, 0.0)
    origins.came(plans[0], SILENT, 8.0)
    assert origins.turns(plans[0], 8.0) == [(plans[1], 13.0)]
    plans[1].is_done = True
    assert origins.turns(plans[1], 14.0) == [(plans[2], 14.0)]


ANSWERED = Answer(200)
AWAY = Answer(429, retry_after_s=3600.0)
RUNS: list[tuple[list[Reply], Start | Outcome, str]] = [
    ([ANSWERED], Start.NOW, "an answer"),
    ([Failure(Outcome.RESET, heard=True)], Start.NOW, "a reset is an answer"),
    ([Failure(Outcome.PRIVATE_ADDRESS)], Start.NOW, "nothing was asked"),
    ([SILENT], Start.WHEN_KNOWN, "silence from the beginning"),
    ([Failure(Outcome.NXDOMAIN)], Outcome.NXDOMAIN, "no such name"),
    ([AWAY, AWAY, ANSWERED, AWAY, AWAY], Start.NOW, "some pages have a limit of their own"),
    ([AWAY, AWAY, AWAY], Outcome.ANSWERED, "a host that wants to be left alone"),
    ([replace(AWAY, retry_after_s=60.0)] * 3, Start.NOW, "a host that wants to be waited for"),
    ([replace(AWAY, http_status=503)] * 3, Start.NOW, "a part of a site that is down for a day"),
    ([ANSWERED, SILENT, SILENT], Start.NOW, "silence of two links"),
    ([ANSWERED, SILENT, SILENT, ANSWERED, SILENT], Start.NOW, "silence not in a row"),
    ([ANSWERED, SILENT, SILENT, SILENT], Start.WHEN_KNOWN, "silence of three links in a row"),
]


@pytest.mark.parametrize(("replies", "then", "why"), RUNS, ids=[case[-1] for case in RUNS])
def test_what_holds_for_the_next(replies: list[Reply], then: Start | Outcome, why: str) -> None:
    origins = Origins(pause_s=5.0, patience_s=90.0, look_ups=3)
    for number, reply in enumerate(replies):
        plan = _plan(number)
        assert origins.before(plan, 0.0) is Start.NOW
        origins.came(plan, reply, 0.0)
    next_one = origins.before(_plan(99), 0.0)
    known = Outcome.ANSWERED if isinstance(next_one, Answer) else next_one
    assert (known.outcome if isinstance(known, Failure) else known) is then, why
    assert origins.before(_plan(1, "other.org"), 0.0) is Start.NOW


def test_a_door_that_was_shut_is_tried_again_in_a_long_run() -> None:
    origins = Origins(pause_s=5.0, patience_s=90.0, look_ups=3)
    gone = Failure(Outcome.NXDOMAIN)
    origins.before(first := _plan(1), 0.0)
    origins.came(first, gone, 0.0)
    assert isinstance(origins.before(_plan(2), 59.0), Failure)
    assert origins.before(later := _plan(3), 61.0) is Start.WHEN_KNOWN
    assert origins.turns(later, 61.0) == [(later, 61.0)]
    assert origins.before(later, 61.0) is Start.NOW


@given(
    replies=st.lists(st.sampled_from([ANSWERED, SILENT, AWAY, Failure(Outcome.NXDOMAIN)]), min_size=1, max_size=40),
    again=st.sets(st.integers(0, 19)),
    most=st.integers(1, 4),
)
def test_nobody_is_forgotten_at_a_origin(replies: list[Reply], again: set[int], most: int) -> None:
    """Whatever an origin says, each plan gets a reply of its own or one that is shared; some plans come twice."""
    origins, plans = Origins(pause_s=5.0, patience_s=90.0, look_ups=3), [_plan(number) for number in range(20)]
    due = [(plan, 0.0) for plan in plans]
    said, back = cycle(replies), {plans[number] for number in again}
    under_way: list[Plan] = []
    now = 0.0
    while due or under_way:
        now += 1.0
        assert now < 500.0, "somebody was forgotten"
        for plan in [plan for plan, at in due if at <= now][: most - len(under_way)]:
            due = [(other, at) for other, at in due if other is not plan]
            match origins.before(plan, now):
                case Start.NOW:
                    under_way.append(plan)
                case Start.WHEN_KNOWN:
                    due += origins.turns(plan, now)
                case _:
                    plan.is_done = True
        if under_way:
            plan = under_way.pop(0)
            origins.came(plan, next(said), now)
            due += origins.turns(plan, now)
            if plan in back:
                back.remove(plan)
                due.append((plan, now + 2.0))
            else:
                plan.is_done = True
    assert all(plan.is_done for plan in plans)
