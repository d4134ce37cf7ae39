"""`citecheck source` as its users meet it: every list's word on one source, with its date, and what follows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from citecheck.cli import main
from citecheck.report.json.schema import schema


def source(*words: str) -> Result:
    screen = {"COLUMNS": "100", "NO_COLOR": "1", "FORCE_COLOR": None}
    return CliRunner().invoke(main, ["source", *words], catch_exceptions=False, env=screen)


def told(asked: str) -> dict[str, Any]:
    result = source("-f", "json", asked)
    assert result.exit_code == 0
    whole: dict[str, Any] = json.loads(result.stdout)
    Draft202012Validator(json.loads(schema("source"))).validate(whole)
    return whole


def test_every_list_is_told_with_its_date_and_what_follows() -> None:
    result = source("dailymail.co.uk")
    assert result.exit_code == 0
    assert result.stdout == (
        "dailymail.co.uk\n"
        "\n"
        "What the lists say\n"
        "  Wikipedia:Perennial sources, 2026-04-18\n"
        "    deprecated: Daily Mail, as dailymail.co.uk; last discussed in 2024\n"
        "    CC-BY-SA-4.0; https://en.wikipedia.org/wiki/Wikipedia:Reliable_sources/Perennial_sources\n"
        "  Cite Unseen, 2023-08-10\n"
        "    deprecated: as dailymail.co.uk\n"
        "    tabloid: as dailymail.co.uk\n"
        "    CC-BY-SA-4.0; https://meta.wikimedia.org/wiki/Cite_Unseen\n"
        "  Unreliable/Predatory Source Detector, 2022-01-20\n"
        "    deprecated: as dailymail.co.uk\n"
        "    CC-BY-SA; https://en.wikipedia.org/wiki/User:Headbomb/unreliable\n"
        "\n"
        "What citecheck makes of it\n"
        "  warning SR006  dailymail.co.uk (Daily Mail) is a deprecated source (Wikipedia:Perennial sources,\n"
        "  2026-04-18); cite another for the claim.\n"
        "  A citation that has nothing else is weak.\n"
    )


@pytest.mark.parametrize(
    ("asked", "word", "codes"),
    [
        ("lenta.ru", "depends", ["SR033"]),
        ("dailymail.co.uk", "deprecated", ["SR006"]),
        ("HTTPS://M.DailyMail.co.uk:443/x?y#z", "deprecated", ["SR006"]),
        ("telegraph.co.uk", "depends", []),
        ("https://www.nytimes.com/2014/x", "generally-reliable", []),
        ("https://web.archive.org/web/20140101000000/http://www.scirp.org/x", "predatory", ["SR011"]),
        ("https://www.amazon.com/dp/B002PB17NQ", "shop", ["SR001"]),
        ("harl.example", None, []),
    ],
)
def test_what_a_program_is_told(asked: str, word: str | None, codes: list[str]) -> None:
    whole = told(asked)
    assert whole["word"] == word
    assert [finding["code"] for finding in whole["findings"]] == codes
    assert whole["weighs"] == (bool(codes) and word != "depends")


def test_several_ratings_are_all_told_each_with_what_it_is_for() -> None:
    ratings = [rating for rating in told("zdnet.com")["ratings"] if rating["list"]["name"] == "wikipedia-perennial"]
    assert [(rating["word"], rating["topic"]) for rating in ratings] == [
        ("generally-reliable", "before October 2020"),
        ("generally-unreliable", "October 2020–present"),
    ]
    shown = source("zdnet.com").stdout
    assert "    generally unreliable (October 2020–present): ZDNET, as zdnet.com; last discussed in 2024\n" in shown
    assert shown.endswith("  It depends on the topic, the part or the year. That is no fault; see the lists.\n")


def test_the_form_of_an_address_is_told_too() -> None:
    whole = told("https://bit.ly/2xYzAbC")
    assert [(form["category"], form["listed"]) for form in whole["forms"]] == [("link-shortener", "bit.ly")]
    assert "link-shortener, as bit.ly" in source("https://bit.ly/2xYzAbC").stdout


def test_a_copy_is_judged_by_the_page_it_is_of() -> None:
    shown = source("https://web.archive.org/web/20140101000000/http://harl.example/x").stdout
    assert "  a copy of  http://harl.example/x\n" in shown
    assert shown.endswith("  No list speaks of it. That says nothing for or against it.\n")


@pytest.mark.parametrize("word", ["", " ", "tides", "two words.example", "mailto:a@harl.example", "http://", "/x"])
def test_what_is_no_address_and_no_domain_is_refused(word: str) -> None:
    result = source(word)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is no address and no domain" in result.stderr


def test_nothing_that_is_asked_reaches_the_screen_unescaped() -> None:
    result = source("http://harl.example/\x1b]0;owned\x07[bold]x\u202e")
    assert result.exit_code == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(result.stdout)
    assert "[bold]x" in result.stdout


def test_a_projects_own_list_is_named_by_its_configuration(tmp_path: Path) -> None:
    settings = tmp_path / "citecheck.toml"
    settings.write_text('sources = {files = ["own.csv"]}\n', encoding="utf-8")
    own = tmp_path / "own.csv"
    own.write_text("domain,rating,reason,list,date\nharl.example,deprecated,made up,Ours,2026\n", encoding="utf-8")
    page = tmp_path / "page.wiki"
    page.write_text("Tides.<ref>{{cite web |title=A |url=http://harl.example/a}}</ref>\n", encoding="utf-8")

    shown = source("--config", str(settings), "harl.example").stdout
    assert "deprecated: as harl.example; made up\n" in shown
    assert "harl.example is a deprecated source (Ours, 2026: “made up”)" in " ".join(shown.split())
    words = ["check", "--offline", "-f", "json", "--config", str(settings), "--select", "SR", str(page)]
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert "harl.example is a deprecated source (Ours, 2026: “made up”)" in result.stdout

    bad = tmp_path / "bad.csv"
    bad.write_text("domain,rating\n", encoding="utf-8")
    settings.write_text('sources = {files = ["own.csv", "bad.csv"]}\n', encoding="utf-8")
    for command in ("source", "check"):
        result = CliRunner().invoke(main, [command, "--config", str(settings), "harl.example"], catch_exceptions=False)
        assert result.exit_code == 2
        assert f"{bad}: line 1: has no column “reason”" in result.stderr
