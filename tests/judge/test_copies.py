"""Copies: an archive that is down has lost none, and what it redirects to is judged by the pages copied."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from citecheck.judge import judge
from citecheck.model import Observation, Outcome
from tests.judge.pages import CITED, MENU, PROSE, TITLE, html, seen

_ARCHIVE = "https://web.archive.org/web"
_COPY = f"{_ARCHIVE}/20110101000000/http://a.org/bridge.html"
_CITED = replace(CITED, url=_COPY, is_copy=True)
_DAYS = ("2026-11-01", "2026-11-08", "2026-11-20")


def test_an_archive_that_is_down_has_not_lost_its_copies() -> None:
    down = Observation(_COPY, Outcome.TIMEOUT, strikes=_DAYS)
    assert judge(_CITED, down).status == "unreachable"
    assert judge(replace(_CITED, is_copy=False), down).status == "dead"


_BRIDGE = html(TITLE, f"<h1>{TITLE}</h1>{PROSE}")
LED = [
    ("20120101000000/http://a.org/bridge.html", _BRIDGE, "alive ok", "to the nearest copy"),
    ("20120101000000/http://b.org/bridge.html", _BRIDGE, "moved moved", "to the copy of another page"),
    ("20120101000000/http://a.org/", html("A", MENU + PROSE), "dead dead_archive", "to a copy of the front page"),
    ("20120101000000/http://a.org/404.html", html("A", PROSE), "dead dead_archive", "to a copy of an error"),
]


@pytest.mark.parametrize(("to", "page", "expected", "why"), LED, ids=[case[-1] for case in LED])
def test_where_a_copy_led(to: str, page: str, expected: str, why: str) -> None:
    result = judge(_CITED, seen(page, to=f"{_ARCHIVE}/{to}", cited=_CITED))
    assert f"{result.status} {result.reason}" == expected, (why, result.evidence)
    assert "the copy is gone" not in result.evidence


def test_a_copy_of_an_unknown_page_is_between_copies() -> None:
    short = replace(CITED, url="https://archive.is/aBcDe", is_copy=True)
    found = seen(_BRIDGE, to="https://archive.ph/aBcDe", cited=short)
    assert judge(short, found).status == "alive"


LACKING = {
    "excluded": "Sorry. This URL has been excluded from the Wayback Machine.",
    "robots": "Page cannot be displayed due to robots.txt.",
    "unknown": "Error: No such snapshot ID.",
}


@pytest.mark.parametrize("words", LACKING.values(), ids=LACKING)
def test_what_an_archive_says_that_it_does_not_show_is_no_copy(words: str) -> None:
    result = judge(_CITED, seen(html("Archive", f"{MENU}<p>{words}"), cited=_CITED))
    assert f"{result.status} {result.reason}" == "dead dead_archive", result.evidence
