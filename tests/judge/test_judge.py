"""The verdict on one observation: statuses and reasons as a table, and no false death whatever was seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from citecheck.judge import judge
from citecheck.model import Cited, Hop, LinkResult, Observation, Outcome, Reason, Status

URL = "http://www.a.org/page"

STATUSES = [
    (200, Status.ALIVE, Reason.OK),
    (201, Status.ALIVE, Reason.OK),
    (204, Status.UNREACHABLE, Reason.EMPTY),
    (206, Status.ALIVE, Reason.OK),
    (299, Status.ALIVE, Reason.OK),
    (300, Status.ALIVE, Reason.OK),
    (304, Status.ALIVE, Reason.OK),
    (305, Status.UNREACHABLE, Reason.BAD_REDIRECT),
    (399, Status.UNREACHABLE, Reason.BAD_REDIRECT),
    (400, Status.BLOCKED, Reason.FORBIDDEN),
    (401, Status.BLOCKED, Reason.LOGIN),
    (402, Status.BLOCKED, Reason.PAYWALL),
    (403, Status.BLOCKED, Reason.FORBIDDEN),
    (404, Status.DEAD, Reason.NOT_FOUND),
    (405, Status.BLOCKED, Reason.FORBIDDEN),
    (406, Status.BLOCKED, Reason.FORBIDDEN),
    (407, Status.BLOCKED, Reason.PROXY_AUTH),
    (408, Status.BLOCKED, Reason.FORBIDDEN),
    (409, Status.BLOCKED, Reason.FORBIDDEN),
    (410, Status.DEAD, Reason.GONE),
    (418, Status.BLOCKED, Reason.FORBIDDEN),
    (425, Status.BLOCKED, Reason.FORBIDDEN),
    (429, Status.BLOCKED, Reason.RATE_LIMITED),
    (440, Status.BLOCKED, Reason.FORBIDDEN),
    (451, Status.BLOCKED, Reason.LEGAL),
    (499, Status.BLOCKED, Reason.FORBIDDEN),
    (500, Status.UNREACHABLE, Reason.SERVER_ERROR),
    (503, Status.UNREACHABLE, Reason.SERVER_ERROR),
    (520, Status.UNREACHABLE, Reason.SERVER_ERROR),
    (599, Status.UNREACHABLE, Reason.SERVER_ERROR),
    (999, Status.BLOCKED, Reason.FORBIDDEN),
    (600, Status.UNREACHABLE, Reason.PROTOCOL),
    (103, Status.UNREACHABLE, Reason.PROTOCOL),
]


def test_a_status_that_the_configuration_accepts_is_an_answer() -> None:
    seen = Observation(url=URL, outcome=Outcome.ANSWERED, http_status=403, final_url=URL, asked_url=URL)
    result = judge(Cited(URL, accepted=(403, 429)), seen)
    assert (result.status, result.reason) == (Status.ALIVE, Reason.OK)
    assert "403 Forbidden from www.a.org, which the configuration takes for an answer" in result.evidence
    assert judge(Cited(URL, accepted=(429,)), seen).status is Status.BLOCKED


@pytest.mark.parametrize(("code", "status", "reason"), STATUSES)
def test_a_status_has_its_meaning(code: int, status: Status, reason: Reason) -> None:
    result = judge(
        Cited(URL), Observation(url=URL, outcome=Outcome.ANSWERED, http_status=code, final_url=URL, asked_url=URL)
    )
    assert (result.status, result.reason) == (status, reason)
    assert result.http_status == code
    assert str(code) in result.evidence
    assert result.evidence.endswith("from www.a.org")


OUTCOMES = [
    (Outcome.NXDOMAIN, Status.DEAD, Reason.DNS, "www.a.org: no such host name"),
    (Outcome.BAD_URL, Status.DEAD, Reason.BAD_URL, "no address of the web"),
    (Outcome.DNS_FAILURE, Status.UNREACHABLE, Reason.DNS_FAILURE, "www.a.org: its name could not be resolved"),
    (Outcome.NO_ROUTE, Status.UNREACHABLE, Reason.TIMEOUT, "www.a.org: no way to reach it"),
    (Outcome.TIMEOUT, Status.UNREACHABLE, Reason.TIMEOUT, "www.a.org: no answer in time"),
    (Outcome.REFUSED, Status.UNREACHABLE, Reason.REFUSED, "www.a.org: connection refused"),
    (Outcome.RESET, Status.UNREACHABLE, Reason.RESET, "www.a.org: connection broken off"),
    (Outcome.TLS, Status.UNREACHABLE, Reason.TLS, "www.a.org: no secure connection"),
    (Outcome.TOO_SLOW, Status.UNREACHABLE, Reason.TOO_SLOW, "www.a.org: answered too slowly"),
    (Outcome.TOO_MANY_REDIRECTS, Status.UNREACHABLE, Reason.TOO_MANY_REDIRECTS, "www.a.org: redirects without end"),
    (Outcome.BAD_REDIRECT, Status.UNREACHABLE, Reason.BAD_REDIRECT, "www.a.org: redirects to nowhere"),
    (Outcome.PROTOCOL, Status.UNREACHABLE, Reason.PROTOCOL, "www.a.org: no proper HTTP answer"),
    (Outcome.NETWORK_DOWN, Status.UNREACHABLE, Reason.NETWORK_DOWN, "the network is down: no host answered"),
    (Outcome.PRIVATE_ADDRESS, Status.SKIPPED, Reason.PRIVATE_ADDRESS, "www.a.org: not a public address, not asked"),
    (Outcome.SCHEME, Status.SKIPPED, Reason.SCHEME, "not asked: no address of the open web by http or https"),
    (Outcome.EXCLUDED, Status.SKIPPED, Reason.EXCLUDED, "not asked: excluded by the configuration"),
    (
        Outcome.INCOMPLETE,
        Status.SKIPPED,
        Reason.EXCLUDED,
        "not asked: a part of the address is not there to be read",
    ),
    (Outcome.OVER_LIMIT, Status.SKIPPED, Reason.EXCLUDED, "not asked: the limit of links was reached"),
    (Outcome.ARCHIVED, Status.SKIPPED, Reason.ARCHIVED, "not asked: an archived copy stands in for it"),
    (Outcome.ROBOTS, Status.SKIPPED, Reason.ROBOTS, "www.a.org: not asked, its robots.txt forbids it"),
    (Outcome.OFFLINE, Status.SKIPPED, Reason.OFFLINE, "not asked: offline"),
    (Outcome.INTERRUPTED, Status.SKIPPED, Reason.INTERRUPTED, "not asked: the run was interrupted"),
    (Outcome.TIME_LIMIT, Status.SKIPPED, Reason.TIME_LIMIT, "not asked: the time for the run was over"),
]


@pytest.mark.parametrize(("outcome", "status", "reason", "evidence"), OUTCOMES)
def test_an_outcome_has_its_meaning(outcome: Outcome, status: Status, reason: Reason, evidence: str) -> None:
    result = judge(Cited(URL), Observation(url=URL, outcome=outcome))
    assert (result.status, result.reason, result.evidence) == (status, reason, evidence)


@pytest.mark.parametrize("host", ["abc.onion", "printer.local", "wiki.internal", "x.home.arpa"])
def test_a_name_of_another_network_is_not_dead_for_the_dns_not_knowing_it(host: str) -> None:
    result = judge(Cited(URL), Observation(url=f"http://{host}/", outcome=Outcome.NXDOMAIN))
    assert (result.status, result.reason) == (Status.UNREACHABLE, Reason.DNS_FAILURE)


def test_a_run_without_a_network_says_what_the_judge_would() -> None:
    assert LinkResult.offline(URL) == judge(Cited(URL), Observation(url=URL, outcome=Outcome.OFFLINE))


def test_every_outcome_has_a_meaning() -> None:
    assert {case[0] for case in OUTCOMES} == set(Outcome) - {Outcome.ANSWERED}


PLACES = [
    ("http://a.org/x", "https://a.org/x", Reason.OK, "only the scheme"),
    ("http://a.org/x", "http://www.a.org/x", Reason.OK, "only www."),
    ("http://www.a.org/x", "https://a.org/x/", Reason.OK, "scheme, www. and a final slash"),
    ("http://a.org", "http://a.org/", Reason.OK, "only the slash"),
    ("http://a.org/x", "https://a.org:443/x", Reason.OK, "the port of the scheme"),
    ("http://A.org/x", "http://a.org/x", Reason.OK, "capitals of the host"),
    ("http://a.org/x", "http://a.org/X", Reason.MOVED, "capitals of the path"),
    ("http://a.org/x", "http://a.org/y", Reason.MOVED, "another path"),
    ("http://a.org/x", "http://a.org/", Reason.MOVED, "the front page"),
    ("http://a.org/x", "http://a.org/x?y=1", Reason.MOVED, "a query"),
    ("http://a.org/x?id=1", "http://a.org/x?id=2", Reason.MOVED, "another query"),
    ("http://a.org/x", "http://b.org/x", Reason.MOVED, "another host"),
    ("http://a.org/x", "http://www2.a.org/x", Reason.MOVED, "a host of nearly the same name"),
    ("http://a.org/x", "http://a.org:8080/x", Reason.MOVED, "another port"),
    ("http://a.org/x", "http://a.org:x/", Reason.MOVED, "a port that is none"),
]


@pytest.mark.parametrize(("url", "final", "reason", "why"), PLACES, ids=[case[-1] for case in PLACES])
def test_what_counts_as_moved(url: str, final: str, reason: Reason, why: str) -> None:
    seen = Observation(
        url=url, outcome=Outcome.ANSWERED, http_status=200, final_url=final, asked_url=final, hops=(Hop(url, 301),)
    )
    result = judge(Cited(URL), seen)
    assert result.reason is reason, why
    assert result.status is (Status.MOVED if reason is Reason.MOVED else Status.ALIVE)
    assert (result.final_url, result.redirects) == (final, (Hop(url, 301),))


MOVED = Observation(
    url="http://a.org/x",
    outcome=Outcome.ANSWERED,
    http_status=200,
    final_url="http://b.org/y",
    asked_url="http://b.org/y",
    hops=(Hop("http://a.org/x", 301), Hop("http://a.org/z", 308)),
)
SENTENCES = [
    (MOVED, "moved permanently to http://b.org/y: 200 OK"),
    (replace(MOVED, hops=(Hop("http://a.org/x", 302),)), "redirects to http://b.org/y: 200 OK"),
    (replace(MOVED, http_status=404), "404 Not Found from b.org, to which a.org redirects"),
    (
        replace(MOVED, http_status=503, attempts=4),
        "503 Service Unavailable from b.org, after 4 tries, to which a.org redirects",
    ),
    (replace(MOVED, outcome=Outcome.NXDOMAIN), "b.org: no such host name, to which a.org redirects"),
    (
        Observation(url=URL, outcome=Outcome.TLS, detail="certificate: expired"),
        "www.a.org: no secure connection (certificate: expired)",
    ),
    (
        Observation(url="http://a.org:99999/", outcome=Outcome.BAD_URL, detail="its port is out of range"),
        "no address of the web (its port is out of range)",
    ),
    (Observation(url=URL, outcome=Outcome.ANSWERED, http_status=777, final_url=URL), "HTTP status 777 from www.a.org"),
]


@pytest.mark.parametrize(("seen", "evidence"), SENTENCES, ids=[case[-1] for case in SENTENCES])
def test_evidence_is_a_sentence(seen: Observation, evidence: str) -> None:
    assert judge(Cited(URL), seen).evidence == evidence


@pytest.mark.parametrize("code", [404, 410])
def test_a_redirect_to_a_page_that_is_gone_is_a_death(code: int) -> None:
    assert judge(Cited(URL), replace(MOVED, http_status=code)).status is Status.DEAD


OBSERVATIONS = st.builds(
    Observation,
    url=st.text(max_size=40) | st.just(URL),
    outcome=st.sampled_from(Outcome),
    http_status=st.none() | st.integers(-5, 1200),
    final_url=st.none() | st.text(max_size=40) | st.just("http://b.org/"),
    asked_url=st.none() | st.text(max_size=40),
    hops=st.lists(st.builds(Hop, st.text(max_size=20), st.integers(0, 999)), max_size=3).map(tuple),
    detail=st.text(max_size=20),
    attempts=st.integers(0, 9),
)


@given(OBSERVATIONS)
def test_nothing_raises_and_death_needs_evidence(seen: Observation) -> None:
    result = judge(Cited(URL), seen)
    gone = seen.outcome is Outcome.ANSWERED and seen.http_status in {404, 410}
    impossible = seen.outcome in {Outcome.NXDOMAIN, Outcome.BAD_URL}
    assert (result.status is Status.DEAD) is (gone or impossible)
    assert result.evidence
    assert result.confidence == 1.0


@given(OBSERVATIONS)
def test_the_result_carries_what_was_seen(seen: Observation) -> None:
    result = judge(Cited(URL), seen)
    assert (result.url, result.http_status, result.final_url) == (seen.url, seen.http_status, seen.final_url)
    assert (result.redirects, result.attempts) == (seen.hops, seen.attempts)
    assert not result.from_cache
