"""Who is told how an audit goes, while it goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from citecheck.links import Progress
from citecheck.model import LinkResult, Problem


class Pass(StrEnum):
    """What a run goes over its pages for."""

    READING = "reading"
    AUDITING = "auditing"


class Watcher:
    """Who is told; to this one nothing matters, and its heirs say what does to them.

    Whatever has to be known stands in the report as well.
    """

    def note(self, message: str) -> None:
        """Something worth knowing that is no problem, such as a file that is skipped."""

    def problem(self, problem: Problem) -> None:
        """Something that cannot be read."""

    def pages_started(self, doing: Pass, total: int | None) -> None:
        """A pass over so many pages begins; None where nobody has counted them."""

    def page_done(self) -> None:
        """One of them is done."""

    def pages_done(self) -> None:
        """The pass is over, with whatever it leads to."""

    def links_started(self, total: int) -> None:
        """So many links are about to be asked."""

    def link_seen(self, result: LinkResult, progress: Progress) -> None:
        """One of them is done."""

    def links_tick(self, progress: Progress) -> None:
        """Time has passed; called a few times a second."""

    def links_done(self) -> None:
        """No more links are asked."""


@contextmanager
def watched(watcher: Watcher, doing: Pass, total: int | None = None) -> Iterator[None]:
    """A pass over pages of which the watcher is told when it begins and, however it ends, that it is over."""
    watcher.pages_started(doing, total)
    try:
        yield
    finally:
        watcher.pages_done()
