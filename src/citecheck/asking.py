"""The links of a run: asked once each, judged by how they are cited, and forgotten but for the verdict.

An observation holds a piece of its page, and a run may have many thousands: it is judged as soon as it is made. What
an earlier run saw lately is judged anew instead of being asked for.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import closing

from citecheck import links, urls
from citecheck.config import LinkSettings, Settings
from citecheck.hosts import settings_for
from citecheck.judge import in_doubt, judge
from citecheck.model import Cited, LinkResult, Observation, Outcome
from citecheck.watcher import Watcher


def ask(
    cited: Mapping[str, Cited],
    settings: Settings,
    watcher: Watcher,
    stop: threading.Event,
    *,
    network: links.Network = links.SYSTEM,
) -> dict[str, LinkResult]:
    """The result of every address, in the order given. When `stop` is set, what is not done is `INTERRUPTED`."""
    if not cited:
        return {}
    # A run without links does without SQLite and what else remembering takes.
    from citecheck.remembering import Remembering

    results: dict[str, LinkResult | None] = dict.fromkeys(cited)
    recalled = over_limit = 0

    def judged(observation: Observation) -> LinkResult:
        return judge(accepting(cited[observation.url], observation, settings.links), observation)

    def with_recalled(progress: links.Progress) -> links.Progress:
        return links.Progress(recalled + progress.done, len(cited), progress.waiting)

    def see(observation: Observation, progress: links.Progress) -> None:
        nonlocal over_limit
        over_limit += observation.outcome is Outcome.OVER_LIMIT
        result = results[observation.url] = memory.seen(cited[observation.url], observation)
        watcher.link_seen(result, with_recalled(progress))

    def tick(progress: links.Progress) -> None:
        memory.tick()
        watcher.links_tick(with_recalled(progress))

    with closing(Remembering(settings, judged, watcher.note)) as memory:
        watcher.links_started(len(cited))
        try:
            for url, known in cited.items():
                if stop.is_set():
                    break
                if (result := memory.recalled(known)) is not None:
                    results[url] = result
                    recalled += 1
                    watcher.link_seen(result, links.Progress(recalled, len(cited)))
            left = [cited[url] for url, result in results.items() if result is None]
            amended = links.ask(
                left,
                settings.links,
                stop=stop,
                seen=see,
                in_doubt=lambda observation: in_doubt(cited[observation.url], observation),
                tick=tick,
                network=network,
            )
        finally:
            watcher.links_done()
        results |= memory.end(network_is_down=bool(amended))
        results |= {url: judged(observation) for url, observation in amended.items()}
    if over_limit:
        watcher.note(f"{over_limit:,} links were not asked: the limit is {settings.links.max_links:,}")
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
