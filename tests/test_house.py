"""The checks that read the code instead of running it: style, types, and which module may import which."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BESIDE_PYTHON = Path(sys.executable).parent

CHECKS = [
    ["ruff", "check", "."],
    ["ruff", "format", "--check", "."],
    ["mypy"],
    ["lint-imports"],
]


@pytest.mark.parametrize("words", CHECKS, ids=" ".join)
def test_check_finds_nothing(words: list[str]) -> None:
    program, *rest = words
    done = subprocess.run([BESIDE_PYTHON / program, *rest], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_exception_to_the_style_is_explained() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lint = tomllib.loads(text)["tool"]["ruff"]["lint"]
    assert lint["select"] == ["ALL"]
    exceptions = [*lint["ignore"], *(code for codes in lint["per-file-ignores"].values() for code in codes)]
    lines = text.splitlines()
    for code in exceptions:
        line = next(line for line in lines if line.strip().startswith(f'"{code}",'))
        assert len(line.partition("#")[2].split()) >= 3, line


def test_nothing_is_silenced_without_a_word() -> None:
    marks = ("# type: " + "ignore", "pragma: " + "no cover", "TYPE_" + "CHECKING", "TO" + "DO", "FIX" + "ME")
    found = [
        f"{path.relative_to(ROOT)}: {mark}"
        for folder in ("src", "tests")
        for path in (ROOT / folder).rglob("*.py")
        for mark in marks
        if mark in path.read_text(encoding="utf-8")
    ]
    assert found == []


def test_nothing_that_is_kept_is_ignored() -> None:
    """A wheel leaves out what git ignores, even what git keeps."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a clone")
    words = [git, "ls-files", "--cached", "--ignored", "--exclude-standard"]
    assert subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout == ""


def test_top_level_holds_no_more_than_it_should() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a clone")
    tracked = subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    names = {line.partition("/")[0] for line in tracked.stdout.splitlines()}
    files = {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", ".gitignore", ".pre-commit-hooks.yaml"}
    assert names <= files | {"seeds", "src", "tests", ".github", ".ci"}


def test_the_guide_to_the_house_names_every_folder() -> None:
    guide = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[^|]+) \|", guide.partition("## The house")[2].partition("\n## ")[0], re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([\w.]+)/?`", row)}
    source = ROOT / "src" / "citecheck"
    assert {path.name for path in source.iterdir() if (path / "__init__.py").exists()} <= named
    assert {name for name in named if not (source / name).exists()} == set()
