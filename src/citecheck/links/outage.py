"""Whether it is the network that is down, and not everything it leads to."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from citecheck.model import Observation, Outcome

_ENOUGH_HOSTS = 3
# Of these nothing was asked, or not to the end: they are no failures, and keep their reason.
_NOT_ASKED = frozenset(
    {
        Outcome.BAD_URL,
        Outcome.PRIVATE_ADDRESS,
        Outcome.SCHEME,
        Outcome.EXCLUDED,
        Outcome.OVER_LIMIT,
        Outcome.ARCHIVED,
        Outcome.ROBOTS,
        Outcome.OFFLINE,
        Outcome.INTERRUPTED,
        Outcome.TIME_LIMIT,
    }
)


def is_down(
    observations: Collection[Observation],
    asked: Collection[str],
    heard: Collection[str],
    control_resolves: Callable[[], bool],
) -> bool:
    """Whether no host answered in any way, and that cannot be the hosts' own fault.

    `asked` are the hosts that were asked to the end, `heard` those that gave a sign of life. Where there is no network
    some machines say "no such name" of every name, so when that is all that came, the control name always decides.
    """
    if heard or not asked:
        return False
    failures = {observation.outcome for observation in observations} - _NOT_ASKED
    if failures == {Outcome.NXDOMAIN}:
        return not control_resolves()
    return bool(failures) and (len(asked) >= _ENOUGH_HOSTS or not control_resolves())


def without_network(observation: Observation) -> Observation:
    """What can be said of a target when the network is down; one that was not asked keeps its reason."""
    if observation.outcome in _NOT_ASKED:
        return observation
    seen = observation.outcome.value
    detail = f"{seen}: {observation.detail}" if observation.detail else seen
    return replace(observation, outcome=Outcome.NETWORK_DOWN, detail=detail)
