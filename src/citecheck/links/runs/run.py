"""One run of asking: the calling thread gives out the work, takes in the replies and holds every deadline.

All state belongs to this thread; the workers only ask one address and report, so that a redirect, a retry and a pause
are each just another turn in the schedule.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from itertools import islice

from citecheck.config import LinkSettings
from citecheck.links.answers import Answer, Failure, Reply
from citecheck.links.connections.dialling import Dialler
from citecheck.links.connections.network import Network
from citecheck.links.connections.resolving import Resolver
from citecheck.links.connections.watch import Watch
from citecheck.links.exchanges.client import Client
from citecheck.links.manners.errands import Errands
from citecheck.links.manners.retries import Retries
from citecheck.links.manners.turns import Turns
from citecheck.links.plans.observing import observation
from citecheck.links.plans.plan import Errand, Journey, Plan, plan_for
from citecheck.links.plans.selection import Selection
from citecheck.links.plans.siblings import Siblings
from citecheck.links.progress import Ears, Progress
from citecheck.links.runs.deadlines import Deadlines
from citecheck.links.runs.outage import Outage
from citecheck.links.runs.pace import Pace
from citecheck.links.runs.requesting import Job, asker
from citecheck.links.runs.steps import Again, Pause, Settled, Step, Steps
from citecheck.links.runs.workers import Workers
from citecheck.model import Cited, Observation, Outcome

_TICK_S = 0.1
_STARTS_AT_ONCE = 8
# Nobody reads the names of more hosts at once.
_WAITING_TOLD = 16


class Run:
    """Asks the targets once, all of them."""

    def __init__(self, targets: Iterable[Cited], settings: LinkSettings, network: Network, ears: Ears) -> None:
        self._settings = settings
        self._ears = ears
        selection = Selection(settings)
        made = {cited.url: plan_for(cited, selection) for cited in targets}
        self._done, self._total = 0, len(made)
        self._unasked = [plan for plan in made.values() if isinstance(plan, Observation)]
        self._open = {url: plan for url, plan in made.items() if isinstance(plan, Plan)}
        resolver = Resolver(network)
        self._client = Client(settings, Dialler(network, resolver, settings.allow_private))
        self._retries = Retries(settings)
        self._steps = Steps(settings, self._retries)
        errands = Errands(settings, resolver)
        self._outage = Outage(settings, resolver, is_up=network.is_up)
        self._siblings = Siblings()
        self._deadlines = Deadlines()
        self._turns = Turns(self._open.values(), settings, errands)
        self._workers = Workers(asker(self._client, errands), settings.max_concurrency)
        self._under_way: dict[Plan, Job] = {}
        self._connecting: dict[Plan, Job] = {}
        self._pace = Pace()
        self._told = 0.0

    def until(self, stop: threading.Event) -> dict[str, Observation]:
        """Ask until all is done, the time is over, or `stop` is set; gives what has to be seen anew."""
        self._ears.tick(self._progress())
        try:
            for found in self._unasked:
                self._finish(found)
            self._ask(stop)
            return self._outage.amended(stop, lambda: self._tell(time.monotonic()))
        finally:
            self._workers.close()
            self._client.close()

    def _ask(self, stop: threading.Event) -> None:
        longest = self._settings.max_time_s
        end = time.monotonic() + longest if longest is not None else None
        while self._open:
            now = time.monotonic()
            if stop.is_set():
                return self._leave(Outcome.INTERRUPTED)
            if end is not None and now >= end:
                return self._leave(Outcome.TIME_LIMIT)
            if self._outage.is_sure(now) and not any(job.watch.connected for job in self._under_way.values()):
                return self._leave(Outcome.NETWORK_DOWN)
            self._pace.passes(now)
            are_more = self._give_out(now)
            self._tell(time.monotonic())
            self._take_in(0.0 if are_more else self._pause_s(now, end))
            self._let_in(time.monotonic())
            for url in self._deadlines.over(time.monotonic()):
                self._cut_off(url)
        return None

    def _give_out(self, now: float) -> bool:
        """Start some of those whose turn it is, and say whether there may be more: starting a thread takes a while."""
        for _ in range(_STARTS_AT_ONCE):
            if not self._workers.free:
                return False
            turn = self._turns.take(now, longest_only=not self._pace.is_open)
            if turn is None:
                return False
            plan, known = turn
            if known is None:
                self._start(plan, now)
            else:
                self._follow(plan, self._steps.instead(plan, known), now)
        return True

    def _start(self, plan: Plan, now: float) -> None:
        journey = plan.journey
        if journey is None:
            journey = plan.journey = Journey(now, now + self._settings.deadline_s, self._retries.begin())
            self._open[plan.url] = plan
            self._deadlines.begin(plan.url, journey.deadline)
            self._outage.began(now)
        plan.set_out()
        self._pace.started()
        job = self._under_way[plan] = self._connecting[plan] = Job(plan, journey, Watch(journey.deadline))
        self._workers.give(job)

    def _take_in(self, pause_s: float) -> None:
        """Wait for a reply, then take all that have come."""
        done = self._workers.result(pause_s)
        while done is not None:
            job, reply = done
            self._pace.came(self._workers.late_s, time.monotonic())
            if self._under_way.get(job.plan) is job:
                now = time.monotonic()
                self._came(job.plan, reply, now)
                self._follow(job.plan, self._steps.after(job.plan, job.journey, reply), now)
            else:
                self._workers.come_back()
            done = self._workers.result(0)

    def _let_in(self, now: float) -> None:
        """Where a connection stands, others need not wait for its answer."""
        for plan in [plan for plan, job in self._connecting.items() if job.watch.connected]:
            del self._connecting[plan]
            self._turns.stands(plan, now)

    def _came(self, plan: Plan, reply: Reply, now: float) -> None:
        """A request is over: whoever waited for its place or its host may go on."""
        del self._under_way[plan]
        self._connecting.pop(plan, None)
        if plan.errand is not Errand.LOOK_UP:
            self._outage.came(plan.host, reply)
        self._turns.came(plan, reply, now)

    def _follow(self, plan: Plan, step: Step, now: float) -> None:
        match step:
            case Again(wait_s):
                self._turns.retry(plan, wait_s, now)
            case Pause(wait_s) if self._turns.pause(plan, wait_s, now):
                self._turns.retry(plan, wait_s, now)
            case Pause(_, reply) | Settled(reply):
                self._settle(plan, reply)

    def _cut_off(self, url: str) -> None:
        """An address's time is over, wherever it is."""
        plan, now = self._open.get(url), time.monotonic()
        if plan is None:
            return
        job = self._under_way.get(plan)
        if job is None:
            waited = Failure(Outcome.TOO_SLOW, "the deadline came while it waited for its turn", heard=True)
            self._settle(plan, (plan.journey.reply if plan.journey else None) or waited)
            self._turns.left(plan, now)
            return
        job.watch.end()
        self._workers.give_up()
        talking = job.watch.talking
        limit = f"not done within {self._settings.deadline_s:g} s"
        failure = Failure(Outcome.TOO_SLOW if talking else Outcome.TIMEOUT, limit, heard=talking)
        self._came(plan, failure, now)
        self._settle(plan, failure)

    def _leave(self, outcome: Outcome) -> None:
        """Finish without those that are not done."""
        for job in self._under_way.values():
            job.watch.end()
        self._under_way.clear()
        self._connecting.clear()
        for plan in tuple(self._open.values()):
            if plan.sibling_of is None:
                self._settle(plan, Failure(outcome))
        self._open.clear()
        for waiting in self._siblings.everyone():
            self._finish(waiting)

    def _settle(self, plan: Plan, reply: Reply) -> None:
        # An errand that never had to start was not among them.
        self._open.pop(plan.url, None)
        plan.is_done = True
        if plan.errand is not None:
            return self._turns.errand_done(plan, reply, time.monotonic())
        found = observation(plan, reply)
        if plan.sibling_of is not None:
            for waiting in self._siblings.came(plan.sibling_of, found):
                self._finish(waiting)
        elif isinstance(reply, Answer) and self._ears.in_doubt(found):
            self._with_sibling(plan, found)
        else:
            self._finish(found)
        return None

    def _with_sibling(self, plan: Plan, found: Observation) -> None:
        """Finish an observation beside what its host answers for an address that cannot exist; ask, if need be."""
        beside = self._siblings.beside(plan, found)
        if isinstance(beside, Observation):
            self._finish(beside)
        elif beside is not None:
            self._open[beside.url] = beside
            if plan.journey is not None:
                # Whoever waits for it is finished by its own deadline.
                self._deadlines.begin(beside.url, plan.journey.deadline)
            self._turns.queue(beside, time.monotonic())

    def _finish(self, found: Observation) -> None:
        self._done += 1
        self._outage.finished(found)
        self._ears.seen(found, self._progress())

    def _pause_s(self, now: float, end: float | None) -> float:
        """How long to wait for a reply before something else is due."""
        dues = (self._turns.next_due() if self._workers.free else None, end, self._deadlines.next)
        return max(min([_TICK_S, *(due - now for due in dues if due is not None)]), 0.0)

    def _progress(self) -> Progress:
        longest = islice(self._under_way, _WAITING_TOLD)
        is_full = not (self._workers.free and self._pace.is_open) and len(self._under_way) < len(self._open)
        return Progress(self._done, self._total, tuple(dict.fromkeys(plan.host for plan in longest)), is_full)

    def _tell(self, now: float) -> None:
        if now - self._told >= _TICK_S:
            self._told = now
            self._ears.tick(self._progress())
