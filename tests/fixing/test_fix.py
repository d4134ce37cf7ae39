"""The pipeline from sources to diffs or files: what is mended, what is told, what the exit status says."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from citecheck.config import Settings
from citecheck.fixing import fix, rounds
from citecheck.fixing.files import Writer
from citecheck.status import ExitStatus
from tests.watching import Listener

TODAY = date(2026, 11, 23)
FAULTY = "It is.{{cite web|titel=A|url=http://www.example.org/a|x=}}\n"
MENDED = "It is.{{cite web|title=A|url=http://www.example.org/a}}\n"
UNSAFE = "It is.{{cite web|title=A|url=www.example.org/a}}\n"


def mended(
    *sources: Path | str,
    write: bool = True,
    unsafe: bool = False,
    stdin: bytes = b"",
    stop: threading.Event | None = None,
    **settings: Any,
) -> tuple[ExitStatus, bytes, Listener]:
    """Mend the sources; gives exit status, what was shown and what the watcher was told."""
    shown: list[bytes] = []
    watcher = Listener()
    status = fix(
        [str(source) for source in sources],
        Settings(today=TODAY, **settings),
        Writer() if write else shown.append,
        watcher,
        stop or threading.Event(),
        io.BytesIO(stdin),
        unsafe=unsafe,
    )
    return status, b"".join(shown), watcher


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.wiki"
    path.write_text(FAULTY, encoding="utf-8", newline="")
    return path


def test_file_is_written(page: Path) -> None:
    status, shown, watcher = mended(page)
    assert (status, shown) == (ExitStatus.FINE, b"")
    assert page.read_bytes() == MENDED.encode()
    assert watcher.notes == ["2 faults mended in 1 file: FD012 misspelt-parameter 1, FD014 empty-unknown-parameter 1"]


def test_diff_leaves_the_file_alone(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(page.parent)
    status, shown, watcher = mended(page, write=False)
    assert status is ExitStatus.FINDINGS
    assert shown.decode() == f"--- a/page.wiki\n+++ b/page.wiki\n@@ -1 +1 @@\n-{FAULTY}+{MENDED}"
    assert page.read_bytes() == FAULTY.encode()
    assert "2 faults in 1 file can be mended; --write does it: " in watcher.notes[0]


@pytest.mark.parametrize("write", [False, True])
def test_nothing_to_mend(page: Path, *, write: bool) -> None:
    page.write_text(MENDED, encoding="utf-8")
    before = page.stat()
    status, shown, watcher = mended(page, write=write)
    assert (status, shown, watcher.notes) == (ExitStatus.FINE, b"", ["nothing to mend"])
    # It was read, which may be noted on it too.
    after = page.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_unsafe_fixes_are_counted_until_they_are_wanted(page: Path) -> None:
    page.write_text(UNSAFE, encoding="utf-8")
    status, _, watcher = mended(page)
    assert status is ExitStatus.FINE
    assert watcher.notes == ["nothing to mend", "1 more with --unsafe: UR002 url-without-scheme 1"]
    assert mended(page, unsafe=True)[0] is ExitStatus.FINE
    assert page.read_text(encoding="utf-8") == UNSAFE.replace("www", "http://www")


def test_page_that_bars_programs_is_mended_when_unsafe_fixes_are_wanted(page: Path) -> None:
    page.write_text("{{nobots}}" + FAULTY, encoding="utf-8", newline="")
    assert mended(page)[2].notes == [
        "nothing to mend",
        "2 more with --unsafe: FD012 misspelt-parameter 1, FD014 empty-unknown-parameter 1",
        "1 page tagged {{nobots}}: mended only with --unsafe",
    ]
    assert mended(page, unsafe=True)[0] is ExitStatus.FINE
    assert page.read_text(encoding="utf-8") == "{{nobots}}" + MENDED


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        ({"select": ("FD012",)}, FAULTY.replace("titel", "title")),
        ({"ignore": ("misspelt-parameter",)}, FAULTY.replace("|x=", "")),
        ({"select": ("FD015",)}, FAULTY.replace("|date=", "")),
    ],
    ids=["select", "ignore", "off by default"],
)
def test_rules_can_be_narrowed(page: Path, settings: dict[str, Any], text: str) -> None:
    page.write_text(FAULTY.replace("}}", "|date=}}"), encoding="utf-8")
    mended(page, **settings)
    assert page.read_text(encoding="utf-8") == (text if "FD015" in str(settings) else text.replace("}}", "|date=}}"))


@pytest.mark.parametrize(
    "before",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.rstrip("\n").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        lambda text: b"caf\xe9\xff \xe2\x82 " + text.encode() + b"\xef\xbf\xbd\xe9",
        lambda text: text.encode().replace(b"=A", b"=\xe9"),
    ],
    ids=["CRLF", "CR", "no line end", "mark", "UTF-16", "UTF-16 BE", "invalid around", "invalid in a citation"],
)
def test_bytes_outside_the_edits_stay(page: Path, before: Callable[[str], bytes]) -> None:
    text = f"A.\n\n{FAULTY}\nB.\n{FAULTY}"
    page.write_bytes(before(text))
    assert mended(page)[0] is ExitStatus.FINE
    assert page.read_bytes() == before(f"A.\n\n{MENDED}\nB.\n{MENDED}")


def test_dump_file_of_many_pages(tmp_path: Path) -> None:
    page = "[[Page {}]]\n\nCATEGORIES: a\n\nIt is.[tpl]cite web|{}=A|url=http://www.example.org/a[/tpl]\n\n\n"
    redirect = "[[Page]]\n\n#REDIRECT [[Page 1]]\n\n\n"
    dump = tmp_path / "dump.txt"
    dump.write_text("".join(page.format(number, "titel") + redirect for number in range(300)), encoding="utf-8")
    assert mended(dump)[0] is ExitStatus.FINE
    assert dump.read_text(encoding="utf-8") == "".join(page.format(number, "title") + redirect for number in range(300))


@pytest.mark.parametrize(("name", "text"), [("page.md", "See <http://www.example.org>.\n"), ("page.txt", "Plain.\n")])
def test_other_formats_are_read_and_left_as_they_are(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert mended(tmp_path, write=False)[:2] == (ExitStatus.FINE, b"")


def test_folder_and_what_cannot_be_read(page: Path, tmp_path: Path) -> None:
    (tmp_path / "other.wiki").write_text(FAULTY, encoding="utf-8")
    status, _, watcher = mended(tmp_path, tmp_path / "missing.wiki")
    assert status is ExitStatus.UNFINISHED
    assert [(problem.path, problem.message) for problem in watcher.problems] == [
        (str(tmp_path / "missing.wiki"), "No such file or directory")
    ]
    assert page.read_text(encoding="utf-8") == (tmp_path / "other.wiki").read_text(encoding="utf-8") == MENDED
    assert watcher.notes[0].startswith("4 faults mended in 2 files: ")


def test_standard_input_is_shown() -> None:
    status, shown, _ = mended("-", write=False, stdin=FAULTY.encode())
    assert status is ExitStatus.FINDINGS
    assert shown.startswith(b"--- a/-\n+++ b/-\n")


def test_pipe_can_be_shown_but_not_written() -> None:
    reading, writing = os.pipe()
    os.write(writing, FAULTY.encode())
    os.close(writing)
    try:
        status, _, watcher = mended(f"/dev/fd/{reading}")
    finally:
        os.close(reading)
    assert status is ExitStatus.UNFINISHED
    assert [problem.message for problem in watcher.problems] == ["is no regular file"]


class Meddler(threading.Event):
    """Is asked whether to stop, and does something else first."""

    def __init__(self, what: Callable[[], object]) -> None:
        super().__init__()
        self._what = what

    def is_set(self) -> bool:
        self._what()
        return super().is_set()


def test_file_that_changes_meanwhile_is_left_alone(page: Path) -> None:
    theirs = b"Somebody else was here."
    status, _, watcher = mended(page, stop=Meddler(lambda: page.write_bytes(theirs)))
    assert status is ExitStatus.UNFINISHED
    assert page.read_bytes() == theirs
    assert [problem.message for problem in watcher.problems] == ["has changed since it was read, and is left as it is"]
    assert watcher.notes == ["nothing to mend"]


@pytest.mark.parametrize("write", [False, True])
def test_stopped_run_leaves_what_is_under_way(page: Path, *, write: bool) -> None:
    stop = threading.Event()
    stop.set()
    status, shown, _ = mended(page, write=write, stop=stop)
    assert (status, shown) == (ExitStatus.UNFINISHED, b"")
    assert page.read_bytes() == FAULTY.encode()


def test_page_that_does_not_settle_is_a_problem_and_the_others_are_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "MOST_ROUNDS", 2)
    page = "[[{}]]\n\nIt is.[tpl]cite web|title=A|{}[/tpl]\n\n"
    dump = tmp_path / "dump.txt"
    dump.write_text(page.format("One", "frist=B|lsat=C|x=") + page.format("Two", "y="), encoding="utf-8")
    status, _, watcher = mended(dump)
    assert status is ExitStatus.UNFINISHED
    (problem,) = watcher.problems
    assert (problem.line, problem.message.endswith("go on for ever; the page is left as it is")) == (1, True)
    expected = page.format("One", "frist=B|lsat=C|x=") + page.format("Two", "").replace("|[", "[")
    assert dump.read_text(encoding="utf-8") == expected
