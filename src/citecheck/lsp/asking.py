"""The links of open pages: asked in the background, a page after the other, and known as long as the server runs.

Only what is new is asked: an address, or another way of citing it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

from citecheck.config import Settings
from citecheck.links import Progress
from citecheck.model import Cited, LinkResult, Problem
from citecheck.watcher import Watcher


class Asked:
    """What came of the links of this session, by how they are cited."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._results: dict[Cited, LinkResult] = {}

    def known(self, cited: Mapping[str, Cited]) -> dict[str, LinkResult]:
        """The results of the addresses that were asked as they are cited now."""
        return {url: self._results[how] for url, how in cited.items() if how in self._results}

    def new(self, cited: Mapping[str, Cited]) -> dict[str, Cited]:
        """The addresses that were not."""
        return {url: how for url, how in cited.items() if how not in self._results}

    def forget(self, cited: Mapping[str, Cited]) -> None:
        """Let these be asked again."""
        for how in cited.values():
            self._results.pop(how, None)

    def keep(self, cited: Mapping[str, Cited], results: Mapping[str, LinkResult]) -> None:
        """Remember what came of addresses; what was not finished says nothing of one, which is asked again."""
        for url, result in results.items():
            if result.is_finished:
                self._results[cited[url]] = result


def ask_now(
    cited: Mapping[str, Cited],
    settings: Settings,
    stop: threading.Event,
    seen: Callable[[int, int], object],
    note: Callable[[str], object],
) -> dict[str, LinkResult]:
    """Ask addresses; `seen` is told how many are done of how many. Setting `stop` ends it."""
    # A server that is offline does without what asks and judges.
    from citecheck.asking import ask

    return ask(cited, settings, _Teller(seen, note), stop)


class _Teller(Watcher):
    """A watcher that passes on what an editor can show, which shows by itself that something goes on."""

    def __init__(self, seen: Callable[[int, int], object], note: Callable[[str], object]) -> None:
        self._seen = seen
        self._note = note

    def note(self, message: str) -> None:
        """Something worth knowing."""
        self._note(message)

    def problem(self, problem: Problem) -> None:
        """Something that cannot be read."""
        self._note(problem.message)

    def links_started(self, total: int) -> None:
        """So many links are about to be asked."""
        self._seen(0, total)

    def link_seen(self, _result: LinkResult, progress: Progress) -> None:
        """One of them is done."""
        self._seen(progress.done, progress.total)
