"""What becomes of a reply, without a server."""

from __future__ import annotations

import time

import pytest
from msgspec.structs import replace

from citecheck.config import LinkSettings
from citecheck.links.answers import Answer, Failure, Reply
from citecheck.links.manners.retries import Retries
from citecheck.links.plans.plan import Journey, Plan
from citecheck.links.runs.steps import Again, Pause, Settled, Steps
from citecheck.model import Cited, Outcome

SETTINGS = LinkSettings(max_retries=2, max_redirects=2, deadline_s=60.0)
START = "http://a.org/start"
BUSY, LIMITED = Answer(503), Answer(429, retry_after_s=10.0)
REFUSED, TIME_OUT = Failure(Outcome.REFUSED, heard=True), Failure(Outcome.TIMEOUT)
GARBAGE = Failure(Outcome.PROTOCOL, "garbage", heard=True)


def _moved(to: str) -> Answer:
    return Answer(301, location=to)


CASES: list[tuple[list[Reply], type, str, str]] = [
    ([Answer(200)], Settled, START, "a page"),
    ([Answer(404)], Settled, START, "no page"),
    ([_moved("/there")], Again, "http://a.org/there", "a redirect"),
    ([_moved("/1"), _moved("/2"), _moved("/3")], Settled, "http://a.org/2", "too many redirects"),
    ([_moved(START)], Settled, START, "a circle"),
    ([_moved("ftp://a.org/")], Settled, START, "a redirect to nowhere"),
    ([Answer(200, refresh="/there")], Again, "http://a.org/there", "a page that leads on"),
    ([Answer(200, refresh=START)], Settled, START, "a page that loads itself anew"),
    ([BUSY], Again, START, "busy"),
    ([BUSY, BUSY, BUSY], Settled, START, "busy for ever"),
    ([LIMITED], Pause, START, "too many requests"),
    ([Answer(503, retry_after_s=10.0)], Pause, START, "busy, with a time"),
    ([Answer(429, retry_after_s=3600.0)], Settled, START, "too many requests, for longer than our patience"),
    ([Answer(503, retry_after_s=86400.0)], Settled, START, "busy for a day"),
    ([TIME_OUT], Again, START, "a time-out"),
    ([TIME_OUT, TIME_OUT], Settled, START, "two time-outs"),
    ([REFUSED], Again, "https://a.org/start", "a closed port"),
    ([REFUSED, TIME_OUT, TIME_OUT], Settled, "https://a.org/start", "a closed port, and silence at the other"),
    ([GARBAGE], Again, START, "no HTTP"),
    ([GARBAGE, GARBAGE], Settled, START, "no HTTP, however plainly it is asked"),
    ([Failure(Outcome.NXDOMAIN)], Settled, START, "no such name"),
    ([Failure(Outcome.TLS, heard=True)], Settled, START, "a certificate"),
]


def _begun(address: str = START) -> tuple[Steps, Plan, Journey]:
    retries, now = Retries(SETTINGS), time.monotonic()
    plan = Plan(Cited(address), address)
    plan.journey = Journey(now, now + SETTINGS.deadline_s, retries.begin())
    return Steps(SETTINGS, retries), plan, plan.journey


@pytest.mark.parametrize(("replies", "last", "address", "why"), CASES, ids=[case[-1] for case in CASES])
def test_what_becomes_of_replies(replies: list[Reply], last: type, address: str, why: str) -> None:
    steps, plan, journey = _begun()
    kinds: list[type] = []
    for reply in replies:
        plan.set_out()
        kinds.append(type(steps.after(plan, journey, reply)))
    assert kinds == [*[Again] * (len(replies) - 1), last], why
    assert plan.address == address
    assert plan.origin == address.rpartition("/")[0]


def test_the_second_try_comes_soon() -> None:
    steps, plan, journey = _begun()
    waits = [step.wait_s for step in (steps.after(plan, journey, BUSY) for _ in range(2)) if isinstance(step, Again)]
    first_s = SETTINGS.retry_wait_s
    assert [low <= wait <= low + first_s for low, wait in zip((first_s, 2 * first_s), waits, strict=True)] == [True] * 2


def test_what_a_host_asks_for_is_waited_for_to_the_second() -> None:
    steps, plan, journey = _begun()
    assert steps.after(plan, journey, LIMITED) == Pause(10.0, LIMITED)


def test_what_came_back_goes_before_what_others_heard() -> None:
    steps, plan, journey = _begun()
    shared = replace(TIME_OUT, shared=True)
    assert steps.instead(plan, shared) == Settled(shared)
    steps.after(plan, journey, BUSY)
    assert steps.instead(plan, shared) == Settled(BUSY)


def test_a_door_known_to_be_closed_has_another_way_too() -> None:
    steps, plan, _ = _begun()
    assert steps.instead(plan, REFUSED) == Again()
    assert plan.address == "https://a.org/start"
