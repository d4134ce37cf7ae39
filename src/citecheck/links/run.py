"""One run of asking: the calling thread gives out the work, takes in the replies and holds every deadline.

All state belongs to this thread; the workers only ask one address and report, so that a redirect, a retry and a pause
are each just another turn in the schedule.
"""

from __future__ import annotations

import heapq
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import count

import requests

from citecheck import urls
from citecheck.config import LinkSettings
from citecheck.links import outage
from citecheck.links.answers import Answer, Failure, Reply
from citecheck.links.client import Client, Inquiry
from citecheck.links.dialling import Dialler
from citecheck.links.errands import Errands, Start
from citecheck.links.network import Network
from citecheck.links.plan import Errand, Journey, Plan, observation, plan_for, redirected, secured, setting_out
from citecheck.links.progress import Progress
from citecheck.links.redirects import STATUSES as REDIRECTS
from citecheck.links.redirects import following
from citecheck.links.resolving import Resolver
from citecheck.links.retries import Retries, is_for_all
from citecheck.links.robots import MOST_BYTES, MOST_REDIRECTS
from citecheck.links.schedule import Schedule
from citecheck.links.selection import Selection
from citecheck.links.siblings import Siblings, origin_of, sibling_of
from citecheck.links.watch import Watch
from citecheck.links.workers import Workers
from citecheck.model import Cited, Observation, Outcome

_TICK_S = 0.1
_CONTROL_AFTER_STOP_S = 0.3
_PORT = 80
# No target has a blank in it: what a page cites can never be taken for a sibling.
_SIBLING = "sibling "
# What a port says at which nobody listens.
_CLOSED = frozenset({Outcome.REFUSED})


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    """One request to make."""

    plan: Plan
    journey: Journey
    watch: Watch


@dataclass(frozen=True, slots=True)
class Ears:
    """Who is told of what is seen and of how far the run has come, and who says what is in doubt."""

    seen: Callable[[Observation, Progress], None]
    in_doubt: Callable[[Observation], bool]
    tick: Callable[[Progress], None]


