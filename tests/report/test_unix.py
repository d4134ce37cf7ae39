"""Findings a line each, as editors read them."""

from __future__ import annotations

import re

from hypothesis import given

from citecheck.model import AuditedPage, Problem
from citecheck.report.unix import UnixReport
from tests.report.generated import AUDITED_PAGES
from tests.report.samples import harl_bridge, write

LINE = re.compile(r"(.*?):(\d+):(\d+): (error|warning|note): (.*) \[([A-Z]{2}\d{3})\]")


def test_a_line_for_each_finding_that_is_not_ignored() -> None:
    page = harl_bridge()
    read = [LINE.fullmatch(line) for line in write(UnixReport(), page).splitlines()]
    shown = [finding for finding in page.findings if not finding.ignored]
    assert [(line[5], line[6]) for line in read if line] == [(it.message, it.code) for it in shown]
    places = [page.page.document.lines.position(finding.span.start) for finding in shown]
    assert [(int(line[2]), int(line[3])) for line in read if line] == places


def test_what_could_not_be_read_is_a_line_too() -> None:
    problems = (Problem("torn.tpl", "a page is cut off", line=7), Problem("missing.wiki", "No such file"))
    assert write(UnixReport(), problems=problems) == (
        "torn.tpl:7:1: error: a page is cut off\nmissing.wiki:1:1: error: No such file\n"
    )


@given(AUDITED_PAGES)
def test_any_finding_is_one_line(page: AuditedPage) -> None:
    text = write(UnixReport(), page)
    assert text.count("\n") == len(text.splitlines()) == sum(not finding.is_settled for finding in page.findings)
