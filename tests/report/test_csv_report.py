"""Tables of CSV: what their rows hold, and that no spreadsheet takes a cell for a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given

from citecheck.config import Rows
from citecheck.model import AuditedPage
from citecheck.report.csv_report import CsvReport
from tests.report.generated import AUDITED_PAGES
from tests.report.samples import HARL_LINKS, Builder, harl_bridge, write


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_row_for_each_finding() -> None:
    page = harl_bridge()
    read = rows(write(CsvReport(Rows.FINDINGS), page, page, links=HARL_LINKS))
    assert [row["code"] for row in read] == [finding.code for finding in page.findings] * 2
    assert read[0]["path"] == "pages/harl-bridge.wiki"
    assert read[0]["message"] == page.findings[0].message
    assert read[0]["citation"].startswith("{{cite book")
    assert {row["ignored"] for row in read} == {"True", "False"}


def test_a_row_for_each_claim() -> None:
    page = harl_bridge()
    read = rows(write(CsvReport(Rows.CLAIMS), page, links=HARL_LINKS))
    assert [row["claim"] for row in read] == [claim.text for claim in page.page.claims]
    assert [row["verdict"] for row in read] == [page.verdicts[claim.id].standing for claim in page.page.claims]
    assert read[1]["because"] == "LK001"
    assert all(url.startswith("http") for row in read for url in row["urls"].split())


def test_a_row_for_each_link() -> None:
    read = rows(write(CsvReport(Rows.LINKS), harl_bridge(), links=HARL_LINKS))
    assert [(row["url"], row["status"]) for row in read] == [(link.url, link.status) for link in HARL_LINKS]
    assert all(int(row["occurrences"]) for row in read)


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "\uff1d1"])
def test_a_formula_is_none(words: str) -> None:
    page = Builder(f"It is so. {words} and more.")
    page.find("MK001", words, words)
    (row,) = rows(write(CsvReport(Rows.FINDINGS), page.audited()))
    assert row["message"].startswith("'")


@given(AUDITED_PAGES)
def test_any_page_gives_its_rows(page: AuditedPage) -> None:
    for kind, count in ((Rows.FINDINGS, len(page.findings)), (Rows.CLAIMS, len(page.page.claims)), (Rows.LINKS, 0)):
        read = rows(write(CsvReport(kind), page))
        assert len(read) == count
        assert all(None not in row and None not in row.values() for row in read)
