"""From the sources of the command line to the files that are read: folders opened, what cannot be read named."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from citecheck.model import Problem

STANDARD_INPUT = "-"

_EXPORT = re.compile(r"\.(?:xml|bz2|gz|zst|7z)\Z", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_EXPORT_HEAD = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<mediawiki\b")
_SAMPLE_BYTES = 8192
# A text in a broken encoding has some of these, a picture or an archive has many.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_MOST_CONTROL = 0.1
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class UnreadableError(Exception):
    """An input that cannot be audited; the message says why, in words for the user."""


_EMPTY = "is empty"
_EXPORT_FOUND = "not yet supported: a MediaWiki export"


@dataclass(frozen=True, slots=True)
class Input:
    """Something to read: a file, or standard input, whose bytes are kept because it cannot be read twice."""

    path: str
    data: bytes | None = None

    def text(self) -> str:
        """The decoded text: a byte-order mark is no part of it, line ends stay, invalid bytes become U+FFFD.

        Raises UnreadableError where there is nothing to audit.
        """
        data = self.data
        if data is None:
            try:
                data = Path(self.path).read_bytes()
            except OSError as error:
                raise UnreadableError(error.strerror or str(error)) from error
        if _EXPORT_HEAD.match(data[:_SAMPLE_BYTES]):
            raise UnreadableError(_EXPORT_FOUND)
        text = _decoded(data)
        if not text.strip():
            raise UnreadableError(_EMPTY)
        return text


def inputs_of(
    sources: Sequence[str], stdin: BinaryIO, note: Callable[[str], object], problem: Callable[[Problem], object]
) -> list[Input]:
    """What the sources stand for, each file once. Skipped files are told to `note`, unusable sources to `problem`."""
    found: dict[str, Input] = {}
    for source in sources:
        if source == STANDARD_INPUT:
            if source not in found:
                found[source] = Input(source, stdin.read())
        elif _ADDRESS.match(source):
            problem(Problem(source, "not yet supported: pages of a wiki; save the page as wikitext in a file"))
        elif os.path.isdir(source):  # noqa: PTH112
            for path in _walked(source, note, problem):
                found.setdefault(os.path.realpath(path), Input(path))
        elif _EXPORT.search(source):
            problem(Problem(source, "not yet supported: exports and compressed files"))
        else:
            found.setdefault(os.path.realpath(source), Input(source))
    return list(found.values())


def _walked(folder: str, note: Callable[[str], object], problem: Callable[[Problem], object]) -> Iterator[str]:
    """The text files below a folder, in the order of their names."""
    skipped: list[str] = []
    read = 0

    def unreadable(error: OSError) -> None:
        problem(Problem(error.filename or folder, error.strerror or str(error)))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders.sort()
        hidden = [name for name in folders if name.startswith(".")]
        for name in hidden:
            folders.remove(name)
        skipped += [str(Path(parent, name)) for name in hidden]
        for name in sorted(names):
            path = str(Path(parent, name))
            if name.startswith(".") or (not _EXPORT.search(name) and _binary(path)):
                skipped.append(path)
            elif _EXPORT.search(name):
                problem(Problem(path, "not yet supported: exports and compressed files"))
            else:
                read += 1
                yield path
    for path in skipped:
        note(f"{path}: skipped, a hidden or binary file")
    if not read:
        problem(Problem(folder, "holds no text file"))


def _binary(path: str) -> bool:
    """Whether a file's first bytes are no text; what cannot be read is left to the reader to complain about."""
    try:
        with Path(path).open("rb") as file:
            sample = file.read(_SAMPLE_BYTES)
    except OSError:
        return False
    text = _decoded(sample)
    return len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text)


def _decoded(data: bytes) -> str:
    if encoding := _UTF16.get(data[:2]):
        return data[2:].decode(encoding, "replace")
    return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
