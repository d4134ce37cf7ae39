"""One address asked and judged: what is kept of it, and that it is judged as in a run."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from citecheck.asking.examining import Examined, examine, unasked
from citecheck.cli.progress import Lines
from citecheck.cli.watching import StderrWatcher
from citecheck.config import CacheSettings, LinkSettings, Settings
from citecheck.config.hosts import HostSettings
from citecheck.memory import Entry, Store, key_of
from citecheck.model import Cited, Observation, Outcome, Reason
from tests.links.asking import QUICK
from tests.servers import Web, answers, redirects

NO_CACHE = CacheSettings(kept=False)
TODAY = date(2026, 11, 23)
TIDES = Cited("http://a.example/tides", ("Tides of the Elbe",))
BUSY = Cited("http://b.example/")
LOST = Cited("http://lost.example/")


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        web.site("a.example", answers(body=b"<title>Tides of the Elbe</title>They come and go."))
        yield web


def examined(
    web: Web,
    cited: Cited,
    settings: LinkSettings = QUICK,
    *,
    stopped: bool = False,
    cache: CacheSettings = NO_CACHE,
) -> Examined:
    """What came of one address; the watcher hears of it once."""
    said, stop = io.StringIO(), threading.Event()
    if stopped:
        stop.set()
    watcher = StderrWatcher(Lines(said, lambda: 0.0), verbose=True)
    found = examine(cited, Settings(today=TODAY, links=settings, cache=cache), watcher, stop, network=web.network)
    assert [line.split()[2] for line in said.getvalue().splitlines()] == [cited.url]
    return found


def test_what_was_seen_is_kept(web: Web) -> None:
    found = examined(web, TIDES)
    assert (found.cited, found.result.reason) == (TIDES, Reason.OK)
    assert found.observation.content is not None
    assert found.observation.content.title == "Tides of the Elbe"


def test_a_host_in_doubt_is_asked_for_what_cannot_exist(web: Web) -> None:
    found = examined(web, replace(TIDES, titles=("Bridges of the Harl",)))
    assert found.observation.sibling is not None
    assert found.result.unseen == ("Bridges of the Harl",)


@pytest.mark.parametrize(
    ("network_is_up", "outcome", "reason"),
    [(True, Outcome.NXDOMAIN, Reason.DNS), (False, Outcome.NETWORK_DOWN, Reason.NETWORK_DOWN)],
)
def test_no_name_is_dead_while_the_network_is_down(
    web: Web, outcome: Outcome, reason: Reason, *, network_is_up: bool
) -> None:
    if network_is_up:
        web.resolves(QUICK.control_host, ["93.184.0.0"])
    found = examined(web, LOST)
    assert (found.observation.outcome, found.result.reason) == (outcome, reason)


def test_what_the_configuration_accepts_is_accepted(web: Web) -> None:
    web.site("b.example", redirects("http://c.example/"))
    web.site("c.example", answers("403 Forbidden"))
    accepting = LinkSettings(hosts={"c.example": HostSettings(accept=(403,))})
    assert examined(web, Cited("http://b.example/"), accepting).result.reason is Reason.OK


def test_one_that_is_stopped_is_not_judged(web: Web) -> None:
    assert examined(web, TIDES, stopped=True).result.reason is Reason.INTERRUPTED


def test_nothing_is_asked_offline() -> None:
    found = unasked(TIDES)
    assert (found.result.reason, found.result.attempts) == (Reason.OFFLINE, 0)


STRUCK = ("2026-11-01", "2026-11-05", "2026-11-09")


@pytest.fixture
def cache(tmp_path: Path) -> CacheSettings:
    """A cache in which both addresses have failed on three days."""
    settings = CacheSettings(file=tmp_path / "links.sqlite")
    assert settings.file
    with closing(Store(settings.file)) as store:
        for cited in (TIDES, BUSY):
            for day in STRUCK:
                failed = Entry(Observation(cited.url, Outcome.TIMEOUT, attempts=1, checked_at=f"{day}T10:00:00Z"))
                store.keep(key_of(cited, QUICK), date.fromisoformat(day), failed, strike=True)
    return settings


def test_failures_of_earlier_runs_count_and_are_shown(web: Web, cache: CacheSettings) -> None:
    web.site("b.example", answers("503 Service Unavailable"))
    for _ in range(2):
        found = examined(web, BUSY, cache=cache)
        assert (found.observation.strikes, found.result.reason) == (STRUCK, Reason.CONFIRMED)
    assert examined(web, BUSY).observation.strikes == ()


def test_one_that_is_there_again_has_its_failures_forgotten(web: Web, cache: CacheSettings) -> None:
    assert examined(web, TIDES, cache=cache).result.reason is Reason.OK
    assert cache.file
    with closing(Store(cache.file)) as store:
        assert store.known(key_of(TIDES, QUICK), TODAY).strikes == ()
