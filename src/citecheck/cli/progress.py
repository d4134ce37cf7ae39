"""How the asking of links is shown on standard error: not at all, as a line now and then, or as a bar."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol, TextIO

from citecheck.links import Progress
from citecheck.report.harmless import harmless

_LINE_EVERY_S = 30.0
_HOSTS_SHOWN = 3


class Display(Protocol):
    """One way to show the asking of links, from `start` to `stop`; `say` prints a line at any time."""

    def say(self, line: str) -> None:
        """Print a line that stays."""
        ...

    def start(self, total: int) -> None:
        """Begin to show the asking of so many links."""
        ...

    def show(self, progress: Progress) -> None:
        """Show how far it has come."""
        ...

    def stop(self) -> None:
        """Take away what does not stay."""
        ...


class Silence:
    """Nothing at all."""

    def say(self, line: str) -> None:
        """Print nothing."""

    def start(self, total: int) -> None:
        """Show nothing."""

    def show(self, progress: Progress) -> None:
        """Show nothing."""

    def stop(self) -> None:
        """Take nothing away."""


class Lines:
    """A plain line for every 30 seconds of long work, so that a log does not fall silent."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        """Lines on this stream, by a clock in seconds."""
        self._stream = stream
        self._clock = clock
        self._shown_at = clock()

    def say(self, line: str) -> None:
        """Print a line; one that cannot be printed is no reason to end the run."""
        with suppress(OSError):
            self._stream.write(f"{line}\n")
            self._stream.flush()

    def start(self, total: int) -> None:
        """Begin to count the seconds."""
        self._shown_at = self._clock()

    def show(self, progress: Progress) -> None:
        """Print a line if the last one is old."""
        now = self._clock()
        if now - self._shown_at >= _LINE_EVERY_S:
            self._shown_at = now
            self.say(f"citecheck: {progress.done} of {progress.total} links asked, {waited_for(progress)}")

    def stop(self) -> None:
        """Every line stays."""


class Bar:
    """A bar with the count and the hosts that are waited for, redrawn in place; for a terminal."""

    def __init__(self, stream: TextIO) -> None:
        """A bar on this stream, which is taken for a terminal."""
        # Only a run at a terminal needs rich for this.
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as RichProgress
        from rich.table import Column

        self._console = Console(file=stream, force_terminal=True, highlight=False, markup=False, emoji=False)
        self._progress = RichProgress(
            TextColumn("links"),
            BarColumn(bar_width=20),
            MofNCompleteColumn(),
            TextColumn(
                "{task.fields[waiting]}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis", ratio=1)
            ),
            console=self._console,
            transient=True,
            expand=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("links", start=False, waiting="")

    def say(self, line: str) -> None:
        """Print a line above the bar."""
        with suppress(OSError):
            self._console.out(line, highlight=False)

    def start(self, total: int) -> None:
        """Draw the bar."""
        self._progress.update(self._task, total=total)
        self._progress.start()

    def show(self, progress: Progress) -> None:
        """Move the bar; rich redraws it ten times a second at most."""
        self._progress.update(self._task, completed=progress.done, total=progress.total, waiting=waited_for(progress))

    def stop(self) -> None:
        """Take the bar away."""
        self._progress.stop()


def display(stream: TextIO | None, *, quiet: bool) -> Display:
    """What fits this stream; None is a standard error that is closed."""
    if quiet or stream is None:
        return Silence()
    return Bar(stream) if stream.isatty() and os.environ.get("TERM") != "dumb" else Lines(stream)


def waited_for(progress: Progress) -> str:
    """The hosts that are waited for, in words; as many as a line holds."""
    hosts = [harmless(host) for host in progress.waiting]
    more = f" and {len(hosts) - _HOSTS_SHOWN} more" if len(hosts) > _HOSTS_SHOWN else ""
    return f"waiting for {', '.join(hosts[:_HOSTS_SHOWN])}{more}" if hosts else "waiting for none"
