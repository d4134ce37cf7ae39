"""Where redirects led, if that is no place for the cited page, by its address alone."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from citecheck import archives, sources
from citecheck.judge import places
from citecheck.judge.guises.meanings import Guise
from citecheck.model import Observation, Reason, Status
from citecheck.sources import Category

_FORWARDING = frozenset({Category.LINK_SHORTENER, Category.REDIRECTOR})


class _Landing(Struct, frozen=True):
    """A sort of place, and what it means to be led there from one of another sort."""

    is_one: Callable[[str], bool]
    status: Status
    reason: Reason
    words: str


# In the order in which they are asked for: who keeps somebody out says so in the address, and may say "error" too.
_LANDINGS = (
    _Landing(places.is_parking, Status.DEAD, Reason.PARKED, "redirects to {final}, as parked sites do"),
    _Landing(places.is_default, Status.DEAD, Reason.SOFT_404, "redirects to {final}, the default page of a server"),
    _Landing(places.is_login, Status.BLOCKED, Reason.LOGIN, "redirects to a login"),
    _Landing(places.is_consent, Status.BLOCKED, Reason.BOT_WALL, "redirects to a page that asks for consent"),
    _Landing(places.is_wall, Status.BLOCKED, Reason.BOT_WALL, "redirects to {final}, a wall"),
    _Landing(places.is_region, Status.BLOCKED, Reason.LEGAL, "redirects to {final}, as it is not shown where we are"),
    _Landing(places.is_closed, Status.UNREACHABLE, Reason.SERVER_ERROR, "redirects to {final}, as it is out of order"),
)


def gate_of(observation: Observation) -> Guise | None:
    """Who stands at the place where a redirect led, as its address says."""
    start, final = _ends(observation)
    for landing in _LANDINGS:
        if landing.is_one(final) and not landing.is_one(start):
            return Guise(landing.status, landing.reason, landing.words.format(final=final))
    return None


def error_of(observation: Observation) -> Guise | None:
    """The page for errors to which a redirect led."""
    start, final = _ends(observation)
    if not places.is_error(final) or places.is_error(start):
        return None
    return Guise(Status.DEAD, Reason.SOFT_404, f"redirects to {final}, a page for what cannot be found")


def is_sent_home(observation: Observation) -> bool:
    """Whether a redirect led to a front page that is none of the cited page's own."""
    start, final = _ends(observation)
    if not places.is_root(final) or places.is_root(start) or places.names(start, final):
        return False
    return not any(entry.category in _FORWARDING for entry in sources.entries(start))


def is_sent_to_search(observation: Observation) -> bool:
    """Whether a redirect led to a search of the site."""
    start, final = _ends(observation)
    return places.is_search(final) and not places.is_search(start)


def _ends(observation: Observation) -> tuple[str, str]:
    """Where redirects began and where they led; those of a copy, which led the archive, between the pages copied."""
    start, final = observation.url, observation.final_url or observation.url
    if archives.snapshot(start) is None or archives.snapshot(final) is None:
        return start, final
    return archives.original(start), archives.original(final)
