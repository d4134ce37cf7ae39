"""The summary of a workflow's step: beside the annotations, behind what is there, and never more than GitHub takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citecheck.cli import main
from citecheck.report.markdown import STEP_SUMMARY_BYTES

WIKI = "It fell.{{cite book |title=Bridges |isbn=978-0-306-40615-8}}\n"


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the step's summary goes; nothing is there yet."""
    monkeypatch.chdir(tmp_path)
    Path("page.wiki").write_text(WIKI, encoding="utf-8")
    file = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    return file


def run(*words: str) -> Result:
    result = CliRunner().invoke(main, ["--offline", *words, "page.wiki"], catch_exceptions=False)
    assert result.exit_code == 1, result.output
    return result


def test_summary_stands_beside_the_annotations(summary: Path) -> None:
    result = run("-f", "github")
    assert result.stdout.startswith("::error file=page.wiki")
    assert result.stderr == ""
    assert summary.read_text(encoding="utf-8").startswith("\n## citecheck\n\n**1 claim: ")


@pytest.mark.parametrize("words", [["-f", "json"], ["-f", "markdown", "-o", "page.md"], []])
def test_other_formats_leave_it_alone(summary: Path, words: list[str]) -> None:
    run(*words)
    assert not summary.exists()


def test_nothing_is_written_outside_of_a_step(summary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    assert run("-f", "github").stderr == ""
    assert not summary.exists()


def test_what_the_step_has_said_before_stays(summary: Path) -> None:
    summary.write_text("Built.", encoding="utf-8")
    run("-f", "github", "-o", "-", "-f", "json", "-o", "page.json", "--jobs", "2")
    assert summary.read_text(encoding="utf-8").startswith("Built.\n## citecheck\n")


def test_summary_is_never_longer_than_github_takes(summary: Path) -> None:
    """A longer one would be dropped as a whole, with what was there before."""
    summary.write_bytes(b"x" * (STEP_SUMMARY_BYTES - 100))
    assert f"{summary} has no room left" in run("-f", "github").stderr
    summary.write_bytes(b"x" * (STEP_SUMMARY_BYTES - 3_000))
    assert run("-f", "github").stderr == ""
    assert STEP_SUMMARY_BYTES - 2_900 < summary.stat().st_size <= STEP_SUMMARY_BYTES


def test_a_place_that_cannot_be_written_is_no_end(summary: Path) -> None:
    summary.mkdir()
    result = run("-f", "github")
    assert result.stdout.startswith("::error")
    assert f"citecheck: GITHUB_STEP_SUMMARY: {summary} cannot be written: Is a directory\n" == result.stderr
