"""What becomes of a reply: the next request for its address, sooner or later, or the end. Opens no socket."""

from __future__ import annotations

from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from citecheck.config import LinkSettings
from citecheck.counts import plural
from citecheck.links.answers import Answer, Failure, Reply
from citecheck.links.exchanges.redirects import STATUSES, following
from citecheck.links.manners.retries import Retries, is_for_all
from citecheck.links.manners.robots import MOST_REDIRECTS
from citecheck.links.plans.plan import Errand, Journey, Plan, state_of
from citecheck.model import Hop, Outcome


class Again(Struct, frozen=True):
    """The plan's address is to be asked, after so long."""

    wait_s: float = 0.0


class Pause(Struct, frozen=True):
    """No address of the plan's host is to be asked for so long; where that is too long, this reply is the last."""

    wait_s: float
    reply: Reply


class Settled(Struct, frozen=True):
    """The plan's last reply is this."""

    reply: Reply


Step = Again | Pause | Settled


class Steps:
    """Decides for all plans of a run, and leads each on to its next address."""

    def __init__(self, settings: LinkSettings, retries: Retries) -> None:
        """By these limits and this patience."""
        self._most_redirects = settings.max_redirects
        self._retries = retries

    def after(self, plan: Plan, journey: Journey, reply: Reply) -> Step:
        """What to do when this came back."""
        if plan.errand is Errand.LOOK_UP:
            return Settled(reply)
        last = reply
        if isinstance(reply, Answer):
            journey.answered, journey.answered_url = reply, plan.address
            if _leads_on(plan, reply):
                return self._redirected(plan, journey, reply)
        elif _has_another_way(plan, reply):
            return Again()
        else:
            last = _said_of_the_cited(plan, reply)
        # What is asked only to compare with is not worth a second try.
        wait_s = None if plan.sibling_of else self._retries.wait_s(journey.tries, reply)
        if wait_s is None:
            return Settled(last)
        journey.reply = last
        return Pause(wait_s, last) if is_for_all(reply) else Again(wait_s)

    def instead(self, plan: Plan, known: Reply) -> Step:
        """What to do when it is not asked because this is known to come back; what came back before goes first."""
        if plan.journey is not None and plan.journey.reply is not None:
            return Settled(plan.journey.reply)
        if isinstance(known, Answer):
            return Settled(known)
        if _has_another_way(plan, known):
            return Again()
        return Settled(_said_of_the_cited(plan, known))

    def _redirected(self, plan: Plan, journey: Journey, answer: Answer) -> Step:
        most = min(self._most_redirects, MOST_REDIRECTS) if plan.errand else self._most_redirects
        failure = _lead_on(plan, journey, answer, most)
        if failure is not None:
            return Settled(failure)
        journey.reply = None
        return Again()


def _leads_on(plan: Plan, answer: Answer) -> bool:
    """Whether an answer leads elsewhere; a page that only loads itself anew does not."""
    if answer.http_status in STATUSES:
        return True
    return bool(answer.refresh) and following(plan.address, answer.refresh) != plan.address


def _lead_on(plan: Plan, journey: Journey, answer: Answer, most: int) -> Failure | None:
    """Lead a plan on to where its redirect points, or say why that is no way on.

    An address may come again when the cookies have changed: some sites lead in a circle until they are kept.
    """
    address = following(plan.address, answer.location if answer.http_status in STATUSES else answer.refresh)
    if isinstance(address, Failure):
        return address
    if len(journey.hops) >= most:
        return Failure(Outcome.TOO_MANY_REDIRECTS, f"more than {plural(most, 'redirect')}", heard=True)
    journey.hops.append(Hop(plan.address, answer.http_status))
    if (address, state_of(journey.cookies)) in journey.been:
        return Failure(Outcome.TOO_MANY_REDIRECTS, "the redirects lead in a circle", heard=True)
    plan.lead_to(address)
    return None


def _has_another_way(plan: Plan, failure: Failure) -> bool:
    """Whether a plan that failed is worth asking at once in another way, which it then takes."""
    if failure.outcome is Outcome.REFUSED and _secured(plan, failure):
        return True
    if failure.outcome is Outcome.PROTOCOL and not plan.plainly and not plan.refused:
        plan.plainly = True
        return True
    return False


def _secured(plan: Plan, failure: Failure) -> bool:
    """Lead a plan on from a closed port of `http` to `https`, if it is not there yet."""
    parts = urlsplit(plan.address)
    if plan.refused or parts.scheme != "http" or ":" in parts.netloc:
        return False
    plan.lead_to(f"https{plan.address.removeprefix('http')}")
    plan.refused = failure
    return True


def _said_of_the_cited(plan: Plan, failure: Failure) -> Failure:
    """What a failure on the way says of the address that was cited."""
    if plan.refused and failure.outcome is not Outcome.PRIVATE_ADDRESS:
        return replace(plan.refused, detail=f"and https: {failure.detail or failure.outcome.value}")
    if failure.outcome is Outcome.BAD_URL and plan.journey is not None and plan.journey.hops:
        # A redirect to nonsense is a fault of who sent us there.
        return Failure(Outcome.BAD_REDIRECT, failure.detail, heard=True)
    return failure
