"""Whose turn it is, when all is known that it hangs on: the schedule, errands to run first, origins given up."""

from __future__ import annotations

from collections.abc import Collection

from citecheck.config import LinkSettings
from citecheck.links.answers import NOT_SENT, Answer, Failure, Reply
from citecheck.links.manners.errands import Errands
from citecheck.links.manners.origins import Origins
from citecheck.links.manners.retries import is_for_all
from citecheck.links.manners.schedule import Schedule
from citecheck.links.plans.plan import Errand, Plan, Start


class Turns:
    """The turns of all plans of a run; used by one thread. Times are those of `time.monotonic()`."""

    def __init__(self, plans: Collection[Plan], settings: LinkSettings, errands: Errands) -> None:
        """All of these have their turn, as soon as the settings let them."""
        self._errands = errands
        self._origins = Origins(settings.retry_wait_s, settings.deadline_s, settings.max_retries)
        self._patience_s = settings.deadline_s
        self._limits_differ = bool(settings.hosts) or settings.robots
        self._schedule = Schedule(
            ((plan, self._grouped(plan)) for plan in plans),
            host_concurrency=settings.host_concurrency,
            interval_s=settings.host_request_interval_s,
        )
        for plan in plans if settings.hosts else ():
            self._schedule.limit(plan.group, errands.limits_for(plan))

    def take(self, now: float, *, longest_only: bool = False) -> tuple[Plan, Reply | None] | None:
        """The plan that starts now, if any may, or one that need not start, with what is known of it.

        `longest_only` asks for one of the groups that decide how long the run takes.
        """
        while (plan := self._schedule.take(now, longest_only=longest_only)) is not None:
            # Its group may become known just now.
            group = plan.group
            start = Start.WHEN_KNOWN if plan.is_done else self._start_of(plan, now)
            if start is Start.NOW:
                return plan, None
            self._schedule.unstarted(group, now)
            if not isinstance(start, Start):
                return plan, start
        return None

    def queue(self, plan: Plan, due: float) -> None:
        """Let a plan have a turn, no sooner than it is due."""
        group = self._grouped(plan)
        if self._limits_differ:
            self._schedule.limit(group, self._errands.limits_for(plan))
        self._schedule.again(plan, group, due)

    def stands(self, plan: Plan, now: float) -> None:
        """A plan that had started has a connection: whoever waited to know that there is one may go on."""
        self._origins.stands(plan)
        self._let_others(plan, now)

    def came(self, plan: Plan, reply: Reply, now: float) -> None:
        """A plan that had started is back with this; to be told before it is led on to another address."""
        unsent = isinstance(reply, Failure) and reply.outcome in NOT_SENT
        self._schedule.finished(plan.group, now, unsent=unsent)
        if plan.errand is Errand.LOOK_UP:
            return
        if isinstance(reply, Answer) and not is_for_all(reply):
            self._schedule.recovered(plan.group)
        self._origins.came(plan, reply, now)
        self._let_others(plan, now)

    def retry(self, plan: Plan, wait_s: float, now: float) -> None:
        """Let a plan have another turn after so long, or at once where it need not start."""
        self.queue(plan, now if self._origins.is_given_up(plan) else now + wait_s)

    def pause(self, plan: Plan, wait_s: float, now: float) -> bool:
        """Give nobody of a plan's host a turn for so long; False if its host has asked for more than our patience."""
        return self._schedule.pause(plan.group, now, now + wait_s, self._patience_s)

    def errand_done(self, errand: Plan, reply: Reply, now: float) -> None:
        """Give their turn to those who waited for an errand."""
        for waiting in self._errands.done(errand, reply):
            if not waiting.is_done:
                self.queue(waiting, now)

    def left(self, plan: Plan, now: float) -> None:
        """A plan wants no more turns; should all others have waited for it, they do so no more."""
        self._let_others(plan, now)

    def next_due(self) -> float | None:
        """When the next plan has its turn; None if all that are left hang on what is under way."""
        return self._schedule.next_due()

    def _start_of(self, plan: Plan, now: float) -> Start | Reply:
        """Whether a plan may start; what it hangs on is found out first, and it comes again."""
        before = self._errands.before(plan)
        if isinstance(before, Plan):
            self.queue(before, now)
            return Start.WHEN_KNOWN
        if before is not Start.NOW or plan.errand is Errand.LOOK_UP:
            return before
        if self._errands.group_of(plan) != plan.group:
            # It has become known since this one began to wait.
            self.queue(plan, now)
            return Start.WHEN_KNOWN
        start = self._origins.before(plan, now)
        if start is Start.WHEN_KNOWN:
            self._let_others(plan, now)
        return start

    def _let_others(self, plan: Plan, now: float) -> None:
        for held, due in self._origins.turns(plan, now):
            self.queue(held, due)

    def _grouped(self, plan: Plan) -> str:
        plan.group = self._errands.group_of(plan)
        return plan.group
