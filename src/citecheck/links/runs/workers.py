"""Threads that do one thing after another and report it; nobody ever waits for them to end.

They are daemons: one that hangs in a connect must not keep the process alive.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")


class Workers(Generic[Job, Result]):
    """A pool that grows as it is needed; used by one thread.

    `do` does a job, in any of the threads; it must not raise. `late_s` is how long the last result waited to be taken,
    in seconds. One more thread starts the others: to start one is to wait until it has had its turn at the interpreter,
    and that may be long where many are at work.
    """

    def __init__(self, do: Callable[[Job], Result], limit: int) -> None:
        self._do = do
        self._limit = limit
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._results: SimpleQueue[tuple[Job, Result, float]] = SimpleQueue()
        self._wanted: SimpleQueue[str | None] = SimpleQueue()
        self._threads = 0
        self._busy = 0
        self._given_up = 0
        self.late_s = 0.0

    @property
    def free(self) -> bool:
        """Whether one more job would begin at once."""
        return self._busy < self._limit

    def give(self, job: Job) -> None:
        """Have a job done. Raises `RuntimeError` if not even one thread can be started."""
        self._busy += 1
        self._jobs.put(job)
        if self._busy <= self._threads - self._given_up:
            return
        if not self._threads:
            threading.Thread(target=self._hire, daemon=True, name="citecheck-hire").start()
        self._threads += 1
        self._wanted.put(f"citecheck-ask-{self._threads}")

    def result(self, timeout_s: float) -> tuple[Job, Result] | None:
        """The next job that is done, or None if there is none within this time."""
        try:
            job, result, done = self._results.get(timeout=timeout_s) if timeout_s > 0 else self._results.get_nowait()
        except Empty:
            return None
        self._busy -= 1
        self.late_s = time.monotonic() - done
        return job, result

    def give_up(self) -> None:
        """Count one job as lost: its thread may hang, and another may take its place."""
        self._busy -= 1
        self._given_up += 1

    def come_back(self) -> None:
        """A job that had been given up is done after all, and was got by `result`."""
        self._busy += 1
        self._given_up -= 1

    def close(self) -> None:
        """Let the threads end, each after what it is doing."""
        self._wanted.put(None)
        for _ in range(self._threads + 1):
            self._jobs.put(None)

    def _hire(self) -> None:
        """Start a thread as often as one is wanted; where the machine has no more, do the work of one."""
        started = 0
        while (name := self._wanted.get()) is not None:
            try:
                threading.Thread(target=self._work, daemon=True, name=name).start()
            except RuntimeError:
                self._limit = started + 1
                self._work()
                return
            started += 1

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            result = self._do(job)
            self._results.put((job, result, time.monotonic()))
