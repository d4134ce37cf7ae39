"""How many requests may start, so that no reply waits long for the interpreter.

Python reads one page at a time. Where more pages come than it reads, the requests to the busiest host wait for it too,
and they decide how long a run takes. So what starts hangs on how promptly replies are taken in: as the senders of TCP
do (RFC 5681), a run doubles what is under way until the first is late, then lets it grow slowly and shrink fast.
"""

from __future__ import annotations

_AT_FIRST = 32.0
# As long as a thread keeps the interpreter while others wait.
_PROMPT_S = 0.005
# How many may start for each reply.
_DOUBLING, _GROWING, _SHRINKING = 2.0, 1.1, 0.25
# What nobody wanted to start is not saved up: it would be a burst.
_MOST = 16.0
# Black holes send no replies, and are no reason to start less.
_QUIET_S, _IN_QUIET = 0.05, 16.0


class Pace:
    """The starts that are allowed by now; used by one thread. Times are those of `time.monotonic()`."""

    def __init__(self) -> None:
        """Nothing has come yet."""
        self._allowed = _AT_FIRST
        self._if_prompt = _DOUBLING
        self._heard = 0.0

    @property
    def is_open(self) -> bool:
        """Whether one more may start."""
        return self._allowed >= 1

    def started(self) -> None:
        """One has started, allowed or not."""
        self._allowed = max(self._allowed - 1, 0.0)

    def came(self, late_s: float, now: float) -> None:
        """A reply is taken in, after it has waited for so long."""
        self._heard = now
        if late_s > _PROMPT_S:
            self._if_prompt = _GROWING
        self._allow(self._if_prompt if late_s <= _PROMPT_S else _SHRINKING)

    def passes(self, now: float) -> None:
        """Time passes: where no reply has come for a while, a few more may start."""
        if now - self._heard >= _QUIET_S:
            self._heard = now
            self._allow(_IN_QUIET)

    def _allow(self, starts: float) -> None:
        self._allowed = max(self._allowed, min(self._allowed + starts, _MOST))
