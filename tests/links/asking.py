"""How the tests of links ask: with little patience, in a web of their own."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

from citecheck.config import LinkSettings
from citecheck.links import Progress, ask
from citecheck.model import Observation
from tests.servers import Web

QUICK = LinkSettings(
    connect_timeout_s=0.5,
    timeout_s=2.0,
    deadline_s=4.0,
    retry_wait_s=0.02,
    host_request_interval_s=0.0,
)


def asked(
    web: Web, *urls: str, settings: LinkSettings = QUICK, stop: threading.Event | None = None
) -> dict[str, Observation]:
    """Ask, and hold what holds for every run: each target has its observation, and was seen once."""
    seen: list[str] = []

    def see(observation: Observation, progress: Progress) -> None:
        seen.append(observation.url)
        assert progress.done == len(seen)
        assert progress.total == len(set(urls))

    found = ask(urls, settings, stop=stop or threading.Event(), seen=see, network=web.network)
    assert list(found) == list(dict.fromkeys(urls))
    assert sorted(seen) == sorted(found)
    assert all(url == observation.url for url, observation in found.items())
    return found


def asked_one(web: Web, url: str, settings: LinkSettings = QUICK) -> Observation:
    """What was seen of one target; the network itself is known to be up."""
    web.resolves(settings.control_host, ["93.184.0.0"])
    return asked(web, url, settings=settings)[url]


def rested(times: Sequence[float], started: float, interval_s: float) -> bool:
    """Whether the n-th request came no sooner than n intervals after the start; a slow server only makes it later."""
    return all(at - started >= number * interval_s for number, at in enumerate(sorted(times)))


class Clock:
    """How long something took."""

    def __init__(self) -> None:
        self.started = time.monotonic()

    @property
    def s(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self.started
