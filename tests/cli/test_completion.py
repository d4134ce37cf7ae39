"""Completion in a shell: commands, options, their words, rules, and file names for what is checked."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from citecheck.cli import COMMANDS, main
from citecheck.rules import ALL

BESIDE_PYTHON = Path(sys.executable).parent
FILES = "<files>"


def starting(begun: str) -> list[str]:
    """The codes of rules that begin so."""
    codes = [rule.code for rule in ALL if rule.code.startswith(begun)]
    assert codes
    return codes


def completed(*words: str) -> list[str]:
    """What bash is told of the last word."""
    asked = {"_CITECHECK_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(["citecheck", *words])}
    result = CliRunner().invoke(main, [], prog_name="citecheck", env={**asked, "COMP_CWORD": str(len(words))})
    assert (result.exit_code, result.stderr) == (0, "")
    pairs = (line.partition(",") for line in result.stdout.splitlines())
    return [FILES if kind == "file" else value for kind, _, value in pairs]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([""], [FILES, *COMMANDS]),
        (["c"], [FILES, "check", "cache"]),
        (["--off"], ["--offsets", "--offline"]),
        (["--ver"], ["--version", "--verbose"]),
        (["page.wiki", "--off"], ["--offsets", "--offline"]),
        (["--offline", "pa"], [FILES]),
        (["check", "--offl"], ["--offline"]),
        (["check", "pa"], [FILES]),
        (["check", "page.wiki", "pa"], [FILES]),
        (["fix", "--w"], ["--write"]),
        (["fix", "pa"], [FILES]),
        (["baseline", "pa"], [FILES]),
        (["check", "-o", "pa"], [FILES]),
        (["check", "--format", "js"], ["json", "jsonl"]),
        (["-f", "js"], ["json", "jsonl"]),
        (["check", "--fail-on", ""], ["error", "warning", "note", "never"]),
        (["check", "--select", "UR01"], starting("UR01")),
        (["check", "--select", "LK,sr00"], [f"LK,{code}" for code in starting("SR00")]),
        (["rule", "LK00"], starting("LK00")),
        (["cache", "sh"], ["show"]),
        (["schema", "ru"], ["rule"]),
        (["check", "--no-such-option", "pa"], [FILES]),
    ],
    ids=" ".join,
)
def test_what_is_offered(words: list[str], expected: list[str]) -> None:
    assert completed(*words) == expected


SHELLS = {
    "bash": 'eval "$(_CITECHECK_COMPLETE=bash_source citecheck)"; complete -p citecheck',
    "zsh": "autoload -U compinit; compinit -D; "
    "source <(_CITECHECK_COMPLETE=zsh_source citecheck); print $_comps[citecheck]",
    "fish": "_CITECHECK_COMPLETE=fish_source citecheck | source; complete --do-complete 'citecheck check --offl'",
}


@pytest.mark.parametrize("shell", SHELLS)
def test_shells_take_what_they_are_given(shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"there is no {shell} here; the system's package of that name has it")
    env = {"PATH": f"{BESIDE_PYTHON}:/usr/bin:/bin"}
    done = subprocess.run([program, "-c", SHELLS[shell]], env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert ("--offline" if shell == "fish" else "_citecheck_completion") in done.stdout
