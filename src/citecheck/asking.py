"""The links of a run: asked once each, judged by how they are cited, and forgotten but for the verdict.

An observation holds a piece of its page, and a run may have many thousands: it is judged as soon as it is made.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping

from citecheck import links, urls
from citecheck.config import LinkSettings
from citecheck.hosts import settings_for
from citecheck.judge import in_doubt, judge
from citecheck.model import Cited, LinkResult, Observation, Outcome
from citecheck.watcher import Watcher


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
    watcher.links_started(len(cited))
    over_limit = 0

    def known(observation: Observation) -> Cited:
        return accepting(cited[observation.url], observation, settings)

    def see(observation: Observation, progress: links.Progress) -> None:
        nonlocal over_limit
        over_limit += observation.outcome is Outcome.OVER_LIMIT
        result = results[observation.url] = judge(known(observation), observation)
        watcher.link_seen(result, progress)

    try:
        amended = links.ask(
            cited.values(),
            settings,
            stop=stop,
            seen=see,
            in_doubt=lambda observation: in_doubt(known(observation), observation),
            tick=watcher.links_tick,
            network=network,
        )
    finally:
        watcher.links_done()
    if over_limit:
        watcher.note(f"{over_limit:,} links were not asked: the limit is {settings.max_links:,}")
    results |= {url: judge(known(observation), observation) for url, observation in amended.items()}
    return {url: result for url, result in results.items() if result}


def accepting(cited: Cited, observation: Observation, settings: LinkSettings) -> Cited:
    """How an address is cited, with the statuses that the configuration takes for an answer.

    They are those of its own host and of the one that answered in the end.
    """
    if not settings.hosts:
        return cited
    asked = {urls.host(url) for url in (cited.url, observation.final_url) if url}
    accepted = {status for host in asked for status in settings_for(settings.hosts, host).accept}
    return cited._replace(accepted=tuple(sorted(accepted)))
