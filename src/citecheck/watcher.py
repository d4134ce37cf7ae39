"""Who is told how an audit goes, while it goes."""

from __future__ import annotations

from typing import Protocol

from citecheck.links import Progress
from citecheck.model import LinkResult, Problem


class Watcher(Protocol):
    """What the command line shows on standard error, and what a test remembers."""

    def note(self, message: str) -> None:
        """Something worth knowing that is no problem, such as a file that is skipped."""
        ...

    def problem(self, problem: Problem) -> None:
        """Something that cannot be read."""
        ...

    def links_started(self, total: int) -> None:
        """So many links are about to be asked."""
        ...

    def link_seen(self, result: LinkResult, progress: Progress) -> None:
        """One of them is done."""
        ...

    def links_tick(self, progress: Progress) -> None:
        """Time has passed; called a few times a second."""
        ...

    def links_done(self) -> None:
        """No more links are asked."""
        ...
