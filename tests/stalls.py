"""Whether the machine stood still under a test, which then says nothing of what it tests.

Servers and deadlines of a test share its clock. Where the process gets no time for a tenth of a second and more, a
server that answers at once is a slow one, and rightly judged so.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_TICK_S = 0.01
# Threads that all want the interpreter are late by less.
_STALL_S = 0.1


class Stalls:
    """Looks at the clock while a test runs."""

    def __init__(self) -> None:
        self.seen = False

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Within it, a stall is seen."""
        self.seen = False
        over = threading.Event()
        ticker = threading.Thread(target=self._tick, args=(over,), daemon=True, name="stalls")
        ticker.start()
        try:
            yield
        finally:
            over.set()
            ticker.join()

    def _tick(self, over: threading.Event) -> None:
        before = time.monotonic()
        while not over.wait(_TICK_S):
            now = time.monotonic()
            self.seen = self.seen or now - before > _TICK_S + _STALL_S
            before = now
