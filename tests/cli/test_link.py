"""`citecheck link` as its users meet it: one address, all that was seen of it, and a status that tells the truth."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citecheck.cli import main
from tests.servers import Server, Site, answers, by_path, closed_port, late, redirects

HOSTILE = "\x1b]0;owned\x07[bold]Tides[/bold]\x9b31m\u202e\r\nof the Elbe"
TIDES = "<html lang=en><title>Tides of the Elbe | Atlas</title><h1>Tides of the Elbe</h1><p>The sea comes and goes."
PAGES = {
    "/tides": answers(body=TIDES.encode(), Content_Type="text/html; charset=utf-8", Server="Harl/1.0"),
    "/old": redirects("/tides", "301 Moved Permanently"),
    "/gone": answers("410 Gone"),
    "/busy": answers("503 Service Unavailable"),
    "/wall": answers("403 Forbidden"),
    "/hostile": answers(body=f"<title>{HOSTILE}</title>{HOSTILE}".encode(), Content_Type="text/html; charset=utf-8"),
    "/late": late(5.0, answers()),
}
QUICK = ("--max-retries", "0", "--allow-private")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to work in, and a network that is up, without the proxies of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    Path("citecheck.toml").write_text('control-host = "localhost"\n', encoding="utf-8")
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    return tmp_path


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server({"*": Site(by_path(PAGES))})
    yield server
    server.close()


def link(*words: str) -> Result:
    screen = {"COLUMNS": "100", "NO_COLOR": "1", "FORCE_COLOR": None}
    return CliRunner().invoke(main, ["link", *words], catch_exceptions=False, env=screen)


@pytest.mark.parametrize(
    ("path", "words", "status", "verdict"),
    [
        ("/tides", (), 0, ("alive", "ok")),
        ("/old", (), 0, ("moved", "moved")),
        ("/gone", (), 1, ("dead", "gone")),
        ("/gone", ("--copy",), 1, ("dead", "dead_archive")),
        ("/wall", (), 3, ("blocked", "forbidden")),
        ("/busy", (), 3, ("unreachable", "server_error")),
        ("/late", ("--timeout", "0.2"), 3, ("unreachable", "timeout")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_exit_status_says_what_the_verdict_is(
    server: Server, path: str, words: tuple[str, ...], status: int, verdict: tuple[str, str]
) -> None:
    result = link(f"http://127.0.0.1:{server.port}{path}", "-f", "json", *QUICK, *words)
    read = json.loads(result.stdout)
    assert ((read["status"], read["reason"]), result.exit_code) == (verdict, status)


def test_everything_that_was_seen_is_shown(server: Server) -> None:
    at = f"http://127.0.0.1:{server.port}"
    shown = link(f"{at}/old", *QUICK, "--title", "''Tides'' of the [[Elbe]]", "--language", "de").stdout
    for words in [
        "citecheck/",
        "de,en,*;q=0.5",
        f"301 Moved Permanently  {at}/old",
        f"200 OK  {at}/tides",
        "Harl/1.0",
        "“Tides of the Elbe | Atlas”",
        "“Tides of the Elbe”: seen",
        "The sea comes and goes.",
        f"moved permanently to {at}/tides, where the cited title is seen",
    ]:
        assert words in shown, shown


def test_a_title_that_is_not_seen_has_a_sibling_asked(server: Server) -> None:
    result = link(f"http://127.0.0.1:{server.port}/tides", *QUICK, "--title", "Bridges of the Harl")
    assert "“Bridges of the Harl”: not seen" in result.stdout
    assert f"404 Not Found  http://127.0.0.1:{server.port}/citecheck-" in result.stdout


def test_nothing_hostile_is_obeyed(server: Server) -> None:
    result = link(f"http://127.0.0.1:{server.port}/hostile", *QUICK, "--title", HOSTILE)
    assert all(line.isprintable() for line in result.stdout.splitlines())
    assert "[bold]Tides[/bold]" in result.stdout


def test_a_password_is_neither_sent_nor_shown(server: Server) -> None:
    result = link(f"http://name:secret@127.0.0.1:{server.port}/tides", *QUICK)
    assert (result.exit_code, "secret" in result.output) == (0, False)


def test_a_header_of_the_configuration_is_named_and_not_shown(server: Server) -> None:
    file = Path("citecheck.toml")
    file.write_text('[hosts."127.0.0.1"]\nheaders = {accept-language = "hidden-word"}\n', encoding="utf-8")
    result = link(f"http://127.0.0.1:{server.port}/tides", *QUICK)
    assert "Accept-Language  as the configuration says for the host" in result.stdout
    assert "hidden-word" not in result.output


@pytest.mark.parametrize(
    ("url", "reason", "status"),
    [("n/a", "bad_url", 1), ("ftp://a.example/", "scheme", 3), ("http://127.0.0.1/", "private_address", 3)],
)
def test_what_is_not_asked_has_a_verdict(url: str, reason: str, status: int) -> None:
    result = link(url, "-f", "json")
    assert (json.loads(result.stdout)["reason"], result.exit_code) == (reason, status)


def test_a_file_that_says_offline_is_obeyed(server: Server) -> None:
    Path("citecheck.toml").write_text("offline = true\n", encoding="utf-8")
    result = link(f"http://127.0.0.1:{server.port}/tides", "-f", "json", *QUICK)
    assert (json.loads(result.stdout)["reason"], result.exit_code, server.touched) == ("offline", 3, False)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([" "], "URL is empty"),
        ([], "Missing argument 'URL'"),
        (["http://a.example/", "--language", "x\r\nX: y"], "must be the tag of a language"),
        (["http://a.example/", "--cache", "a", "--no-cache"], "contradict each other"),
        (["http://a.example/", "--titel", "x"], "did you mean '--title'?"),
    ],
)
def test_wrong_usage(words: list[str], said: str) -> None:
    result = link(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_refused_connection_is_told() -> None:
    result = link(f"http://127.0.0.1:{closed_port()}/", *QUICK)
    assert result.exit_code == 3
    assert "refused" in result.stdout
