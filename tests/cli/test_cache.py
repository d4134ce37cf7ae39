"""`citecheck cache`, and the options of `check` that concern it."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from citecheck.cli import main
from citecheck.memory import Entry, Key, Store
from citecheck.model import Content, Hop, Observation, Outcome
from tests.servers import Server

URL = "http://a.org/page"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words, catch_exceptions=False)


def checked(server: Server, *words: str) -> Result:
    """An audit of a page with two links, one of them dead."""
    at = f"http://127.0.0.1:{server.port}"
    Path("page.txt").write_text(f"[[A page]]\n\nSo.<ref>{at}/live</ref>\nAnd so.<ref>{at}/gone</ref>\n")
    return run("check", "--allow-private", "-f", "json", "--fail-on", "never", *words, "page.txt")


def links_of(result: Result) -> list[dict[str, Any]]:
    links: list[dict[str, Any]] = json.loads(result.stdout)["links"]
    return links


def usual() -> Path:
    return Path(os.environ["XDG_CACHE_HOME"]) / "citecheck" / "links.sqlite"


def test_second_run_answers_from_memory(server: Server) -> None:
    first = links_of(checked(server))
    second = links_of(checked(server))
    assert [link.pop("from_cache") for link in first] == [False, False]
    assert [link.pop("from_cache") for link in second] == [True, True]
    assert first == second
    assert usual().is_file()


@pytest.mark.parametrize("words", [["--no-cache"], ["--offline"], ["--list-links"]], ids=str)
def test_cache_is_left_alone(server: Server, words: list[str]) -> None:
    checked(server, *words)
    assert not usual().exists()


def test_recheck(server: Server) -> None:
    checked(server)
    assert [link["from_cache"] for link in links_of(checked(server, "--recheck"))] == [False, False]


def test_cache_in_another_file(server: Server, folder: Path) -> None:
    checked(server, "--cache", "new/links.sqlite")
    assert (folder / "new" / "links.sqlite").is_file()
    assert not usual().exists()
    assert run("cache", "show", "--cache", "new/links.sqlite").stdout.startswith("new/links.sqlite: 2 links, ")


@pytest.mark.parametrize("words", [["--cache", "x"], ["--recheck"]], ids=str)
def test_contradictions(server: Server, words: list[str]) -> None:
    result = checked(server, "--no-cache", *words)
    assert result.exit_code == 2
    assert f"--no-cache and {words[0]} contradict each other" in result.stderr


def test_file_that_is_none_is_named_in_one_line(server: Server) -> None:
    Path("notes\x1b[1m.txt").write_text("My notes.\n")
    result = checked(server, "--cache", "notes\x1b[1m.txt")
    assert result.exit_code == 0
    assert len(links_of(result)) == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith("citecheck: the run goes on without the cache: notes␛[1m.txt: ")
    assert checked(server, "-q", "--cache", "notes\x1b[1m.txt").stderr == ""
    for command in ("show", "clear"):
        result = run("cache", command, "--cache", "notes\x1b[1m.txt")
        assert (result.exit_code, result.stdout) == (3, "")
        assert "notes␛[1m.txt: is no cache of citecheck, and stays as it is" in result.stderr
    assert Path("notes\x1b[1m.txt").read_text() == "My notes.\n"


def test_path() -> None:
    assert run("cache", "path").stdout == f"{usual()}\n"
    assert not usual().exists()


def test_show_and_clear_without_a_cache() -> None:
    assert run("cache", "show").stdout == f"{usual()}: nothing is remembered\n"
    assert run("cache", "show", URL).stdout == f"{URL}: nothing is remembered\n"
    assert run("cache", "clear").stdout == f"{usual()}: 0 links forgotten\n"
    assert not usual().exists()


def test_history_of_a_link_that_is_no_text() -> None:
    Store(usual()).close()
    assert run("cache", "show", "http://a\udcff.org/").stdout == "http://a<U+DCFF>.org/: nothing is remembered\n"


@pytest.mark.parametrize("words", [["show"], ["show", URL], ["clear"]], ids=str)
def test_file_that_cannot_be_looked_for(words: list[str]) -> None:
    result = run("cache", *words, "--cache", "a" * 300)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "File name too long" in result.stderr


@pytest.fixture
def history() -> None:
    """Two days of one link, and one of another."""
    store = Store(usual())
    key = Key(URL, "en")
    store.keep(key, date(2026, 1, 1), Entry(Observation(URL, Outcome.TIMEOUT)), strike=True)
    moved = Observation(
        URL,
        Outcome.ANSWERED,
        http_status=200,
        final_url="http://b.org/",
        hops=(Hop(URL, 301),),
        content=Content(title="Tides\x1b[2J"),
        detail="read \x9b in part",
        checked_at="2026-01-09T10:00:00Z",
    )
    store.keep(key, date(2026, 1, 9), Entry(moved))
    store.keep(Key("http://c.org/", "en"), date(2026, 1, 5), Entry(Observation("http://c.org/", Outcome.NXDOMAIN)))
    store.close()


@pytest.mark.usefixtures("history")
def test_show() -> None:
    first, *others = run("cache", "show").stdout.splitlines()
    assert first.startswith(f"{usual()}: 2 links, ")
    assert others == ["seen from 2026-01-01 to 2026-01-09", "1 link with strikes"]


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize("url", [URL, f"{URL}#part", "a.org/page"])
def test_history_of_a_link(url: str) -> None:
    assert run("cache", "show", url).stdout.splitlines() == [
        URL,
        "asked as: en",
        "  2026-01-01  timeout, a strike",
        "  2026-01-09  answered 200",
        f"              redirect 301 from {URL}",
        "              to http://b.org/",
        "              title: Tides␛[2J",
        "              read <U+009B> in part",
        "              at 2026-01-09T10:00:00Z",
    ]


@pytest.mark.usefixtures("history")
def test_clear() -> None:
    assert run("cache", "clear").stdout == f"{usual()}: 2 links forgotten\n"
    assert run("cache", "clear").stdout == f"{usual()}: 0 links forgotten\n"
    assert run("cache", "show").stdout == f"{usual()}: nothing is remembered\n"


@pytest.mark.usefixtures("history")
def test_clear_takes_a_damaged_file_away() -> None:
    size = usual().stat().st_size
    usual().write_bytes(usual().read_bytes()[:100] + b"\xff" * (size - 100))
    shown = run("cache", "show")
    assert shown.exit_code == 3
    assert "`citecheck cache clear` begins a new one" in shown.stderr
    assert run("cache", "clear").exit_code == 0
    assert run("cache", "show").stdout == f"{usual()}: nothing is remembered\n"
    assert list(usual().parent.iterdir()) == []
