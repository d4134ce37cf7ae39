"""The workflows: sound to those who check workflows, and the job for dead links fails on dead links alone."""

from __future__ import annotations

import json
import re
import shlex
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citecheck.cli import main
from tests.servers import Server, Site, answers, by_path, silence

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
BESIDE_PYTHON = Path(sys.executable).parent

PATIENCE = """
timeout = 0.5
deadline = 2
max-retries = 0
host-request-interval = 0
"""
"""A configuration beside the pages, so that the job's own command need not wait for an hour."""


def test_both_are_there() -> None:
    assert [path.name for path in WORKFLOWS] == ["ci.yml", "citecheck.yml"]


@pytest.mark.parametrize(
    "command",
    [
        [BESIDE_PYTHON / "zizmor", "--offline", "--persona", "auditor", "--quiet"],
        [BESIDE_PYTHON / "check-jsonschema", "--builtin-schema", "vendor.github-workflows"],
    ],
    ids=lambda command: command[0].name,
)
def test_nothing_is_found_in_them(command: list[str | Path]) -> None:
    done = subprocess.run([*command, *WORKFLOWS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_hash(path: Path) -> None:
    uses = re.findall(r"uses: (\S+)", path.read_text(encoding="utf-8"))
    assert uses
    assert [use for use in uses if not re.fullmatch(r"actions/[\w/-]+@[0-9a-f]{40}", use)] == []


def test_ci_runs_the_line_of_the_readme() -> None:
    steps = re.findall(r"run: (.*)", (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    assert steps == [".ci/run"]


# --- the job for dead links -------------------------------------------------------------------------------------------


def job() -> list[str]:
    """The words of the job's command, as they stand in the workflow."""
    text = (ROOT / ".github" / "workflows" / "citecheck.yml").read_text(encoding="utf-8")
    (command,) = re.findall(r"run: (citecheck .*)", text)
    return shlex.split(command)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server with a page for each way in which a link can go."""
    paths = {
        "/live": answers(body=b"<title>Live</title>" + b"words " * 200),
        "/busy": answers("503 Service Unavailable"),
        "/walled": answers("403 Forbidden"),
        "/slow": silence,
    }
    server = Server({"*": Site(by_path(paths, otherwise=answers("404 Not Found")))})
    yield server
    server.close()


def run_job(folder: Path, monkeypatch: pytest.MonkeyPatch, *urls: str) -> tuple[Result, dict[str, str]]:
    """Run the job's command where its folder of pages cites these addresses; gives the links' reasons too."""
    pages = folder / "seeds"
    pages.mkdir()
    for number, url in enumerate(urls):
        text = f"[[Page {number}]]\n\nSo it is.[tpl]cite web|url={url}|title=Page {number}|website=Site[/tpl]\n"
        (pages / f"{number}.txt").write_text(text, encoding="utf-8")
    (folder / "citecheck.toml").write_text(PATIENCE, encoding="utf-8")
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(main, [*job()[1:], "--allow-private"], catch_exceptions=False)
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return result, {link["url"]: f"{link['status']} {link['reason']}" for link in report["links"]}


def test_job_is_the_command_that_is_documented() -> None:
    assert job()[:4] == ["citecheck", "check", "--select", "LK"]


@pytest.mark.parametrize(
    ("path", "reason", "status"),
    [
        ("/gone", "dead not_found", 1),
        ("/busy", "unreachable server_error", 0),
        ("/walled", "blocked forbidden", 0),
        ("/slow", "unreachable timeout", 0),
        ("/live?again", "dead not_found", 1),
        ("/live", "alive ok", 0),
    ],
)
def test_job_fails_on_dead_links_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Server, path: str, reason: str, status: int
) -> None:
    site = f"http://127.0.0.1:{server.port}"
    result, links = run_job(tmp_path, monkeypatch, f"{site}/live", site + path)
    assert links == {f"{site}/live": "alive ok", site + path: reason}
    assert result.exit_code == status, result.stderr
    assert result.stdout == ""


def test_job_says_when_it_could_not_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three hosts that take a call and never answer: a network that is down, and nobody is accused."""
    with ExitStack() as listeners:
        urls = []
        for host in ("127.0.0.1", "127.0.0.2", "127.0.0.3"):
            port = listeners.enter_context(socket.create_server((host, 0))).getsockname()[1]
            urls.append(f"http://{host}:{port}/")
        result, links = run_job(tmp_path, monkeypatch, *urls)
    assert result.exit_code == 3
    assert links == dict.fromkeys(urls, "unreachable network_down")
    assert "the network is down" in result.stderr
