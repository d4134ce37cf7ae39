"""A page and its archived copy, asked for and judged together: on real servers, one of them an archive."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from unittest.mock import create_autospec

import pytest
from msgspec.structs import replace

from citecheck import rules, verdicts
from citecheck.asking import ask
from citecheck.cited import cited_in
from citecheck.config import CacheSettings, Settings
from citecheck.model import Standing
from citecheck.rules.catalogue import Context
from citecheck.watcher import Watcher
from tests.links.asking import QUICK
from tests.rules.checking import TODAY, page
from tests.servers import Behaviour, Web, answers, by_path, redirects, silence

IMPATIENT = Settings(today=TODAY, links=replace(QUICK, max_retries=0, timeout_s=0.5), cache=CacheSettings(kept=False))
TITLE = "Tides of the North Sea"
PAGE = "http://www.example.org/tides"
MOMENT = "/web/20150122230836/" + PAGE
OTHER_MOMENT = "/web/20150203104511/" + PAGE
TEXT = (
    f"The sea falls.<ref>{{{{cite web |title={TITLE} |website=Atlas |url={PAGE} |archive-date=22 January 2015"
    f" |archive-url=http://web.archive.org{MOMENT}}}}}</ref>"
)
PROSE = "The water rises twice a day along this coast, and those who live there have learned to read it. " * 9


def shows(title: str, text: str) -> Behaviour:
    """A page with a title."""
    return answers(body=f"<html lang=en><title>{title}</title><h1>{title}</h1><p>{text}".encode())


TIDES = shows(TITLE, PROSE)
NOT_FOUND = answers("404 Not Found", b"<title>Not found</title>")
NO_PAGE = shows("Page not found", "Sorry, we could not find it.")
STATES = {
    "alive": TIDES,
    "gone": NOT_FOUND,
    "a page that says it is gone": NO_PAGE,
    "another moment": by_path({MOMENT: redirects("http://web.archive.org" + OTHER_MOMENT), OTHER_MOMENT: TIDES}),
    "overloaded": answers("503 Service Unavailable", Retry_After="3600"),
    "too many": answers("429 Too Many Requests", Retry_After="3600"),
    "silent": silence,
}


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as made:
        yield made


@pytest.mark.parametrize(
    ("source", "copy", "standing", "codes"),
    [
        ("alive", "alive", "good", []),
        ("gone", "alive", "good", ["LK002"]),
        ("gone", "another moment", "good", ["LK002"]),
        ("gone", "gone", "broken", ["AR009", "LK001"]),
        ("gone", "a page that says it is gone", "broken", ["AR009", "LK001"]),
        ("gone", "overloaded", "unknown", ["LK002", "LK005"]),
        ("gone", "too many", "unknown", ["LK002", "LK004"]),
        ("gone", "silent", "unknown", ["LK002", "LK005"]),
        ("a page that says it is gone", "alive", "good", ["LK002"]),
        ("alive", "gone", "good", ["AR009"]),
        ("overloaded", "alive", "good", ["LK005"]),
    ],
)
def test_a_page_and_its_copy(web: Web, source: str, copy: str, standing: str, codes: list[str]) -> None:
    web.site("www.example.org", STATES[source])
    web.site("web.archive.org", STATES[copy])
    read = page(TEXT)
    cited = {cited.url: cited for cited in cited_in(read)}
    results = ask(cited, IMPATIENT, create_autospec(Watcher), threading.Event(), network=web.network)
    found = rules.check(read, Context(TODAY, results))
    standings, claims = verdicts.judge(read, found, results)
    assert {verdict.standing for verdict in (*standings.values(), *claims.values())} == {Standing(standing)}
    assert sorted(finding.code for finding in found) == codes
