"""When the network is down nobody is accused, and when it is up nobody is excused."""

from __future__ import annotations

import socket
import threading

import pytest
from msgspec.structs import replace

from citecheck.model import Outcome
from tests.links.asking import QUICK, Clock, asked, asked_in, connecting
from tests.servers import Behaviour, Web, answers, black_hole, closed_port, in_turn, late, resets, sends, silence

ONE_TRY = replace(QUICK, max_retries=0, connect_timeout_s=0.25, timeout_s=0.25)
NO_NAME = socket.gaierror(socket.EAI_NONAME, "no such name")
TRY_AGAIN = socket.gaierror(socket.EAI_AGAIN, "try again")
UP = ["93.184.0.0"]

CASES: list[tuple[int, OSError, object, Outcome, str]] = [
    (1, NO_NAME, UP, Outcome.NXDOMAIN, "one name gone, the control name is there"),
    (5, NO_NAME, UP, Outcome.NXDOMAIN, "all names gone, the control name is there"),
    (1, NO_NAME, NO_NAME, Outcome.NETWORK_DOWN, "one name gone, the control name too"),
    (5, NO_NAME, NO_NAME, Outcome.NETWORK_DOWN, "all names gone, the control name too"),
    (5, NO_NAME, TRY_AGAIN, Outcome.NETWORK_DOWN, "all names gone, no answer to the control name"),
    (1, TRY_AGAIN, UP, Outcome.DNS_FAILURE, "no answer to one name"),
    (2, TRY_AGAIN, UP, Outcome.DNS_FAILURE, "no answer to two names"),
    (3, TRY_AGAIN, UP, Outcome.NETWORK_DOWN, "no answer to three names"),
    (2, TRY_AGAIN, NO_NAME, Outcome.NETWORK_DOWN, "no answer to two names, the control name gone"),
]


@pytest.mark.parametrize(("hosts", "error", "control", "outcome", "why"), CASES, ids=[case[-1] for case in CASES])
def test_names_without_an_answer(
    web: Web, hosts: int, error: OSError, control: list[str] | OSError, outcome: Outcome, why: str
) -> None:
    for number in range(hosts):
        web.resolves(f"h{number}.org", error)
    web.resolves("control.org", control)
    urls = [f"http://h{number}.org/{page}" for number in range(hosts) for page in range(2)]
    found = asked(web, *urls, settings=replace(ONE_TRY, control_host="control.org"))
    assert {seen.outcome for seen in found.values()} == {outcome}, why


def test_the_control_name_is_left_alone_while_somebody_answers(web: Web) -> None:
    web.site("a.org", answers("404 Not Found"))
    found = asked(web, "http://a.org/", *(f"http://gone{n}.org/" for n in range(5)))
    assert {found[f"http://gone{n}.org/"].outcome for n in range(5)} == {Outcome.NXDOMAIN}
    assert QUICK.control_host not in web.looked_up


SIGNS: list[tuple[Behaviour, Outcome, str]] = [
    (answers("503 Busy"), Outcome.ANSWERED, "any status"),
    (resets, Outcome.RESET, "a reset"),
    (sends(b"\x15\x03\x01\x00\x02\x02\x28"), Outcome.PROTOCOL, "some bytes"),
]


@pytest.mark.parametrize(("behaviour", "outcome", "why"), SIGNS, ids=[case[-1] for case in SIGNS])
def test_a_sign_of_life_is_an_answer(web: Web, behaviour: Behaviour, outcome: Outcome, why: str) -> None:
    web.site("a.org", behaviour)
    found = asked(
        web, "http://a.org/", *(f"http://gone{n}.org/" for n in range(3)), settings=replace(QUICK, max_retries=0)
    )
    assert found["http://a.org/"].outcome is outcome, why
    assert found["http://gone0.org/"].outcome is Outcome.NXDOMAIN


def test_a_refusal_is_an_answer(web: Web) -> None:
    web.name("a.org", closed_port())
    found = asked(web, "http://a.org/", "http://gone1.org/", "http://gone2.org/", settings=ONE_TRY)
    assert found["http://a.org/"].outcome is Outcome.REFUSED
    assert found["http://gone1.org/"].outcome is Outcome.NXDOMAIN


def test_an_answer_before_the_last_failure_counts(web: Web) -> None:
    web.site("a.org", in_turn(answers("503 Busy"), silence))
    gone = [f"http://gone{n}.org/" for n in range(3)]
    found = asked(web, "http://a.org/", *gone, settings=replace(ONE_TRY, max_retries=1))
    assert found["http://a.org/"].outcome is Outcome.TIMEOUT
    assert found[gone[0]].outcome is Outcome.NXDOMAIN


def test_hosts_that_hang(web: Web) -> None:
    web.resolves(QUICK.control_host, UP)
    with black_hole() as port:
        for number in range(3):
            web.name(f"h{number}.org", port)
        urls = [f"http://h{number}.org/" for number in range(3)]
        found = asked(web, *urls, settings=ONE_TRY)
        assert {seen.outcome for seen in found.values()} == {Outcome.NETWORK_DOWN}
        assert found[urls[0]].detail.startswith("timeout")
        found = asked(web, *urls[:2], settings=ONE_TRY)
        assert {seen.outcome for seen in found.values()} == {Outcome.TIMEOUT}


