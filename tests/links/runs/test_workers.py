"""The pool of threads: it grows as needed, and goes on when threads cannot be had or do not come back."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from citecheck.links.runs.workers import Workers

PATIENCE_S = 5.0


def _pool(do: Callable[[int], object], limit: int = 4) -> Workers[int, object]:
    return Workers(do, limit)


def test_a_pool_grows_to_what_is_needed() -> None:
    names: set[str | None] = set()
    pool = _pool(lambda _: names.add(str(threading.get_ident())))
    for job in range(5):
        pool.give(job)
        assert pool.result(PATIENCE_S) == (job, None)
    assert len(names) == 1
    assert pool.result(0) is None
    pool.close()


def test_a_pool_knows_how_long_a_result_has_waited() -> None:
    pool = _pool(lambda job: job)
    pool.give(1)
    time.sleep(0.1)
    assert (pool.result(PATIENCE_S), pool.late_s > 0.05) == ((1, 1), True)
    pool.close()


def test_a_pool_is_full_at_its_limit() -> None:
    gate = threading.Event()
    pool = _pool(lambda _: gate.wait(PATIENCE_S), limit=2)
    free = []
    for job in (1, 2):
        pool.give(job)
        free.append(pool.free)
    assert free == [True, False]
    gate.set()
    assert {pool.result(PATIENCE_S), pool.result(PATIENCE_S)} == {(1, True), (2, True)}
    assert pool.free
    pool.close()


def test_a_thread_that_hangs_is_replaced() -> None:
    gate = threading.Event()
    pool = _pool(lambda job: job or gate.wait(PATIENCE_S), limit=1)
    pool.give(0)
    pool.give_up()
    assert pool.free
    pool.give(7)
    assert pool.result(PATIENCE_S) == (7, 7)
    gate.set()
    assert pool.result(PATIENCE_S) == (0, True)
    pool.come_back()
    assert pool.free
    pool.close()


def test_no_threads_to_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = _pool(lambda job: job, limit=4)
    pool.give(1)
    assert pool.result(PATIENCE_S) == (1, 1)
    gate = threading.Event()
    slow = _pool(lambda _: gate.wait(PATIENCE_S), limit=4)
    slow.give(1)

    def refuse(_: threading.Thread) -> None:
        message = "can't start new thread"
        raise RuntimeError(message)

    monkeypatch.setattr(threading.Thread, "start", refuse)
    for job in (2, 3):
        slow.give(job)
    until = time.monotonic() + PATIENCE_S
    while slow.free and time.monotonic() < until:
        time.sleep(0.01)
    assert not slow.free
    gate.set()
    assert {slow.result(PATIENCE_S) for _ in range(3)} == {(1, True), (2, True), (3, True)}
    with pytest.raises(RuntimeError):
        _pool(lambda job: job).give(1)
    slow.close()
    pool.close()
