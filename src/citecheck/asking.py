"""The links of a run: asked once each, judged by how they are cited, and forgotten but for the verdict.

An observation holds a piece of its page, and a run may have many thousands: it is judged as soon as it is made.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping

from citecheck import links
from citecheck.config import LinkSettings
from citecheck.judge import in_doubt, judge
from citecheck.model import Cited, LinkResult, Observation
from citecheck.watcher import Watcher


def ask(
    cited: Mapping[str, Cited], settings: LinkSettings, watcher: Watcher, stop: threading.Event
) -> dict[str, LinkResult]:
    """The result of every address, in the order given. When `stop` is set, what is not done is `INTERRUPTED`."""
    results = dict.fromkeys(cited)
    watcher.links_started(len(cited))

    def see(observation: Observation, progress: links.Progress) -> None:
        result = results[observation.url] = judge(cited[observation.url], observation)
        watcher.link_seen(result, progress)

    try:
        amended = links.ask(
            cited.values(),
            settings,
            stop=stop,
            seen=see,
            in_doubt=lambda observation: in_doubt(cited[observation.url], observation),
            tick=watcher.links_tick,
        )
    finally:
        watcher.links_done()
    results |= {url: judge(cited[url], observation) for url, observation in amended.items()}
    return {url: result for url, result in results.items() if result}
