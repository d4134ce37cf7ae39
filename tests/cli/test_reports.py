"""Several reports of one run, where each goes, and what standard input is taken for."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from citecheck.cli import main
from citecheck.cli.reports import Wanted, wanted

WIKI = "It fell.{{cite book |title=Bridges 𝄞 |isbn=978-0-306-40615-8}}\n"


def run(*words: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["--offline", *words], input=given, catch_exceptions=False)


@pytest.mark.parametrize(
    ("formats", "files", "expected"),
    [
        ([], [], [("terminal", None)]),
        (["json"], [], [("json", None)]),
        ([], ["a.csv", "b.json"], [("csv", "a.csv"), ("json", "b.json")]),
        ([], ["a.report"], [("terminal", "a.report")]),
        (["unix", "json"], ["-", "b"], [("unix", None), ("json", "b")]),
        (["json"], ["a.csv"], [("json", "a.csv")]),
    ],
)
def test_each_format_goes_into_its_file(
    formats: list[str], files: list[str], expected: list[tuple[str, str | None]]
) -> None:
    made = [Wanted(form, Path(file) if file else None) for form, file in expected]
    assert wanted(formats, [Path(file) for file in files], "terminal") == made


@pytest.mark.parametrize(
    ("formats", "files", "complaint"),
    [
        (["json", "csv"], ["a.json"], "2 times --format and one --output: give each"),
        (["json"], ["a.json", "b.json"], "one --format and 2 times --output: give each"),
        (["json", "csv"], [], "2 times --format and 0 times --output: give each"),
        (["json", "csv"], ["-", "-"], "2 reports would go to standard output"),
        (["json", "csv"], ["a", "./a"], "2 reports would go to .*a"),
    ],
)
def test_what_does_not_fit_together_is_refused(formats: list[str], files: list[str], complaint: str) -> None:
    with pytest.raises(click.UsageError, match=complaint):
        wanted(formats, [Path(file) for file in files], "terminal")


@pytest.mark.parametrize("name", ["a" * 300, f"{'a' * 300}.wiki", "circle", "circle.wiki"])
def test_a_file_that_nothing_can_be_called(name: str) -> None:
    Path("page.wiki").write_text(WIKI, encoding="utf-8")
    if name.startswith("circle"):
        Path(name).symlink_to(name)
    result = run("-o", name, "page.wiki")
    assert result.exit_code == 2
    assert "cannot be written: " in result.stderr


def test_several_reports_of_one_run() -> None:
    Path("page.wiki").write_text(WIKI, encoding="utf-8")
    result = run("-f", "unix", "-o", "-", "-f", "json", "-o", "page.json", "-f", "csv", "-o", "page.csv", "page.wiki")
    assert result.exit_code == 1
    report = json.loads(Path("page.json").read_text(encoding="utf-8"))
    found = [finding["code"] for finding in report["documents"][0]["findings"]]
    assert [line[-6:-1] for line in result.stdout.splitlines()] == found
    assert len(Path("page.csv").read_text(encoding="utf-8").splitlines()) == len(found) + 1


_GUESSED = "written as a terminal report; name a format with -f"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["-o", "a.foo"], ["a.foo"]),
        (["-o", "a"], ["a"]),
        (["-o", "a.foo", "-o", "b.json", "-o", "c.Html.gz"], ["a.foo", "c.Html.gz"]),
        (["-o", "a.TXT", "-o", "b.csv"], []),
        (["-o", "a.foo", "-q"], []),
        (["-o", "a.foo", "-f", "terminal"], []),
        (["-o", "a.foo", "--claims"], []),
        (["-o", os.devnull], []),
        (["-o", "a.foo", "--list-links"], []),
        (["-o", "-"], []),
    ],
)
def test_a_file_whose_ending_is_unknown_is_told(words: list[str], told: list[str]) -> None:
    Path("page.wiki").write_text(WIKI, encoding="utf-8")
    said = [line for line in run(*words, "page.wiki").stderr.splitlines() if line.startswith("citecheck: ")]
    assert said == [f"citecheck: {file}: {_GUESSED}" for file in told]


def test_a_format_of_the_configuration_is_no_guess() -> None:
    Path("citecheck.toml").write_text('format = "json"\n', encoding="utf-8")
    Path("page.wiki").write_text(WIKI, encoding="utf-8")
    assert _GUESSED not in run("-o", "a.foo", "page.wiki").stderr
    json.loads(Path("a.foo").read_text(encoding="utf-8"))


def test_a_report_that_would_replace_its_page_is_refused() -> None:
    Path("page.wiki").write_text(WIKI, encoding="utf-8")
    result = run("-f", "json", "-o", "-", "-f", "unix", "-o", "page.wiki", "page.wiki")
    assert result.exit_code == 2
    assert "would replace page.wiki" in result.stderr
    assert Path("page.wiki").read_text(encoding="utf-8") == WIKI


def test_standard_input_is_taken_for_a_file() -> None:
    unnamed = json.loads(run("-f", "json", "-", given="[A bridge](http://h.example/)").stdout)
    named = run("-f", "json", "--stdin-filename", "notes/bridge.md", "-", given="[A bridge](http://h.example/)")
    report = json.loads(named.stdout)
    assert [(it["path"], it["format"]) for it in unnamed["documents"]] == [("-", "text")]
    assert [(it["path"], it["format"]) for it in report["documents"]] == [("notes/bridge.md", "markdown")]


def test_offsets_can_be_those_of_utf_16() -> None:
    text = (
        "[[A]]\n\n𝄞 It fell.[tpl]cite web|title=𝄞|url=http://h.example/[/tpl]\n\n[[B]]\n\nIt rose. http://i.example/\n"
    )
    for unit, width in (("code-points", 4), ("utf-16", 2)):
        report = json.loads(run("-f", "json", "--offsets", unit, "-", given=text).stdout)
        assert report["offsets"] == unit
        data = text.encode("utf-32-le" if width == 4 else "utf-16-le")
        for document in report["documents"]:
            for citation in document["citations"]:
                start, end = (citation["span"][name] * width for name in ("start", "end"))
                assert data[start:end] == citation["text"].encode("utf-32-le" if width == 4 else "utf-16-le")


def test_csv_has_the_rows_that_are_asked_for() -> None:
    Path("page.wiki").write_text(WIKI, encoding="utf-8")
    heads = {rows: run("-f", "csv", "--rows", rows, "page.wiki").stdout.split(",")[0] for rows in ("claims", "links")}
    assert heads == {"claims": "path", "links": "url"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--rows", "links", "-"], "--rows is for csv, and the format is terminal; add --format csv"),
        (["--rows", "findings", "-f", "json", "-"], "--rows is for csv, and the format is json; add --format csv"),
        (["--offsets", "utf-16", "-o", "a.csv", "-"], "--offsets is for json or jsonl, and the format is csv; add"),
        (["--stdin-filename", "a.md", "page.wiki"], "which is not read; add - to the sources"),
        (["baseline", "--stdin-filename", "a.md", "page.wiki"], "which is not read; add - to the sources"),
        (["--list-links", "-f", "json", "-"], "--list-links and --format contradict each other"),
        (["--list-links", "--rows", "links", "-"], "--list-links and --rows contradict each other"),
        (["--list-links", "-o", "a", "-o", "b", "-"], "--list-links prints one list, and --output is given 2 times"),
    ],
    ids=" ".join,
)
def test_an_option_without_effect_is_refused(words: list[str], said: str) -> None:
    Path("page.wiki").write_text(WIKI, encoding="utf-8")
    result = CliRunner().invoke(main, words, input=WIKI)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert [file.name for file in Path().iterdir()] == ["page.wiki"]


@pytest.mark.parametrize(
    "words",
    [
        ["-f", "terminal", "-o", "-", "-f", "csv", "-o", "a.csv", "--rows", "links"],
        ["-o", "a.jsonl", "--offsets", "utf-16"],
        ["--list-links", "-o", "links.csv"],
    ],
    ids=" ".join,
)
def test_an_option_that_one_of_the_reports_needs_is_taken(words: list[str]) -> None:
    assert run(*words, "-", given="It is wide.<ref>http://h.example/</ref>\n").exit_code == 0


def test_a_configuration_may_say_more_than_a_run_needs() -> None:
    Path("citecheck.toml").write_text('format = "csv"\nrows = "claims"\noffsets = "utf-16"\n', encoding="utf-8")
    page = "It is wide.<ref>http://h.example/</ref>\n"
    for words in (["-f", "terminal"], ["-f", "json"], ["--rows", "links"], ["--list-links"]):
        result = run(*words, "-", given=page)
        assert (result.exit_code, result.stderr) == (0, ""), words


def test_a_page_is_no_report_for_want_of_a_format() -> None:
    for name in ("a.wiki", "b.wiki"):
        Path(name).write_text(WIKI, encoding="utf-8")
    result = run("-o", "a.wiki", "b.wiki")
    assert result.exit_code == 2
    assert "a.wiki has the name of a page; name a format with -f" in result.stderr
    assert Path("a.wiki").read_text(encoding="utf-8") == WIKI
    assert run("-o", "new.wiki", "b.wiki").exit_code != 2
    assert run("-f", "unix", "-o", "a.wiki", "b.wiki").exit_code != 2
    assert Path("a.wiki").read_text(encoding="utf-8") != WIKI
