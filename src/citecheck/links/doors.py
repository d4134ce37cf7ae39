"""Which hosts do not answer: such a one is asked for one link more, later, and not for all of them.

What a door that is shut has said holds for all links behind it, and they say so. It does not matter whether the host
keeps silent or wants to be left alone for longer than we can wait.
"""

from __future__ import annotations

from dataclasses import replace

from citecheck.links.answers import Answer, Reply
from citecheck.links.door import Door
from citecheck.links.plan import Plan, Start
from citecheck.model import Outcome

# What a door says, or does not say, to everybody alike.
_SILENT = frozenset({Outcome.TIMEOUT, Outcome.NO_ROUTE, Outcome.REFUSED, Outcome.DNS_FAILURE, Outcome.NXDOMAIN})
_TOO_MANY_REQUESTS = 429


class Doors:
    """The doors of one run; used by one thread. Times are those of `time.monotonic()`."""

    def __init__(self, pause_s: float, patience_s: float) -> None:
        """Doors that are paused for so many seconds before they are tried again, and waited for at most so long."""
        self._pause_s = pause_s
        self._patience_s = patience_s
        self._doors: dict[str, Door] = {}

    def before(self, plan: Plan, now: float) -> Start | Reply:
        """Whether a plan may start, which it then does, or what holds for it unasked.

        A plan that may not start yet is remembered, and comes again by `turns`.
        """
        door = self._door(plan)
        known = door.known(now)
        if known is not None:
            return _shared(known, len(door.sent_away or door.silent_for))
        return Start.NOW if door.lets_in(plan, now) else Start.WHEN_KNOWN

    def came(self, plan: Plan, reply: Reply, now: float) -> None:
        """A plan that had started has this reply; to be told before the plan is led on to another address."""
        door = self._door(plan)
        door.under_way -= 1
        if isinstance(reply, Answer):
            if self._sends_away(reply):
                door.sent(plan, reply, now)
            else:
                door.answered()
        elif reply.outcome in _SILENT:
            door.kept_silent(plan, reply, now, self._pause_s)
        else:
            door.answered()

    def is_shut(self, plan: Plan) -> bool:
        """Whether asking at a plan's door is known to be in vain."""
        return self._door(plan).shut_at is not None

    def turns(self, plan: Plan, now: float) -> list[tuple[Plan, float]]:
        """Who else may come again at a plan's door, and from when on: all who were held, or one to try it with."""
        return self._door(plan).turns(now)

    def _sends_away(self, answer: Answer) -> bool:
        """Whether a host wants to be left alone for longer than it can be waited for."""
        wait_s = answer.retry_after_s
        return answer.http_status == _TOO_MANY_REQUESTS and wait_s is not None and wait_s > self._patience_s

    def _door(self, plan: Plan) -> Door:
        known = self._doors.get(plan.door)
        if known is None:
            known = self._doors[plan.door] = Door()
        return known


def _shared(said: Reply, links: int) -> Reply:
    """What a door said to some links, for another one."""
    others = f"{links} other links" if links > 1 else "another link"
    if isinstance(said, Answer):
        wait_s = said.retry_after_s or 0.0
        words = f"not asked itself: the host sent {others} away, for {wait_s:.0f} s"
        return Answer(said.http_status, retry_after_s=wait_s, detail=words, shared=True)
    if said.outcome is Outcome.NXDOMAIN:
        words = "not asked itself: its name was looked up for another link"
    else:
        words = f"not asked itself: the host did not answer {others}" + (f": {said.detail}" if said.detail else "")
    return replace(said, detail=words, shared=True)
