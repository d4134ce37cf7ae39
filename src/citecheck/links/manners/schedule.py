"""Whose turn it is: no host is asked more often, or more at once, than it was promised.

Pure: the time is an argument. Hosts are interleaved, the one with most addresses left goes first, because it takes
longest. An item that waits for its next try or for its host takes no place at the host.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from itertools import count
from typing import Generic, TypeVar

from msgspec import Struct, field

Item = TypeVar("Item")

# Who gives out wakes up late now and then. The host need not rest for that too: its starts keep to a grid, and however
# many intervals there are between two of them, this is lost of them once.
_LATE_S, _LATE_SHARE = 0.005, 0.05
# Their addresses one after the other decide how long a run takes.
_LONGEST = 4


class Limits(Struct, frozen=True):
    """How many may be under way at once at a host, and how long there is between two starts at least."""

    concurrency: int
    interval_s: float


def lateness_s(interval_s: float) -> float:
    """By how much two starts at a host may be nearer than they should, because the first of them was late."""
    return min(_LATE_S, interval_s * _LATE_SHARE)


class _Host(Struct, Generic[Item], eq=False):
    """What is left to ask of a host, the next one last; `place` is the number of its entry in one of the two heaps.

    One that `is_longest` had, of all, the most when the run began.
    """

    name: str
    limits: Limits
    waiting: list[Item] = field(default_factory=list)
    under_way: int = 0
    not_before: float = 0.0
    not_before_that: float = 0.0
    paused_since: float | None = None
    place: int | None = None
    is_longest: bool = False


class Schedule(Generic[Item]):
    """The items of a run by host, and when each may start."""

    def __init__(self, items: Iterable[tuple[Item, str]], *, host_concurrency: int, interval_s: float) -> None:
        self._limits = Limits(host_concurrency, interval_s)
        self._strict: set[str] = set()
        self._hosts: dict[str, _Host[Item]] = {}
        self._ready: list[tuple[int, int, _Host[Item]]] = []
        self._resting: list[tuple[float, int, _Host[Item]]] = []
        self._later: list[tuple[float, int, Item, str]] = []
        self._order = count()
        for item, host in items:
            self._host(host).waiting.append(item)
        for known in heapq.nlargest(_LONGEST, self._hosts.values(), key=lambda host: len(host.waiting)):
            known.is_longest = True
        for known in self._hosts.values():
            known.waiting.reverse()
            self._list(known, 0.0)

    def take(self, now: float, *, longest_only: bool = False) -> Item | None:
        """The item that should start now, if any may; `longest_only` asks for one of the hosts that take longest."""
        self._wake(now)
        while self._ready:
            _, place, host = self._ready[0]
            stands = place == host.place
            if stands and longest_only and not host.is_longest:
                return None
            heapq.heappop(self._ready)
            if not stands:
                continue
            host.place = None
            if not host.waiting or host.not_before > now:
                self._list(host, now)
                continue
            item = host.waiting.pop()
            host.under_way += 1
            host.not_before_that = host.not_before
            host.not_before = max(host.not_before, now - lateness_s(host.limits.interval_s)) + host.limits.interval_s
            self._list(host, now)
            return item
        return None

    def finished(self, host: str, now: float, *, unsent: bool = False) -> None:
        """An item that was taken is no longer under way at its host, which need not rest if nothing was sent to it."""
        known = self._host(host)
        known.under_way -= 1
        if unsent and not known.under_way and known.paused_since is None:
            known.not_before = min(known.not_before, now)
            known.place = None
        self._list(known, now)

    def unstarted(self, host: str, now: float) -> None:
        """The item that was taken last does not start after all: its host hears nothing of it."""
        known = self._host(host)
        known.not_before = known.not_before_that
        # Where it stands by now is where it would rest, had this one started.
        known.place = None
        self.finished(host, now)

    def limit(self, host: str, limits: Limits) -> None:
        """Hold these at a host; of several that are said of one, the strictest."""
        known = self._host(host)
        if host in self._strict:
            limits = Limits(
                min(known.limits.concurrency, limits.concurrency), max(known.limits.interval_s, limits.interval_s)
            )
        self._strict.add(host)
        known.limits = limits

    def again(self, item: Item, host: str, due: float) -> None:
        """The item wants to start at a later time, at this host, before those that have not begun."""
        heapq.heappush(self._later, (due, next(self._order), item, host))

    def pause(self, host: str, now: float, until: float, patience_s: float) -> bool:
        """Start nothing at this host before `until`; False if it has asked for more than our patience.

        Patience counts from the first pause, and anew after each `recovered`.
        """
        known = self._host(host)
        if known.paused_since is None:
            known.paused_since = now
        if until > known.paused_since + patience_s:
            return False
        known.not_before = max(known.not_before, until)
        return True

    def recovered(self, host: str) -> None:
        """The host answers again."""
        self._host(host).paused_since = None

    def next_due(self) -> float | None:
        """When the next waiting item or resting host is due; None if all that is left hangs on what is under way."""
        dues = [heap[0][0] for heap in (self._resting, self._later) if heap]
        return min(dues, default=None)

    def _host(self, name: str) -> _Host[Item]:
        known = self._hosts.get(name)
        if known is None:
            known = self._hosts[name] = _Host(name, self._limits)
        return known

    def _list(self, host: _Host[Item], now: float) -> None:
        """Put a host where it will be found when it may be asked, unless it stands there or has no reason to."""
        if host.place is not None or not host.waiting or host.under_way >= host.limits.concurrency:
            return
        host.place = next(self._order)
        if host.not_before > now:
            heapq.heappush(self._resting, (host.not_before, host.place, host))
        else:
            heapq.heappush(self._ready, (-len(host.waiting), host.place, host))

    def _wake(self, now: float) -> None:
        while self._later and self._later[0][0] <= now:
            _, _, item, name = heapq.heappop(self._later)
            host = self._host(name)
            host.waiting.append(item)
            self._list(host, now)
        while self._resting and self._resting[0][0] <= now:
            _, place, host = heapq.heappop(self._resting)
            if place == host.place:
                host.place = None
                self._list(host, now)
