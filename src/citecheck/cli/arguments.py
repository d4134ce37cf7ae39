"""The words of the command line beside its options, and what is said of those that mean nothing."""

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


def refuse_unused_name(sources: Sequence[str], stdin_filename: str | None) -> None:
    """Raise click.UsageError where standard input has a name and is not read."""
    if stdin_filename is not None and "-" not in sources:
        message = "--stdin-filename names standard input, which is not read; add - to the sources"
        raise click.UsageError(message)


def stdin() -> BinaryIO:
    """Standard input; one that is closed holds nothing."""
    return sys.stdin.buffer if sys.stdin else io.BytesIO()


def no_such_rule(code: str, *others: str) -> str:
    """The message for a word that is neither the code nor the name of a rule, and no condition of Wikipedia's.

    `others` are what could be meant as well.
    """
    # Only a mistake needs them: the rules bring the tables of Citation Style 1 with them.
    from citecheck.cs1.conditions import conditions
    from citecheck.rules import ALL

    near = (
        did_you_mean(code, [known.code for known in ALL])
        or did_you_mean(code, [known.name for known in ALL])
        or did_you_mean(code, others)
        or did_you_mean(code, conditions())
    )
    return f"there is no rule {code!r}{near}"
