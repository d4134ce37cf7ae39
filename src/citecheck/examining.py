"""One address asked and judged as in a run, but with all that was seen of it kept, for a person to look at."""

from __future__ import annotations

import threading
from typing import NamedTuple

from citecheck import links
from citecheck.asking import accepting
from citecheck.config import LinkSettings
from citecheck.judge import in_doubt, judge
from citecheck.model import Cited, LinkResult, Observation, Outcome
from citecheck.watcher import Watcher


class Examined(NamedTuple):
    """How an address is cited, the verdict on it, and what that rests on."""

    cited: Cited
    result: LinkResult
    observation: Observation


def examine(
    cited: Cited,
    settings: LinkSettings,
    watcher: Watcher,
    stop: threading.Event,
    *,
    network: links.Network = links.SYSTEM,
) -> Examined:
    """Ask an address now, whatever is known of it. When `stop` is set before it is done, it is `INTERRUPTED`."""
    came: list[Examined] = []

    def known(observation: Observation) -> Cited:
        return accepting(cited, observation, settings)

    def see(observation: Observation, progress: links.Progress) -> None:
        came.append(judged(known(observation), observation))
        watcher.link_seen(came[-1].result, progress)

    watcher.links_started(1)
    try:
        amended = links.ask(
            [cited],
            settings,
            stop=stop,
            seen=see,
            in_doubt=lambda observation: in_doubt(known(observation), observation),
            tick=watcher.links_tick,
            network=network,
        )
    finally:
        watcher.links_done()
    came += (judged(cited, observation) for observation in amended.values())
    return came[-1]


def unasked(cited: Cited) -> Examined:
    """What there is to say of an address when no network may be used."""
    return judged(cited, Observation(cited.url, Outcome.OFFLINE))


def judged(cited: Cited, observation: Observation) -> Examined:
    """The verdict on what was seen, beside it."""
    return Examined(cited, judge(cited, observation), observation)
