"""The diff of a file: `patch` and `git apply` make of the file exactly what was meant."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from citecheck.fixing.patch import Change, unified

PATCH, GIT = shutil.which("patch"), shutil.which("git")
TOOLS = {
    "patch": [PATCH or "patch", "-p1", "--binary", "--no-backup-if-mismatch", "--fuzz=0", "-s"],
    "git": [GIT or "git", "apply", "--whitespace=nowarn", "-"],
}
EVERY_TOOL = pytest.mark.parametrize("tool", TOOLS)
LINES = st.lists(st.sampled_from([b"a\n", b"b\n", b"\n", b"c\r\n", b"d\r", b"e", b"\0\n", b"\xff\n"]), max_size=30)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    # Nothing of a repository around the folder may take part.
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


def changed(data: bytes, changes: list[Change]) -> bytes:
    for change in reversed(changes):
        data = data[: change.start] + change.written + data[change.end :]
    return data


def applied(tool: str, name: str, data: bytes, diff: bytes) -> bytes:
    """What a tool makes of a file with this diff."""
    if shutil.which(TOOLS[tool][0]) is None:
        pytest.skip(f"there is no {tool}")
    path = Path(name)
    path.write_bytes(data)
    done = subprocess.run(TOOLS[tool], input=diff, capture_output=True, check=False)
    assert done.returncode == 0, (diff, done.stdout, done.stderr)
    return path.read_bytes()


def test_diff_is_the_usual_one() -> None:
    data = b"".join(b"%d\n" % number for number in range(1, 21))
    changes = [
        Change(2, 3, b"two"),
        Change(data.index(b"12"), data.index(b"13"), b""),
        Change(len(data), len(data), b"21"),
    ]
    assert unified("page.wiki", data, changes) == (
        b"--- a/page.wiki\n+++ b/page.wiki\n"
        b"@@ -1,5 +1,5 @@\n 1\n-2\n+two\n 3\n 4\n 5\n"
        b"@@ -9,7 +9,6 @@\n 9\n 10\n 11\n-12\n 13\n 14\n 15\n"
        b"@@ -18,3 +17,4 @@\n 18\n 19\n 20\n+21\n\\ No newline at end of file\n"
    )


@pytest.mark.parametrize("changes", [[], [Change(1, 2, b"b")]], ids=["none", "the same again"])
def test_no_change_is_no_diff(changes: list[Change]) -> None:
    assert unified("page.wiki", b"abc\n", changes) == b""


@EVERY_TOOL
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(LINES, st.data())
@example([b"one line"], None)
@example([b"cr\r", b"only\r"], None)
@example([b"a\n"] * 9, None)
def test_tool_makes_what_was_meant(tool: str, lines: list[bytes], draws: st.DataObject | None) -> None:
    data = b"".join(lines)
    places = (
        sorted(draws.draw(st.lists(st.integers(0, len(data)), max_size=8))) if draws else [0, 1, len(data), len(data)]
    )
    changes = [
        Change(start, end, draws.draw(st.sampled_from([b"", b"x", b"y\n", b"\r\n"])) if draws else b"x")
        for start, end in zip(places[::2], places[1::2], strict=False)
    ]
    diff = unified("page.wiki", data, changes)
    new = changed(data, changes)
    assert bool(diff) == (new != data)
    # Both tools take a file without a byte for one that is not there.
    if diff and data and new:
        assert applied(tool, "page.wiki", data, diff) == new


@EVERY_TOOL
@pytest.mark.parametrize(
    "name", ["a b.wiki", "é.wiki", 'a"b.wiki', "a\tb.wiki", "a\\b.wiki", "a\nb.wiki", "-", "x/y.wiki"]
)
def test_file_of_any_name(tool: str, name: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    diff = unified(f"./{name}", b"a\n", [Change(0, 1, b"b")])
    assert applied(tool, name, b"a\n", diff) == b"b\n"


def test_name_in_a_diff(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    def named(path: str | Path) -> bytes:
        return unified(str(path), b"a", [Change(0, 1, b"b")]).splitlines()[0]

    elsewhere = tmp_path_factory.mktemp("elsewhere") / "page.wiki"
    (folder / "pages").mkdir()
    (folder / "link.wiki").symlink_to(folder / "pages" / "page.wiki")
    assert named("pages/../page.wiki") == b"--- a/page.wiki"
    assert named(folder / "page.wiki") == b"--- a/page.wiki"
    assert named("link.wiki") == b"--- a/pages/page.wiki"
    assert named(elsewhere) == f"--- a{elsewhere}".encode()
    assert named("-") == b"--- a/-"
