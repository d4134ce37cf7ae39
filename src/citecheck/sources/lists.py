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

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

_HEAD = ("list", "title", "origin", "date", "licence")


class ListError(ValueError):
    """A list that cannot be read; the message names the line and what would be right."""


class SourceList(Struct, frozen=True):
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


def is_list(text: str) -> bool:
    """Whether a text means to be such a list, whole or not."""
    return text.startswith(f"# {_HEAD[0]}: ")


@contextmanager
def naming(file: Path) -> Iterator[None]:
    """Make of whatever goes wrong with a file a ListError that names it."""
    try:
        yield
    except ListError as error:
        message = f"{file}: {error}"
        raise ListError(message) from error
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file}: cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}"
        raise ListError(message) from error


def sections(text: str) -> Iterator[tuple[str, int, list[str]]]:
    """Each section: its word, the number of its first line, and its lines, with those that are empty or comments."""
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines) if line[:1] == "["]
    for start, end in pairwise([*heads, len(lines)]):
        yield lines[start].strip().strip("[]"), start + 2, lines[start + 1 : end]


def written(listed_in: SourceList, parts: Iterable[tuple[str, Iterable[str]]]) -> str:
    """The text of a list: its head, then its sections, each its word and its lines."""
    said = (listed_in.name, listed_in.title, listed_in.origin, listed_in.date, listed_in.licence)
    heads = "".join(f"# {name}: {value}\n" for name, value in zip(_HEAD, said, strict=True))
    return heads + "".join(f"\n[{word}]\n" + "".join(f"{line}\n" for line in lines) for word, lines in parts)


def _head_lines(text: str) -> Iterator[str]:
    """The comments before anything else."""
    at = 0
    while text.startswith("# ", at):
        end = text.find("\n", at)
        yield text[at:end] if end >= 0 else text[at:]
        at = end + 1 if end >= 0 else len(text)
