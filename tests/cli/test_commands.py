"""The commands: how they are found, what their help says, and what is said of a word that is none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from citecheck.cli import COMMANDS, main
from citecheck.cli.ending import honest_end
from citecheck.report.json.schema import schema
from citecheck.version import __version__

HELPS = [[], *([name] for name in COMMANDS)]


def test_version() -> None:
    result = CliRunner().invoke(main, ["--version"], prog_name="citecheck")
    assert (result.exit_code, result.stdout) == (0, f"citecheck {__version__}\n")


def test_version_loads_click_and_nothing_heavy() -> None:
    """The time to start is measured elsewhere; what it depends on is this."""
    code = (
        "import sys, click.shell_completion; before = set(sys.modules)\n"
        "from citecheck.cli import main\n"
        "main(['--version'], prog_name='citecheck', standalone_mode=False)\n"
        "print(*sorted({name.partition('.')[0] for name in set(sys.modules) - before} - sys.stdlib_module_names))\n"
        "print(*sorted(name for name in sys.modules if name.startswith('citecheck')))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    _, others, ours = done.stdout.splitlines()
    assert others == "citecheck"
    assert ours == "citecheck citecheck.cli citecheck.cli.ending citecheck.status citecheck.version"


def test_module_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "citecheck", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"citecheck {__version__}\n"


@pytest.mark.parametrize("words", HELPS, ids=lambda words: " ".join(words) or "citecheck")
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_ends_with_an_example(words: list[str], option: str) -> None:
    result = CliRunner().invoke(main, [*words, option], prog_name="citecheck")
    assert result.exit_code == 0
    last = result.stdout.rstrip().splitlines()[-3:]
    assert "  Example:" in last
    assert last[-1].startswith("    citecheck ")


@pytest.mark.parametrize("words", [[], ["cache"]], ids=["citecheck", "cache"])
def test_what_a_command_does_is_told_on_one_line(words: list[str]) -> None:
    listed = CliRunner().invoke(main, [*words, "--help"]).stdout.partition("Commands:\n")[2].partition("\n\n")[0]
    assert len(listed.splitlines()) >= 3
    assert all(line.endswith(".") and not line.endswith("...") for line in listed.splitlines()), listed


def test_no_words_at_all_show_the_help() -> None:
    result = CliRunner().invoke(main, [], prog_name="citecheck")
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: citecheck SOURCE...")


def test_source_alone_is_checked(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("[[A page]]\n\nA sentence.\n", encoding="utf-8")
    words = ["--offline", "--today", "2026-11-23", str(page)]
    short, long = (CliRunner().invoke(main, start + words) for start in ([], ["check"]))
    assert short.stdout == long.stdout != ""
    assert short.exit_code == long.exit_code


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--ofline", "page.txt"], "there is no option '--ofline'; did you mean '--offline'?"),
        (["check", "--max-retry", "1", "page.txt"], "did you mean '--max-retries'?"),
        (["rul"], "there is no file 'rul' and no such command; did you mean 'rule'?"),
        (["shema"], "did you mean 'schema'?"),
        (["-q", "rule"], "a command stands before its options: citecheck rule"),
        (["check"], "Missing argument 'SOURCE...'"),
        (["-q", "-v", "page.txt"], "contradict"),
        (["rule", "--offline"], "there is no option '--offline'"),
        (["check", "--fail-on", "eror", "page.txt"], "never, not 'eror'; did you mean 'error'?"),
        (["link", "-f", "jsn", "http://h.example/"], "must be one of terminal, json, not 'jsn'; did you mean 'json'?"),
        (["check", "--select", "IDOO1", "page.txt"], "there is no rule 'IDOO1'; did you mean 'ID001'?"),
        (["rule", "verdct"], "there is no rule 'verdct'; did you mean 'verdict'?"),
        (["schema", "sorce"], "not 'sorce'; did you mean 'source'?"),
        (["schema", "zebra"], "must be one of report, jsonl, rule, link, source, not 'zebra'\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_mistake_names_the_nearest_right_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, words, prog_name="citecheck")
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "words",
    [
        ["link", "http://a.example/", "b\x1b[2J\u202e"],
        ["check", "--offline", "-o", "no/such\x1b[2J\u202e.json", "page.txt"],
        ["check", "--offline", "--config", "no\x1b[2J\u202e.toml", "page.txt"],
        ["check", "--offline", "--baseline", "no\x1b[2J\u202e.json", "page.txt"],
        ["source", "\x1b[2J\u202e"],
    ],
    ids=lambda words: words[0],
)
def test_nothing_in_a_mistake_is_obeyed_by_a_screen(words: list[str]) -> None:
    said = CliRunner().invoke(main, words, color=True).stderr
    assert "Error: " in said
    assert all(line.isprintable() for line in said.splitlines()), ascii(said)


def test_file_may_be_named_like_a_misspelt_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rules").write_text("A sentence.\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["--offline", "rules"])
    assert result.exit_code == 0


@pytest.mark.parametrize(("words", "of"), [([], "report"), (["report"], "report"), (["rule"], "rule")])
def test_schema_is_printed_as_it_is_shipped(words: list[str], of: str) -> None:
    result = CliRunner().invoke(main, ["schema", *words])
    assert (result.exit_code, result.stdout) == (0, schema(of))


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (ValueError("strange"), 3, "citecheck itself is at fault"),
        (RecursionError(), 3, "citecheck itself is at fault"),
        (KeyboardInterrupt(), 3, "interrupted"),
        (click.UsageError("wrong"), 2, "wrong"),
        (BrokenPipeError(), 3, ""),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_no_ending_looks_like_findings(error: BaseException, status: int, said: str) -> None:
    @click.command()
    def fails() -> None:
        with honest_end():
            raise error

    result = CliRunner().invoke(fails)
    assert result.exit_code == status
    assert said in result.stderr


def test_fault_of_ours_shows_where_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(click.ClickException), honest_end():
        raise ValueError
    assert "Traceback" in capsys.readouterr().err
