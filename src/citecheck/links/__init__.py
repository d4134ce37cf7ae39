"""Asks addresses of the web and reports what came back, judging nothing.

Importing this package is cheap: requests, urllib3 and tenacity are loaded when asking begins.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

from citecheck.config import LinkSettings
from citecheck.links.connections.network import SYSTEM, Network, SocketAddress
from citecheck.links.progress import Ears, Progress
from citecheck.model import Cited, Observation

__all__ = ["SYSTEM", "Network", "Progress", "SocketAddress", "ask"]


def _nothing(_: Progress) -> None:
    """Nobody watches."""


def _never(_: Observation) -> bool:
    """Nobody doubts."""
    return False


def ask(
    targets: Iterable[Cited],
    settings: LinkSettings,
    *,
    stop: threading.Event,
    seen: Callable[[Observation, Progress], None],
    in_doubt: Callable[[Observation], bool] = _never,
    tick: Callable[[Progress], None] | None = None,
    network: Network = SYSTEM,
) -> dict[str, Observation]:
    """Ask each target once; no two of them may be the same. What was seen is told, and kept by nobody here.

    `seen` is called in the calling thread for each target as it is finished, `tick` about five times a second
    between them. Where `in_doubt` says so of an observation, the host is first asked, once in a run, for an address
    that cannot exist. Setting `stop` ends the asking within a moment: what is not finished is `INTERRUPTED`. The
    answer holds what has to be seen anew: nothing, but when the network turns out to be down every target, whatever
    `seen` was told of it. Raises `re.error` for a pattern in `settings` that is none.
    """
    # A run without links, or offline, does without requests and tenacity, which take longer to load than it does.
    from citecheck.links.runs.run import Run

    return Run(targets, settings, network, Ears(seen, in_doubt, tick or _nothing)).until(stop)
