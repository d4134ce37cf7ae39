"""One request as a worker makes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from citecheck.links.answers import Reply
from citecheck.links.client import Client, Inquiry
from citecheck.links.errands import Errands
from citecheck.links.plan import Errand, Journey, Plan
from citecheck.links.robots import MOST_BYTES
from citecheck.links.watch import Watch


class Job(NamedTuple):
    """One request to make."""

    plan: Plan
    journey: Journey
    watch: Watch


def worker(client: Client, errands: Errands) -> Callable[[], Callable[[Job], Reply]]:
    """What makes, in each worker thread, what asks there: with a session of its own."""

    def make() -> Callable[[Job], Reply]:
        session = client.session()

        def ask(job: Job) -> Reply:
            plan = job.plan
            if plan.errand is Errand.LOOK_UP:
                return errands.look_up(plan)
            raw_bytes = MOST_BYTES if plan.errand else 0
            inquiry = Inquiry(plan.address, plan.cited, job.journey.cookies, job.watch, plan.plainly, raw_bytes)
            return client.get(session, inquiry)

        return ask

    return make
