"""A list of sources as a file: where it comes from at its head, then its sections of lines.

# list: a-name            what it is called in JSON
# title: A name           what it is called in messages
# origin: https://…       where it was taken from
# date: 2026-11-26        as of when, as precisely as is known
# licence: MIT

[what these are]
a line, and what it means is for whoever reads the list
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_HEAD = ("list", "title", "origin", "date", "licence")


class ListError(ValueError):
    """A list that cannot be read; the message names the line and what would be right."""


@dataclass(frozen=True, slots=True)
class SourceList:
    """One list of sources, and where it comes from; `is_own` is one of the project that is audited."""

    name: str
    title: str
    origin: str
    date: str
    licence: str
    is_own: bool = False


def head(text: str) -> SourceList:
    """Where a list comes from. Raises ListError where it does not say so."""
    said = dict(line[2:].split(": ", 1) for line in _head_lines(text) if ": " in line)
    missing = [name for name in _HEAD if not said.get(name, "").strip()]
    if missing:
        message = f"line 1: the head must say “# {missing[0]}: …”"
        raise ListError(message)
    name, title, origin, date, licence = (said[name].strip() for name in _HEAD)
    return SourceList(name, title, origin, date, licence)


def sections(text: str) -> Iterator[tuple[str, int, list[str]]]:
    """Each section: its word, the number of its first line, and its lines, with those that are empty or comments."""
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines) if line[:1] == "["]
    for start, end in pairwise([*heads, len(lines)]):
        yield lines[start].strip().strip("[]"), start + 2, lines[start + 1 : end]


def _head_lines(text: str) -> Iterator[str]:
    """The comments before anything else."""
    for line in text.splitlines():
        if not line.startswith("# "):
            return
        yield line
