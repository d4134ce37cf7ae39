"""A run ends when it is told to, at once, and has an observation for every target."""

from __future__ import annotations

import subprocess
import sys
import threading
from itertools import pairwise

import pytest
from msgspec.structs import replace

from citecheck.links import Progress, ask
from citecheck.model import Cited, Observation, Outcome
from tests.links.asking import QUICK, Clock, asked
from tests.servers import Web, answers, black_hole, drips, late, silence


def _slow_web(web: Web, hole: int) -> list[str]:
    """Sites that answer, keep silent, drip, hang in a connect and hang in a look-up."""
    web.site("fine.org", answers())
    web.site("silent.org", silence)
    web.site("drip.org", drips(b"HTTP/1.1 200 OK\r\nX: ", b"a", 0.05))
    web.name("hole.org", hole)
    web.resolves("slow.org", web.server.closing)
    return [f"http://{host}.org/{n}" for n in range(5) for host in ("fine", "silent", "drip", "hole", "slow")]


PATIENT = replace(QUICK, connect_timeout_s=20.0, timeout_s=20.0, deadline_s=60.0, host_concurrency=2)


def test_stop_ends_a_run_within_a_moment(web: Web) -> None:
    with black_hole() as hole:
        urls = _slow_web(web, hole)
        stop = threading.Event()
        threading.Timer(0.5, stop.set).start()
        clock = Clock()
        found = asked(web, *urls, settings=PATIENT, stop=stop)
    assert 0.4 < clock.s < 1.2
    outcomes = {url: seen.outcome for url, seen in found.items()}
    assert {outcomes[f"http://fine.org/{n}"] for n in range(5)} == {Outcome.ANSWERED}
    assert {outcome for url, outcome in outcomes.items() if "fine" not in url} == {Outcome.INTERRUPTED}


def test_stop_before_the_start_asks_nothing(web: Web) -> None:
    site = web.site("a.org", answers())
    stop = threading.Event()
    stop.set()
    found = asked(web, "http://a.org/1", "http://a.org/2", "ftp://a.org/", stop=stop)
    assert [seen.outcome for seen in found.values()] == [Outcome.INTERRUPTED, Outcome.INTERRUPTED, Outcome.SCHEME]
    assert site.requests == []
    assert [seen.checked_at for seen in found.values()] == [None, None, None]


def test_the_time_for_a_run_is_held(web: Web) -> None:
    with black_hole() as hole:
        urls = _slow_web(web, hole)
        clock = Clock()
        found = asked(web, *urls, settings=replace(PATIENT, max_time_s=0.5))
    assert clock.s < 1.2
    assert found["http://fine.org/0"].outcome is Outcome.ANSWERED
    assert {seen.outcome for url, seen in found.items() if "fine" not in url} == {Outcome.TIME_LIMIT}


def test_no_time_at_all(web: Web) -> None:
    site = web.site("a.org", answers())
    found = asked(web, "http://a.org/", settings=replace(QUICK, max_time_s=0.0))
    assert found["http://a.org/"].outcome is Outcome.TIME_LIMIT
    assert site.requests == []


def test_the_watcher_hears_often_and_in_the_calling_thread(web: Web) -> None:
    web.site("slow.org", late(0.8, answers()))
    web.site("silent.org", late(0.8, answers()))
    beats: list[float] = []
    waiting: list[tuple[str, ...]] = []
    threads: set[threading.Thread] = set()
    clock = Clock()

    def tick(progress: Progress) -> None:
        beats.append(clock.s)
        waiting.append(progress.waiting)
        threads.add(threading.current_thread())

    def seen(_: Observation, progress: Progress) -> None:
        tick(progress)

    urls = ["http://slow.org/", "http://silent.org/"]
    ask(map(Cited, urls), QUICK, stop=threading.Event(), seen=seen, tick=tick, network=web.network)
    assert max(later - earlier for earlier, later in pairwise(beats)) < 0.25
    assert ("slow.org", "silent.org") in waiting
    assert waiting[-1] == ()
    assert threads == {threading.current_thread()}


def test_an_error_of_the_watcher_ends_the_run(web: Web) -> None:
    web.site("a.org", silence)
    web.site("b.org", answers())

    def seen(_: Observation, __: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ask(
            [Cited("http://a.org/"), Cited("http://b.org/")],
            PATIENT,
            stop=threading.Event(),
            seen=seen,
            network=web.network,
        )


_HANGING = """
import sys, threading, time
from citecheck.config import LinkSettings
from citecheck.links import Network, ask
from citecheck.model import Cited
settings = LinkSettings(connect_timeout_s=60.0, allow_private=True)
hang = threading.Event()
network = Network(resolve=lambda host, port: hang.wait(60) and [] or [])
stop = threading.Event()
urls = [f"http://h{n}.org/" for n in range(20)] + [f"http://127.0.0.1:{sys.argv[1]}/{n}" for n in range(20)]
threading.Timer(0.3, stop.set).start()
seen = []
ask(map(Cited, urls), settings, stop=stop, seen=lambda found, _: seen.append(found), network=network)
print(len(seen))
"""


def test_a_process_ends_although_its_threads_hang() -> None:
    with black_hole() as port:
        clock = Clock()
        done = subprocess.run(
            [sys.executable, "-c", _HANGING, str(port)], capture_output=True, text=True, timeout=20, check=False
        )
    assert (done.returncode, done.stdout, done.stderr) == (0, "40\n", "")
    assert clock.s < 3.0


def test_the_package_is_cheap_to_import() -> None:
    code = """
import sys
import citecheck.asking, citecheck.links
from citecheck.judge import judge
from citecheck.model import Cited, Observation, Outcome
judge(Cited("http://a.org/"), Observation("http://a.org/", Outcome.OFFLINE))
asking = {"requests", "urllib3", "tenacity", "ssl", "email", "http.client"}
remembering = {"sqlite3", "platformdirs"}
print(sorted((asking | remembering) & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=True)
    assert done.stdout == "[]\n"
