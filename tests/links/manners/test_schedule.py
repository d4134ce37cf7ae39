"""The schedule by itself, with a time of its own: promises to hosts hold, nobody is forgotten."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from citecheck.links.manners.schedule import Limits, Schedule, lateness_s

HOSTS = ("a.org", "b.org", "c.org")


def test_the_busiest_host_first_and_each_in_its_order() -> None:
    items = [("few", "a.org"), ("many1", "b.org"), ("many2", "b.org"), ("many3", "b.org")]
    schedule = Schedule(items, host_concurrency=9, interval_s=0.0)
    assert [schedule.take(1.0) for _ in range(5)] == ["many1", "many2", "few", "many3", None]


def test_nothing_is_due_when_all_is_under_way() -> None:
    schedule = Schedule([("1", "a.org"), ("2", "a.org")], host_concurrency=1, interval_s=5.0)
    assert schedule.take(10.0) == "1"
    assert (schedule.take(20.0), schedule.next_due()) == (None, None)
    schedule.finished("a.org", 12.0)
    assert (schedule.take(12.0), schedule.next_due()) == (None, 15.0 - lateness_s(5.0))
    assert schedule.take(15.0) == "2"


def test_a_host_to_which_nothing_was_sent_need_not_rest() -> None:
    schedule = Schedule([(name, "a.org") for name in "123"], host_concurrency=1, interval_s=5.0)
    assert schedule.take(10.0) == "1"
    schedule.finished("a.org", 11.0, unsent=True)
    assert schedule.take(11.0) == "2"
    schedule.pause("a.org", 11.0, 20.0, patience_s=90.0)
    schedule.finished("a.org", 12.0, unsent=True)
    assert (schedule.take(12.0), schedule.take(20.0)) == (None, "3")


def test_who_has_begun_goes_before_who_has_not() -> None:
    schedule = Schedule([("1", "a.org"), ("2", "a.org"), ("3", "a.org")], host_concurrency=9, interval_s=0.0)
    assert schedule.take(0.0) == "1"
    schedule.again("1", "a.org", 0.5)
    assert schedule.take(0.0) == "2"
    assert schedule.next_due() == 0.5
    assert schedule.take(0.5) == "1"
    assert schedule.take(0.5) == "3"


def test_a_pause_holds_for_all_of_a_host_and_ends_with_patience() -> None:
    schedule = Schedule([("1", "a.org"), ("2", "a.org"), ("3", "b.org")], host_concurrency=9, interval_s=0.0)
    assert schedule.pause("a.org", 0.0, 10.0, 15.0)
    assert (schedule.take(0.0), schedule.take(9.9), schedule.take(10.0)) == ("3", None, "1")
    assert not schedule.pause("a.org", 10.0, 20.0, 15.0)
    assert schedule.take(10.0) == "2"
    schedule.recovered("a.org")
    assert schedule.pause("a.org", 10.0, 20.0, 15.0)


def test_the_hosts_that_take_longest_go_on_when_nobody_else_may() -> None:
    items = [(f"{host}{number}", host) for host in "abcdefghi" for number in range(5 if host == "i" else 2)]
    schedule = Schedule(items, host_concurrency=9, interval_s=1.0)
    assert [schedule.take(at, longest_only=True) for at in (0.0, 1.0, 2.0)] == ["i0", "i1", "i2"]
    others = {schedule.take(2.0, longest_only=True) for _ in range(9)} - {None}
    # The four longest are i and three of those that are alike.
    assert len(others) == 3
    assert len({schedule.take(2.0) for _ in range(9)} - {None}) == 5
    assert schedule.take(3.0, longest_only=True) == "i3"


def test_who_does_not_start_costs_its_host_nothing() -> None:
    schedule = Schedule([("1", "a.org"), ("2", "a.org"), ("3", "a.org")], host_concurrency=1, interval_s=5.0)
    assert schedule.take(10.0) == "1"
    schedule.unstarted("a.org", 10.0)
    assert schedule.take(10.0) == "2"
    schedule.finished("a.org", 11.0)
    assert (schedule.take(14.9), schedule.take(15.0)) == (None, "3")


def test_any_number_may_not_start_at_one_moment() -> None:
    schedule = Schedule([(name, "a.org") for name in "1234"], host_concurrency=1, interval_s=5.0)
    for name in "123":
        assert schedule.take(10.0) == name
        schedule.unstarted("a.org", 10.0)
    assert (schedule.take(10.0), schedule.take(99.0)) == ("4", None)


def test_a_host_may_have_limits_of_its_own() -> None:
    schedule = Schedule([(name, "a.org") for name in "1234"], host_concurrency=1, interval_s=5.0)
    schedule.limit("a.org", Limits(3, 1.0))
    assert [schedule.take(at) for at in (0.0, 0.9, 1.0, 2.0, 3.0)] == ["1", None, "2", "3", None]
    schedule.limit("a.org", Limits(9, 4.0))
    schedule.finished("a.org", 3.0)
    assert (schedule.take(3.0), schedule.next_due()) == ("4", None)
    schedule.again("5", "a.org", 4.0)
    schedule.finished("a.org", 4.0)
    assert (schedule.take(6.9), schedule.take(7.0)) == (None, "5")


@given(
    interval_s=st.floats(0.001, 60.0),
    concurrency=st.integers(1, 3),
    late=st.lists(st.floats(0.0, 2.0) | st.floats(0.0, 0.01), min_size=2, max_size=20),
)
def test_any_number_of_starts_takes_as_many_intervals(interval_s: float, concurrency: int, late: list[float]) -> None:
    """However late each was taken, and whoever held it up: what is lost of an interval is lost once, and little."""
    schedule = Schedule(((number, "a.org") for number in late), host_concurrency=concurrency, interval_s=interval_s)
    starts, now = [], 0.0
    for number, lateness in enumerate(late):
        if number >= concurrency:
            now += lateness
            schedule.finished("a.org", now)
        now = max(now, schedule.next_due() or now) + lateness
        assert schedule.take(now) is not None
        starts.append(now)
    bound = lateness_s(interval_s)
    assert bound <= min(0.005, 0.05 * interval_s)
    for first, start in enumerate(starts):
        for number, later in enumerate(starts[first:]):
            assert later - start >= number * interval_s - bound - 1e-9


def test_a_late_start_does_not_make_the_next_one_late() -> None:
    schedule = Schedule([(name, "a.org") for name in "123"], host_concurrency=3, interval_s=1.0)
    assert [schedule.take(at) for at in (10.0, 11.0, 11.999, 12.0)] == ["1", "2", "3", None]


ITEMS = st.lists(st.sampled_from(HOSTS), max_size=40)


@given(
    hosts=ITEMS,
    host_concurrency=st.integers(1, 3),
    interval_s=st.sampled_from([0.0, 0.5, 1.0]),
    lasting=st.lists(st.integers(0, 4), min_size=1),
    retried=st.sets(st.integers(0, 39)),
)
def test_promises_hold_in_any_run(
    hosts: list[str], host_concurrency: int, interval_s: float, lasting: list[int], retried: set[int]
) -> None:
    """Items last for a while, some come again at another host: concurrency and interval hold, all are taken."""
    schedule = Schedule(enumerate(hosts), host_concurrency=host_concurrency, interval_s=interval_s)
    place = dict(enumerate(hosts))
    under_way: dict[int, float] = {}
    last: dict[str, float] = {}
    taken: Counter[int] = Counter()
    now = 0.0
    while sum(taken.values()) < len(hosts) + len(retried & set(place)):
        for item in [item for item, end in under_way.items() if end <= now]:
            del under_way[item]
            schedule.finished(place[item], now)
            if item in retried and taken[item] == 1:
                place[item] = HOSTS[item % len(HOSTS)]
                schedule.again(item, place[item], now + 0.25)
        while (begun := schedule.take(now)) is not None:
            host = place[begun]
            assert now - last.get(host, -9.0) >= interval_s
            last[host] = now
            under_way[begun] = now + lasting[begun % len(lasting)] / 4
            taken[begun] += 1
            assert sum(place[other] == host for other in under_way) <= host_concurrency
        now += 0.25
        assert now < 200, "somebody was forgotten"
    assert all(taken[item] == 1 + (item in retried) for item in place)
