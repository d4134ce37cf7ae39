"""Asks addresses of the web and reports what came back, judging nothing.

Importing this package is cheap: requests, urllib3 and tenacity are loaded when asking begins.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

from citecheck.config import LinkSettings
from citecheck.links.network import SYSTEM, Network, SocketAddress
from citecheck.links.progress import Progress
from citecheck.model import Observation, Outcome

__all__ = ["SYSTEM", "Network", "Progress", "SocketAddress", "ask", "unasked"]


def ask(
    targets: Iterable[str],
    settings: LinkSettings,
    *,
    stop: threading.Event,
    seen: Callable[[Observation, Progress], None],
    tick: Callable[[Progress], None] | None = None,
    network: Network = SYSTEM,
) -> dict[str, Observation]:
    """Ask each distinct target once; every target has an observation in the answer, in the order given.

    `seen` is called in the calling thread for each target as it is finished, `tick` about five times a second
    between them. Setting `stop` ends the asking within a moment: what is not finished is `INTERRUPTED`. When the
    network turns out to be down, the answer says so for every target, whatever `seen` was told. Raises `re.error` for
    a pattern in `settings.exclude` that is none.
    """
    # A run without links, or offline, does without requests and tenacity, which take longer to load than it does.
    from citecheck.links.run import Run

    return Run(targets, settings, network, seen, tick or _nothing).until(stop)


def unasked(targets: Iterable[str], outcome: Outcome) -> dict[str, Observation]:
    """An observation for each target that nobody asks, with the reason why."""
    return {target: Observation(url=target, outcome=outcome) for target in targets}


def _nothing(_: Progress) -> None:
    """Nobody watches."""
