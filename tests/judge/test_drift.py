"""Another page in the place of the cited one is drift, where it can be read; an article may be called as it likes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from citecheck.judge import in_doubt, judge
from citecheck.model import Cited
from tests.judge.pages import BARE, CITED, MISSING, PROSE, TITLE, URL, html, seen, site

_ELSEWHERE = "http://www.gazette-elbe.org/food/soups"
_SOUPS = f"<h1>Ten soups for winter</h1><p>{PROSE}</p>"
_BRIDGE = f"<h1>Nine years for a bridge</h1><p>In the harbour it opens today, after nine years. {PROSE}</p>"
_TRANSLATED = (
    "<h1>Die Brücke</h1>" + "Der Rat sprach lange über die Linie und das Haus, das sich mit ihr verändert. " * 9
)
_BRAZIL = replace(CITED, titles=("Uma ponte para o porto de Santos",), languages=("pt-BR",))
_LINKS = "".join(f"<li><a href=/{word}>The harbour bridge opens, {word}</a>" for word in ("one", "two", "three"))

PAGES = [
    (CITED, html("Ten soups", _SOUPS), "", "alive drift", "another article"),
    (CITED, html("Ten soups", _SOUPS), _ELSEWHERE, "moved drift", "another article elsewhere"),
    (CITED, html("Ten soups", f"{_SOUPS}<ul>{_LINKS}</ul>"), "", "alive drift", "its words in links alone"),
    (CITED, html("Hacked", "<h1>Hacked by Nobody</h1>Your site is not safe"), "", "alive drift", "a few words"),
    (CITED, f"<title>Ten soups</title>{_SOUPS}", "", "alive drift", "its language by its small words"),
    (CITED, html("A bridge", _BRIDGE), "", "alive ok", "another title for the same"),
    (CITED, html("Die Brücke", _TRANSLATED, "de"), "", "alive ok", "translated"),
    (CITED, f"<title>Die Brücke</title>{_TRANSLATED}", "", "alive ok", "translated, and not declared"),
    (CITED, html("Home", "<script></script>Loading"), "", "unreachable empty", "made by scripts"),
    (_BRAZIL, html("Sopas", _SOUPS, "pt"), "", "alive drift", "a language of which the citation names the country"),
]


@pytest.mark.parametrize(("cited", "page", "to", "expected", "why"), PAGES, ids=[case[-1] for case in PAGES])
def test_another_page_is_drift(cited: Cited, page: str, to: str, expected: str, why: str) -> None:
    result = judge(cited, replace(seen(page, to=to, cited=cited), sibling=MISSING))
    assert f"{result.status} {result.reason}" == expected, (why, result.evidence)


CALLED = [
    "Error 404 | Elbe Gazette",
    "Account suspended",
    "Domain for sale: the trade in names",
    "Website under construction: a photo essay",
    "Page not found",
]


@pytest.mark.parametrize("title", CALLED)
def test_a_long_text_is_not_dead_by_its_title(title: str) -> None:
    found = seen(site(f"<article><h1>{title}</h1><p>{PROSE}</p></article>", title), cited=BARE)
    assert in_doubt(BARE, found)
    assert judge(BARE, replace(found, sibling=MISSING)).status == "alive"
    everywhere = replace(found, url=f"{URL}x", final_url=f"{URL}x")
    assert judge(BARE, replace(found, sibling=everywhere)).status == "dead"


TEXTS = [
    ("text/plain; charset=utf-8", f"{TITLE}\n\nIt took long."),
    ("application/json", '{"title": "Harbour bridge opens after n\\u0069ne years"}'),
    ("application/rss+xml", f"<rss><item><title><![CDATA[{TITLE}]]></title></item></rss>"),
    ("application/atom+xml", f"<feed><title>{TITLE}</title></feed>"),
]


@pytest.mark.parametrize(("media_type", "text"), TEXTS)
def test_a_title_is_seen_in_every_text(media_type: str, text: str) -> None:
    assert judge(CITED, seen(text, media_type=media_type)).title_seen


@pytest.mark.parametrize("media_type", ["application/pdf", "text/html"])
def test_nothing_is_unseen_in_what_cannot_be_read(media_type: str) -> None:
    assert judge(CITED, seen("%PDF-1.7", media_type=media_type)).unseen == ()
