"""Which hosts do not answer: one that keeps silent is asked for one link more, later, and not for all of them.

A door is a host and a port: where connections are made. Until it has answered once, one request is under way there, so
that a black hole takes one place and not as many as its host has links. A door that keeps silent is paused, then tried
with one link, and where that fails too, it is shut: the answer holds for all links behind it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from citecheck.links.answers import Failure, Reply
from citecheck.links.plan import Plan, Start
from citecheck.model import Outcome

# What a door says, or does not say, to everybody alike.
_SILENT = frozenset({Outcome.TIMEOUT, Outcome.NO_ROUTE, Outcome.REFUSED, Outcome.DNS_FAILURE, Outcome.NXDOMAIN})
# Of a door that has answered before, some pages may be silent and others not.
_IN_A_ROW = 3
_TRIALS = 2
# A long run meets a door again that was shut for a minute only.
_SHUT_S = 60.0


@dataclass(slots=True, eq=False)
class _Door:
    """What is known of one door.

    `silent_for` are the targets it has not answered since it last answered. It is paused while `until` is set, and
    then tried with `trial`; `shut_at` says since when it is shut. `held` wait to know more of it.
    """

    answers: bool = False
    under_way: int = 0
    silent_for: set[str] = field(default_factory=set)
    said: Failure | None = None
    until: float | None = None
    trial: Plan | None = None
    trials: int = 0
    shut_at: float | None = None
    held: list[Plan] = field(default_factory=list)

    def open(self) -> None:
        """It answers."""
        self.answers = True
        self.silent_for.clear()
        self.until = self.trial = self.shut_at = None
        self.trials = 0

    def pause(self, until: float) -> None:
        """Nobody is let in before then, and then one."""
        self.until, self.trial = until, None

    def shut(self, now: float) -> None:
        """Nobody need ask any more."""
        self.until = self.trial = None
        self.shut_at = now


class Doors:
    """The doors of one run; used by one thread. Times are those of `time.monotonic()`."""

    def __init__(self, pause_s: float) -> None:
        """Doors that are paused for so many seconds before they are tried again."""
        self._pause_s = pause_s
        self._doors: dict[str, _Door] = {}

    def before(self, plan: Plan, now: float) -> Start | Failure:
        """Whether a plan may start, which it then does, or what holds for it unasked.

        A plan that may not start yet is remembered, and comes again by `turns`.
        """
        door = self._door(plan)
        if door.shut_at is not None:
            if door.said is not None and now < door.shut_at + _SHUT_S:
                return _shared(door.said, len(door.silent_for))
            door.shut_at = None
            door.pause(now)
        if door.until is not None:
            may_start = plan is door.trial and now >= door.until
        else:
            may_start = door.answers or not door.under_way
        if not may_start:
            door.held.append(plan)
            return Start.WHEN_KNOWN
        door.under_way += 1
        return Start.NOW

    def came(self, plan: Plan, reply: Reply, now: float) -> None:
        """A plan that had started has this reply; to be told before the plan is led on to another address."""
        door = self._door(plan)
        door.under_way -= 1
        if not isinstance(reply, Failure) or reply.outcome not in _SILENT:
            return door.open()
        door.said = reply
        door.silent_for.add(plan.url)
        if reply.outcome is Outcome.NXDOMAIN:
            return door.shut(now)
        if plan is door.trial:
            door.trials += 1
            if door.trials >= (_TRIALS if door.answers else 1):
                return door.shut(now)
            return door.pause(now + self._pause_s * 2**door.trials)
        if door.until is None and door.shut_at is None and (not door.answers or len(door.silent_for) >= _IN_A_ROW):
            return door.pause(now + self._pause_s)
        return None

    def is_shut(self, plan: Plan) -> bool:
        """Whether asking at a plan's door is known to be in vain."""
        return self._door(plan).shut_at is not None

    def turns(self, plan: Plan, now: float) -> list[tuple[Plan, float]]:
        """Who else may come again at a plan's door, and from when on: all who were held, or one to try it with."""
        door = self._door(plan)
        if door.until is None:
            if door.shut_at is None and not door.answers and door.under_way:
                return []
            free, door.held = door.held, []
            return [(held, now) for held in free if not held.is_done]
        if door.trial is not None and not door.trial.is_done:
            return []
        door.held = [held for held in door.held if not held.is_done]
        # One that has not been asked yet is a second witness.
        door.trial = next((held for held in door.held if held.journey is None), next(iter(door.held), None))
        if door.trial is None:
            return []
        door.held.remove(door.trial)
        return [(door.trial, max(door.until, now))]

    def _door(self, plan: Plan) -> _Door:
        known = self._doors.get(plan.door)
        if known is None:
            known = self._doors[plan.door] = _Door()
        return known


def _shared(said: Failure, links: int) -> Failure:
    """What a door said to some links, for another one."""
    others = f"{links} other links" if links > 1 else "another link"
    words = f"not asked itself: the host did not answer {others}" + (f": {said.detail}" if said.detail else "")
    if said.outcome is Outcome.NXDOMAIN:
        words = "not asked itself: its name was looked up for another link"
    return replace(said, detail=words, shared=True)
