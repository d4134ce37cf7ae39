"""The hooks for pre-commit: which files they take, and what their commands make of them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from ruamel.yaml import YAML

from citecheck.cli import main
from tests.servers import Server

HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook for hook in YAML(typ="safe").load(Path(__file__).parents[1] / ".pre-commit-hooks.yaml")
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(hook: str, *more: str) -> Result:
    """Run a hook as pre-commit does: its command, its words, the files."""
    program, *words = shlex.split(HOOKS[hook]["entry"])
    assert program == "citecheck"
    return CliRunner().invoke(main, [*words, *HOOKS[hook]["args"], *more], catch_exceptions=False)


def test_both_are_there() -> None:
    assert list(HOOKS) == ["citecheck", "citecheck-links"]
    assert all({"name", "description", "language", "files"} <= set(hook) for hook in HOOKS.values())


@pytest.mark.parametrize("hook", HOOKS.values(), ids=list(HOOKS))
@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("page.wiki", True),
        ("pages/Page one.WikiText", True),
        ("README.md", True),
        ("robots.txt", False),
        ("wiki", False),
        ("page.md.py", False),
    ],
)
def test_pages_are_taken_and_nothing_else(hook: dict[str, Any], name: str, *, taken: bool) -> None:
    assert bool(re.search(hook["files"], name)) == taken
    assert hook["types"] == ["text"]


def test_a_commit_asks_no_link(canary: Server) -> None:
    text = f"It fell.{{{{cite book |title=Bridges |isbn=978-0-306-40615-8 |url=http://127.0.0.1:{canary.port}/}}}}\n"
    Path("page.wiki").write_text(text, encoding="utf-8")
    result = run("citecheck", "page.wiki")
    assert result.exit_code == 1
    assert re.fullmatch(r"page\.wiki:1:42: error: .* \[ID001\]\n", result.stdout)
    assert not canary.touched
    assert "stages" not in HOOKS["citecheck"]


def test_links_are_asked_by_hand_and_nothing_else_fails() -> None:
    Path("page.wiki").write_text("It fell.{{cite book |title=Bridges |isbn=1 |url=htp://x}}\n", encoding="utf-8")
    result = run("citecheck-links", "page.wiki")
    assert (result.exit_code, result.stdout) == (0, "")
    assert HOOKS["citecheck-links"]["stages"] == ["manual"]


@pytest.mark.parametrize("hook", HOOKS)
def test_a_page_that_is_called_like_an_option_is_a_page(hook: str) -> None:
    Path("--output=owned.md").write_text("It fell.\n", encoding="utf-8")
    assert run(hook, "--output=owned.md").exit_code == 0
    assert [path.name for path in Path().iterdir()] == ["--output=owned.md"]
