"""Failures on several days: when they add up to a death, and when never."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from urllib.parse import SplitResult, urlsplit

import pytest
from msgspec.structs import replace

from citecheck.asking.remembering import Remembering
from citecheck.config import CacheSettings, Settings
from citecheck.config.hosts import HostSettings
from citecheck.judge import judge
from citecheck.model import Cited, Observation, Outcome, Reason, Status
from tests.memory.runs import FIRST_DAY, IMPATIENT, Runs
from tests.servers import (
    Behaviour,
    Web,
    answers,
    black_hole,
    by_path,
    closed_port,
    drips,
    late,
    redirects,
    resets,
    silence,
)

URL, OTHER = "http://a.org/page", "http://b.org/page"
PAGE = answers(body=b"<title>Tides</title>")
BROKEN = answers("503 Service Unavailable")


def failing(web: Web, runs: Runs, days: Sequence[int]) -> list[Reason]:
    """The reasons that a link has on these days, while another host answers."""
    web.site("b.org", PAGE)
    return [runs.on(day, URL, OTHER)[URL].reason for day in days]


@pytest.mark.parametrize(
    ("days", "last"),
    [
        ([0, 3, 6], Reason.CONFIRMED),
        ([0, 4, 100], Reason.CONFIRMED),
        ([0, 1, 2, 3, 4, 5, 6], Reason.CONFIRMED),
        ([0, 0, 0], Reason.SERVER_ERROR),
        ([0, 1, 2], Reason.SERVER_ERROR),
        ([0, 3, 5], Reason.SERVER_ERROR),
        ([0, 3], Reason.SERVER_ERROR),
    ],
    ids=str,
)
def test_three_days_at_least_three_days_apart(web: Web, runs: Runs, days: Sequence[int], last: Reason) -> None:
    web.site("a.org", BROKEN)
    reasons = failing(web, runs, days)
    assert set(reasons[:-1]) == {Reason.SERVER_ERROR}
    assert reasons[-1] is last


def test_evidence_names_the_days_and_holds_for_the_day(web: Web, runs: Runs) -> None:
    web.site("a.org", BROKEN)
    failing(web, runs, [0, 3, 6])
    result = runs.one(6, URL)
    assert (result.status, result.from_cache) == (Status.DEAD, True)
    assert "failed on 2026-01-01, 2026-01-04, 2026-01-07" in result.evidence
    assert FIRST_DAY.isoformat() == "2026-01-01"
    assert not runs.one(7, URL).from_cache


@pytest.mark.parametrize(
    ("reason", "behaviour"),
    [
        (Reason.SERVER_ERROR, BROKEN),
        (Reason.RESET, resets),
        (Reason.TIMEOUT, silence),
        (Reason.SERVER_ERROR, redirects("http://c.org/")),
    ],
)
def test_what_counts(web: Web, runs: Runs, reason: Reason, behaviour: Behaviour) -> None:
    web.site("a.org", behaviour)
    web.site("c.org", BROKEN)
    assert failing(web, runs, [0, 3, 6]) == [reason, reason, Reason.CONFIRMED]


def test_refusal_counts(web: Web, runs: Runs) -> None:
    web.name("a.org", closed_port())
    assert failing(web, runs, [0, 3, 6]) == [Reason.REFUSED, Reason.REFUSED, Reason.CONFIRMED]


def test_name_that_nobody_resolves_counts(web: Web, runs: Runs) -> None:
    web.resolves("a.org", socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"))
    assert failing(web, runs, [0, 3, 6]) == [Reason.DNS_FAILURE, Reason.DNS_FAILURE, Reason.CONFIRMED]


@pytest.mark.parametrize(
    ("reason", "behaviour"),
    [
        (Reason.FORBIDDEN, answers("403 Forbidden")),
        (Reason.RATE_LIMITED, answers("429 Too Many Requests")),
        (Reason.PROXY_AUTH, answers("407 Proxy Authentication Required")),
        (Reason.TOO_MANY_REDIRECTS, redirects("/page")),
        (Reason.TOO_SLOW, drips(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", 0.05)),
    ],
)
def test_what_never_counts(web: Web, runs: Runs, reason: Reason, behaviour: Behaviour) -> None:
    web.site("a.org", behaviour)
    assert failing(web, runs, [0, 3, 6, 9]) == [reason] * 4


def test_no_way_to_a_host_never_counts(web: Web, runs: Runs) -> None:
    """As from a machine without IPv6 to a host that has nothing else."""
    web.resolves("a.org", ["93.184.255.1"])
    assert failing(web, runs, [0, 3, 6, 9]) == [Reason.TIMEOUT] * 4


@pytest.mark.parametrize(
    "other",
    [BROKEN, silence, resets, answers("407 Proxy Authentication Required")],
    ids=["broken", "silent", "resets", "proxy"],
)
def test_nothing_counts_where_no_other_host_answers(web: Web, runs: Runs, other: Behaviour) -> None:
    web.site("a.org", BROKEN)
    web.site("b.org", other)
    assert [runs.on(day, URL, OTHER)[URL].reason for day in (0, 3, 6, 9)] == [Reason.SERVER_ERROR] * 4


def test_its_own_host_is_no_other(web: Web, runs: Runs) -> None:
    site = web.site("a.org", by_path({"/well": PAGE}, BROKEN))
    days = (0, 3, 7, 14)
    assert [runs.on(day, URL, "http://a.org/well")[URL].reason for day in days] == [Reason.SERVER_ERROR] * len(days)
    assert site.targets.count("/well") == 3


def test_success_wipes_strikes(web: Web, runs: Runs) -> None:
    web.site("a.org", BROKEN)
    failing(web, runs, [0, 3])
    web.site("a.org", PAGE)
    assert failing(web, runs, [6]) == [Reason.OK]
    web.site("a.org", BROKEN)
    reasons = failing(web, runs, [13, 16, 19])
    assert reasons == [Reason.SERVER_ERROR, Reason.SERVER_ERROR, Reason.CONFIRMED]


def test_success_wipes_strikes_however_it_was_asked(web: Web, runs: Runs) -> None:
    web.site("a.org", BROKEN)
    failing(web, runs, [0, 3])
    web.site("a.org", PAGE)
    assert runs.one(5, Cited(URL, languages=("de",))).status is Status.ALIVE
    web.site("a.org", BROKEN)
    assert failing(web, runs, [6]) == [Reason.SERVER_ERROR]


def test_status_that_is_accepted_is_a_success(web: Web, runs: Runs) -> None:
    web.site("a.org", BROKEN)
    failing(web, runs, [0, 3])
    accepting = replace(IMPATIENT, hosts={"a.org": HostSettings(accept=(503,))})
    assert runs.on(6, URL, links=accepting, recheck=True)[URL].status is Status.ALIVE
    assert failing(web, runs, [9]) == [Reason.SERVER_ERROR]


def test_refusal_of_us_neither_adds_nor_wipes(web: Web, runs: Runs) -> None:
    web.site("a.org", BROKEN)
    failing(web, runs, [0, 3])
    web.site("a.org", answers("403 Forbidden"))
    assert failing(web, runs, [6, 9]) == [Reason.FORBIDDEN, Reason.FORBIDDEN]
    web.site("a.org", BROKEN)
    assert failing(web, runs, [12]) == [Reason.CONFIRMED]


def test_strike_of_the_morning_stands_in_the_evening(web: Web, runs: Runs) -> None:
    web.site("a.org", BROKEN)
    failing(web, runs, [0, 3])
    runs.one(3, URL)
    assert failing(web, runs, [6]) == [Reason.CONFIRMED]


def test_recheck_knows_strikes(web: Web, runs: Runs) -> None:
    web.site("a.org", BROKEN)
    failing(web, runs, [0, 3])
    assert runs.on(6, URL, OTHER, recheck=True)[URL].reason is Reason.CONFIRMED


def test_what_is_remembered_alive_is_asked_only_to_tell_whose_failure_it_is(web: Web, runs: Runs) -> None:
    web.site("a.org", PAGE)
    other = web.site("b.org", PAGE)
    runs.on(0, URL, OTHER)
    runs.on(1, URL, OTHER)
    assert len(other.requests) == 1
    web.site("a.org", BROKEN)
    assert not runs.on(1, URL, OTHER, recheck=True)[OTHER].from_cache
    assert not runs.on(2, URL, OTHER)[OTHER].from_cache
    assert len(other.requests) == 3


def test_witness_that_fails_changes_nothing(web: Web, runs: Runs) -> None:
    web.site("a.org", BROKEN)
    web.site("b.org", PAGE)
    runs.on(0, URL, OTHER)
    web.site("b.org", silence)
    results = runs.on(3, URL, OTHER)
    assert (results[URL].reason, results[OTHER].status) == (Reason.SERVER_ERROR, Status.ALIVE)
    assert results[OTHER].from_cache
    assert runs.one(3, OTHER).from_cache


def test_network_is_not_down_where_a_witness_answers(web: Web, runs: Runs) -> None:
    """Though nothing of what is left to ask ever does."""
    urls = [f"http://{name}.org/" for name in ("c", "d", "e")]
    for url in urls:
        web.site(urlsplit(url).netloc, silence)
    web.site("b.org", PAGE)
    for day, reason in ((0, Reason.TIMEOUT), (3, Reason.TIMEOUT), (6, Reason.CONFIRMED)):
        results = runs.on(day, *urls, OTHER)
        assert {results[url].reason for url in urls} == {reason}
        assert not results[OTHER].from_cache


def test_what_was_given_up_is_asked_after_all_where_a_witness_answers(web: Web, runs: Runs) -> None:
    site, last = web.site("b.org", PAGE), "http://last.org/"
    web.site("last.org", answers("403 Forbidden"))
    runs.one(0, OTHER)
    with black_hole() as port:
        for number in range(64):
            web.name(f"h{number}.org", port)
        urls = [f"http://h{number}.org/{page}" for number in range(64) for page in range(2)]
        results = runs.on(1, *urls, last, OTHER, links=replace(IMPATIENT, connect_timeout_s=0.2, max_concurrency=16))
    assert results[last].reason is Reason.FORBIDDEN
    assert {results[url].reason for url in urls} == {Reason.TIMEOUT}
    assert len(site.requests) == 2


def test_late_answer_of_another_host_makes_a_strike_too(web: Web, runs: Runs) -> None:
    """A failure is held back until somebody answers, and what was said of it is amended."""
    web.site("a.org", BROKEN)
    web.site("b.org", late(0.1, PAGE))
    for day in (0, 3):
        runs.on(day, URL, OTHER)
    result = runs.on(6, URL, OTHER, recheck=True)[URL]
    assert [seen.reason for seen, _ in runs.watcher.seen if seen.url == URL] == [Reason.SERVER_ERROR]
    assert result.reason is Reason.CONFIRMED


def test_failures_that_wait_are_gone_through_once_for_each_host(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not for each answer of the one host that a run has: that takes quadratic time."""
    looked_at: list[str] = []

    def noted(url: str) -> SplitResult:
        looked_at.append(url)
        return urlsplit(url)

    monkeypatch.setattr("citecheck.asking.remembering.urlsplit", noted)
    settings = Settings(today=FIRST_DAY, links=IMPATIENT, cache=CacheSettings(file=runs.file))
    memory = Remembering(settings, lambda observation: judge(Cited(observation.url), observation), runs.watcher.note)
    for number in range(100):
        for status in (503, 404):
            cited = Cited(f"http://a.org/{number}/{status}")
            memory.seen(cited, Observation(cited.url, Outcome.ANSWERED, status, checked_at="2026-01-01T00:00:00Z"))
    memory.close()
    assert len(looked_at) < 500
