"""How a run stands so far, in words: its pages, and its links as they are judged, with the time that the rest takes."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable
from math import ceil
from typing import Protocol

from citecheck.links import Progress
from citecheck.model import LinkResult, Status
from citecheck.report.words.harmless import harmless
from citecheck.watcher import Pass

_GROUPS = {
    Status.ALIVE: "alive",
    Status.MOVED: "alive",
    Status.DEAD: "dead",
    Status.BLOCKED: "unknown",
    Status.UNREACHABLE: "unknown",
    Status.SKIPPED: "skipped",
}
_ALWAYS_SHOWN = ("alive", "dead", "unknown")
_HOSTS_SHOWN = 3

# A pace is known when so much has come in so long; it is that of the last half minute, and what is lost is not known.
_LEAST_LINKS = 10
_LEAST_S = 5.0
_WINDOW_S = 30.0
_SAMPLE_EVERY_S = 0.5
_MINUTE_S = 60
_HOUR_S = 3600


class Advance(Protocol):
    """How far something has come: so many done, of all where these are known, and the same in words."""

    @property
    def done(self) -> int:
        """How many are done."""
        ...

    @property
    def total(self) -> int | None:
        """How many there are; None where nobody has counted them."""
        ...

    def words(self) -> str:
        """What is going on and how far it has come; what matters least is last, for it may be cut off."""
        ...


class Pages:
    """Counts the pages of one pass."""

    def __init__(self, doing: Pass, total: int | None = None) -> None:
        """None of them is done yet."""
        self._doing = doing
        self.total = total
        self.done = 0

    def words(self) -> str:
        """How many are done."""
        return f"{self._doing}: {counted(self.done, self.total, 'page')}"


class Tally:
    """Counts the links of one run and measures its pace; an estimate is only given where one can be made."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Nothing counted yet, by a clock in seconds."""
        self._clock = clock
        self._counts = Counter(dict.fromkeys(_ALWAYS_SHOWN, 0))
        self._reused = 0
        self._asked = 0
        self._progress = Progress(0, 0)
        self._samples: deque[tuple[float, int]] = deque()

    @property
    def done(self) -> int:
        """How many links are done."""
        return self._progress.done

    @property
    def total(self) -> int:
        """How many links there are."""
        return self._progress.total

    def start(self, total: int) -> None:
        """Begin to measure the asking of so many links."""
        self._progress = Progress(0, total)
        self._samples.append((self._clock(), 0))

    def add(self, result: LinkResult) -> None:
        """Count one link."""
        self._counts[_GROUPS[result.status]] += 1
        self._reused += result.from_cache
        self._asked += result.attempts > 0 and not result.from_cache

    def come_to(self, progress: Progress) -> None:
        """Take over how far the asking has come."""
        self._progress = progress
        now = self._clock()
        if self._samples and now - self._samples[-1][0] >= _SAMPLE_EVERY_S:
            self._samples.append((now, self._asked))
            while now - self._samples[1][0] >= _WINDOW_S:
                self._samples.popleft()

    def left_s(self) -> float | None:
        """Seconds that the rest takes at the pace of late; None where that is not known."""
        if not self._samples:
            return None
        begun, asked_before = self._samples[0]
        lasted, asked = self._clock() - begun, self._asked - asked_before
        if lasted < _LEAST_S or asked < _LEAST_LINKS or self.done == self.total:
            return None
        return (self.total - self.done) * lasted / asked

    def words(self) -> str:
        """How the links stand, what is still to come, and who keeps us waiting."""
        parts = "; ".join(part for part in (self._counted(), self._left(), waited_for(self._progress)) if part)
        return f"{counted(self.done, self.total, 'link')}: {parts}"

    def _counted(self) -> str:
        counts = ", ".join(f"{number:,} {group}" for group, number in self._counts.items())
        return f"{counts} ({self._reused:,} from the cache)" if self._reused else counts

    def _left(self) -> str:
        seconds = self.left_s()
        return "" if seconds is None else f"about {rounded(seconds)} left"


def waited_for(progress: Progress) -> str:
    """The hosts that are waited for, the slowest first; as many as a line holds, and nothing where there are none."""
    hosts = [harmless(host) for host in progress.waiting]
    more = f" and {len(hosts) - _HOSTS_SHOWN:,} more" if len(hosts) > _HOSTS_SHOWN else ""
    return f"waiting for {', '.join(hosts[:_HOSTS_SHOWN])}{more}" if hosts else ""


def counted(done: int, total: int | None, thing: str) -> str:
    """How many things are done, of all where these are known."""
    of_all = "" if total is None else f" of {total:,}"
    return f"{done:,}{of_all} {thing}{'' if (done if total is None else total) == 1 else 's'}"


def rounded(seconds: float) -> str:
    """A time as exact as an estimate is."""
    if seconds < _MINUTE_S:
        return f"{max(ceil(seconds / 10), 1) * 10} s"
    return f"{ceil(seconds / _MINUTE_S)} min" if seconds < _HOUR_S else f"{seconds / _HOUR_S:.1f} h"
