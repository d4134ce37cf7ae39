"""One address asked and judged as in a run, but with all that was seen of it kept, for a person to look at."""

from __future__ import annotations

import threading
from contextlib import closing

from msgspec import Struct
from msgspec.structs import replace

from citecheck import links
from citecheck.asking import accepting
from citecheck.asking.remembering import Remembering
from citecheck.config import Settings
from citecheck.judge import in_doubt, judge
from citecheck.model import Cited, LinkResult, Observation, Outcome
from citecheck.watcher import Watcher


class Examined(Struct, frozen=True):
    """How an address is cited, the verdict on it, and what that rests on."""

    cited: Cited
    result: LinkResult
    observation: Observation


def examine(
    cited: Cited,
    settings: Settings,
    watcher: Watcher,
    stop: threading.Event,
    *,
    network: links.Network = links.SYSTEM,
) -> Examined:
    """Ask an address now, whatever is remembered of it, and remember what is seen as a run does.

    On the days on which it failed before, it did so in a run in which others answered; alone, it proves nothing new.
    When `stop` is set before it is done, it is `INTERRUPTED`.
    """
    came: list[Examined] = []

    def known(observation: Observation) -> Cited:
        return accepting(cited, observation, settings.links)

    def see(observation: Observation, progress: links.Progress) -> None:
        before = memory.failed_before(cited)
        result = memory.seen(cited, observation)
        if not result.is_there:
            observation = replace(observation, strikes=before)
        came.append(Examined(known(observation), result, observation))
        watcher.link_seen(result, progress)

    memory = Remembering(settings, lambda observation: judge(known(observation), observation), watcher.note)
    watcher.links_started(1)
    try:
        with closing(memory):
            amended = links.ask(
                [cited],
                settings.links,
                stop=stop,
                seen=see,
                in_doubt=lambda observation: in_doubt(known(observation), observation),
                tick=watcher.links_tick,
                network=network,
            )
            memory.end(network_is_down=bool(amended))
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
