"""What a run says on standard error while it works: problems, notes, the links as they are judged."""

from __future__ import annotations

from citecheck.cli.progress import Display
from citecheck.cli.tally import Tally
from citecheck.links import Progress
from citecheck.model import LinkResult, Problem
from citecheck.report.harmless import harmless


class StderrWatcher:
    """The audit's watcher; everything that comes from outside is made harmless on its way."""

    def __init__(self, display: Display, *, verbose: bool) -> None:
        """Say it on this display; `verbose` adds each link as it is judged."""
        self._display = display
        self._verbose = verbose
        self._tally = Tally()

    def note(self, message: str) -> None:
        """Something worth knowing that is no problem."""
        self._display.say(f"citecheck: {harmless(message)}")

    def problem(self, problem: Problem) -> None:
        """Something that could not be read or finished."""
        place = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        self._display.say(harmless(f"citecheck: {place}: {problem.message}"))

    def links_started(self, total: int) -> None:
        """So many links are about to be asked."""
        self._tally.start(total)
        self._display.start(self._tally)

    def link_seen(self, result: LinkResult, progress: Progress) -> None:
        """One link has been judged."""
        self._tally.add(result)
        if self._verbose:
            self._display.say(harmless(f"{result.status} {result.reason} {result.url}  {result.evidence}"))
        self.links_tick(progress)

    def links_tick(self, progress: Progress) -> None:
        """Time has passed."""
        self._tally.come_to(progress)
        self._display.show(self._tally)

    def links_done(self) -> None:
        """All links have been asked, or none will be any more."""
        self._display.stop()
