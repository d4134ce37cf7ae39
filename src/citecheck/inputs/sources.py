"""From the sources of the command line to the files that are read: folders opened, what cannot be read named."""

from __future__ import annotations

import io
import os
import re
import stat
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import BinaryIO, TextIO

from msgspec import Struct

from citecheck.inputs.encoding import decoded, encoding_of
from citecheck.model import Problem
from citecheck.paths import is_address, mode_of
from citecheck.scratch import target_of

STANDARD_INPUT = "-"

_EXPORT = re.compile(r"\.(?:xml|bz2|gz|zst|7z)\Z", re.IGNORECASE)
_EXPORT_HEAD = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<mediawiki\b")
# How compressed files begin: gzip, bzip2, Zstandard, 7-Zip.
_COMPRESSED = (b"\x1f\x8b", b"BZh", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf\x27\x1c")
_PDF = b"%PDF-"
_SAMPLE_BYTES = 8192
# A text may hold a stray control character, a picture or an archive holds many.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_FEW_CONTROLS = 8
_MOST_CONTROL = 0.05

_TICK_S = 0.1

EMPTY = "is empty"
_HIDDEN_OR_BINARY = "a hidden or binary file"
_LINKED = "a link to a folder"
_NO_FILE = "neither a file nor a folder"
_STOPPED = "stopped before it was read to its end"
_NO_NAME = "an empty name is no file"
_NO_TEXT = "is no text"
_EXPORT_FOUND = "not yet supported: a MediaWiki export"
_EXPORT_NAMED = "not yet supported: exports and compressed files"
_ADDRESS_GIVEN = "not yet supported: pages of a wiki; save the page as wikitext in a file"


class UnreadableError(Exception):
    """An input that cannot be audited; the message says why, in words for the user."""


class Input(Struct, frozen=True):
    """Something to read: a file, or the bytes of what cannot be read twice, such as standard input.

    `failure` says why there are none of these.
    """

    path: str
    data: bytes | None = None
    failure: str | None = None

    def read(self) -> bytes:
        """The bytes as they are. Raises UnreadableError."""
        if self.failure is not None:
            raise UnreadableError(self.failure)
        if self.data is not None:
            return self.data
        try:
            return Path(self.path).read_bytes()
        except (OSError, ValueError) as error:
            raise UnreadableError(_cause(error)) from error

    def text(self) -> str:
        """All of its text. Raises UnreadableError where there is nothing to audit."""
        with self.opened() as stream:
            text = stream.read()
        if not text.strip():
            raise UnreadableError(EMPTY)
        return text

    @contextmanager
    def opened(self) -> Iterator[TextIO]:
        """Its text, to be read piece by piece.

        A byte-order mark is no part of it, line ends stay, invalid bytes become U+FFFD. Raises UnreadableError where
        there is nothing to audit, and where reading fails.
        """
        if self.failure is not None:
            raise UnreadableError(self.failure)
        try:
            with Path(self.path).open("rb") if self.data is None else io.BytesIO(self.data) as file:
                sample = file.read(_SAMPLE_BYTES)
                if sample.startswith(_COMPRESSED):
                    raise UnreadableError(_EXPORT_NAMED)
                if _is_binary(sample):
                    raise UnreadableError(_NO_TEXT)
                if _EXPORT_HEAD.match(decoded(sample)):
                    raise UnreadableError(_EXPORT_FOUND)
                encoding, mark = encoding_of(sample)
                file.seek(len(mark))
                yield io.TextIOWrapper(file, encoding, "replace", newline="")
        except (OSError, ValueError) as error:
            raise UnreadableError(_cause(error)) from error


def inputs_of(
    sources: Sequence[str],
    stdin: BinaryIO,
    note: Callable[[str], object],
    problem: Callable[[Problem], object],
    stdin_filename: str | None = None,
    own_files: Collection[Path] = (),
    stop: threading.Event | None = None,
) -> list[Input]:
    """What the sources stand for, each file once. Skipped files are told to `note`, unusable sources to `problem`.

    Standard input goes by the name of a file, if one is given. What the run itself reads or writes, its `own_files`, is
    no page of a folder. Setting `stop` ends the wait for standard input and for pipes.
    """
    own = frozenset(map(os.path.realpath, own_files))
    found: dict[str, Input] = {}
    stop = stop or threading.Event()
    for source in sources:
        if source == STANDARD_INPUT:
            if source not in found:
                found[source] = _emptied(stdin_filename or source, _reader(stdin), stop)
        elif is_address(source):
            problem(Problem(source, _ADDRESS_GIVEN))
        elif not source:
            problem(Problem(source, _NO_NAME))
        elif stat.S_ISDIR(mode_of(source)):
            for path in _walked(source, own, note, problem):
                found.setdefault(os.path.realpath(path), Input(path))
        elif _EXPORT.search(source):
            problem(Problem(source, _EXPORT_NAMED))
        else:
            found.setdefault(os.path.realpath(source), _input(source, stop))
    return list(found.values())


def _input(source: str, stop: threading.Event) -> Input:
    """A file that is named. A pipe is emptied at once, for it gives what it holds only once."""
    mode = mode_of(source)
    once = mode != 0 and not stat.S_ISREG(mode)
    return _emptied(source, Path(source).read_bytes, stop) if once else Input(source)


def _emptied(path: str, read: Callable[[], bytes], stop: threading.Event) -> Input:
    """What can be read only once. Nobody knows for how long: a thread waits for it, so that signals are heard."""
    answers: SimpleQueue[Input] = SimpleQueue()

    def work() -> None:
        try:
            answers.put(Input(path, read()))
        except (OSError, ValueError) as error:
            answers.put(Input(path, failure=_cause(error)))

    threading.Thread(target=work, daemon=True).start()
    while not stop.is_set():
        try:
            return answers.get(timeout=_TICK_S)
        except Empty:
            continue
    return Input(path, failure=_STOPPED)


def _reader(stdin: BinaryIO) -> Callable[[], bytes]:
    """What reads standard input to its end, past Python's own stream: a waiting thread would keep its lock."""
    try:
        return io.FileIO(stdin.fileno(), closefd=False).readall
    except (OSError, ValueError):
        return stdin.read


def _walked(
    folder: str, own: AbstractSet[str], note: Callable[[str], object], problem: Callable[[Problem], object]
) -> Iterator[str]:
    """The files with text below a folder, in the order of their names, but for the run's own, which are real paths."""
    skipped: list[tuple[str, str]] = []
    read = 0

    def unreadable(error: OSError) -> None:
        problem(Problem(error.filename or folder, _cause(error)))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders.sort()
        hidden = [name for name in folders if name.startswith(".")]
        for name in hidden:
            folders.remove(name)
        skipped += [(str(Path(parent, name)), _HIDDEN_OR_BINARY) for name in hidden]
        # Such a link may lead back to where it stands.
        skipped += [(path, _LINKED) for name in folders if Path(path := str(Path(parent, name))).is_symlink()]
        for name in sorted(name for name in names if not _is_being_written(Path(parent, name), own)):
            path = str(Path(parent, name))
            if passed_over := _passed_over(path):
                skipped.append((path, passed_over))
            elif _EXPORT.search(name):
                problem(Problem(path, _EXPORT_NAMED))
            elif os.path.realpath(path) in own:
                note(f"{path}: skipped, a file of this run")
            else:
                read += 1
                yield path
    for path, what in skipped:
        note(f"{path}: skipped, {what}")
    if not read:
        problem(Problem(folder, "holds no text file"))


def _is_being_written(path: Path, own: AbstractSet[str]) -> bool:
    """Whether a file is one of the run's own that is not whole yet, of which there is nothing to say."""
    target = target_of(path)
    return target is not None and os.path.realpath(target) in own


def _passed_over(path: str) -> str | None:
    """What a file is that no folder's audit reads, None for others; the reader complains about what cannot be read."""
    name = Path(path).name
    if name.startswith("."):
        return _HIDDEN_OR_BINARY
    if _EXPORT.search(name):
        return None
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            return _NO_FILE
        with Path(path).open("rb") as file:
            sample = file.read(_SAMPLE_BYTES)
            if _is_binary(sample):
                return _HIDDEN_OR_BINARY
            blank = not decoded(sample).strip() and not decoded(sample + file.read()).strip()
            return "an empty file" if blank else None
    except OSError:
        return None


def _is_binary(sample: bytes) -> bool:
    text = decoded(sample)
    return sample.startswith(_PDF) or len(_CONTROL.findall(text)) > _FEW_CONTROLS + _MOST_CONTROL * len(text)


def _cause(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
