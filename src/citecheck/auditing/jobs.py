"""Work handed out to processes, its results taken back in the order of the work.

A process is given one item at a time, and no more items are under way than a few for each: memory does not grow with
the work. A process that dies takes its item with it, and nothing else.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from msgspec import Struct

Item = TypeVar("Item")
Result = TypeVar("Result")

# How many results for each process may wait for one that takes long.
_MOST_WAITING = 4


class Lost(Struct, Generic[Item], frozen=True):
    """What stands for the result of an item whose process died."""

    item: Item


def in_order(
    work: Callable[[Item], Result], items: Iterable[Item], jobs: int
) -> Generator[Result | Lost[Item], None, None]:
    """The result of the work for each item, by so many processes; one item alone is not worth a process."""
    waiting = iter(items)
    first = list(islice(waiting, 2))
    if jobs == 1 or len(first) == 1:
        yield from map(work, chain(first, waiting))
        return
    crew = _Crew(work)
    try:
        yield from _results(crew, enumerate(chain(first, waiting)), jobs)
    finally:
        crew.dismiss()


def _results(
    crew: _Crew[Item, Result], waiting: Iterator[tuple[int, Item]], jobs: int
) -> Iterator[Result | Lost[Item]]:
    done: dict[int, Result | Lost[Item]] = {}
    due = handed_out = 0
    ahead = next(waiting, None)
    while True:
        while ahead is not None and crew.busy < jobs and handed_out - due < _MOST_WAITING * jobs:
            crew.hand_out(*ahead)
            handed_out += 1
            # Whoever is done next shall not wait until an item is read.
            ahead = next(waiting, None)
        # What is done is passed on while the others work.
        while due in done:
            yield done.pop(due)
            due += 1
        if crew.busy:
            done.update(crew.take_back())
        elif ahead is None:
            return


class _Crew(Generic[Item, Result]):
    """The processes of one run: idle ones, and busy ones with their numbered items."""

    def __init__(self, work: Callable[[Item], Result]) -> None:
        self._work = work
        # A fork has all that is loaded and read by now, but must not be made while other threads are at work.
        self._forks = sys.platform == "linux" and threading.active_count() == 1
        self._context = get_context("fork") if self._forks else get_context("spawn")
        self._idle: list[Connection] = []
        self._items: dict[Connection, tuple[int, Item]] = {}
        self._processes: dict[Connection, BaseProcess] = {}

    @property
    def busy(self) -> int:
        """How many items are under way."""
        return len(self._items)

    def hand_out(self, number: int, item: Item) -> None:
        """Give an item to an idle process, or to a new one."""
        connection = self._idle.pop() if self._idle else self._hired()
        self._items[connection] = (number, item)
        # One that is dead already will be found so when its result is waited for.
        with suppress(OSError):
            connection.send(item)

    def take_back(self) -> Iterator[tuple[int, Result | Lost[Item]]]:
        """The results that come next, at least one, with their items' numbers."""
        ready = wait(list(self._items))
        for connection in [connection for connection in self._items if connection in ready]:
            number, item = self._items.pop(connection)
            try:
                result = connection.recv()
            except (EOFError, OSError):
                connection.close()
                self._processes.pop(connection).join()
                yield number, Lost(item)
            else:
                self._idle.append(connection)
                yield number, result

    def dismiss(self) -> None:
        """Let all of them go; one that is still at work has nobody to work for."""
        for connection, process in self._processes.items():
            connection.close()
            if connection in self._items:
                process.kill()
            process.join()

    def _hired(self) -> Connection:
        ours, theirs = self._context.Pipe()
        # A fork holds the parent's ends too; while it does, the others would not hear of the parent's death.
        inherited = [*self._processes, ours] if self._forks else []
        process = self._context.Process(target=_serve, args=(self._work, theirs, inherited), daemon=True)
        process.start()
        theirs.close()
        self._processes[ours] = process
        return ours


def _serve(work: Callable[[Item], object], connection: Connection, inherited: Iterable[Connection]) -> None:
    """A process's whole life: until the parent closes the connection, or is gone."""
    # Whoever interrupts the run means the parent, which ends it in order.
    for number in signal.Signals:
        if number.name in {"SIGINT", "SIGTERM", "SIGHUP"}:
            signal.signal(number, signal.SIG_IGN)
    # What waits in it is the parent's to write.
    sys.stdout = None
    for other in inherited:
        other.close()
    while True:
        try:
            item = connection.recv()
        except (EOFError, OSError):
            return
        result = work(item)
        with suppress(OSError):
            connection.send(result)
