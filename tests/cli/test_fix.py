"""`citecheck fix` as its users meet it: what goes where, and with which exit status."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citecheck.cli import main

FAULTY = "It is.{{cite web|titel=A|url=http://www.example.org/a}}\r\n"
MENDED = FAULTY.replace("titel", "title")
UNSAFE = "It is.{{cite web|title=A|url=www.example.org/a}}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to work in, so that no configuration of the repository holds."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


@pytest.fixture
def page(folder: Path) -> Path:
    path = folder / "page.wiki"
    path.write_bytes(FAULTY.encode())
    return path


def run(*words: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["fix", *words], input=given, catch_exceptions=False)


def test_diff_goes_to_standard_output_and_the_summary_beside_it(page: Path) -> None:
    result = run("page.wiki")
    assert result.exit_code == 1
    assert result.stdout_bytes.decode() == f"--- a/page.wiki\n+++ b/page.wiki\n@@ -1 +1 @@\n-{FAULTY}+{MENDED}"
    assert result.stderr == "citecheck: 1 fault in 1 file can be mended; --write does it: FD012 misspelt-parameter 1\n"
    assert page.read_bytes() == FAULTY.encode()


@pytest.mark.parametrize(
    "tool", [["git", "apply", "--whitespace=nowarn"], ["patch", "-p1", "--binary", "-s"]], ids=" ".join
)
def test_diff_can_be_applied(page: Path, tool: list[str]) -> None:
    if shutil.which(tool[0]) is None:
        pytest.skip(f"there is no {tool[0]}")
    page.write_bytes(b"\xef\xbb\xbf\xff\xe9\r\n" + FAULTY.encode() + b"\r" + FAULTY.strip().encode())
    subprocess.run(tool, input=run("page.wiki").stdout_bytes, check=True)
    assert page.read_bytes() == b"\xef\xbb\xbf\xff\xe9\r\n" + MENDED.encode() + b"\r" + MENDED.strip().encode()


def test_write(page: Path) -> None:
    result = run("--write", "page.wiki")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "citecheck: 1 fault mended in 1 file: FD012 misspelt-parameter 1\n"
    assert page.read_bytes() == MENDED.encode()
    again = run("page.wiki")
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", "citecheck: nothing to mend\n")


def test_unsafe_is_for_whoever_asks(page: Path) -> None:
    page.write_text(UNSAFE, encoding="utf-8")
    assert run("page.wiki").stderr.splitlines()[1] == "citecheck: 1 more with --unsafe: UR002 url-without-scheme 1"
    assert run("--unsafe", "page.wiki").exit_code == 1


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--ignore", "FD"], 0),
        (["--select", "DT,UR"], 0),
        (["--select", "misspelt-parameter"], 1),
        (["--config", "own.toml"], 0),
        (["--lang", "de"], 1),
        (["missing.wiki"], 3),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_exit_status(page: Path, words: list[str], status: int) -> None:
    (page.parent / "own.toml").write_text('ignore = ["FD"]\n')
    assert run(*words, "page.wiki").exit_code == status


def test_day_is_that_of_today(page: Path) -> None:
    page.write_text("{{cite web|title=A|url=http://www.example.org/a|date=5 MAY 2014}}\n", encoding="utf-8")
    assert run("--today", "2013-01-01", "page.wiki").exit_code in {0, 1}
    assert "today must be" not in run("--today", "2013-01-01", "page.wiki").stderr
    assert run("--today", "never", "page.wiki").exit_code == 2


def test_standard_input() -> None:
    result = run("-", given=FAULTY.encode())
    assert result.exit_code == 1
    assert result.stdout_bytes.startswith(b"--- a/-\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--write", "-"], "standard input cannot be written"),
        (["--select", "XX1", "page.wiki"], "there is no rule 'XX1'"),
        (["--lang", "German", "page.wiki"], "--lang': must be the tag of a language"),
        (["rul"], "no such command"),
        ([], "Missing argument"),
        (["--offline", "page.wiki"], "there is no option '--offline'"),
    ],
)
def test_mistakes(page: Path, words: list[str], said: str) -> None:
    result = run(*words, given=FAULTY)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert page.read_bytes() == FAULTY.encode()


@pytest.mark.parametrize("key", ["unsafe", "write"])
def test_file_in_somebodys_repository_cannot_ask_for_it(page: Path, key: str) -> None:
    (page.parent / "citecheck.toml").write_text(f"{key} = true\n")
    result = run("page.wiki")
    assert result.exit_code == 2
    assert f"'{key}' is for the command line alone" in result.stderr


def test_quiet_says_nothing_but_the_diff() -> None:
    result = run("-q", "-", "missing.wiki", given=FAULTY)
    assert result.exit_code == 3
    assert result.stderr == ""
    assert result.stdout.startswith("--- a/-\n")


def test_file_that_cannot_be_written_is_named(page: Path) -> None:
    page.unlink()
    page.mkdir()
    (page / "inner.wiki").symlink_to("/dev/null")
    result = run("--write", "page.wiki")
    assert result.exit_code == 3
    assert "holds no text file" in result.stderr


def test_screen_is_shown_nothing_that_it_would_obey(page: Path) -> None:
    page.write_bytes(b"\x1b[31m" + FAULTY.encode())
    screen, end = pty.openpty()
    command = [sys.executable, "-m", "citecheck", "fix", "-q", "page.wiki"]
    done = subprocess.run(command, stdout=end, check=False)
    os.close(end)
    shown = os.read(screen, 65536)
    os.close(screen)
    assert done.returncode == 1
    assert b"\x1b" not in shown
    assert "+\N{SYMBOL FOR ESCAPE}[31mIt is.{{cite web|title=A".encode() in shown
