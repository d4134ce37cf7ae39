"""Workflow commands, taken apart as GitHub's runner does it."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from citecheck.model import AuditedPage, Problem
from citecheck.report.github import MOST_OF_A_KIND, GithubReport
from tests.report.runner import commands_in
from tests.report.samples import GONE, HARL_LINKS, Builder, harl_bridge, known, said, write


def report(*pages: AuditedPage, problems: tuple[Problem, ...] = (), complete: bool = True) -> str:
    """The whole report of one run."""
    return write(GithubReport(), *pages, links=HARL_LINKS, problems=problems, complete=complete)


def test_every_finding_that_is_not_ignored_is_a_command_the_worst_first() -> None:
    commands = commands_in(report(harl_bridge()))
    found = [(finding.code, said(finding)) for finding in harl_bridge().findings if not finding.ignored]
    told = [(command.properties["title"].partition(" ")[0], command.data) for command in commands]
    assert sorted(told) == sorted(found)
    names = [command.name for command in commands]
    assert names == sorted(names, key=["error", "warning", "notice"].index)


def test_a_command_says_where() -> None:
    first = commands_in(report(harl_bridge()))[0]
    assert first.name == "error"
    assert first.data.startswith("The source is gone: HTTP 404 Not Found. <http://www.oststede-zeitung.example/archiv/")
    assert first.properties == {
        "file": "pages/harl-bridge.wiki",
        "line": "4",
        "endLine": "4",
        "col": "272",
        "endColumn": "291",
        "title": "LK001 dead-link",
    }


def test_columns_are_told_on_one_line_only() -> None:
    page = Builder("one\ntwo")
    page.find("MK001", "Here.", "ne\nt")
    [command] = commands_in(report(page.audited()))
    assert (command.properties["line"], command.properties["endLine"]) == ("1", "2")
    assert not {"col", "endColumn"} & command.properties.keys()


def test_a_count_stands_last() -> None:
    count = report(harl_bridge()).splitlines()[-1]
    assert count == "1 page: 5 errors, 4 warnings, 3 notes; 1 finding ignored by the authors"
    assert report().splitlines() == ["0 pages: no findings"]


def test_no_more_are_written_than_github_shows_and_the_others_are_counted() -> None:
    page = harl_bridge()
    text = report(replace(page, findings=page.findings * 5))
    kinds = Counter(command.name for command in commands_in(text))
    assert kinds == dict.fromkeys(["error", "warning", "notice"], MOST_OF_A_KIND)
    assert text.splitlines()[-1] == (
        "1 page: 25 errors, 20 warnings, 15 notes; 30 of these not shown: GitHub shows 10 of a kind; "
        "5 findings ignored by the authors"
    )


def test_what_could_not_be_read_comes_before_all_errors() -> None:
    page = harl_bridge()
    many = replace(page, findings=page.findings * 5)
    first, second, *_ = commands_in(report(many, problems=(Problem("torn.tpl", "cut off", line=7),), complete=False))
    assert (first.name, first.properties["file"], first.properties["line"]) == ("error", "torn.tpl", "7")
    assert (second.name, second.properties["title"]) == ("error", "Not finished")


def test_the_count_is_of_problems_and_tells_a_run_that_did_not_end() -> None:
    torn = Problem("torn.tpl", "cut off")
    assert report(problems=(torn,), complete=False).endswith("0 pages: no findings; 1 problem; not finished\n")
    assert report(complete=False).endswith("0 pages: no findings; not finished\n")


@pytest.mark.parametrize(
    "words",
    [
        "::error::x",
        "a\n::stop-commands::x",
        "a\r::add-mask::x",
        "100%0A::debug::x",
        "%25",
        "##[error]x",
        "a,line=1::b",
    ],
)
def test_no_text_becomes_another_command(words: str) -> None:
    page = Builder("text", path=f"{words}.wiki")
    page.find("MK001", words, "text")
    [command] = commands_in(report(page.audited(), problems=()))
    assert (command.name, command.data) == ("warning", words.replace("\n", " ").replace("\r", " "))
    assert command.properties["file"].endswith(".wiki")
    assert command.properties["line"] == "1"


def test_what_a_baseline_has_is_counted_only() -> None:
    assert write(GithubReport(), known(harl_bridge()), gone=GONE) == (
        "1 page: no findings; 12 findings known by the baseline; 2 findings of the baseline are gone; "
        "1 finding ignored by the authors\n"
    )
