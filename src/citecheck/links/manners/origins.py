"""Which hosts do not answer: such a one is asked for one link more, later, and not for all of them.

What an origin has said until it is given up holds for all its links, and they say so. It does not matter whether
the host keeps silent or wants to be left alone for longer than we can wait.
"""

from __future__ import annotations

from msgspec.structs import replace

from citecheck.links.answers import Answer, Reply
from citecheck.links.manners.origin import Origin
from citecheck.links.plans.plan import Plan, Start
from citecheck.model import Outcome

# What an origin says, or does not say, to everybody alike.
_SILENT = frozenset({Outcome.TIMEOUT, Outcome.NO_ROUTE, Outcome.REFUSED, Outcome.DNS_FAILURE, Outcome.NXDOMAIN})
_TOO_MANY_REQUESTS = 429


class Origins:
    """The origins of one run; used by one thread. Times are those of `time.monotonic()`."""

    def __init__(self, pause_s: float, patience_s: float, look_ups: int) -> None:
        """Origins that are paused for so many seconds before they are tried again, and waited for at most so long.

        A name is looked up so many times more, where that fails for now.
        """
        self._pause_s = pause_s
        self._patience_s = patience_s
        self._look_ups = look_ups
        self._origins: dict[str, Origin] = {}

    def before(self, plan: Plan, now: float) -> Start | Reply:
        """Whether a plan may start, which it then does, or what holds for it unasked.

        A plan that may not start yet is remembered, and comes again by `turns`.
        """
        origin = self._origin(plan)
        known = origin.known(now)
        if known is not None:
            return _shared(known, len(origin.sent_away or origin.silent_for))
        return Start.NOW if origin.admits(plan, now) else Start.WHEN_KNOWN

    def stands(self, plan: Plan) -> None:
        """A plan that had started has a connection: a black hole is no origin of its kind."""
        self._origin(plan).stands = True

    def came(self, plan: Plan, reply: Reply, now: float) -> None:
        """A plan that had started has this reply; to be told before the plan is led on to another address."""
        origin = self._origin(plan)
        origin.under_way -= 1
        if isinstance(reply, Answer):
            if self._sends_away(reply):
                origin.sent(plan, reply, now)
            else:
                origin.answered()
        elif reply.outcome in _SILENT:
            origin.kept_silent(plan, reply, now)
        else:
            origin.answered()

    def is_given_up(self, plan: Plan) -> bool:
        """Whether asking at a plan's origin is known to be in vain."""
        return self._origin(plan).given_up_at is not None

    def turns(self, plan: Plan, now: float) -> list[tuple[Plan, float]]:
        """Who else may come again at a plan's origin, and from when on: all who were held, or one to try it with."""
        return self._origin(plan).turns(now)

    def _sends_away(self, answer: Answer) -> bool:
        """Whether a host wants to be left alone for longer than it can be waited for."""
        wait_s = answer.retry_after_s
        return answer.http_status == _TOO_MANY_REQUESTS and wait_s is not None and wait_s > self._patience_s

    def _origin(self, plan: Plan) -> Origin:
        known = self._origins.get(plan.origin)
        if known is None:
            known = self._origins[plan.origin] = Origin(self._pause_s, self._look_ups)
        return known


def _shared(said: Reply, links: int) -> Reply:
    """What an origin said to some links, for another one."""
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
