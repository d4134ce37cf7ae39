"""Which reports a run writes, and where each of them goes."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from citecheck import inputs
from citecheck.paths import mode_of
from citecheck.report.formats import format_of

STDOUT = Path("-")
_OF_TEXT = frozenset({".txt", ".text", ".log"})


class Wanted(NamedTuple):
    """A report that is wanted: its format, and its file; None is standard output."""

    format: str
    file: Path | None


def wanted(formats: Sequence[str], files: Sequence[Path], default: str) -> list[Wanted]:
    """The reports of a run: the first format goes into the first file, the second into the second, and so on.

    Where no format is named, the ending of each file says it, or else `default` holds. Raises click.UsageError where
    they do not fit together, or where two reports would go to one place.
    """
    targets = [None if file == STDOUT else file for file in files] or [None]
    names = formats or [(format_of(file) if file else None) or default for file in targets]
    if len(names) != len(targets):
        given = f"{_count(names, '--format')} and {_count(files, '--output')}"
        message = f"{given}: give each --format an --output of its own, - for standard output"
        raise click.UsageError(message)
    for target, times in Counter(os.path.realpath(target) if target else None for target in targets).items():
        if times > 1:
            message = f"--output: {times} reports would go to {target or 'standard output'}"
            raise click.UsageError(message)
    return list(map(Wanted, names, targets))


def guessed(reports: Sequence[Wanted]) -> Iterator[Path]:
    """The files that a terminal report goes into for want of a better word; devices and files of text are meant so."""
    for form, file in reports:
        if form == "terminal" and file and file.suffix.lower() not in _OF_TEXT and not _is_device(file):
            yield file


def refuse_page(file: Path, instead: str) -> None:
    """Raise click.UsageError, with what to do instead, where what is written would replace what seems to be a page.

    Who writes `-o a.wiki b.wiki` means both to be audited, more likely than not.
    """
    if inputs.format_of(file.name, "") == "wikitext" and stat.S_ISREG(mode_of(file)):
        message = f"--output: {file} has the name of a page; {instead}"
        raise click.UsageError(message)


def _is_device(file: Path) -> bool:
    """Whether what is written there goes on to somebody, as through a pipe."""
    mode = mode_of(file)
    return mode != 0 and not stat.S_ISREG(mode)


def _count(given: Sequence[object], option: str) -> str:
    return f"{len(given)} times {option}" if len(given) != 1 else f"one {option}"
