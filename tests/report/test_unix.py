"""Findings a line each, as editors read them."""

from __future__ import annotations

import re

from hypothesis import given

from citecheck.model import AuditedPage, Problem
from citecheck.report.unix import UnixReport
from tests.report.generated import AUDITED_PAGES
from tests.report.samples import Builder, harl_bridge, said, write

LINE = re.compile(r"(.*?):(\d+):(\d+): (error|warning|note): (.*) \[([A-Z]{2}\d{3})\]")


def test_a_line_for_each_finding_that_is_not_ignored() -> None:
    page = harl_bridge()
    read = [LINE.fullmatch(line) for line in write(UnixReport(), page).splitlines()]
    shown = [finding for finding in page.findings if not finding.ignored]
    assert [(line[5], line[6]) for line in read if line] == [(said(it), it.code) for it in shown]
    places = [page.page.document.lines.position(finding.span.start) for finding in shown]
    assert [(int(line[2]), int(line[3])) for line in read if line] == places


def line_of(citation: str, words: str, code: str = "LK001") -> str:
    """The line of a finding at these words of a citation."""
    page = Builder(citation)
    page.find(code, "It is so.", words, page.cite(citation))
    return write(UnixReport(), page.audited())


def test_what_came_of_asking_for_an_address_is_said_with_the_address() -> None:
    book = "{{cite book |title=Weirs |url=http://a.example/weirs#7}}"
    assert " It is so. <http://a.example/weirs> [LK001]" in line_of(book, "http://a.example/weirs#7")
    assert " It is so. [SR001]" in line_of(book, "http://a.example/weirs#7", "SR001"), "no answer"
    assert " It is so. [LK001]" in line_of(book, "Weirs"), "at no address"


def test_an_address_is_harmless_and_no_longer_than_there_is_room() -> None:
    address = "http://a.example/\u202e" + 500 * "a"
    (found,) = re.findall("<http(.*)>", line_of(f"{{{{cite web |url={address}}}}}", address))
    assert found.startswith("://a.example/<U+202E>aaa")
    assert found.endswith("aaa…")
    assert len(found) < 300


def test_what_could_not_be_read_is_a_line_too() -> None:
    problems = (Problem("torn.tpl", "a page is cut off", line=7), Problem("missing.wiki", "No such file"))
    assert write(UnixReport(), problems=problems) == (
        "torn.tpl:7:1: error: a page is cut off\nmissing.wiki:1:1: error: No such file\n"
    )


@given(AUDITED_PAGES)
def test_any_finding_is_one_line(page: AuditedPage) -> None:
    text = write(UnixReport(), page)
    assert text.count("\n") == len(text.splitlines()) == sum(not finding.is_settled for finding in page.findings)
