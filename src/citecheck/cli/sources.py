"""The sources of a command as they come from the command line: words that can be none are refused at once."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import BinaryIO

import click

from citecheck.cli import COMMANDS
from citecheck.config.kinds import did_you_mean


def refuse_commands(sources: Sequence[str]) -> None:
    """Raise click.UsageError where the first source is a command that is misspelt or behind its options."""
    word = sources[0]
    if os.path.lexists(word):
        return
    message = f"there is no file {word!r}"
    if word in COMMANDS:
        message += f"; a command stands before its options: citecheck {word}"
    elif near := did_you_mean(word, COMMANDS):
        message += f" and no such command{near}"
    else:
        return
    raise click.UsageError(message)


def stdin() -> BinaryIO:
    """Standard input; one that is closed holds nothing."""
    return sys.stdin.buffer if sys.stdin else io.BytesIO()