class Run:
    """Asks the targets once, all of them."""

    def __init__(
        self,
        targets: Iterable[Cited],
        settings: LinkSettings,
        network: Network,
        ears: Ears,
    ) -> None:
        self._settings = settings
        self._ears = ears
        selection = Selection(settings)
        made = {cited.url: plan_for(cited, selection) for cited in targets}
        self._failed: dict[str, Observation] = {}
        self._done = 0
        self._unasked = [plan for plan in made.values() if isinstance(plan, Observation)]
        self._open = {url: plan for url, plan in made.items() if isinstance(plan, Plan)}
        self._total = len(made)
        self._resolver = Resolver(network)
        self._client = Client(settings, Dialler(network, self._resolver, settings.allow_private))
        self._retries = Retries(settings)
        self._errands = Errands(settings, self._resolver)
        self._schedule = Schedule(
            ((plan, self._grouped(plan)) for plan in self._open.values()),
            host_concurrency=settings.host_concurrency,
            interval_s=settings.host_request_interval_s,
        )
        for plan in self._open.values() if settings.hosts else ():
            self._schedule.limit(plan.group, self._errands.limits_for(plan))
        self._workers = Workers(self._worker, settings.max_concurrency)
        self._under_way: dict[_Job, str] = {}
        self._deadlines: list[tuple[float, int, Plan]] = []
        self._begun = count()
        self._siblings = Siblings()
        self._asked: set[str] = set()
        self._heard: set[str] = set()
        self._told = 0.0

    def until(self, stop: threading.Event) -> dict[str, Observation]:
        """Ask until all is done, the time is over, or `stop` is set; gives what has to be seen anew."""
        try:
            for found in self._unasked:
                self._finish(found)
            self._ask(stop)
            if outage.is_down(self._failed.values(), self._asked, self._heard, lambda: self._control_resolves(stop)):
                return {url: outage.without_network(it) for url, it in self._failed.items()}
        finally:
            self._workers.close()
            self._client.close()
        return {}

    def _ask(self, stop: threading.Event) -> None:
        longest = self._settings.max_time_s
        end = time.monotonic() + longest if longest is not None else None
        while self._open:
            now = time.monotonic()
            if stop.is_set():
                return self._leave(Outcome.INTERRUPTED)
            if end is not None and now >= end:
                return self._leave(Outcome.TIME_LIMIT)
            self._give_out(now)
            self._take_in(self._pause_s(now, end))
            self._hold_deadlines(time.monotonic())
            self._tell(time.monotonic())
        return None

    def _grouped(self, plan: Plan) -> str:
        plan.group = self._errands.group_of(plan.address)
        return plan.group

    def _queue(self, plan: Plan, due: float) -> None:
        """Let a plan have its turn, no sooner than it is due."""
        group = self._grouped(plan)
        if self._settings.hosts or self._settings.robots:
            self._schedule.limit(group, self._errands.limits_for(plan))
        self._schedule.again(plan, group, due)

    def _may_start(self, plan: Plan, now: float) -> bool:
        """Whether all is known that a plan hangs on; what is not is asked first, and the plan comes again."""
        before = self._errands.before(plan)
        if before is Start.NOW:
            return True
        self._schedule.unstarted(plan.group, now)
        match before:
            case Failure():
                self._settle(plan, before)
            case Plan():
                self._open[before.url] = before
                self._queue(before, now)
        return False

    def _give_out(self, now: float) -> None:
        while self._workers.free and (plan := self._schedule.take(now)) is not None:
            if not self._may_start(plan, now):
                continue
            journey = plan.journey
            if journey is None:
                deadline = now + self._settings.deadline_s
                journey = plan.journey = Journey(now, deadline, self._retries.begin())
                heapq.heappush(self._deadlines, (deadline, next(self._begun), plan))
            setting_out(plan, journey)
            job = _Job(plan, journey, Watch(journey.deadline))
            self._under_way[job] = plan.host
            self._workers.give(job)

    def _take_in(self, pause_s: float) -> None:
        """Wait for a reply, then take all that have come."""
        done = self._workers.result(pause_s)
        while done is not None:
            job, reply = done
            if job in self._under_way:
                self._reply(job, reply, time.monotonic())
            else:
                self._workers.come_back()
            done = self._workers.result(0)

    def _reply(self, job: _Job, reply: Reply, now: float) -> None:
        host, plan, journey = self._under_way.pop(job), job.plan, job.journey
        self._schedule.finished(plan.group, now)
        if plan.errand is Errand.LOOK_UP:
            return self._settle(plan, reply)
        self._note(host, reply)
        if isinstance(reply, Answer):
            journey.answered, journey.answered_url = reply, plan.address
            if not is_for_all(reply):
                self._schedule.recovered(plan.group)
            if reply.http_status in REDIRECTS or (reply.refresh and not _leads_to_itself(plan, reply)):
                return self._redirect(plan, journey, reply, now)
        elif _has_another_way(plan, reply):
            return self._queue(plan, now)
        else:
            reply = _said_of_the_cited(plan, journey, reply)
        wait_s = None if plan.sibling_of else self._retries.wait_s(journey.tries, reply)
        patience_s = self._settings.deadline_s
        if wait_s is None or (
            is_for_all(reply) and not self._schedule.pause(plan.group, now, now + wait_s, patience_s)
        ):
            return self._settle(plan, reply)
        journey.reply = reply
        return self._queue(plan, now + wait_s)

    def _redirect(self, plan: Plan, journey: Journey, answer: Answer, now: float) -> None:
        limit = self._settings.max_redirects
        failure = redirected(plan, journey, answer, min(limit, MOST_REDIRECTS) if plan.errand else limit)
        if failure is not None:
            return self._settle(plan, failure)
        journey.reply = None
        return self._queue(plan, now)

    def _note(self, host: str, reply: Reply) -> None:
        """Remember who was asked and who gave a sign of life: by this it is known whether there is a network."""
        if isinstance(reply, Answer) or reply.heard:
            self._heard.add(host)
        if isinstance(reply, Answer) or reply.outcome not in {Outcome.PRIVATE_ADDRESS, Outcome.BAD_URL}:
            self._asked.add(host)

    def _hold_deadlines(self, now: float) -> None:
        while self._deadlines and self._deadlines[0][0] <= now:
            plan = heapq.heappop(self._deadlines)[2]
            if plan.url in self._open:
                self._cut_off(plan, now)

    def _cut_off(self, plan: Plan, now: float) -> None:
        """The plan's time is over, wherever it is."""
        journey = plan.journey
        job = next((job for job in self._under_way if job.plan is plan), None)
        if job is None:
            self._schedule.drop(plan)
            waited = Failure(Outcome.TOO_SLOW, "the deadline came while it waited for its turn", heard=True)
            return self._settle(plan, (journey.reply if journey else None) or waited)
        job.watch.end()
        host = self._under_way.pop(job)
        self._workers.give_up()
        self._schedule.finished(plan.group, now)
        limit = f"not done within {self._settings.deadline_s:g} s"
        talking = job.watch.talking
        failure = Failure(Outcome.TOO_SLOW if talking else Outcome.TIMEOUT, limit, heard=talking)
        self._note(host, failure)
        return self._settle(plan, failure)

    def _leave(self, outcome: Outcome) -> None:
        """Finish without those that are not done."""
        for job in self._under_way:
            job.watch.end()
        self._under_way.clear()
        for plan in tuple(self._open.values()):
            if plan.sibling_of is None:
                self._settle(plan, Failure(outcome))
        self._open.clear()
        # What was seen of them stands without a sibling.
        for waiting in self._siblings.everyone():
            self._finish(waiting)

    def _settle(self, plan: Plan, reply: Reply) -> None:
        del self._open[plan.url]
        if plan.errand is not None:
            return self._report(plan, reply)
        found = observation(plan, reply)
        if plan.sibling_of is not None:
            sibling = replace(found, url=plan.url.removeprefix(_SIBLING))
            for waiting in self._siblings.came(plan.sibling_of, sibling):
                self._finish(replace(waiting, sibling=sibling))
        elif isinstance(reply, Answer) and self._ears.in_doubt(found):
            self._with_sibling(plan, found)
        else:
            self._finish(found)
        return None

    def _report(self, errand: Plan, reply: Reply) -> None:
        """Let those start who waited for an errand."""
        now = time.monotonic()
        for waiting in self._errands.done(errand, reply):
            if waiting.url in self._open:
                self._queue(waiting, now)

    def _with_sibling(self, plan: Plan, found: Observation) -> None:
        """Finish an observation beside what its host answers for an address that cannot exist; ask, if need be."""
        address = plan.cited_address
        origin = origin_of(address)
        known = self._siblings.known(origin)
        if known is not None:
            self._finish(replace(found, sibling=known))
        elif self._siblings.wait(origin, found):
            beside = sibling_of(address)
            sibling = Plan(Cited(f"{_SIBLING}{beside}"), beside, urls.host(beside), sibling_of=origin)
            self._open[sibling.url] = sibling
            if plan.journey is not None:
                # Whoever waits for it is finished by its own deadline.
                heapq.heappush(self._deadlines, (plan.journey.deadline, next(self._begun), sibling))
            self._queue(sibling, time.monotonic())

    def _finish(self, found: Observation) -> None:
        self._done += 1
        # Those that answered hold a piece of their page each; where one of them did, the network is not down.
        if found.outcome is not Outcome.ANSWERED:
            self._failed[found.url] = found
        self._ears.seen(found, self._progress())

    def _pause_s(self, now: float, end: float | None) -> float:
        """How long to wait for a reply before something else is due."""
        dues = [due for due in (self._schedule.next_due() if self._workers.free else None, end) if due is not None]
        if self._deadlines:
            dues.append(self._deadlines[0][0])
        return max(min([_TICK_S, *(due - now for due in dues)]), 0.0)

    def _progress(self) -> Progress:
        return Progress(self._done, self._total, tuple(dict.fromkeys(self._under_way.values())))

    def _tell(self, now: float) -> None:
        if now - self._told >= _TICK_S:
            self._told = now
            self._ears.tick(self._progress())

    def _control_resolves(self, stop: threading.Event) -> bool:
        """Whether the control name has an address; a stop shortens the patience for it."""
        end = time.monotonic() + self._settings.connect_timeout_s
        while (now := time.monotonic()) < end:
            if stop.is_set():
                end = min(end, now + _CONTROL_AFTER_STOP_S)
            try:
                return bool(self._resolver.resolve(self._settings.control_host, _PORT, min(_TICK_S, end - now)))
            except TimeoutError:
                self._tell(time.monotonic())
            except (OSError, UnicodeError):
                return False
        return False

    def _worker(self) -> Callable[[_Job], Reply]:
        """What one worker thread does, with a session of its own."""
        session: requests.Session = self._client.session()

        def ask(job: _Job) -> Reply:
            plan = job.plan
            if plan.errand is Errand.LOOK_UP:
                return self._errands.look_up(plan)
            raw_bytes = MOST_BYTES if plan.errand else 0
            inquiry = Inquiry(plan.address, plan.cited, job.journey.cookies, job.watch, plan.plainly, raw_bytes)
            return self._client.get(session, inquiry)

        return ask


def _leads_to_itself(plan: Plan, answer: Answer) -> bool:
    """Whether a page only loads itself anew."""
    return following(plan.address, answer.refresh) == plan.address


def _has_another_way(plan: Plan, failure: Failure) -> bool:
    """Whether a plan that failed is worth asking at once in another way, which it then takes."""
    if failure.outcome in _CLOSED and secured(plan, failure):
        return True
    if failure.outcome is Outcome.PROTOCOL and not plan.plainly and not plan.refused:
        plan.plainly = True
        return True
    return False


def _said_of_the_cited(plan: Plan, journey: Journey, failure: Failure) -> Failure:
    """What a failure on the way says of the address that was cited."""
    if plan.refused and failure.outcome is not Outcome.PRIVATE_ADDRESS:
        return replace(plan.refused, detail=f"and https: {failure.detail or failure.outcome.value}")
    if failure.outcome is Outcome.BAD_URL and journey.hops:
        # A redirect to nonsense is a fault of who sent us there.
        return Failure(Outcome.BAD_REDIRECT, failure.detail, heard=True)
    return failure
