"""Ctrl-C, SIGTERM, a closed terminal: the first asks a run to stop and report, the second ends it at once."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

# Where a terminal is closed, the shell and the system may both say so: that is no second time.
_HANG_UP = "SIGHUP"
# Windows has no terminals of that kind.
_SIGNALS = tuple(number for number in signal.Signals if number.name in {"SIGINT", "SIGTERM", _HANG_UP})
# What a shell reports of a program that a signal ended.
_SHELL_BASE = 128
_SHOW_CURSOR = b"\x1b[?25h"


@contextmanager
def stopping(first: Callable[[], None], second: Callable[[], None]) -> Iterator[threading.Event]:
    """An event that is set by the first signal; the process is gone with the second one.

    `first` and `second` are called before that, from the signal's handler: they may be in the middle of anything. A
    signal that is ignored stays so: a shell's background job does not hear the Ctrl-C of the foreground.
    """
    stop = threading.Event()

    def handle(number: int, _frame: FrameType | None) -> None:
        if stop.is_set() and signal.Signals(number).name == _HANG_UP:
            return
        if stop.is_set():
            try:
                second()
            finally:
                os._exit(_SHELL_BASE + number)
        stop.set()
        first()

    # Python allows handlers in its main thread only; whoever calls from another one stops the run in another way.
    heard = _SIGNALS if threading.current_thread() is threading.main_thread() else ()
    before = {number: signal.getsignal(number) for number in heard}
    try:
        for number, handler in before.items():
            if handler is not signal.SIG_IGN:
                signal.signal(number, handle)
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def say_stopping(*, quiet: bool) -> None:
    """Answer the first signal. Whatever is being written just now, this goes between."""
    if not quiet:
        with suppress(OSError):
            os.write(2, b"citecheck: stopping; once more to stop at once\n")


def show_cursor() -> None:
    """Give a terminal back the cursor that a bar hides."""
    with suppress(OSError):
        if os.isatty(2):
            os.write(2, _SHOW_CURSOR)
