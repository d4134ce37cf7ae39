"""Asking and judging in one: what is kept of one address, and what a network that is down makes of it."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator

import pytest

from citecheck.asking import Judged, ask, ask_one, unasked
from citecheck.cli.progress import Lines
from citecheck.cli.watching import StderrWatcher
from citecheck.model import Cited, Outcome, Reason
from tests.links.asking import QUICK
from tests.servers import Web, answers

DOWN = "citecheck: the network is down: no host answered, so nothing is known of any link\n"
TIDES = Cited("http://a.example/tides", ("Tides of the Elbe",))
LOST = Cited("http://lost.example/")


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        web.site("a.example", answers(body=b"<title>Tides of the Elbe</title>"))
        yield web


def one(web: Web, cited: Cited) -> tuple[Judged, str]:
    """What came of one address, and what was said meanwhile."""
    said = io.StringIO()
    watcher = StderrWatcher(Lines(said, lambda: 0.0), verbose=False)
    return ask_one(cited, QUICK, watcher, threading.Event(), network=web.network), said.getvalue()


def test_one_address_keeps_what_was_seen(web: Web) -> None:
    judged, said = one(web, TIDES)
    assert (judged.cited, judged.result.reason, said) == (TIDES, Reason.OK, "")
    assert judged.observation.content is not None
    assert judged.observation.content.title == "Tides of the Elbe"


def test_one_address_is_judged_as_it_is_among_many(web: Web) -> None:
    watcher = StderrWatcher(Lines(io.StringIO()), verbose=False)
    results = ask({TIDES.url: TIDES}, QUICK, watcher, threading.Event(), network=web.network)
    alone = one(web, TIDES)[0].result
    assert (results[TIDES.url].evidence, results[TIDES.url].confidence) == (alone.evidence, alone.confidence)


@pytest.mark.parametrize(
    ("network_is_up", "outcome", "reason", "told"),
    [
        (True, Outcome.NXDOMAIN, Reason.DNS, ""),
        (False, Outcome.NETWORK_DOWN, Reason.NETWORK_DOWN, DOWN),
    ],
)
def test_the_last_word_holds(web: Web, outcome: Outcome, reason: Reason, told: str, *, network_is_up: bool) -> None:
    if network_is_up:
        web.resolves(QUICK.control_host, ["93.184.0.0"])
    judged, said = one(web, LOST)
    assert (judged.observation.outcome, judged.result.reason, said) == (outcome, reason, told)


def test_nothing_is_asked_offline() -> None:
    judged = unasked(TIDES)
    assert (judged.result.reason, judged.result.attempts) == (Reason.OFFLINE, 0)
