"""Whatever is wrong with the file: the run goes on without it, says so once, and touches nothing that is not ours."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from citecheck.memory import Key, Store, UnusableError, usual_place
from citecheck.model import Cited, Status
from tests.memory.runs import FIRST_DAY, Runs
from tests.servers import Web, answers

URL = "http://a.org/page"
PAGE = answers(body=b"<title>Tides</title>")


@pytest.fixture(autouse=True)
def site(web: Web) -> None:
    """A link that is alive."""
    web.site("a.org", PAGE)


def somebody_elses(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE seen (url TEXT)")
        other.commit()


def begun_by_nobody(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA user_version = 1")


def newer(file: Path) -> None:
    Store(file).close()
    with closing(sqlite3.connect(file)) as ours:
        ours.execute("PRAGMA user_version = 99")


def damaged(file: Path) -> None:
    """Everything behind the header is nonsense."""
    Store(file).close()
    size = file.stat().st_size
    file.write_bytes(file.read_bytes()[:100] + b"\xff" * (size - 100))


def cut_short(file: Path) -> None:
    Store(file).close()
    file.write_bytes(file.read_bytes()[:4096])


def pipe(file: Path) -> None:
    Store(file).close()
    os.mkfifo(file.with_name("pipe"))
    file.unlink()
    file.with_name("pipe").rename(file)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda file: file.write_text("My diary.\n" * 99), "is no cache of citecheck, and stays as it is"),
        (lambda file: file.write_bytes(b"x"), "is no cache of citecheck, and stays as it is"),
        (somebody_elses, "is no cache of citecheck, and stays as it is"),
        (begun_by_nobody, "is no cache of citecheck, and stays as it is"),
        (newer, "was made by a newer citecheck"),
        (damaged, "begins a new one"),
        (cut_short, "begins a new one"),
        (lambda file: file.mkdir(), "is no file"),
        (pipe, "is no file"),
    ],
    ids=["text", "byte", "other", "like ours", "newer", "damaged", "cut short", "folder", "pipe"],
)
def test_run_goes_on_without(runs: Runs, make: Callable[[Path], object], said: str) -> None:
    make(runs.file)
    before = runs.file.read_bytes() if runs.file.is_file() else None
    for _ in range(2):
        assert runs.one(0, URL).status is Status.ALIVE
        (note,) = runs.watcher.notes
        assert note.startswith(f"the run goes on without the cache: {runs.file}: ")
        assert said in note
    assert (runs.file.read_bytes() if runs.file.is_file() else None) == before


@pytest.mark.parametrize("place", ["page.txt/links.sqlite", "x" * 300, "/proc/citecheck/links.sqlite"])
def test_place_that_cannot_be(runs: Runs, tmp_path: Path, place: str) -> None:
    (tmp_path / "page.txt").write_text("A sentence.\n")
    runs.file = tmp_path / place
    assert runs.one(0, URL).status is Status.ALIVE
    assert len(runs.watcher.notes) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
@pytest.mark.parametrize("of", ["folder", "file"])
def test_read_only(runs: Runs, of: str) -> None:
    runs.one(0, URL)
    place = runs.file if of == "file" else runs.file.parent
    place.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert runs.one(0, URL).status is Status.ALIVE
        assert len(runs.watcher.notes) == 1
    finally:
        place.chmod(stat.S_IRWXU)


def test_entry_that_is_damaged_is_asked_again(runs: Runs) -> None:
    runs.one(0, URL)
    with closing(sqlite3.connect(runs.file)) as ours:
        ours.execute("UPDATE seen SET entry = substr(entry, 1, length(entry) - 9)")
        ours.commit()
    assert not runs.one(0, URL).from_cache
    assert runs.one(0, URL).from_cache


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE seen SET day = 'yesterday'",
        "UPDATE seen SET day = ''",
        "UPDATE seen SET entry = 7",
        "UPDATE seen SET entry = NULL",
        "UPDATE seen SET strike = 'x'",
        "UPDATE seen SET written = 'x'",
    ],
)
def test_line_that_makes_no_sense_is_no_harm(runs: Runs, harm: str) -> None:
    runs.one(0, URL)
    with closing(sqlite3.connect(runs.file)) as ours:
        ours.execute(harm)
        ours.commit()
    assert runs.one(0, URL).status is Status.ALIVE
    assert runs.watcher.notes == []


def test_observation_of_another_address_is_not_taken(web: Web, runs: Runs) -> None:
    web.site("b.org", answers("404 Not Found"))
    runs.on(0, URL, "http://b.org/")
    with closing(sqlite3.connect(runs.file)) as ours:
        ours.execute("DELETE FROM seen WHERE url = ?", (URL,))
        ours.execute("UPDATE seen SET url = ?", (URL,))
        ours.commit()
    assert runs.one(0, URL).status is Status.ALIVE


def test_text_that_cannot_be_written_is_not_remembered(runs: Runs) -> None:
    """A lone surrogate is no character."""
    for _ in range(2):
        results = runs.on(0, Cited(URL, titles=("\ud800",)), "http://a.org/\ud800")
        assert {(result.status, result.from_cache) for result in results.values()} == {(Status.ALIVE, False)}
        assert runs.watcher.notes == []


def test_nobody_else_may_read_it(runs: Runs) -> None:
    runs.file = runs.file.parent / "new" / "links.sqlite"
    store = Store(runs.file)
    files = list(runs.file.parent.iterdir())
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(runs.file.parent.stat().st_mode) == 0o700
    store.close()


def test_no_home_is_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: Path("~/.cache/citecheck"))
    with pytest.raises(UnusableError, match="no home folder"):
        usual_place()


def test_user_whom_nobody_knows_has_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some versions of platformdirs raise for one: as in a container that runs as a mere number."""

    def unknown(*_: object, **__: object) -> Path:
        message = "could not determine the home directory"
        raise RuntimeError(message)

    monkeypatch.setattr("platformdirs.user_cache_path", unknown)
    with pytest.raises(UnusableError, match="there is no home folder"):
        usual_place()


def test_other_process_that_does_not_let_go(web: Web, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is known is used; what cannot be written is said."""
    monkeypatch.setattr("citecheck.memory.store._PATIENCE_AT_END_MS", 50)
    web.site("b.org", PAGE)
    runs.one(0, URL)
    with closing(sqlite3.connect(runs.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert runs.one(0, URL).from_cache
        assert runs.watcher.notes == []
        assert runs.one(0, "http://b.org/").status is Status.ALIVE
        assert runs.watcher.notes == [f"the run goes on without the cache: {runs.file}: database is locked"]
    assert not runs.one(0, "http://b.org/").from_cache


FULL = """
import resource, sys, threading
from datetime import date
from pathlib import Path
from citecheck.memory import Entry, Key, Store, UnusableError
from citecheck.model import Content, Observation, Outcome
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
store = Store(Path(sys.argv[1]))
try:
    for number in range(5_000):
        url = f"http://a.org/{number}"
        store.keep(Key(url, "en"), date(2026, 1, 1), Entry(Observation(url, Outcome.ANSWERED, 404, url)))
        store.commit_if_due()
    store.close()
except UnusableError as error:
    print(error)
"""


def test_full_disk(tmp_path: Path) -> None:
    """No file of the process may become larger: as on a disk that is full. What was written before is still there."""
    file = tmp_path / "links.sqlite"
    done = subprocess.run([sys.executable, "-c", FULL, file], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{file}: ")
    store = Store(file)
    known = [store.known(Key(f"http://a.org/{number}", "en"), FIRST_DAY).entry is not None for number in range(5_000)]
    store.close()
    assert known[0]
    assert not known[-1]
