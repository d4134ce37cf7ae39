"""Whether it is the network that is down, and not everything it leads to."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from msgspec.structs import replace

from citecheck.config import LinkSettings
from citecheck.links.answers import Answer, Reply
from citecheck.links.connections.resolving import Resolver
from citecheck.model import Observation, Outcome

_ENOUGH_HOSTS = 3
# A run is not ended early for so few, unless the control name is gone too: they may all be gone.
_PLENTY_OF_HOSTS = 10
_PORT = 80
_TICK_S = 0.1
_PATIENCE_AFTER_STOP_S = 0.3
# Of these nothing was asked, or not to the end: they are no failures, and keep their reason.
_NOT_ASKED = frozenset(
    {
        Outcome.BAD_URL,
        Outcome.PRIVATE_ADDRESS,
        Outcome.SCHEME,
        Outcome.EXCLUDED,
        Outcome.OVER_LIMIT,
        Outcome.INCOMPLETE,
        Outcome.ARCHIVED,
        Outcome.ROBOTS,
        Outcome.OFFLINE,
        Outcome.INTERRUPTED,
        Outcome.TIME_LIMIT,
    }
)
_SAY_NOTHING = frozenset({Outcome.PRIVATE_ADDRESS, Outcome.BAD_URL})


class Outage:
    """What one run has seen of the network; used by one thread.

    Where there is no network some machines say "no such name" of every name, so when that is all that came, the control
    name always decides.
    """

    def __init__(self, settings: LinkSettings, resolver: Resolver, *, is_up: bool) -> None:
        """Nobody has been asked; `is_up` says that the network is known to be there."""
        self._control_host = settings.control_host
        self._patience_s = settings.connect_timeout_s
        self._resolver = resolver
        self._heard = is_up
        self._asked: set[str] = set()
        self._unanswered: set[str] = set()
        self._failed: dict[str, Observation] = {}
        self._since: float | None = None
        self._control_since: float | None = None
        self._control: bool | None = None

    def began(self, now: float) -> None:
        """A host is being asked."""
        if self._since is None:
            self._since = now

    def came(self, host: str, reply: Reply) -> None:
        """A host was asked, with this result."""
        if isinstance(reply, Answer) or reply.heard:
            # One that answered shows that the network is there, and nothing else matters.
            self._heard = True
            self._failed.clear()
        elif reply.outcome not in _SAY_NOTHING:
            self._asked.add(host)
            if reply.outcome is not Outcome.NXDOMAIN:
                self._unanswered.add(host)

    def finished(self, observation: Observation) -> None:
        """A target is done; should the network be down, it was for this one too."""
        if not self._heard:
            self._failed[observation.url] = observation

    def is_sure(self, now: float) -> bool:
        """Whether so many hosts were asked in vain that it is idle to go on; waits for nothing."""
        if self._heard or len(self._unanswered) < _ENOUGH_HOSTS:
            return False
        if self._since is None or now < self._since + self._patience_s:
            return False
        return len(self._unanswered) >= _PLENTY_OF_HOSTS or self._control_resolves(now) is False

    def amended(self, stop: threading.Event, tick: Callable[[], None]) -> dict[str, Observation]:
        """What has to be seen anew at the end of the run: all targets, if no host answered and the network is down.

        The control name may be waited for; `tick` is called meanwhile, and a stop shortens it.
        """
        if not self._is_down(stop, tick):
            return {}
        return {url: _without_network(observation) for url, observation in self._failed.items()}

    def _is_down(self, stop: threading.Event, tick: Callable[[], None]) -> bool:
        if self._heard or not self._asked:
            return False
        failures = {observation.outcome for observation in self._failed.values()} - _NOT_ASKED
        if not failures or (failures != {Outcome.NXDOMAIN} and len(self._asked) >= _ENOUGH_HOSTS):
            return bool(failures)
        while (found := self._control_resolves(time.monotonic(), _TICK_S)) is None:
            if stop.is_set():
                self._patience_s = min(self._patience_s, _PATIENCE_AFTER_STOP_S)
            tick()
        return not found

    def _control_resolves(self, now: float, wait_s: float = 0.0) -> bool | None:
        """Whether the control name has an address; None while that is not known."""
        if self._control is not None:
            return self._control
        self._control_since = self._control_since or now
        try:
            self._control = bool(self._resolver.resolve(self._control_host, _PORT, wait_s))
        except TimeoutError:
            if now >= self._control_since + self._patience_s:
                self._control = False
        except (OSError, UnicodeError):
            self._control = False
        return self._control


def _without_network(observation: Observation) -> Observation:
    """What can be said of a target when the network is down; one that was not asked keeps its reason."""
    if observation.outcome in _NOT_ASKED or observation.outcome is Outcome.NETWORK_DOWN:
        return observation
    seen = observation.outcome.value
    detail = f"{seen}: {observation.detail}" if observation.detail else seen
    return replace(observation, outcome=Outcome.NETWORK_DOWN, detail=detail)
