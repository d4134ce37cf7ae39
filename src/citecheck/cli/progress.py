"""How far a run has come, shown on standard error: not at all, as a line now and then, or as a bar."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol, TextIO

from citecheck.cli.tally import Advance

_FIRST_LINE_AFTER_S = 0.8
_LINE_EVERY_S = 30.0
_DRAWN_EVERY_S = 0.2


class Display(Protocol):
    """One way to show how far something has come, from `start` to `stop`; `say` prints a line at any time."""

    def say(self, line: str) -> None:
        """Print a line that stays."""
        ...

    def start(self, advance: Advance) -> None:
        """Begin to show something that goes on."""
        ...

    def show(self, advance: Advance) -> None:
        """Show how far it has come."""
        ...

    def stop(self) -> None:
        """Take away what does not stay."""
        ...


class Silence:
    """Nothing at all."""

    def say(self, line: str) -> None:
        """Print nothing."""

    def start(self, advance: Advance) -> None:
        """Show nothing."""

    def show(self, advance: Advance) -> None:
        """Show nothing."""

    def stop(self) -> None:
        """Take nothing away."""


class Lines:
    """A plain line when it is clear that it takes a while, and every 30 seconds, so that a log does not fall silent."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        """Lines on this stream, by a clock in seconds."""
        self._stream = stream
        self._clock = clock
        self._due = clock()

    def say(self, line: str) -> None:
        """Print a line; one that cannot be printed is no reason to end the run."""
        with suppress(OSError):
            self._stream.write(f"{line}\n")
            self._stream.flush()

    def start(self, advance: Advance) -> None:
        """Begin to count the seconds."""
        self._due = self._clock() + _FIRST_LINE_AFTER_S

    def show(self, advance: Advance) -> None:
        """Print a line if one is due."""
        now = self._clock()
        if now >= self._due:
            self._due = now + _LINE_EVERY_S
            self.say(f"citecheck: {advance.words()}")

    def stop(self) -> None:
        """Every line stays."""


class Bar:
    """A bar with what is going on, redrawn in place five times a second at most; for a terminal.

    It is drawn by whoever shows something, and has no thread of its own: where one runs, no process can be forked.
    Where the terminal is gone, as when its window is closed, nothing is drawn, and the run goes on.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        """A bar on this stream, which is taken for a terminal, by a clock in seconds."""
        # Only a run at a terminal needs rich for this.
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn
        from rich.table import Column

        self._clock = clock
        self._due = clock()
        self._console = Console(file=stream, force_terminal=True, highlight=False, markup=False, emoji=False)
        self._progress = Progress(
            BarColumn(bar_width=10),
            TextColumn(
                "{task.fields[words]}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis", ratio=1)
            ),
            console=self._console,
            auto_refresh=False,
            transient=True,
            expand=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", words="")

    def say(self, line: str) -> None:
        """Print a line above the bar."""
        with suppress(OSError):
            self._console.out(line, highlight=False)

    def start(self, advance: Advance) -> None:
        """Draw the bar at once."""
        self._progress.remove_task(self._task)
        self._task = self._progress.add_task("", total=advance.total, words=advance.words())
        self._due = self._clock() + _DRAWN_EVERY_S
        with suppress(OSError):
            self._progress.start()

    def show(self, advance: Advance) -> None:
        """Move the bar, if it is due."""
        now = self._clock()
        if now >= self._due:
            self._due = now + _DRAWN_EVERY_S
            with suppress(OSError):
                self._progress.update(self._task, completed=advance.done, words=advance.words(), refresh=True)

    def stop(self) -> None:
        """Take the bar away."""
        with suppress(OSError):
            self._progress.stop()


def display(stream: TextIO | None, *, quiet: bool) -> Display:
    """What fits this stream; None is a standard error that is closed."""
    if quiet or stream is None:
        return Silence()
    return Bar(stream) if stream.isatty() and os.environ.get("TERM") != "dumb" else Lines(stream)
