"""How a run ends when it does not end by itself: with a line that says why, and a status that tells the truth.

Left to itself, Python ends a crash with 1, which here means "findings", and a cut pipe or an interrupt likewise.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

import click

from citecheck.status import ExitStatus


class UnfinishedError(click.ClickException):
    """What ends a run that cannot go on; the message is its last line."""

    exit_code = ExitStatus.UNFINISHED


@contextmanager
def honest_end() -> Iterator[None]:
    """Make of whatever goes wrong inside an ending that click shows, with an exit status of the documented four.

    What click shows may name files, addresses and words from anywhere: nothing in it is obeyed by a screen.
    """
    try:
        yield
    except BrokenPipeError as error:
        drop_output()
        raise click.exceptions.Exit(ExitStatus.UNFINISHED) from error
    except click.NoSuchOption as error:
        # click lists all near ones in the order of the alphabet; the nearest is the one that was meant.
        near = f"; did you mean {error.possibilities[0]!r}?" if error.possibilities else ""
        message = f"there is no option {error.option_name!r}{near}"
        raise click.UsageError(message, error.ctx) from error
    except (click.exceptions.NoArgsIsHelpError, click.exceptions.Exit):
        raise
    except click.UsageError as error:
        raise click.UsageError(_harmless(error.format_message()), error.ctx) from error
    except UnfinishedError as error:
        raise UnfinishedError(_harmless(error.message)) from error
    except (KeyboardInterrupt, click.Abort) as error:
        message = "interrupted"
        raise UnfinishedError(message) from error
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            # What click prints by itself, the pages of help, meets a full disk here; Python would try it once more.
            drop_output()
            message = f"{error.filename or 'standard output'}: the report cannot be written: {error.strerror}"
            raise UnfinishedError(message) from error
        sys.excepthook(type(error), error, error.__traceback__)
        message = "citecheck itself is at fault here, see the lines above; the run is not finished"
        raise UnfinishedError(message) from error


def _harmless(message: str) -> str:
    # Only a mistake needs it.
    from citecheck.report.words.harmless import harmless

    return harmless(message)


def buffer_output() -> None:
    """See to it that standard output takes all that it is given, or complains.

    Where Python does without a buffer, as `PYTHONUNBUFFERED` has it in most containers, the system may take a part of
    what is written, to a disk that is full or a pipe that is cut, and Python forgets the rest without a word.
    """
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper) and isinstance(stream.buffer, io.RawIOBase):
        buffered = os.fdopen(stream.fileno(), "w", encoding=stream.encoding, errors=stream.errors, closefd=False)
        # What is asked for is that nothing waits.
        buffered.reconfigure(line_buffering=True)
        sys.stdout = buffered


def drop_output() -> None:
    """Let what is still to be written to standard output go nowhere.

    Nobody can take it any more, and Python would try once more at its exit, complain and change the exit status.
    """
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def leave(code: object) -> NoReturn:
    """End the process at once, everything said and written, with the exit status of a SystemExit.

    Python would first take apart, piece by piece, what a run leaves in memory, which takes as long as a page or two.
    What standard error does not take, as a terminal that is gone, is no part of a report.
    """
    status = code if isinstance(code, int) else int(code is not None)
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.flush()
    try:
        if sys.stdout:
            sys.stdout.flush()
    except (OSError, ValueError):
        status = ExitStatus.UNFINISHED
    os._exit(status)