def test_no_route_at_all(web: Web) -> None:
    for number in range(3):
        web.resolves(f"h{number}.org", UP)
    found = asked(web, *(f"http://h{number}.org/" for number in range(3)), settings=ONE_TRY)
    assert {seen.outcome for seen in found.values()} == {Outcome.NETWORK_DOWN}


def test_what_was_not_asked_keeps_its_reason(web: Web) -> None:
    web.resolves("private.org", ["10.0.0.1"])
    urls = {
        "ftp://a.org/": Outcome.SCHEME,
        "http://a..org/": Outcome.BAD_URL,
        "http://private.org/": Outcome.PRIVATE_ADDRESS,
        "http://x.org/skip": Outcome.EXCLUDED,
        "http://gone.org/": Outcome.NETWORK_DOWN,
    }
    found = asked(web, *urls, settings=replace(ONE_TRY, exclude=("skip$",)))
    assert {url: seen.outcome for url, seen in found.items()} == urls


def test_nothing_asked_is_no_outage(web: Web) -> None:
    asked(web, "ftp://a.org/", "http://a..org/", "http://127.0.0.1/", settings=ONE_TRY)
    assert web.looked_up == []


def test_a_control_name_that_hangs_does_not_hold_the_run(web: Web) -> None:
    web.resolves(QUICK.control_host, web.server.closing)
    clock = Clock()
    found = asked(web, "http://gone.org/", settings=ONE_TRY)
    assert found["http://gone.org/"].outcome is Outcome.NETWORK_DOWN
    assert clock.s < 1.2


def test_an_interrupted_run_is_judged_by_what_was_finished(web: Web) -> None:
    """Three names gone, a fourth host not asked to its end: without the control name nobody is accused."""
    web.site("slow.org", late(5.0, answers()))
    gone = [f"http://gone{n}.org/" for n in range(3)]
    stop = threading.Event()
    threading.Timer(0.4, stop.set).start()
    clock = Clock()
    found = asked(web, *gone, "http://slow.org/", stop=stop)
    assert {found[url].outcome for url in gone} == {Outcome.NETWORK_DOWN}
    assert found["http://slow.org/"].outcome is Outcome.INTERRUPTED
    assert clock.s < 1.2


def test_a_stop_shortens_the_wait_for_the_control_name(web: Web) -> None:
    web.resolves(QUICK.control_host, web.server.closing)
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    clock = Clock()
    urls = ["http://gone.org/"]
    settings = replace(ONE_TRY, connect_timeout_s=20.0)
    found = asked(web, *urls, settings=settings, stop=stop)
    assert found[urls[0]].outcome is Outcome.NETWORK_DOWN
    assert clock.s < 1.2


def test_a_run_is_not_finished_in_a_dead_network(web: Web) -> None:
    """As many hosts as may be under way at once have time to show that the network is there, and nobody else."""
    web.resolves(QUICK.control_host, UP)
    network, connects = connecting(web)
    with black_hole() as port:
        for number in range(200):
            web.name(f"h{number}.org", port)
        urls = [f"http://h{number % 200}.org/{number}" for number in range(2000)]
        found = asked_in(network, *urls, settings=replace(QUICK, max_concurrency=32))
    assert {seen.outcome for seen in found.values()} == {Outcome.NETWORK_DOWN}
    # One that was sent off when the run ended may not have come to connecting.
    assert connects.total() <= sum(seen.attempts for seen in found.values()) <= 2 * 32


def test_a_connection_that_stands_is_waited_for(web: Web) -> None:
    """Many hosts are gone, and the only other one thinks for longer than it takes to see that."""
    web.site("slow.org", late(1.0, answers()))
    with black_hole() as port:
        for number in range(20):
            web.name(f"h{number}.org", port)
        urls = [f"http://h{number}.org/{page}" for number in range(20) for page in range(2)]
        found = asked(web, *urls, "http://slow.org/", settings=replace(QUICK, connect_timeout_s=0.25))
    assert found["http://slow.org/"].outcome is Outcome.ANSWERED
    assert {found[url].outcome for url in urls} == {Outcome.TIMEOUT}


@pytest.mark.parametrize(("control", "tries"), [(NO_NAME, 1), (UP, 2)])
def test_few_hosts_that_hang_are_given_up_when_the_control_name_is_gone(
    web: Web, control: list[str] | OSError, tries: int
) -> None:
    web.resolves(QUICK.control_host, control)
    network, connects = connecting(web)
    with black_hole() as port:
        for number in range(4):
            web.name(f"h{number}.org", port)
        urls = [f"http://h{number % 4}.org/{number}" for number in range(40)]
        found = asked_in(network, *urls, settings=replace(QUICK, retry_wait_s=1.0))
    assert {seen.outcome for seen in found.values()} == {Outcome.NETWORK_DOWN}
    assert connects.total() == 4 * tries
