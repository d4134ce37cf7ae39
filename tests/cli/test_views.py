"""`--claims`, `--sources` and `--summary`, as their users meet them: on the seed, on several pages, beside others."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from citecheck.cli import main

SEED = str(Path(__file__).parents[2] / "seeds" / "000_c4276b294e0ef22e.txt")
VIEWS = ("--claims", "--sources", "--summary")
DUMP = "".join(
    f"[[Page {number}]]\n\nIt is so.[tpl]cite web|title=Tides {number}|url=http://tides{number % 3}.example/[/tpl]\n\n"
    for number in range(40)
)
TOTALS = re.compile(r"^\d+ of \d+ judged claims stand \(survival \d+%\).*; \d+ unknown\.?$", re.MULTILINE)


def run(*words: str, columns: int = 80, **variables: str) -> Result:
    """An offline run on a screen of so many columns."""
    env = {"COLUMNS": str(columns), "NO_COLOR": None, "FORCE_COLOR": None, **variables}
    return CliRunner().invoke(main, ["--offline", *words], env=env, catch_exceptions=False)


@pytest.fixture
def report() -> dict[str, Any]:
    """The seed's JSON report: what every view has to agree with."""
    report: dict[str, Any] = json.loads(run("-f", "json", SEED).stdout)
    return report


# --- the seed ---------------------------------------------------------------------------------------------------------


def test_claims_of_the_seed_are_those_of_its_json(report: dict[str, Any]) -> None:
    shown = re.findall(r"^  [✗!?✓] (\w+) +“(.{0,30})", run("--claims", SEED).stdout, re.MULTILINE)
    claims = report["documents"][0]["claims"]
    assert [verdict for verdict, _ in shown] == [claim["verdict"] for claim in claims]
    assert all(words.split("”")[0] for _, words in shown)


def test_sources_of_the_seed_hold_all_its_claims(report: dict[str, Any]) -> None:
    rows = re.findall(r"^ +(\d+) +(\d+)  [✗!?✓] ", run("--sources", SEED).stdout, re.MULTILINE)
    claims = report["documents"][0]["claims"]
    assert sum(int(alone) for _, alone in rows) <= len(claims) <= sum(int(number) for number, _ in rows)
    weak = sum(claim["verdict"] == "weak" for claim in claims)
    assert weak > 0
    assert "generally unreliable (Wikipedia:Perennial sources, " in " ".join(run("--sources", SEED).stdout.split())


def test_summary_of_the_seed_has_its_counts(report: dict[str, Any]) -> None:
    claims = report["summary"]["claims"]
    stand, judged = claims["good"] + claims["weak"], sum(claims.values()) - claims["unknown"]
    line = next(line for line in run("--summary", SEED).stdout.splitlines() if "Pakistan" in line)
    assert line.split()[:6] == [
        *(f"{report['summary']['survival']:.0%}", str(stand), "of", str(judged), str(claims["weak"])),
        str(claims["unknown"]),
    ]


# --- several pages, and a dump ----------------------------------------------------------------------------------------


def test_three_pages_side_by_side_are_a_line_each() -> None:
    bad = "It is so.<ref>{{cite web|accessdate=1 May 2012}}</ref>\n"
    Path("bad.wiki").write_text(bad, encoding="utf-8")
    Path("empty.wiki").write_text("Nothing is {{cited}} here.\n", encoding="utf-8")
    result = run("empty.wiki", SEED, "bad.wiki", "--summary")
    assert result.exit_code == 1
    head, titles, *lines = result.stdout.splitlines()
    assert head.startswith("Pages, the worst first")
    assert titles.split() == ["survival", "stand", "weak", "unknown", "page"]
    assert [line.split()[0] for line in lines[:3]] == ["0%", "100%", "–"]
    assert [name in line for name, line in zip(("bad.wiki", "Pakistan", "empty.wiki"), lines, strict=False)] == [
        True
    ] * 3
    assert lines[3:5] == ["", "3 pages, 1 without citations"]


@pytest.mark.parametrize("words", [(view,) for view in VIEWS] + [VIEWS, ()], ids=" ".join)
def test_several_processes_write_the_same(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citecheck.reading._BATCH", 300)
    for number in range(4):
        Path(f"{number}.txt").write_text(DUMP.replace("Page ", f"Page {number}"), encoding="utf-8")
    alone, together = (run(*words, "--jobs", jobs, ".").stdout for jobs in ("1", "3"))
    assert together == alone
    assert "160 pages" in alone


def test_sources_of_a_dump_are_added_up() -> None:
    Path("dump.txt").write_text(DUMP, encoding="utf-8")
    found = re.findall(r"^ +(\d+) +(\d+) +(\d+)  \? (\S+):", run("--sources", "dump.txt").stdout, re.MULTILINE)
    assert found == [
        ("14", "14", "14", "tides0.example"),
        ("13", "13", "13", "tides1.example"),
        ("13", "13", "13", "tides2.example"),
    ]


# --- beside other options ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_has_the_exit_status_and_the_end_of_the_report(view: str) -> None:
    plain, viewed = run("--fail-on", "warning", SEED), run("--fail-on", "warning", SEED, view)
    assert viewed.exit_code == plain.exit_code == 1
    assert viewed.stderr == plain.stderr == ""
    assert len(TOTALS.findall(viewed.stdout)) == len(TOTALS.findall(plain.stdout)) == 1
    assert plain.stdout.splitlines()[-2:] == viewed.stdout.splitlines()[-2:]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_needs_the_terminal_report(view: str) -> None:
    result = run(SEED, view, "-f", "json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{view} is a view of the terminal report, and the format is json" in result.stderr
    Path("citecheck.toml").write_text('format = "json"\n', encoding="utf-8")
    assert run(SEED, view).exit_code == 2
    assert run(SEED, view, "-f", "terminal").exit_code == 0


def test_list_links_shows_no_view() -> None:
    result = run(SEED, "--list-links", "--claims")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--list-links and --claims contradict each other" in result.stderr


def test_a_view_is_written_into_the_file(folder: Path) -> None:
    shown = run(SEED, "--sources").stdout
    assert run(SEED, "--sources", "-q", "-o", "sources.txt").output == ""
    assert (folder / "sources.txt").read_text(encoding="utf-8") == shown


def test_lists_of_the_project_are_heard(folder: Path) -> None:
    (folder / "own.csv").write_text("domain,rating,reason,list,date\ntides.example,deprecated,,Our list,2026-01-02\n")
    (folder / "citecheck.toml").write_text('sources.files = ["own.csv"]\n')
    (folder / "page.wiki").write_text("It is so.<ref>{{cite web|title=A|url=http://tides.example/}}</ref>\n")
    assert "! tides.example: weak · deprecated (Our list, 2026-01-02)" in run("page.wiki", "--sources").stdout


@pytest.mark.parametrize("view", [*VIEWS, "-q"])
@pytest.mark.parametrize("columns", [1, 40, 200])
def test_colour_only_adds_to_what_is_said(view: str, columns: int) -> None:
    plain, coloured = (run(SEED, view, columns=columns, **color).stdout for color in ({}, {"FORCE_COLOR": "1"}))
    assert "\x1b" not in plain
    assert "\x1b" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert run(SEED, view, columns=columns, FORCE_COLOR="1", NO_COLOR="1").stdout == plain


def test_every_view_says_how_many_claims_are_of_which_standing(report: dict[str, Any]) -> None:
    counted = Counter(claim["verdict"] for claim in report["documents"][0]["claims"])
    for view in VIEWS:
        assert f"{counted['weak']} on weak sources only; {counted['unknown']} unknown" in run(SEED, view).stdout
