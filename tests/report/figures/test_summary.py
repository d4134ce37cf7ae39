"""The counts of a page and of a run."""

from __future__ import annotations

import pytest

from citecheck.model import CitationKind, Severity, Standing, Status
from citecheck.report.figures.summary import NOTHING, of_page, of_run
from tests.report.samples import HARL_LINKS, Builder, harl_bridge

SURVIVALS = [
    ({}, None, "no claims"),
    ({Standing.UNKNOWN: 3}, None, "nothing is judged"),
    ({Standing.GOOD: 1, Standing.WEAK: 1, Standing.BROKEN: 2}, 0.5, "a weak claim survives"),
    ({Standing.GOOD: 2, Standing.UNKNOWN: 5}, 1.0, "the unknown do not count"),
    ({Standing.BROKEN: 2}, 0.0, "all broken"),
]


@pytest.mark.parametrize(("claims", "expected"), [case[:2] for case in SURVIVALS], ids=[case[2] for case in SURVIVALS])
def test_survival(claims: dict[Standing, int], expected: float | None) -> None:
    page = Builder("word " * 10)
    for standing, number in claims.items():
        for _ in range(number):
            page.claim("word", standing)
    assert of_page(page.audited(), {}).survival == expected


def test_a_page_is_counted_with_every_word_of_every_enum() -> None:
    summary = of_page(harl_bridge(), {link.url: link for link in HARL_LINKS})
    assert summary.documents == 1
    assert summary.citations == {
        CitationKind.TEMPLATE: 9,
        CitationKind.BARE_URL: 1,
        CitationKind.LINK: 2,
        CitationKind.UNTEMPLATED: 0,
        CitationKind.ORPHAN: 0,
    }
    assert summary.claims == {Standing.GOOD: 3, Standing.UNKNOWN: 2, Standing.WEAK: 2, Standing.BROKEN: 1}
    assert summary.links == {
        Status.ALIVE: 5,
        Status.MOVED: 1,
        Status.DEAD: 2,
        Status.BLOCKED: 1,
        Status.UNREACHABLE: 2,
        Status.SKIPPED: 0,
    }
    assert summary.findings == {Severity.ERROR: 5, Severity.WARNING: 4, Severity.NOTE: 3}
    assert summary.ignored == 1


def test_an_address_without_a_result_was_not_asked() -> None:
    assert of_page(harl_bridge(), {}).links[Status.SKIPPED] == 11


def test_an_address_on_two_pages_counts_once_in_the_run() -> None:
    links = {link.url: link for link in HARL_LINKS}
    page = of_page(harl_bridge(), links)
    run = of_run(NOTHING + page + page, HARL_LINKS)
    assert run.documents == 2
    assert run.citations[CitationKind.LINK] == 4
    assert run.links == page.links


def test_an_address_cited_twice_on_a_page_counts_once() -> None:
    page = Builder("http://e.f/a#top and http://e.f/a#end")
    page.cite("http://e.f/a#top", kind="bare_url")
    page.cite("http://e.f/a#end", kind="bare_url")
    assert of_page(page.audited(), {}).links[Status.SKIPPED] == 1
