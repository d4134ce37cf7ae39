"""What the file holds, and for how long."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.memory import Entry, Key, Known, Store
from citecheck.memory.entries import packed, unpacked
from citecheck.model import Content, Hop, Observation, Outcome

URL = "http://a.org/page"
KEY = Key(URL, "en")
FAILED = Entry(Observation(URL, Outcome.TIMEOUT))
CONTENT = Content(title="Tides", headings=("Tides", "Moon"), text="They come and go.", shown=("Tides",))
SIBLING = Observation("http://a.org/none", Outcome.ANSWERED, 404, content=Content())
WHOLE = Observation(
    URL, Outcome.ANSWERED, 200, "http://b.org/", (Hop(URL, 301),), (("server", "x"),), CONTENT, SIBLING,
    retry_after_s=1.5, detail="in part", attempts=2, elapsed_s=0.25, checked_at="2026-01-01T10:00:00Z", asked_url=URL,
)  # fmt: skip


def test_what_is_packed_comes_back() -> None:
    entry = Entry(WHOLE, ("Tides", "潮"))
    data = packed(entry)
    assert data is not None
    assert unpacked(data) == entry


@given(st.binary())
def test_nonsense_is_no_entry(data: bytes) -> None:
    assert unpacked(data) is None


@given(st.integers(min_value=0), st.integers(0, 255))
def test_entry_with_a_wrong_byte_is_none_or_the_same(at: int, byte: int) -> None:
    entry = Entry(WHOLE, ("Tides",))
    data = bytearray(packed(entry) or b"")
    data[at % len(data)] = byte
    assert unpacked(bytes(data)) in {None, entry}


def test_a_day_knows_what_was_before(tmp_path: Path) -> None:
    file = tmp_path / "links.sqlite"
    store = Store(file)
    for day in (1, 4, 7):
        store.keep(KEY, date(2026, 1, day), FAILED, strike=True)
    store.close()
    store = Store(file)
    known = store.known(KEY, date(2026, 1, 7))
    assert (known.entry, known.day) == (FAILED, date(2026, 1, 7))
    assert known.strikes == ("2026-01-01", "2026-01-04", "2026-01-07")
    assert store.known(KEY, date(2026, 1, 6)).strikes == ("2026-01-01", "2026-01-04")
    assert store.known(KEY, date(2025, 12, 31)) == store.known(Key(URL, "de"), date(2026, 1, 7)) == Known()
    store.close()


def test_what_is_written_is_not_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does one process undo what the other did in the meantime."""
    monkeypatch.setattr("citecheck.memory.store._EVERY_S", 0)
    file, day = tmp_path / "links.sqlite", date(2026, 1, 1)
    one, other = Store(file), Store(file)
    one.keep(KEY, day, FAILED, strike=True)
    one.commit_if_due()
    assert other.known(KEY, day).strikes == ("2026-01-01",)
    other.keep(KEY, day, Entry(WHOLE), succeeded=True)
    other.close()
    assert one.known(KEY, day).strikes == ()
    one.close()
    again = Store(file)
    assert again.known(KEY, day).entry == Entry(WHOLE)
    again.close()


def test_many_may_begin_it_at_once(tmp_path: Path) -> None:
    many = 6
    barrier = threading.Barrier(many)

    def begin(file: Path) -> None:
        barrier.wait()
        Store(file).close()

    for attempt in range(5):
        with ThreadPoolExecutor(many) as pool:
            list(pool.map(begin, [tmp_path / f"{attempt}.sqlite"] * many))


def test_who_opens_it_once_more_takes_nobody_s_lock_away(tmp_path: Path) -> None:
    """While a process has it open, no other one may take away what has been written beside it."""
    file = tmp_path / "links.sqlite"
    one = Store(file)
    assert one.known(KEY, date(2026, 1, 1)) == Known()
    for _ in range(2):
        Store(file).close()
        other = (
            "import sys; from pathlib import Path; from citecheck.memory import Store; Store(Path(sys.argv[1])).close()"
        )
        subprocess.run([sys.executable, "-c", other, str(file)], check=True)
        assert file.with_name("links.sqlite-wal").exists()
    one.close()
    assert not file.with_name("links.sqlite-wal").exists()


def test_old_things_are_forgotten_but_strikes_last_longer(tmp_path: Path) -> None:
    file = tmp_path / "links.sqlite"
    store = Store(file)
    store.keep(KEY, date(2026, 1, 1), FAILED, strike=True)
    store.keep(KEY, date(2026, 1, 2), FAILED)
    store.close()

    def older(days: int) -> list[tuple[str, bool]]:
        with closing(sqlite3.connect(file)) as memory:
            memory.execute("UPDATE seen SET written = written - ? * 86400", (days,))
            memory.commit()
            Store(file).close()
            return memory.execute("SELECT day, entry IS NOT NULL FROM seen ORDER BY day").fetchall()

    assert older(29) == [("2026-01-01", False), ("2026-01-02", True)]
    assert older(2) == [("2026-01-01", False), ("2026-01-02", False)]
    assert older(150) == [("2026-01-01", False)]
    assert older(550) == []
