"""The pace of starts: more while replies are prompt, fewer while they are late, and never none for long."""

from __future__ import annotations

from citecheck.links.runs.pace import Pace


def _started(pace: Pace) -> int:
    """Start all that may, and say how many."""
    started = 0
    while pace.is_open:
        pace.started()
        started += 1
    return started


def _round(pace: Pace, under_way: int, late_s: float, now: float) -> int:
    """How many are under way when so many replies have come, each as late, and others have taken their places."""
    started = 0
    for _ in range(under_way):
        pace.came(late_s, now)
        started += _started(pace)
    return started


def test_while_replies_are_prompt_twice_as_many_start() -> None:
    pace = Pace()
    first = _started(pace)
    assert _round(pace, first, 0.001, 1.0) == 2 * first
    assert _round(pace, 2 * first, 0.001, 2.0) == 4 * first


def test_once_one_was_late_fewer_start_and_then_slowly_more() -> None:
    pace = Pace()
    first = _started(pace)
    fewer = _round(pace, first, 0.1, 1.0)
    assert first // 5 < fewer <= first // 2
    more = _round(pace, 10 * fewer, 0.001, 2.0)
    assert 10 * fewer < more < 12 * fewer


def test_what_nobody_wanted_is_not_saved_up() -> None:
    pace = Pace()
    first = _started(pace)
    for _ in range(1000):
        pace.came(0.001, 1.0)
    assert _started(pace) < first


def test_where_no_reply_comes_more_start_all_the_same() -> None:
    pace = Pace()
    _started(pace)
    pace.came(0.1, 1.0)
    pace.passes(1.01)
    assert _started(pace) == 0
    started = 0
    for tick in range(1, 21):
        pace.passes(1.0 + tick * 0.1)
        started += _started(pace)
    assert started >= 60


def test_whoever_starts_unallowed_leaves_no_debt() -> None:
    pace = Pace()
    _started(pace)
    for _ in range(50):
        pace.started()
    pace.came(0.001, 1.0)
    assert pace.is_open
