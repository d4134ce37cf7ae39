"""From a plan and the last reply to it to an observation."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from msgspec.structs import replace

from citecheck.links.answers import NOT_SENT, Answer, Failure, Reply
from citecheck.links.plans.plan import Plan
from citecheck.model import Observation, Outcome


def observation(plan: Plan, reply: Reply) -> Observation:
    """What was seen of a plan's target, the last reply being this.

    A shared reply counts as seen now, after no attempt.
    """
    outcome = Outcome.ANSWERED if isinstance(reply, Answer) else reply.outcome
    journey = plan.journey
    if journey is None:
        return _unasked(plan, reply, outcome)
    answer = reply if isinstance(reply, Answer) else journey.answered
    whole = reply if isinstance(reply, Answer) else None
    sent = bool(journey.hops) or outcome not in NOT_SENT
    return Observation(
        url=plan.url,
        outcome=outcome,
        http_status=answer.http_status if answer else None,
        final_url=plan.address if whole else journey.answered_url,
        hops=tuple(journey.hops),
        headers=whole.headers if whole else (),
        content=whole.content if whole else None,
        retry_after_s=whole.retry_after_s if whole else None,
        detail=reply.detail,
        attempts=journey.attempts if sent else 0,
        elapsed_s=round(time.monotonic() - journey.started, 3),
        checked_at=_now() if sent else None,
        asked_url=plan.address,
    )


def _unasked(plan: Plan, reply: Reply, outcome: Outcome) -> Observation:
    found = Observation(plan.url, outcome, detail=reply.detail)
    if not reply.shared:
        return found
    found = replace(found, checked_at=_now(), asked_url=plan.address)
    if isinstance(reply, Failure):
        return found
    return replace(found, http_status=reply.http_status, final_url=plan.address, retry_after_s=reply.retry_after_s)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
