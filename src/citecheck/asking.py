"""The links of a run: asked once each, judged by how they are cited, and forgotten but for the verdict.

An observation holds a piece of its page, and a run may have many thousands: it is judged as soon as it is made.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import NamedTuple

from citecheck import links, urls
from citecheck.config import LinkSettings
from citecheck.hosts import settings_for
from citecheck.judge import in_doubt, judge
from citecheck.model import Cited, LinkResult, Observation, Outcome
from citecheck.watcher import Watcher


class Judged(NamedTuple):
    """How an address is cited, the verdict on it, and all that was seen of it."""

    cited: Cited
    result: LinkResult
    observation: Observation


def ask(
    cited: Mapping[str, Cited],
    settings: LinkSettings,
    watcher: Watcher,
    stop: threading.Event,
    *,
    network: links.Network = links.SYSTEM,
) -> dict[str, LinkResult]:
    """The result of every address, in the order given. When `stop` is set, what is not done is `INTERRUPTED`."""
    results = dict.fromkeys(cited)

    def keep(judged: Judged) -> None:
        results[judged.result.url] = judged.result

    _ask(cited, settings, watcher, stop, network, keep)
    return {url: result for url, result in results.items() if result}


def ask_one(
    cited: Cited,
    settings: LinkSettings,
    watcher: Watcher,
    stop: threading.Event,
    *,
    network: links.Network = links.SYSTEM,
) -> Judged:
    """What came of one address, with all that was seen of it, for a person to look at."""
    came: list[Judged] = []
    _ask({cited.url: cited}, settings, watcher, stop, network, came.append)
    return came[-1]


def unasked(cited: Cited) -> Judged:
    """What there is to say of an address when no network may be used."""
    return _judged(cited, Observation(cited.url, Outcome.OFFLINE))


def _ask(
    cited: Mapping[str, Cited],
    settings: LinkSettings,
    watcher: Watcher,
    stop: threading.Event,
    network: links.Network,
    keep: Callable[[Judged], None],
) -> None:
    """Ask and judge every address; of one that is kept twice, the last word holds."""
    watcher.links_started(len(cited))
    over_limit = 0

    def see(observation: Observation, progress: links.Progress) -> None:
        nonlocal over_limit
        over_limit += observation.outcome is Outcome.OVER_LIMIT
        judged = _judged(accepting(cited[observation.url], observation, settings), observation)
        keep(judged)
        watcher.link_seen(judged.result, progress)

    try:
        amended = links.ask(
            cited.values(),
            settings,
            stop=stop,
            seen=see,
            in_doubt=lambda observation: in_doubt(cited[observation.url], observation),
            tick=watcher.links_tick,
            network=network,
        )
    finally:
        watcher.links_done()
    if over_limit:
        watcher.note(f"{over_limit:,} links were not asked: the limit is {settings.max_links:,}")
    if amended:
        watcher.note("the network is down: no host answered, so nothing is known of any link")
    for url, observation in amended.items():
        keep(_judged(cited[url], observation))


def _judged(cited: Cited, observation: Observation) -> Judged:
    return Judged(cited, judge(cited, observation), observation)


def accepting(cited: Cited, observation: Observation, settings: LinkSettings) -> Cited:
    """How an address is cited, with the statuses that the configuration takes for an answer.

    They are those of its own host and of the one that answered in the end.
    """
    if not settings.hosts:
        return cited
    asked = {urls.host(url) for url in (cited.url, observation.final_url) if url}
    accepted = {status for host in asked for status in settings_for(settings.hosts, host).accept}
    return cited._replace(accepted=tuple(sorted(accepted)))
