"""A watcher that remembers what it is told of pages."""

from __future__ import annotations

from citecheck.model import Problem
from citecheck.watcher import Pass, Watcher


class Listener(Watcher):
    """Remembers what it is told; of links, it is told nothing."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.problems: list[Problem] = []
        self.passes: list[tuple[Pass, int | None, int]] = []
        self.over = 0

    def note(self, message: str) -> None:
        self.notes.append(message)

    def problem(self, problem: Problem) -> None:
        self.problems.append(problem)

    def pages_started(self, doing: Pass, total: int | None) -> None:
        self.passes.append((doing, total, 0))

    def page_done(self) -> None:
        doing, total, done = self.passes.pop()
        self.passes.append((doing, total, done + 1))

    def pages_done(self) -> None:
        self.over += 1

    def links_started(self, total: int) -> None:
        raise AssertionError(total)
