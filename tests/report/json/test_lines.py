"""JSON Lines: what stands in a line, by its schema and by the JSON report."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from citecheck.config import Offsets
from citecheck.model import AuditedPage, Problem, Span
from citecheck.report.figures.summary import of_page
from citecheck.report.json.lines import JsonLinesReport
from citecheck.report.json.records import page_text
from citecheck.report.json.schema import schema
from citecheck.report.json.whole import JsonReport
from tests.report.generated import AUDITED_PAGES
from tests.report.samples import HARL_LINKS, Builder, harl_bridge, lines_of, write

VALIDATOR = Draft202012Validator(json.loads(schema("jsonl")))
PROBLEM = Problem("missing.wiki", "No such file or directory")


def lines(text: str) -> list[dict[str, Any]]:
    """Each line as a program reads it; it must be valid by the schema."""
    read = [json.loads(line) for line in text.encode().split(b"\n")[:-1]]
    for line in read:
        VALIDATOR.validate(line)
    return read


def test_the_lines_say_what_the_json_report_says() -> None:
    pages = (harl_bridge(), harl_bridge())
    read = lines(write(JsonLinesReport(), *pages, links=HARL_LINKS, problems=(PROBLEM,), complete=False))
    whole = json.loads(write(JsonReport(), *pages, links=HARL_LINKS, problems=(PROBLEM,), complete=False))
    assert [line.pop("type") for line in read] == ["page"] * 2 + ["link"] * len(HARL_LINKS) + ["summary"]
    assert read[:2] == whole.pop("documents")
    assert read[2:-1] == whole.pop("links")
    assert read[-1] == whole


def test_a_run_without_pages_has_one_line() -> None:
    assert [line["summary"]["documents"] for line in lines(write(JsonLinesReport()))] == [0]


@given(AUDITED_PAGES)
def test_any_page_is_one_line(page: AuditedPage) -> None:
    read = lines(write(JsonLinesReport(), page))
    assert [line["type"] for line in read] == ["page", "summary"]


def units(text: str) -> int:
    """How long a text is in UTF-16, as an editor counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


TEXT = "𝄞 one 𝄞𝄞 two\r\nthree 😀 four é\n𝄞"


@pytest.mark.parametrize("start", range(len(TEXT)))
def test_places_are_counted_in_units_of_utf_16(start: int) -> None:
    page = Builder(TEXT)
    page.find("MK001", "It is there.", TEXT[:1])
    audited = page.audited()
    for end in range(start, len(TEXT) + 1):
        moved = replace(audited, findings=(replace(audited.findings[0], span=Span(start, end)),))
        span = json.loads(page_text(moved, of_page(moved, {}), Offsets.UTF_16))["findings"][0]["span"]
        assert (span["start"], span["end"]) == (units(TEXT[:start]), units(TEXT[:end]))
        for name, offset in (("", start), ("end_", end)):
            line = max(at for at in lines_of(TEXT).starts if at <= offset)
            assert span[f"{name}column"] == units(TEXT[line:offset]) + 1


def test_what_stands_before_a_window_is_counted_too() -> None:
    audited = harl_bridge()
    document = replace(audited.page.document, start=100, astral=7)
    page = replace(audited, page=replace(audited.page, document=document))
    first = json.loads(page_text(page, of_page(page, {}), Offsets.UTF_16))["citations"][0]["span"]
    assert first["start"] == audited.page.citations[0].span.start + 107
