"""The file of a memory: where it is, whether it is one of ours, and how it is opened."""

from __future__ import annotations

import os
import sqlite3
import stat
import struct
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import platformdirs

# "cite", at the place that SQLite keeps for whoever owns a file; what has another number there is somebody else's.
_OURS = 0x63697465
_VERSION = 1
_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES, _OWNER_AT = 100, 68
_PATIENCE_S = 2.0
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_SCHEMA = (
    """
    CREATE TABLE seen (
        url TEXT NOT NULL,
        asked_as TEXT NOT NULL,
        day TEXT NOT NULL,
        written INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        http_status INTEGER,
        strike INTEGER NOT NULL,
        entry BLOB,
        PRIMARY KEY (url, asked_as, day)
    )
    """,
    "CREATE INDEX seen_by_age ON seen (written)",
    f"PRAGMA application_id = {_OURS}",
    f"PRAGMA user_version = {_VERSION}",
)


class UnusableError(Exception):
    """A file that cannot serve as a memory; the message names it and says why.

    `damaged` says that it is one of ours, and broken.
    """

    def __init__(self, message: str, *, damaged: bool = False) -> None:
        super().__init__(message)
        self.damaged = damaged


@contextmanager
def naming(file: Path) -> Iterator[None]:
    """Make of whatever goes wrong with a file an UnusableError."""
    try:
        yield
    except OSError as error:
        message = f"{file}: {error.strerror or error}"
        raise UnusableError(message) from error
    except sqlite3.Error as error:
        # The lowest byte is the kind of error; errors of Python's own have none.
        damaged = getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED
        message = f"{file}: {error}{'; `citecheck cache clear` begins a new one' if damaged else ''}"
        raise UnusableError(message, damaged=damaged) from error


def usual_place() -> Path:
    """The file in the folder that the platform has for such things. Raises UnusableError where there is none."""
    try:
        place = platformdirs.user_cache_path("citecheck", appauthor=False) / "links.sqlite"
    except RuntimeError:
        # Some versions of platformdirs raise it where others give a path that begins with `~`.
        place = Path()
    if not place.is_absolute():
        message = "there is no home folder to keep it in"
        raise UnusableError(message)
    return place


# The files that this process has a connection to, by device and number, with how many. To POSIX, whoever closes a file
# gives up all locks that the process has on it, be it another thread that SQLite holds them for: another process would
# take away what is being written (https://www.sqlite.org/howtocorrupt.html, 2.2). So none of these is opened otherwise.
_connected: Counter[tuple[int, int]] = Counter()
_connecting = threading.RLock()


class _Connection(sqlite3.Connection):
    """A connection that tells when it is closed."""

    number: tuple[int, int] | None = None

    def close(self) -> None:
        """Let go of the file."""
        with _connecting:
            super().close()
            if self.number is not None:
                _connected[self.number] -= 1
                self.number = None


def opened(file: Path) -> sqlite3.Connection:
    """A connection to a memory, which is made where there is none; for one thread, in autocommit.

    Nobody else may read what is made. Raises UnusableError, and leaves alone what is not ours.
    """
    with naming(file), _connecting:
        if not _connected[_number(file)]:
            check_ours(file)
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
        connection = sqlite3.connect(file, timeout=_PATIENCE_S, isolation_level=None, factory=_Connection)
        try:
            connection.number = _number(file)
            _connected[connection.number] += 1
            _prepare(file, connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _number(file: Path) -> tuple[int, int]:
    """What a file is known by, whatever it is called; (0, 0) where there is none. Raises OSError."""
    try:
        seen = file.stat()
    except FileNotFoundError:
        return 0, 0
    return seen.st_dev, seen.st_ino


def check_ours(file: Path) -> None:
    """Raise UnusableError for a file that is not ours; one that is empty or not there may become so.

    Only its first bytes are read: SQLite might mend what it opens. Raises OSError for one that cannot be read.
    """
    if not file.exists():
        return
    if not stat.S_ISREG(file.stat().st_mode):
        message = f"{file}: is no file"
        raise UnusableError(message)
    with file.open("rb") as stream:
        header = stream.read(_HEADER_BYTES)
    owner = struct.unpack_from(">I", header, _OWNER_AT)[0] if len(header) == _HEADER_BYTES else None
    if header and not (header.startswith(_MAGIC) and owner == _OURS):
        message = f"{file}: is no cache of citecheck, and stays as it is"
        raise UnusableError(message)


def _prepare(file: Path, connection: sqlite3.Connection) -> None:
    """See that the file has our tables. Raises UnusableError for one from a later version, or sqlite3.Error."""
    if not _version(connection):
        # Of two processes that begin one, the second finds it made.
        connection.execute("BEGIN IMMEDIATE")
        if not _version(connection):
            for statement in _SCHEMA:
                connection.execute(statement)
        connection.execute("COMMIT")
    if _version(connection) != _VERSION:
        message = f"{file}: was made by a newer citecheck"
        raise UnusableError(message)
    # Some other process may be at it just now, and then makes it so.
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version
