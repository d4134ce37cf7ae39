"""What every part of the end of the terminal report is: counts that are kept of the pages, laid out after the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

from citecheck.report import RunTail
from citecheck.report.figures.priorities import Priorities
from citecheck.report.figures.summary import Summary
from citecheck.report.terminal.sheet import Sheet

Kept = TypeVar("Kept")

NewSheet = Callable[[], Sheet]


class Ending(Protocol[Kept]):
    """One part. A page is counted in whatever process; what that gives is added up in the order of the pages."""

    def of_page(self, page: Priorities, summary: Summary) -> Kept:
        """What is kept of one page; changes nothing."""
        ...

    def add(self, kept: Kept) -> None:
        """Count one page."""
        ...

    def text(self, new_sheet: NewSheet, tail: RunTail, /) -> Iterator[str]:
        """The part, piece by piece; nothing where there is nothing to say."""
        ...
