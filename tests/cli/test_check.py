"""`citecheck check` as its users meet it: what goes where, and with which exit status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from citecheck.cli import main
from citecheck.cli.running import by_host
from tests.servers import Server, Site, silence

BARE = "[[A page]]\n\nIt is so.[tpl]cite web|title=Tides|url=http://127.0.0.1:{port}{path}|website=Atlas[/tpl]\n"
# Names no source at all: an error wherever errors fail.
NO_SOURCE = "[[A page]]\n\nIt is so.[tpl]cite web|accessdate=1 May 2012[/tpl]\n"


def page(text: str, name: str = "page.txt") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def run(*words: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(main, words, input=given, catch_exceptions=False)


def report_of(result: Result) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(result.stdout)
    return report


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ([], 1),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "never"], 0),
        (["--select", "LK"], 0),
        (["--ignore", "FD"], 0),
        (["missing.txt"], 3),
        (["missing.txt", "--fail-on", "never"], 3),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_exit_status(words: list[str], status: int) -> None:
    result = run("--offline", *words, page(NO_SOURCE))
    assert result.exit_code == status, result.output
    assert "A page" in result.stdout


@pytest.mark.parametrize(("path", "status"), [("/live", 0), ("/gone", 1)])
def test_dead_link_fails_and_live_one_does_not(server: Server, path: str, status: int) -> None:
    result = run("--allow-private", "-f", "json", page(BARE.format(port=server.port, path=path)))
    assert result.exit_code == status, result.output
    assert [link["http_status"] for link in report_of(result)["links"]] == [200 if path == "/live" else 404]


def test_private_address_is_not_asked_unless_allowed(server: Server) -> None:
    result = run("-f", "json", page(BARE.format(port=server.port, path="/live")))
    assert [link["reason"] for link in report_of(result)["links"]] == ["private_address"]
    assert not server.touched


def test_offline_asks_nothing(server: Server) -> None:
    result = run("--offline", "--allow-private", "-f", "json", page(BARE.format(port=server.port, path="/live")))
    assert [link["reason"] for link in report_of(result)["links"]] == ["offline"]
    assert not server.touched


def test_missing_source_is_named_and_the_others_are_audited() -> None:
    result = run("--offline", "-f", "json", "--fail-on", "never", "missing.txt", page(NO_SOURCE))
    assert result.exit_code == 3
    (line,) = result.stderr.splitlines()
    assert line.startswith("citecheck: missing.txt: ")
    report = report_of(result)
    assert [document["title"] for document in report["documents"]] == ["A page"]
    assert [problem["path"] for problem in report["problems"]] == ["missing.txt"]


def test_standard_input() -> None:
    result = run("--offline", "-f", "json", "-", given=NO_SOURCE)
    assert result.exit_code == 1
    assert [document["title"] for document in report_of(result)["documents"]] == ["A page"]


def test_empty_standard_input_is_no_success() -> None:
    assert run("--offline", "-").exit_code == 3


def test_an_empty_file_in_a_folder_hides_no_finding(tmp_path: Path) -> None:
    (tmp_path / "empty.md").touch()
    (tmp_path / "page.txt").write_text(NO_SOURCE)
    result = run("--offline", str(tmp_path))
    assert result.exit_code == 1
    assert "empty.md: skipped, an empty file" in result.stderr
    assert run("--offline", str(tmp_path), str(tmp_path / "empty.md")).exit_code == 3


def test_quiet_says_nothing_but_the_report() -> None:
    result = run("--offline", "-q", "missing.txt", page(NO_SOURCE))
    assert result.exit_code == 3
    assert result.stderr == ""
    assert "A page" in result.stdout


def test_a_run_that_takes_a_while_says_so_before_it_is_over() -> None:
    server = Server({"*": Site(silence)})
    try:
        result = run("--allow-private", "--deadline", "2", page(BARE.format(port=server.port, path="/")))
    finally:
        server.close()
    said = "citecheck: 0 of 1 link: 0 alive, 0 dead, 0 unknown; waiting for 127.0.0.1"
    assert said in result.stderr.splitlines()


def test_verbose_shows_each_link_as_it_is_judged(server: Server) -> None:
    result = run("--allow-private", "-v", "-f", "json", page(BARE.format(port=server.port, path="/gone")))
    judged = f"dead not_found http://127.0.0.1:{server.port}/gone  404 Not Found from 127.0.0.1"
    assert judged in result.stderr.splitlines()


def test_output_goes_into_the_file_and_nowhere_else(folder: Path) -> None:
    result = run("--offline", "-f", "json", "-o", "report.json", page(NO_SOURCE))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["complete"] is True


def test_output_to_a_dash_is_standard_output() -> None:
    assert report_of(run("--offline", "-f", "json", "-o", "-", page(NO_SOURCE)))["complete"] is True


def test_output_that_cannot_be_is_a_mistake() -> None:
    result = run("--offline", "-o", "missing/report.json", page(NO_SOURCE))
    assert result.exit_code == 2
    assert "missing/report.json cannot be written: No such file or directory" in result.stderr


def test_report_never_replaces_a_page(folder: Path) -> None:
    result = run("--offline", "-o", str(folder / "page.txt"), page(NO_SOURCE))
    assert result.exit_code == 2
    assert "the report would replace page.txt" in result.stderr
    assert Path("page.txt").read_text(encoding="utf-8") == NO_SOURCE


@pytest.mark.parametrize("option", ["--no-cache", "--recheck"])
def test_options_of_the_cache_are_accepted(option: str) -> None:
    plain, with_option = run("--offline", page(NO_SOURCE)), run("--offline", option, page(NO_SOURCE))
    assert with_option.stdout == plain.stdout != ""
    assert with_option.exit_code == plain.exit_code


def test_list_links_asks_nothing(server: Server) -> None:
    text = BARE.format(port=server.port, path="/live") + "\nSee http://a.example/ too.\n"
    result = run("--allow-private", "--list-links", page(text))
    assert result.exit_code == 0
    assert (
        result.stdout == f"127.0.0.1 (1)\n  http://127.0.0.1:{server.port}/live\na.example (1)\n  http://a.example/\n"
    )
    assert not server.touched


def test_list_links_of_a_missing_source_is_no_success() -> None:
    result = run("--list-links", "missing.txt")
    assert result.exit_code == 3
    assert "missing.txt" in result.stderr


def test_list_by_host() -> None:
    listed = by_host(["http://b.example/2", "http://a.example/", "https://b.example/1"])
    assert listed == "a.example (1)\n  http://a.example/\nb.example (2)\n  http://b.example/2\n  https://b.example/1\n"
    assert by_host([]) == ""


def test_same_run_prints_the_same_bytes() -> None:
    name = page(NO_SOURCE)
    first, second = (report_of(run("--offline", "--today", "2026-11-23", "-f", "json", name)) for _ in range(2))
    for report in (first, second):
        del report["started_at"], report["elapsed_s"]
    assert first == second
    assert first["today"] == "2026-11-23"


@pytest.mark.parametrize("source", ["dump.xml", "dump.xml.bz2", "https://en.wikipedia.example/wiki/Tides"])
def test_source_of_a_later_day_says_so(source: str) -> None:
    if "//" not in source:
        Path(source).write_bytes(b"<mediawiki>")
    result = run("--offline", source)
    assert result.exit_code == 3
    assert "not yet" in result.stderr
    assert source in result.stderr
