"""Where the report goes: to standard output, or into a file that is there whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

import click

from citecheck.cli.ending import UnfinishedError, drop_output
from citecheck.scratch import scratch_of

# A path can hold bytes that are no text; their escapes are legal in JSON, and readable elsewhere.
_UNWRITABLE = "backslashreplace"


class Output:
    """An open place for the report; `scratch` is the file that only becomes the report at the end.

    Of several reports, one whose reader has gone `is_cut`, and the others go on.
    """

    def __init__(self, stream: TextIO, name: str, scratch: Path | None = None, *, alone: bool = True) -> None:
        """Take over a stream; `name` is what a message calls it."""
        self.is_cut = False
        self._stream = stream
        self._name = name
        self._scratch = scratch
        self._alone = alone

    def write(self, text: str) -> None:
        """Write a piece of the report; raises BrokenPipeError where its only reader has gone, else UnfinishedError."""
        if self.is_cut:
            return
        with self._named_failure():
            self._stream.write(text)

    def write_bytes(self, data: bytes) -> None:
        """Write bytes as they are, likewise; nothing may have been written as text before."""
        with self._named_failure():
            self._stream.buffer.write(data)

    def discard(self) -> None:
        """Take the unfinished file away; what was written to a stream stays written."""
        if self._scratch is not None:
            self._scratch.unlink(missing_ok=True)

    def finish(self, target: Path | None) -> None:
        """See all text on its way, and let the file become the report."""
        with self._named_failure():
            self._stream.flush()
            if self._scratch is not None and target is not None:
                self._stream.close()
                _put(self._scratch, target)

    def close(self) -> None:
        """Let go of the stream, whatever becomes of what it holds."""
        with suppress(OSError):
            self._stream.close()

    @contextmanager
    def _named_failure(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            if self._alone:
                raise
            self.is_cut = True
            if self._stream is sys.stdout:
                drop_output()
        except OSError as error:
            message = f"{self._name}: the report cannot be written: {error.strerror}"
            raise UnfinishedError(message) from error


@contextmanager
def opened(target: Path | None, *, alone: bool = True) -> Iterator[Output]:
    """The place for the report: standard output for None, else a file, in UTF-8 wherever a program will read it.

    It is `alone` where there is no other report, for which the run goes on when the reader of this one has gone.

    The file has its old content until the block is over, and keeps it when the block raises. One that cannot be made
    raises click.UsageError at once, before any work.
    """
    if target is None:
        output = Output(_stdout(), "standard output", alone=alone)
        yield output
        output.finish(None)
        return
    try:
        target = _followed(target)
        scratch = _scratch(target)
        stream = (scratch or target).open("w", encoding="utf-8", errors=_UNWRITABLE, newline="")
        if scratch is not None and target.exists():
            # Some file systems have no modes.
            with suppress(OSError):
                scratch.chmod(stat.S_IMODE(target.stat().st_mode))
    except (OSError, RuntimeError) as error:
        message = f"--output: {target} cannot be written: {getattr(error, 'strerror', None) or error}"
        raise click.UsageError(message) from error
    output = Output(stream, str(target), scratch, alone=alone)
    try:
        yield output
        output.finish(target)
    finally:
        output.close()
        output.discard()


def _followed(target: Path) -> Path:
    """The file that a path leads to. Raises `OSError` or, up to Python 3.12, `RuntimeError` for links in a circle."""
    end = target.resolve()
    if end.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return end


def _put(scratch: Path, target: Path) -> None:
    """Put a file in the place of another one, or its bytes where that one is mounted by itself, as into a container."""
    try:
        scratch.replace(target)
    except OSError as error:
        if error.errno != errno.EBUSY:
            raise
        # Few need it.
        from shutil import copyfile

        copyfile(scratch, target)


def _scratch(target: Path) -> Path | None:
    """A new name beside the target; None for a device or a pipe, which nothing may replace."""
    if target.exists() and not target.is_file():
        return None
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return scratch_of(target)


def _stdout() -> TextIO:
    """Standard output; a screen keeps its own encoding."""
    if sys.stdout is None:
        message = "standard output is closed, and no --output FILE is given"
        raise click.UsageError(message)
    if isinstance(sys.stdout, TextIOWrapper):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors=_UNWRITABLE, newline="\n")
    return sys.stdout


def is_seen() -> bool:
    """Whether somebody may see what is written to standard output meanwhile: on a screen, in a pager, beside the rest.

    Nobody does so in a file.
    """
    try:
        written, said = (os.fstat(stream.fileno()) for stream in (sys.stdout, sys.stderr))
    except (OSError, ValueError, AttributeError):
        return True
    return not stat.S_ISREG(written.st_mode) or os.path.samestat(written, said)


def color_wanted(stream: TextIO | None) -> bool:
    """Whether text on this stream may have colour; NO_COLOR goes before FORCE_COLOR, any value but none counts.

    None is a standard output that is closed.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"
