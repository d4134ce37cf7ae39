"""What a person may want to know of a memory, and its end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from msgspec import Struct

from citecheck.memory.entries import Entry, unpacked
from citecheck.memory.file import UnusableError, naming, opened
from citecheck.memory.keys import storable

_OF = "SELECT asked_as, day, outcome, http_status, strike, entry FROM seen WHERE url = ? ORDER BY asked_as, day"


class Stock(Struct, frozen=True):
    """How much a memory holds: addresses, those that failed with a strike, and the first and the last day."""

    addresses: int = 0
    with_strikes: int = 0
    first_day: str = ""
    last_day: str = ""
    size: int = 0


class Day(Struct, frozen=True):
    """What came of an address on one day, asked in one way. `entry` is what can still be read of it."""

    asked_as: str
    day: str
    outcome: str
    http_status: int | None
    strike: bool
    entry: Entry | None


class History:
    """A memory as a whole. Every method raises UnusableError; a file that is not there is an empty memory."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def stock(self) -> Stock:
        """How much there is."""
        with self._connection() as connection:
            if connection is None:
                return Stock()
            counted = connection.execute("SELECT count(DISTINCT url), min(day), max(day) FROM seen").fetchone()
            struck = connection.execute("SELECT count(DISTINCT url) FROM seen WHERE strike").fetchone()
        addresses, first, last = counted
        size = sum(file.stat().st_size for file in self._files() if file.exists())
        return Stock(addresses, struck[0], str(first or ""), str(last or ""), size)

    def of(self, url: str) -> list[Day]:
        """What came of an address, the oldest first."""
        with self._connection() as connection:
            rows = connection.execute(_OF, (storable(url),)).fetchall() if connection else []
        return [
            Day(asked_as, day, outcome, status, bool(strike), unpacked(data) if isinstance(data, bytes) else None)
            for asked_as, day, outcome, status, strike, data in rows
        ]

    def clear(self) -> int:
        """Forget everything; gives the number of addresses. A damaged file of ours is taken away whole, and gives 0.

        A sound one stays, emptied: another process may be at it.
        """
        try:
            with self._connection() as connection:
                if connection is None:
                    return 0
                addresses: int = connection.execute("SELECT count(DISTINCT url) FROM seen").fetchone()[0]
                for statement in ("DELETE FROM seen", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                    connection.execute(statement)
                return addresses
        except UnusableError as error:
            if not error.damaged:
                raise
        with naming(self._file):
            for file in self._files():
                file.unlink(missing_ok=True)
        return 0

    def _files(self) -> Iterator[Path]:
        """The file, and those that SQLite has beside it."""
        for ending in ("", "-wal", "-shm", "-journal"):
            yield self._file.with_name(self._file.name + ending)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection | None]:
        """A connection for one question."""
        with naming(self._file):
            if not self._file.exists():
                yield None
                return
            with closing(opened(self._file)) as connection:
                yield connection
