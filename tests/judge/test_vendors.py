"""Walls and parked names are known by their vendors; what a status says alone, it says in its own words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from citecheck.judge import judge
from citecheck.model import Cited
from tests.judge.pages import BARE, CITED, MISSING, PROSE, html, seen

_PUZZLE = '<script src="https://ct.captcha-delivery.com/c.js"></script>'
_FRAMED = "<iframe src='https://sedo.com/search/details/?domain=gazette-elbe.org'></iframe>"
_AKAMAI = "You don't have permission to access this on this server. errors.edgesuite.net"
_FORBIDDEN = "<h1>Forbidden</h1><p>You don't have permission to access this resource."

ANSWERS = [
    (403, "403 Forbidden", _FORBIDDEN, "blocked forbidden", "the server's own page"),
    (403, "Zugriff verweigert", "<h1>Zugriff verweigert</h1>", "blocked forbidden", "in German"),
    (403, "アクセス拒否", "", "blocked forbidden", "in Japanese"),
    (429, "429 Too Many Requests", "", "blocked rate_limited", "too many requests"),
    (401, "401 - Unauthorized: Access is denied", "", "blocked login", "without credentials"),
    (406, "406 Not Acceptable", "", "blocked forbidden", "not acceptable"),
    (200, "403 Forbidden", _FORBIDDEN, "blocked bot_wall", "a refusal with another status"),
    (403, "Access Denied", _AKAMAI, "blocked bot_wall", "a vendor in the text"),
    (403, "Access denied | Sucuri Website Firewall", "", "blocked bot_wall", "a vendor in the title"),
    (403, "gazette-elbe.org", _PUZZLE, "blocked bot_wall", "a vendor's script"),
    (200, "gazette-elbe.org", _PUZZLE, "blocked bot_wall", "a vendor's script and 200"),
    (200, "", "<iframe src='/_Incapsula_Resource?x=1'>No</iframe>", "blocked bot_wall", "a vendor's frame"),
    (200, "gazette-elbe.org", _FRAMED, "dead parked", "a frame of a seller of names"),
    (200, "A", f"{_PUZZLE}<h1>A</h1>{PROSE}", "alive ok", "a vendor's script in a page with a text"),
    (200, "Blocked", "Access to this website has been blocked by court order", "blocked legal", "a court"),
]


@pytest.mark.parametrize(("status", "title", "body", "expected", "why"), ANSWERS, ids=[case[-1] for case in ANSWERS])
def test_who_refuses(status: int, title: str, body: str, expected: str, why: str) -> None:
    result = judge(BARE, seen(html(title, body), status=status, cited=BARE))
    assert f"{result.status} {result.reason}" == expected, (why, result.evidence)


def test_a_server_names_itself_however_long_its_default_page_is() -> None:
    found = seen(html("Apache2 Ubuntu Default Page: It works", PROSE), cited=BARE)
    assert judge(BARE, replace(found, sibling=MISSING)).status == "dead"


@pytest.mark.parametrize("cited", [BARE, CITED], ids=["cited bare", "cited by a title"])
@pytest.mark.parametrize("body", [" \n" * 99, "<html><body></body></html>"])
def test_nothing_is_no_page(cited: Cited, body: str) -> None:
    result = judge(cited, seen(body, cited=cited))
    assert f"{result.status} {result.reason}" == "unreachable empty", result.evidence


@pytest.mark.parametrize(
    "body", ["<img src=1.jpg><img src=2.jpg>", "<frameset><frame src=menu.htm></frameset>", "%PDF-1.7"]
)
def test_what_has_no_words_may_be_a_page(body: str) -> None:
    result = judge(BARE, seen(body, cited=BARE))
    assert f"{result.status} {result.reason}" == "alive ok", result.evidence
