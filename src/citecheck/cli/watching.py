"""What a run says on standard error while it works: problems, notes, the links as they are judged."""

from __future__ import annotations

from typing import TextIO

from citecheck.cli.progress import Display, display
from citecheck.cli.tally import Pages, Tally
from citecheck.links import Progress
from citecheck.model import LinkResult, Problem
from citecheck.report.words.harmless import harmless
from citecheck.watcher import Pass, Watcher


class StderrWatcher(Watcher):
    """The audit's watcher; everything that comes from outside is made harmless on its way."""

    def __init__(self, display: Display, *, verbose: bool, report_seen: bool = False) -> None:
        """Say it on this display; `verbose` adds each link as it is judged.

        Where the report is seen as it is written, nothing is shown beside it.
        """
        self._display = display
        self._verbose = verbose
        self._report_seen = report_seen
        self._pages: Pages | None = None
        self._tally = Tally()

    def note(self, message: str) -> None:
        """Something worth knowing that is no problem."""
        self._display.say(f"citecheck: {harmless(message)}")

    def problem(self, problem: Problem) -> None:
        """Something that could not be read or finished."""
        place = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        self._display.say(harmless(f"citecheck: {place}: {problem.message}"))

    def pages_started(self, doing: Pass, total: int | None) -> None:
        """A pass over the pages begins."""
        if doing is Pass.AUDITING and self._report_seen:
            return
        self._pages = Pages(doing, total)
        self._display.start(self._pages)

    def page_done(self) -> None:
        """One more page is done."""
        if self._pages:
            self._pages.done += 1
            self._display.show(self._pages)

    def pages_done(self) -> None:
        """The pass is over."""
        if self._pages:
            self._pages = None
            self._display.stop()

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


def watcher_on(stream: TextIO | None, *, quiet: bool, verbose: bool, report_seen: bool) -> StderrWatcher:
    """A watcher on this stream, None being a standard error that is closed."""
    return StderrWatcher(display(stream, quiet=quiet), verbose=verbose, report_seen=report_seen)
