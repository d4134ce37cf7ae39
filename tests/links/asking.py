"""How the tests of links ask: with little patience, in a web of their own."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from citecheck.config import LinkSettings
from citecheck.links import Network, Progress, SocketAddress, ask
from citecheck.links.manners.schedule import lateness_s
from citecheck.model import Cited, Observation
from tests.servers import Web

CERTIFICATES = Path(__file__).parent / "certificates"
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
    return asked_in(web.network, *urls, settings=settings, stop=stop)


def asked_in(
    network: Network,
    *urls: str,
    settings: LinkSettings = QUICK,
    stop: threading.Event | None = None,
    order: list[str] | None = None,
) -> dict[str, Observation]:
    """Ask likewise in any network; `order` is filled with the targets as they are done."""
    found: dict[str, Observation] = {}
    targets = dict.fromkeys(urls)

    def see(observation: Observation, progress: Progress) -> None:
        assert observation.url not in found
        found[observation.url] = observation
        assert progress.done == len(found)
        assert progress.total == len(targets)

    amended = ask(map(Cited, targets), settings, stop=stop or threading.Event(), seen=see, network=network)
    assert not amended or set(amended) == set(targets)
    if order is not None:
        order += found
    found |= amended
    return {url: found[url] for url in targets}


def connecting(web: Web) -> tuple[Network, Counter[str]]:
    """The network of a web, and how often each of its names has been connected to so far."""
    connects: Counter[str] = Counter()
    names: dict[str, str] = {}

    def resolve(host: str, port: int) -> Sequence[SocketAddress]:
        found = web.network.resolve(host, port)
        names.update({address[0]: host for address in found})
        return found

    def connect(address: SocketAddress, timeout_s: float) -> socket.socket:
        connects[names[address[0]]] += 1
        return web.network.connect(address, timeout_s)

    return Network(resolve, connect), connects


def asked_one(web: Web, url: str, settings: LinkSettings = QUICK) -> Observation:
    """What was seen of one target; the network itself is known to be up."""
    web.resolves(settings.control_host, ["93.184.0.0"])
    return asked(web, url, settings=settings)[url]


def rested(times: Sequence[float], started: float, interval_s: float) -> bool:
    """Whether the n-th request came no sooner than n intervals after the start; a slow server only makes it later."""
    return all(at - started >= number * interval_s - lateness_s(interval_s) for number, at in enumerate(sorted(times)))


class Clock:
    """How long something took."""

    def __init__(self) -> None:
        self.started = time.monotonic()

    @property
    def s(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self.started


def title_of(observation: Observation) -> str | None:
    """The title of the page that was seen, if one was."""
    return observation.content.title if observation.content else None


def text_of(observation: Observation) -> str:
    """The text of the page that was seen."""
    return observation.content.text if observation.content else ""
