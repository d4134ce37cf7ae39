"""Where the report goes: whole or not at all, in UTF-8, and never lost in silence."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import click
import pytest

from citecheck.cli.ending import UnfinishedError
from citecheck.cli.output import color_wanted, opened

SEED = Path(__file__).parents[2] / "seeds" / "000_c4276b294e0ef22e.txt"
FULL = Path("/dev/full")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_file_is_there_only_when_all_is_written(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    with opened(target) as output:
        output.write("é \udcff ")
        assert not target.exists()
        output.write("\r\n")
    assert target.read_bytes() == "é \\udcff \r\n".encode()
    assert names(tmp_path) == ["report.txt"]


def test_old_report_stays_when_the_run_fails(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    target.write_text("old")
    with pytest.raises(ZeroDivisionError), opened(target) as output:
        output.write("new")
        raise ZeroDivisionError
    assert target.read_text() == "old"
    assert names(tmp_path) == ["report.txt"]


def test_old_report_stays_when_the_process_is_stopped_at_once(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    with pytest.raises(FileNotFoundError), opened(target) as output:
        output.write("new")
        output.discard()
        assert names(tmp_path) == []
        raise FileNotFoundError


def test_mode_of_the_old_file_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    target.write_text("old")
    target.chmod(0o640)
    with opened(target) as output:
        output.write("new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert target.read_text() == "new"


@pytest.mark.parametrize(
    ("method", "number"), [("chmod", errno.EPERM), ("replace", errno.EBUSY)], ids=["no modes", "mounted by itself"]
)
def test_what_a_place_cannot_do_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str, number: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    target = tmp_path / "report.txt"
    target.write_text("old")
    monkeypatch.setattr(Path, method, refuse)
    with opened(target) as output:
        output.write("new")
    assert target.read_text() == "new"
    assert names(tmp_path) == ["report.txt"]


def test_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_text("old")
    link = tmp_path / "report.txt"
    link.symlink_to(real)
    with opened(link) as output:
        output.write("new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_device_is_written_to_and_not_replaced() -> None:
    with opened(Path(os.devnull)) as output:
        output.write("gone")
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize("where", ["missing/report.txt", "."], ids=["no such folder", "a folder"])
def test_place_that_cannot_be_is_a_mistake_known_at_once(tmp_path: Path, where: str) -> None:
    with pytest.raises(click.UsageError, match="cannot be written"), opened(tmp_path / where):
        pytest.fail("the run began")


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
def test_full_disk_is_a_run_that_could_not_finish() -> None:
    with pytest.raises(UnfinishedError, match="No space left") as caught, opened(FULL) as output:
        output.write("x" * 10)
    assert caught.value.exit_code == 3


def citecheck(words: str) -> subprocess.CompletedProcess[str]:
    """The whole program in a shell, as pipes and redirections meet it."""
    command = f"{sys.executable} -m citecheck {words}"
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize(
    "command", [f"--offline -f json '{SEED}'", "cache path", "cache show", "rule", "schema", "--help"]
)
def test_full_standard_output(command: str) -> None:
    done = citecheck(f"{command} > /dev/full")
    assert done.returncode == 3
    assert done.stderr == "Error: standard output: the report cannot be written: No space left on device\n"


@pytest.mark.parametrize("command", [f"--offline -f json '{SEED}'", "rule", "check --help"])
def test_reader_that_goes_away_ends_the_run_quietly(command: str) -> None:
    """The pipe is closed before the first byte, whatever its size: 3, as the report was not given out."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            ["bash", "-c", f"{sys.executable} -m citecheck {command}"],
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (3, b"")


@pytest.mark.parametrize("pages", [1, 200], ids=["at the end", "in the middle"])
def test_reader_that_goes_away_costs_nobody_else_a_report(tmp_path: Path, pages: int) -> None:
    for number in range(pages):
        (tmp_path / f"{number}.wiki").write_text("It fell.<ref>{{cite web}}</ref>\n" * 10, encoding="utf-8")
    report, (reader, writer) = tmp_path / "report.jsonl", os.pipe()
    os.close(reader)
    words = ["-f", "jsonl", "-o", str(report), "-f", "unix", "-o", "-", "--offline", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-m", "citecheck", *words], stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (3, b"")
    *first, last = report.read_bytes().splitlines()
    assert sum(line.startswith(b'{"type":"page"') for line in first) == pages
    assert last.startswith(b'{"type":"summary"')


@pytest.mark.parametrize("buffered", ["", "1"], ids=["with a buffer", "without"])
def test_reader_that_goes_away_in_the_middle_of_a_piece(buffered: str) -> None:
    """What is written at once is more than a pipe holds: the system takes a part of it."""
    words = [sys.executable, "-m", "citecheck", "rule", "--format", "json"]
    environment = os.environ | {"PYTHONUNBUFFERED": buffered}
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.read(10)
        process.stdout.close()
        assert (process.wait(timeout=60), process.stderr.read()) == (3, b"")


@pytest.mark.parametrize("command", [f"--offline '{SEED}'", "cache path", "cache clear"])
def test_closed_standard_output(command: str) -> None:
    done = citecheck(f"{command} >&-")
    assert done.returncode == 2
    assert "standard output is closed" in done.stderr


def test_latin_1_terminal_settings_do_not_touch_a_redirected_report() -> None:
    command = f"PYTHONIOENCODING=latin-1 {sys.executable} -m citecheck --offline -f json '{SEED}'"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert "Pakistan–Russia relations" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("variables", "terminal", "wanted"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": ""}, False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_colour(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], *, terminal: bool, wanted: bool) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    master, slave = os.openpty()
    try:
        with os.fdopen(slave, "w") as screen, Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            assert color_wanted(screen if terminal else nowhere) is wanted
    finally:
        os.close(master)


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("> report.json", False),
        ("> report.json 2>&1", True),
        ("| cat", True),
    ],
)
def test_a_report_in_a_file_is_not_seen_while_it_is_written(tmp_path: Path, words: str, *, seen: bool) -> None:
    asks = "import sys; from citecheck.cli.output import is_seen; sys.exit(is_seen())"
    shell = f"set -o pipefail; '{sys.executable}' -c \"{asks}\" {words}"
    assert subprocess.run(["bash", "-c", shell], cwd=tmp_path, check=False).returncode == seen
