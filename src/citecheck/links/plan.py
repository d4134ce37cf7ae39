"""One address on its way to an observation: the redirects it took, its tries, what came back last."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum, auto
from urllib.parse import urlsplit

from requests.cookies import RequestsCookieJar
from tenacity import RetryCallState

from citecheck import urls
from citecheck.links.answers import Answer, Failure, Reply
from citecheck.links.redirects import STATUSES, following, without_credentials
from citecheck.links.selection import Selection
from citecheck.model import Cited, Hop, Observation, Outcome

# How a request can fail before anything has left the machine.
_NOT_SENT = frozenset({Outcome.BAD_URL, Outcome.PRIVATE_ADDRESS})


@dataclass(slots=True, eq=False)
class Journey:
    """What a plan needs from its first request on. Times are those of `time.monotonic()`."""

    started: float
    deadline: float
    tries: RetryCallState
    cookies: RequestsCookieJar = field(default_factory=RequestsCookieJar)
    hops: list[Hop] = field(default_factory=list)
    been: set[tuple[str, frozenset[tuple[str, str | None]]]] = field(default_factory=set)
    reply: Reply | None = None
    answered: Answer | None = None
    answered_url: str | None = None


class Errand(Enum):
    """What a plan is for that is no target's."""

    LOOK_UP = auto()
    ROBOTS = auto()


@dataclass(slots=True, eq=False)
class Plan:
    """A target and the address to ask next for it; `journey` begins with the first request.

    `group` is what its host is held together with, as of its last turn.
    `sibling_of` is the origin that is asked for an address that cannot exist, where that is the target. `plainly` says
    that the target is asked once more in the simplest way, `refused` what `http` said before `https` was tried.
    """

    cited: Cited
    address: str
    host: str
    errand: Errand | None = None
    group: str = ""
    journey: Journey | None = None
    sibling_of: str | None = None
    plainly: bool = False
    refused: Failure | None = None

    @property
    def url(self) -> str:
        """The target."""
        return self.cited.url

    @property
    def cited_address(self) -> str:
        """The address that was asked first."""
        return self.journey.hops[0].url if self.journey and self.journey.hops else self.address


def plan_for(cited: Cited, selection: Selection) -> Plan | Observation:
    """How to ask a target, or why it is not asked."""
    refusal = selection.refusal(cited)
    if refusal:
        return refusal
    address = without_credentials(urls.target(cited.url))
    return Plan(cited, address, urls.host(address))


def setting_out(plan: Plan, journey: Journey) -> None:
    """Remember where the plan is led now, and with which cookies, to know a circle."""
    journey.been.add((plan.address, _state(journey.cookies)))


def secured(plan: Plan, failure: Failure) -> bool:
    """Lead a plan on from a closed port of `http` to `https`, if it is not there yet."""
    parts = urlsplit(plan.address)
    if plan.refused or parts.scheme != "http" or ":" in parts.netloc:
        return False
    plan.address = f"https{plan.address.removeprefix('http')}"
    plan.refused = failure
    return True


def redirected(plan: Plan, journey: Journey, answer: Answer, limit: int) -> Failure | None:
    """Lead a plan on to where its redirect points, or say why that is no way on.

    An address may come again when the cookies have changed: some sites lead in a circle until they are kept.
    """
    address = following(plan.address, answer.refresh if answer.http_status not in STATUSES else answer.location)
    if isinstance(address, Failure):
        return address
    if len(journey.hops) >= limit:
        return Failure(Outcome.TOO_MANY_REDIRECTS, f"more than {limit} redirects", heard=True)
    journey.hops.append(Hop(plan.address, answer.http_status))
    if (address, _state(journey.cookies)) in journey.been:
        return Failure(Outcome.TOO_MANY_REDIRECTS, "the redirects lead in a circle", heard=True)
    plan.address, plan.host = address, urls.host(address)
    return None


def observation(plan: Plan, reply: Reply) -> Observation:
    """What was seen of a plan's target, the last reply being this."""
    journey = plan.journey
    if journey is None:
        return Observation(url=plan.url, outcome=_outcome(reply), detail=reply.detail)
    answer = reply if isinstance(reply, Answer) else journey.answered
    final = plan.address if isinstance(reply, Answer) else journey.answered_url
    whole = reply if isinstance(reply, Answer) else None
    sent = bool(journey.hops) or isinstance(reply, Answer) or reply.outcome not in _NOT_SENT
    return Observation(
        url=plan.url,
        outcome=_outcome(reply),
        http_status=answer.http_status if answer else None,
        final_url=final,
        hops=tuple(journey.hops),
        headers=whole.headers if whole else (),
        content=whole.content if whole else None,
        retry_after_s=whole.retry_after_s if whole else None,
        detail=reply.detail,
        attempts=journey.tries.attempt_number if sent else 0,
        elapsed_s=round(time.monotonic() - journey.started, 3),
        checked_at=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if sent else None,
        asked_url=plan.address,
    )


def _outcome(reply: Reply) -> Outcome:
    return Outcome.ANSWERED if isinstance(reply, Answer) else reply.outcome


def _state(cookies: RequestsCookieJar) -> frozenset[tuple[str, str | None]]:
    return frozenset((cookie.name, cookie.value) for cookie in cookies)
