"""One request as a worker makes it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from citecheck.links.answers import Reply
from citecheck.links.connections.watch import Watch
from citecheck.links.exchanges.client import Client, Inquiry
from citecheck.links.manners.errands import Errands
from citecheck.links.manners.robots import MOST_BYTES
from citecheck.links.plans.plan import Errand, Journey, Plan


class Job(Struct, frozen=True):
    """One request to make."""

    plan: Plan
    journey: Journey
    watch: Watch


def asker(client: Client, errands: Errands) -> Callable[[Job], Reply]:
    """What asks, in whichever worker thread."""

    def ask(job: Job) -> Reply:
        plan = job.plan
        if plan.errand is Errand.LOOK_UP:
            return errands.look_up(plan)
        raw_bytes = MOST_BYTES if plan.errand else 0
        return client.get(Inquiry(plan.address, plan.cited, job.journey.cookies, job.watch, plan.plainly, raw_bytes))

    return ask
