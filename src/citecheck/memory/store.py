"""What one run reads of a memory, and writes to it: many observations at once, so that nobody waits for the other."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from citecheck.memory.entries import Entry, packed, unpacked
from citecheck.memory.file import naming, opened
from citecheck.memory.keys import Key

_EVERY_S = 2.0
_MOST_WAITING = 500
_PATIENCE_AT_END_MS = 5_000
# How long, in seconds, something is kept that no run has renewed: what can be used again, a day, a day with a strike.
_DAY_S = 86_400
_ENTRY_S, _CHECK_S, _STRIKE_S = 30 * _DAY_S, 180 * _DAY_S, 730 * _DAY_S

_KNOWN = "SELECT day, written, strike, entry FROM seen WHERE url = ? AND asked_as = ? AND day <= ? ORDER BY day"
# However it was asked: what answers one is not gone for the other.
_WIPE = "UPDATE seen SET strike = 0 WHERE url = ? AND strike"
_REPLACE = "UPDATE seen SET entry = NULL WHERE url = ? AND asked_as = ? AND entry IS NOT NULL"
_KEEP = """
    INSERT INTO seen (url, asked_as, day, written, outcome, http_status, strike, entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET
        written = excluded.written, outcome = excluded.outcome, http_status = excluded.http_status,
        strike = strike OR excluded.strike, entry = excluded.entry
"""


class Known(Struct, frozen=True):
    """What is known of an address: what was seen last, if that can still be read, on which day, and the strikes.

    `written` is when it was written, in seconds of the clock since 1970: the day may be a pretended one.
    """

    entry: Entry | None = None
    day: date | None = None
    written: int = 0
    strikes: tuple[str, ...] = ()


class _Check(NamedTuple):
    """One line to write."""

    key: Key
    day: str
    written: int
    outcome: str
    http_status: int | None
    strike: bool
    entry: bytes
    succeeded: bool


class Store:
    """A memory that is open; for one thread. Every method raises UnusableError, after which it is of no more use."""

    def __init__(self, file: Path) -> None:
        """Open the memory in a file, or begin one. Raises UnusableError."""
        self._file = file
        self._connection = opened(file)
        self._waiting: list[_Check] = []
        self._committed = time.monotonic()

    def known(self, key: Key, today: date) -> Known:
        """What was known of an address at the end of this day, but for what this run has seen."""
        with naming(self._file):
            rows = self._connection.execute(_KNOWN, (*key, today.isoformat())).fetchall()
        if not rows:
            return Known()
        day, written, _, data = rows[-1]
        entry = unpacked(data) if isinstance(data, bytes) else None
        strikes = tuple(str(struck) for struck, _, strike, _ in rows if strike)
        try:
            return Known(entry, date.fromisoformat(day), int(written), strikes)
        except (ValueError, TypeError):
            return Known()

    def keep(self, key: Key, today: date, entry: Entry, *, strike: bool = False, succeeded: bool = False) -> None:
        """Remember what was seen today, soon; `strike` says that it counts against the address, `succeeded` that
        nothing does any more.
        """
        if (data := packed(entry)) is not None:
            seen, written = entry.observation, int(time.time())
            status = seen.http_status
            self._waiting.append(
                _Check(key, today.isoformat(), written, seen.outcome.value, status, strike, data, succeeded)
            )

    def commit_if_due(self) -> None:
        """Write what waits, if it is much or has waited for long; to be called now and then."""
        now = time.monotonic()
        if self._waiting and (len(self._waiting) >= _MOST_WAITING or now - self._committed >= _EVERY_S):
            self._committed = now
            with naming(self._file), _unless_busy():
                self._write()

    def close(self) -> None:
        """Write what waits, forget what is old, and let go of the file."""
        with naming(self._file):
            try:
                self._connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_AT_END_MS}")
                self._write()
                self._connection.execute("PRAGMA busy_timeout = 0")
                with _unless_busy():
                    self._forget()
            finally:
                self._connection.close()

    def abandon(self) -> None:
        """Let go of the file as it is."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def _write(self) -> None:
        """Write all that waits, or nothing. Raises sqlite3.Error."""
        if not self._waiting:
            return
        execute = self._connection.execute
        execute("BEGIN IMMEDIATE")
        try:
            for key, *columns, succeeded in self._waiting:
                if succeeded:
                    execute(_WIPE, (key.url,))
                execute(_REPLACE, key)
                execute(_KEEP, (*key, *columns))
            execute("COMMIT")
        except BaseException:
            # SQLite has done so itself after some failures.
            with suppress(sqlite3.Error):
                execute("ROLLBACK")
            raise
        self._waiting.clear()

    def _forget(self) -> None:
        """Take out what is old by the clock, whichever day a run pretends it is. Raises sqlite3.Error."""
        now = int(time.time())
        execute = self._connection.execute
        execute("DELETE FROM seen WHERE written < ? AND (NOT strike OR written < ?)", (now - _CHECK_S, now - _STRIKE_S))
        execute("UPDATE seen SET entry = NULL WHERE written < ? AND entry IS NOT NULL", (now - _ENTRY_S,))


@contextmanager
def _unless_busy() -> Iterator[None]:
    """Leave for later what cannot be done now, because another process is writing."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
