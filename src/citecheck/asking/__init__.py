"""The links of a run: asked once each, judged by how they are cited, and forgotten but for the verdict.

An observation holds a piece of its page, and a run may have many thousands: it is judged as soon as it is made. What
an earlier run saw lately is judged anew instead of being asked for.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import closing

from msgspec.structs import replace

from citecheck import links, urls
from citecheck.config import LinkSettings, Settings
from citecheck.config.hosts import settings_for
from citecheck.counts import plural
from citecheck.judge import in_doubt, judge, make_ready
from citecheck.model import Cited, LinkResult, Observation, Outcome, Reason
from citecheck.watcher import Watcher


def ask(
    cited: Mapping[str, Cited],
    settings: Settings,
    watcher: Watcher,
    stop: threading.Event,
    *,
    network: links.Network = links.SYSTEM,
    meanwhile: Callable[[], None] | None = None,
) -> dict[str, LinkResult]:
    """The result of every address, in the order given. When `stop` is set, what is not done is `INTERRUPTED`.

    `meanwhile` is called once if a request is waited for and no other link waits for its place: there is time for
    something else, in a thread of its own, which would only hold up a run that has its hands full.
    """
    return _Asking(cited, settings, watcher, stop, network, meanwhile).results() if cited else {}


class _Asking:
    """The links of one run on their way to their results."""

    def __init__(
        self,
        cited: Mapping[str, Cited],
        settings: Settings,
        watcher: Watcher,
        stop: threading.Event,
        network: links.Network,
        meanwhile: Callable[[], None] | None,
    ) -> None:
        # A run without links does without SQLite and what else remembering takes.
        from citecheck.asking.remembering import Remembering

        self._cited = cited
        self._settings = settings.links
        self._watcher = watcher
        self._stop = stop
        self._network = network
        self._meanwhile = meanwhile
        self._memory = Remembering(settings, self._judged, watcher.note)
        self._results: dict[str, LinkResult | None] = dict.fromkeys(cited)
        self._done = 0
        self._over_limit = 0
        self._heard_again = False

    def results(self) -> dict[str, LinkResult]:
        """Ask what is not known, and give the result of every address."""
        started = time.monotonic()
        self._watcher.links_started(len(self._cited))
        try:
            with closing(self._memory):
                self._recall()
                amended = self._ask(self._left(), self._settings, self._see)
                if witnesses := self._memory.witnesses(network_seems_down=bool(amended)):
                    self._ask(witnesses, _with_less_time(self._settings, started), self._see_again)
                    if self._heard_again:
                        amended = {}
                        self._take_up(started)
                self._results |= self._memory.end(network_is_down=bool(amended))
        finally:
            self._watcher.links_done()
        if self._over_limit:
            asked = f"{plural(self._over_limit, 'link')} {'was' if self._over_limit == 1 else 'were'} not asked"
            self._watcher.note(f"{asked}: the limit is {self._settings.max_links:,}")
        self._results |= {url: self._judged(observation) for url, observation in amended.items()}
        return {url: result for url, result in self._results.items() if result}

    def _recall(self) -> None:
        """Take what is known well enough, until the run is stopped."""
        for url, cited in self._cited.items():
            if self._stop.is_set():
                return
            if (result := self._memory.recalled(cited)) is not None:
                self._results[url] = result
                self._done += 1
                self._watcher.link_seen(result, self._progress())

    def _left(self) -> list[Cited]:
        return [self._cited[url] for url, result in self._results.items() if result is None]

    def _take_up(self, started: float) -> None:
        """Ask what was not asked to the end, because the network seemed to be down."""
        down = Reason.NETWORK_DOWN
        left = [self._cited[url] for url, result in self._results.items() if result and result.reason is down]
        self._network = replace(self._network, is_up=True)
        self._ask(left, _with_less_time(self._settings, started), self._see_again)

    def _ask(
        self,
        targets: Collection[Cited],
        settings: LinkSettings,
        seen: Callable[[Observation, links.Progress], None],
    ) -> dict[str, Observation]:
        """Ask targets; gives those that have to be judged anew. Where there are none, nothing is loaded for it."""
        if not targets:
            return {}
        return links.ask(
            targets,
            settings,
            stop=self._stop,
            seen=seen,
            in_doubt=lambda observation: in_doubt(self._known(observation), observation),
            tick=self._tick,
            network=self._network,
        )

    def _see(self, observation: Observation, progress: links.Progress) -> None:
        self._over_limit += observation.outcome is Outcome.OVER_LIMIT
        result = self._results[observation.url] = self._memory.seen(self._cited[observation.url], observation)
        self._done += 1
        self._watcher.link_seen(result, self._progress(progress.waiting))

    def _see_again(self, observation: Observation, _: links.Progress) -> None:
        """Take over what came of a witness, or of a link that had been given up."""
        self._heard_again |= observation.outcome is Outcome.ANSWERED
        cited, before = self._cited[observation.url], self._results[observation.url]
        is_witness = before is not None and before.from_cache
        result = self._memory.witnessed(cited, observation) if is_witness else self._memory.seen(cited, observation)
        self._results[observation.url] = result or before

    def _tick(self, progress: links.Progress) -> None:
        if progress.waiting:
            # The first answers are on their way: there is time until they come.
            make_ready()
        if progress.waiting and not progress.is_full and self._meanwhile:
            self._meanwhile()
            self._meanwhile = None
        self._memory.tick()
        self._watcher.links_tick(self._progress(progress.waiting))

    def _progress(self, waiting: tuple[str, ...] = ()) -> links.Progress:
        return links.Progress(self._done, len(self._cited), waiting)

    def _judged(self, observation: Observation) -> LinkResult:
        return judge(self._known(observation), observation)

    def _known(self, observation: Observation) -> Cited:
        return accepting(self._cited[observation.url], observation, self._settings)


def _with_less_time(settings: LinkSettings, started: float) -> LinkSettings:
    """The settings for what is asked after everything else: no limit holds but that of time, of which some is over."""
    time_s = settings.max_time_s
    if time_s is not None:
        time_s = max(time_s - (time.monotonic() - started), 0.0)
    return replace(settings, max_links=None, max_time_s=time_s)


def accepting(cited: Cited, observation: Observation, settings: LinkSettings) -> Cited:
    """How an address is cited, with the statuses that the configuration takes for an answer.

    They are those of its own host and of the one that answered in the end.
    """
    if not settings.hosts:
        return cited
    asked = {urls.host(url) for url in (cited.url, observation.final_url) if url}
    accepted = {status for host in asked for status in settings_for(settings.hosts, host).accept}
    return replace(cited, accepted=tuple(sorted(accepted)))
