"""Processes that share work: the order of the results, what dies with a process, how much is under way."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator

import pytest

from citecheck.auditing.jobs import Lost, in_order

MANY = 40


def square(number: int) -> int:
    return number * number


def process_of(_item: int) -> int:
    return os.getpid()


def fatal_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def failing_at_three(number: int) -> int:
    if number == 3:
        raise ZeroDivisionError
    return number


def long_text(length: int) -> str:
    return "x" * length


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, MANY])
def test_results_come_in_the_order_of_the_items(jobs: int, count: int) -> None:
    assert list(in_order(square, range(count), jobs)) == [number * number for number in range(count)]


def test_two_items_are_done_elsewhere_and_one_here() -> None:
    assert list(in_order(process_of, [1], 2)) == [os.getpid()]
    assert os.getpid() not in set(in_order(process_of, range(MANY), 2))


@pytest.mark.parametrize("work", [fatal_at_three, failing_at_three])
def test_a_process_that_dies_loses_its_item_alone(work: object) -> None:
    assert callable(work)
    results = list(in_order(work, range(MANY), 2))
    assert results == [0, 1, 2, Lost(3), *range(4, MANY)]


def test_results_larger_than_a_pipe_pass() -> None:
    lengths = [1_000_000, 10, 2_000_000, 300_000, 0]
    assert [len(str(text)) for text in in_order(long_text, lengths, 2)] == lengths


def test_items_are_taken_as_they_are_needed() -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = in_order(square, items(), 2)
    assert [next(results) for _ in range(5)] == [0, 1, 4, 9, 16]
    assert len(taken) < 30


def test_nobody_stays_when_the_results_are_left() -> None:
    before = set(multiprocessing.active_children())
    results = in_order(square, range(1000), 2)
    next(results)
    assert set(multiprocessing.active_children()) > before
    results.close()
    assert set(multiprocessing.active_children()) == before
