"""When the time of each address is over, the soonest first."""

from __future__ import annotations

import heapq
from collections.abc import Iterator


class Deadlines:
    """The deadlines of one run; addresses that are done need not be taken out. Used by one thread."""

    def __init__(self) -> None:
        """Nobody has begun."""
        self._heap: list[tuple[float, str]] = []

    @property
    def next(self) -> float | None:
        """The soonest of them."""
        return self._heap[0][0] if self._heap else None

    def begin(self, url: str, deadline: float) -> None:
        """An address has until then; of several times that are given for it, the soonest holds."""
        heapq.heappush(self._heap, (deadline, url))

    def over(self, now: float) -> Iterator[str]:
        """The addresses whose time is over."""
        while self._heap and self._heap[0][0] <= now:
            yield heapq.heappop(self._heap)[1]
