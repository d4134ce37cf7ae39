"""When what was seen before stands for asking again, and when not."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing

import pytest
from msgspec.structs import replace

from citecheck.config import LinkSettings
from citecheck.config.hosts import HostSettings
from citecheck.model import Cited, Reason, Status
from tests.memory.runs import IMPATIENT, Runs
from tests.servers import Behaviour, Web, answers, by_path, redirects, silence

URL = "http://a.org/page"
PAGE = answers(body=b"<title>Tides of the North</title><h1>Tides of the North</h1><p>They come and go.</p>")
MOVED = by_path({"/page": redirects("/new/page"), "/new/page": PAGE})
GONE = answers("404 Not Found")


@pytest.mark.parametrize(
    ("behaviour", "days", "again"),
    [
        (PAGE, 0, False),
        (PAGE, 6, False),
        (PAGE, 7, True),
        (MOVED, 6, False),
        (MOVED, 7, True),
        (GONE, 0, False),
        (GONE, 1, True),
        (answers("410 Gone"), 0, False),
        (answers("403 Forbidden"), 0, True),
        (answers("429 Too Many Requests", Retry_After="1000"), 0, True),
        (answers("503 Service Unavailable"), 0, True),
        (silence, 0, True),
        # A run that pretends an earlier day does not know what is still to come.
        (PAGE, -1, True),
    ],
)
def test_is_asked_again(web: Web, runs: Runs, behaviour: Behaviour, days: int, *, again: bool) -> None:
    site = web.site("a.org", behaviour)
    first = runs.one(0, URL)
    asked = len(site.requests)
    second = runs.one(days, URL)
    assert (len(site.requests) > asked) is again
    assert second.from_cache is not again
    if not again:
        assert replace(second, from_cache=False) == first
    assert runs.watcher.notes == []


def test_day_that_never_ends_is_over_by_the_clock(web: Web, runs: Runs) -> None:
    site = web.site("a.org", PAGE)
    runs.one(0, URL)
    with closing(sqlite3.connect(runs.file)) as memory:
        memory.execute("UPDATE seen SET written = written - 8 * 86400")
        memory.commit()
    assert not runs.one(0, URL).from_cache
    assert len(site.requests) == 2


@pytest.mark.parametrize(
    ("titles", "again"),
    [
        (("Rivers of the South",), False),
        ((), False),
        (("Tides of the North",), False),
        (("Rivers of the South", "Tides of the North"), False),
        (("Winds of the West",), True),
    ],
    ids=str,
)
def test_title_nobody_looked_for_is_looked_for(web: Web, runs: Runs, titles: tuple[str, ...], *, again: bool) -> None:
    """The first run looks all over the page for a title that is not there."""
    web.site("a.org", by_path({"/page": PAGE}))
    runs.one(0, Cited(URL, titles=("Rivers of the South",)))
    assert runs.one(0, Cited(URL, titles=titles)).from_cache is not again


def test_host_is_asked_for_what_cannot_exist_when_it_comes_to_that(web: Web, runs: Runs) -> None:
    """As long as one title is seen nobody doubts the page; when only the other one is left, somebody does."""
    site = web.site("a.org", PAGE)
    runs.one(0, Cited(URL, titles=("Tides of the North", "Rivers of the South")))
    assert site.targets == ["/page"]
    assert not runs.one(0, Cited(URL, titles=("Rivers of the South",))).from_cache
    assert len(set(site.targets)) == 2


def test_verdict_is_of_today(web: Web, runs: Runs) -> None:
    web.site("a.org", PAGE)
    assert runs.one(0, URL).unseen == ()
    web.site("a.org", GONE)
    result = runs.one(0, Cited(URL, titles=("Tides of the North",), is_copy=True))
    assert (result.status, result.from_cache) == (Status.ALIVE, True)


def test_dead_page_needs_no_title(web: Web, runs: Runs) -> None:
    web.site("a.org", GONE)
    runs.one(0, Cited(URL, titles=("Rivers of the South",)))
    assert runs.one(0, Cited(URL, titles=("Winds of the West",))).from_cache


@pytest.mark.parametrize(
    ("changed", "again"),
    [
        (lambda links: replace(links, language="de"), True),
        (lambda links: replace(links, allow_private=True), True),
        (lambda links: replace(links, hosts={"b.org": HostSettings(headers=(("Cookie", "secret"),))}), True),
        (lambda links: replace(links, hosts={"a.org": HostSettings(concurrency=1)}), False),
        (lambda links: replace(links, contact="me@a.org", timeout_s=1.0, max_links=0), False),
    ],
    ids=["language", "private", "headers", "limits of a host", "patience"],
)
def test_what_has_a_say_in_the_answer(
    web: Web, runs: Runs, changed: Callable[[LinkSettings], LinkSettings], *, again: bool
) -> None:
    web.site("a.org", PAGE)
    runs.one(0, URL)
    assert runs.one(0, URL, changed(IMPATIENT)).from_cache is not again
    assert runs.one(0, URL).from_cache
    assert b"secret" not in runs.file.read_bytes()


def test_language_of_the_citation_has_a_say_too(web: Web, runs: Runs) -> None:
    web.site("a.org", PAGE)
    runs.one(0, URL)
    assert not runs.one(0, Cited(URL, languages=("de",))).from_cache


def test_status_that_is_accepted_from_today_on_is_alive(web: Web, runs: Runs) -> None:
    web.site("a.org", GONE)
    assert runs.one(0, URL).status is Status.DEAD
    result = runs.one(0, URL, replace(IMPATIENT, hosts={"a.org": HostSettings(accept=(404,))}))
    assert (result.status, result.from_cache) == (Status.ALIVE, True)


def test_excluded_is_not_recalled(web: Web, runs: Runs) -> None:
    web.site("a.org", PAGE)
    runs.one(0, URL)
    assert runs.one(0, URL, replace(IMPATIENT, exclude=("a[.]org",))).reason is Reason.EXCLUDED
    assert runs.one(0, URL).from_cache


def test_what_was_not_asked_leaves_no_trace(web: Web, runs: Runs) -> None:
    web.site("a.org", redirects("http://127.0.0.1/"))
    links = replace(IMPATIENT, exclude=("b[.]org",))
    results = runs.on(0, URL, "http://b.org/", "http://c..org/", "ftp://d.org/", links=links)
    reasons = [result.reason for result in results.values()]
    assert reasons == [Reason.PRIVATE_ADDRESS, Reason.EXCLUDED, Reason.BAD_URL, Reason.SCHEME]
    with closing(sqlite3.connect(runs.file)) as memory:
        assert memory.execute("SELECT url FROM seen").fetchall() == []


def test_recheck_asks_and_remembers(web: Web, runs: Runs) -> None:
    web.site("a.org", GONE)
    runs.one(0, URL)
    web.site("a.org", PAGE)
    assert runs.on(0, URL, recheck=True)[URL].status is Status.ALIVE
    again = runs.one(0, URL)
    assert (again.status, again.from_cache) == (Status.ALIVE, True)


def test_without_a_cache_nothing_is_written(web: Web, runs: Runs) -> None:
    site = web.site("a.org", PAGE)
    for _ in range(2):
        runs.on(0, URL, kept=False)
    assert len(site.requests) == 2
    assert not runs.file.exists()


def test_network_that_is_down_leaves_no_trace(web: Web, runs: Runs) -> None:
    """Without a network, some machines say of every name that it does not exist."""
    web.site("a.org", PAGE)
    other = "http://nowhere.org/"
    assert runs.on(0, URL, other)[other].reason is Reason.DNS
    gone = Web()
    gone.close()
    down = Runs(gone, runs.file)
    results = down.on(7, URL, other)
    assert {result.reason for result in results.values()} == {Reason.NETWORK_DOWN}
    assert runs.one(6, URL).from_cache
    assert not runs.on(7, URL, other)[other].from_cache


def test_interrupted_run_goes_on_where_it_stopped(web: Web, runs: Runs) -> None:
    site = web.site("a.org", PAGE)
    urls = [f"http://a.org/{number}" for number in range(12)]
    stop = threading.Event()
    slow = replace(IMPATIENT, host_concurrency=1, host_request_interval_s=0.05)
    timer = threading.Timer(0.25, stop.set)
    timer.start()
    first = runs.on(0, *urls, links=slow, stop=stop)
    done = [url for url, result in first.items() if result.status is Status.ALIVE]
    assert 0 < len(done) < len(urls)
    asked = len(site.requests)
    second = runs.on(0, *urls)
    assert [url for url, result in second.items() if result.from_cache] == done
    assert all(result.status is Status.ALIVE for result in second.values())
    assert len(site.requests) == asked + len(urls) - len(done)


def test_stopped_run_recalls_nothing_more(web: Web, runs: Runs) -> None:
    web.site("a.org", PAGE)
    runs.one(0, URL)
    stop = threading.Event()
    stop.set()
    assert runs.on(0, URL, stop=stop)[URL].reason is Reason.INTERRUPTED
    assert runs.one(0, URL).from_cache


def test_all_are_counted(web: Web, runs: Runs) -> None:
    web.site("a.org", PAGE)
    runs.on(0, "http://a.org/1", "http://a.org/2")
    runs.on(0, "http://a.org/1", "http://a.org/2", "http://a.org/3")
    assert [(progress.done, progress.total) for _, progress in runs.watcher.seen] == [(1, 3), (2, 3), (3, 3)]
