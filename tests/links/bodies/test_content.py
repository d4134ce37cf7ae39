"""What a page says of itself, in the encodings and the disorder of real pages."""

from __future__ import annotations

from time import thread_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.links.bodies.content import TEXT_LENGTH, read, worth_reading
from citecheck.model import Content

PAGES = [
    (b"<title>One</title><p>Two</p>", "text/html", "One", "Two", "plain"),
    (b"<TITLE lang=en>\n One \n two</TITLE>x", "text/html", "One two", "x", "capitals, attributes, line ends"),
    (b"<title>A &lt;b&gt; &amp;amp; c&nbsp;d</title>", "text/html", "A <b> &amp; c d", "", "entities, once"),
    (b"<title></title>x", "text/html", None, "x", "an empty title"),
    (b"<p>x", "text/html", None, "x", "no title"),
    (b"<title>One", "text/html", "One", "", "a title cut off"),
    (b"<title>A</title><title>B</title>", "text/html", "A", "", "two titles"),
    (b"<svg><title>Icon</title></svg>", "image/svg+xml", None, "", "no page"),
    (
        b"<rss><channel><title>A &amp; b</title><item><title><![CDATA[No 404]]></title></item></channel></rss>",
        "application/rss+xml; charset=utf-8",
        "A & b",
        "A & b No 404",
        "a feed, whose elements are no words",
    ),
    (b"a<script>var x = '<p>no</p>';</script>b<style>p{}</style>c", "text/html", None, "a b c", "scripts, styles"),
    (b"a<script>if (1 < 2) {", "text/html", None, "a", "a script cut off"),
    (b"a<!-- no <p> --->b<!-- no", "text/html", None, "a b", "comments"),
    (b"1 < 2 and <b>3</b> > 2", "text/html", None, "1 < 2 and 3 > 2", "signs that are no tags"),
    (b"a<br", "text/html", None, "a", "a tag cut off"),
    ("<title>Über</title>".encode(), "text/html; charset=utf-8", "Über", "", "UTF-8 by header"),
    ("<title>Über</title>".encode("cp1252"), "text/html; charset=windows-1252", "Über", "", "1252 by header"),
    ("<meta charset=iso-8859-2><title>Łódź</title>".encode("iso-8859-2"), "text/html", "Łódź", "", "by meta"),
    ("<title>Über</title>".encode(), "text/html", "Über", "", "UTF-8 by nobody"),
    ("<title>Über</title>".encode("cp1252"), "text/html", "Über", "", "1252 by nobody"),
    (
        ("<title>Мир</title>" + "Вода приходит и уходит. " * 9).encode("cp1251"),
        "text/html",
        "Мир",
        ("Вода приходит и уходит. " * 9).strip(),
        "1251 by nobody",
    ),
    (
        "<meta charset=windows-1252><title>Über</title>".encode("cp1252"),
        "text/html; charset=utf-8",
        "Über",
        "",
        "a header that is plainly wrong",
    ),
    ("<meta charset=utf-16><title>Über</title>".encode(), "text/html", "Über", "", "UTF-16 that can be read is none"),
    (
        "\ufeff<meta charset=iso-8859-1><title>Über</title>".encode(),
        "text/html; charset=koi8-r",
        "Über",
        "",
        "a mark goes first",
    ),
    ("<title>Мир</title>".encode("koi8-r"), 'text/html; charset="koi8-r"', "Мир", "", "quoted"),
    ("<title>日本</title>".encode("shift_jis"), "text/html;charset=Shift_JIS", "日本", "", "Japanese"),
    ("<title>Ü</title>".encode(), "text/html; charset=nonsense", "Ü", "", "no such encoding"),
    ("<title>Ü</title>".encode(), "text/html; charset=iso-nonsense", "Ü", "", "nearly an encoding"),
    ("<title>Ü</title>".encode(), "text/html; charset=punycode", "Ü", "", "a codec that no page has"),
    ("<title>Ü</title>".encode("utf-16"), "text/html; charset=utf-16", "Ü", "", "UTF-16"),
    ("<title>Ü</title>ü".encode()[:-1], "text/html", "Ü", "�", "a character cut in two"),
    (b"<title>a\x1b[31m\x00b</title>", "text/html", "a[31m�b", "", "control characters"),
    (b"just text", "text/plain", None, "just text", "no markup"),
    (b"<title>One</title>", "", "One", "", "no type"),
]


@pytest.mark.parametrize(("body", "kind", "title", "text", "why"), PAGES, ids=[case[-1] for case in PAGES])
def test_title_and_text(body: bytes, kind: str, title: str | None, text: str, why: str) -> None:
    seen = read(body, kind).content
    assert (seen.title, seen.text) == (title, text), why


@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_bytes_have_a_title_and_text(body: bytes, kind: str) -> None:
    seen = read(body, kind).content
    assert seen.title is None or seen.title == " ".join(seen.title.split()) != ""
    assert len(seen.text) <= TEXT_LENGTH
    assert seen.size == len(body)


KINDS = [("text/html", True), ("", True), ("TEXT/PLAIN", True), ("application/xhtml+xml", True), ("image/png", False)]


@pytest.mark.parametrize(("kind", "worth"), [*KINDS, ("application/pdf", False), ("video/mp4", False)])
def test_what_is_worth_reading(kind: str, worth: object) -> None:
    assert worth_reading(kind) is worth


EVIL = [
    b"<title ",
    b"<script ",
    b"<!-- ",
    b"<",
    b"</script  ",
    b"<a ",
    b"&",
    b"&#",
    b"<svg><style>",
    b" ",
    b"<title>",
    b"<div>",
    b"<b>",
    b"<p><i>",
    b"<table>",
]


@pytest.mark.parametrize("piece", EVIL)
def test_time_is_linear_in_the_length(piece: bytes) -> None:
    body = piece * (2_000_000 // len(piece))
    started = thread_time()
    read(body, "text/html")
    assert thread_time() - started < 2.0


SAYS = [
    ("<html lang=de-AT>", {"language": "de-at"}, "its language"),
    ("<h1>A <b>b</b></h1><h1></h1><h1>C</h1>", {"headings": ("A b", "C")}, "its headings"),
    ("<meta property=og:title content=' A &amp; b '>", {"og_title": "A & b"}, "its title for Open Graph"),
    (
        '<script type="application/ld+json">[{"@graph": [{"@type": "NewsArticle", "headline": "A b"}]}]</script>',
        {"headline": "A b", "scripts": 1},
        "its headline for schema.org",
    ),
    ('<script type="application/ld+json">{"@type": "NewsArticle", </script>', {"scripts": 1}, "broken JSON"),
    ("<form><input type=PASSWORD></form><a href=x></a><a></a>", {"passwords": 1, "links": 1}, "what it asks for"),
    ("<svg><title>Icon</title></svg><title>A</title>", {"title": "A", "media": 1}, "not that of a drawing"),
    ("<div hidden><h1>Not found</h1></div><h1>B</h1>", {"headings": ("B",)}, "no heading that is hidden"),
    ("<div style='display:none'><h1>Not found</h1></div>B", {"headings": ()}, "none, where there is no other"),
    ("<body><noscript><h1>No scripts</h1></noscript>B", {"headings": ("No scripts",)}, "one for those without scripts"),
    ("<body><noscript><h1>No scripts</h1></noscript><h1>B</h1>", {"headings": ("B",)}, "not beside one for all"),
    ("<p aria-hidden=true><input type=password></p>B", {"passwords": 0}, "no password that nobody is asked for"),
    ("<body><noscript>Switch it on</noscript><p hidden>B<p>C", {"text": "C", "text_length": 1}, "what no reader sees"),
]


@pytest.mark.parametrize(("page", "says", "why"), SAYS, ids=[case[-1] for case in SAYS])
def test_what_a_page_says_of_itself(page: str, says: dict[str, Any], why: str) -> None:
    seen = read(page.encode(), "text/html").content
    known: dict[str, Any] = {"text": seen.text, "text_length": len(seen.text), "prose": seen.prose}
    assert seen == Content("text/html", size=len(page), **(known | says)), why


SOUGHT = [
    ("The Tides of Time", "<p>It is “the tides of TIME”, he said.", True, "in the text, in other letters"),
    ("L’été à Paris", "<p>L'ete a Paris.", True, "without its accents"),
    ("Tides of Time", "<p>The Tides of Timeless", False, "not in the middle of a word"),
    ("潮汐と月の話と海", "<p>これは潮汐と月の話と海です", True, "in a script without blanks"),
    ("Tides", "<p>Tides", False, "too short to mean anything"),
    ("The Tides of Time", "<script>The Tides of Time</script>", False, "not where nobody sees it"),
]


@pytest.mark.parametrize(("title", "page", "shown", "why"), SOUGHT, ids=[case[-1] for case in SOUGHT])
def test_a_title_that_is_sought(title: str, page: str, *, shown: bool, why: str) -> None:
    assert (read(page.encode(), "text/html", [title]).content.shown == (title,)) is shown, why


REFRESHES = [
    ("<meta http-equiv=refresh content='0; url=/b'>", "/b", "at once"),
    ("<META HTTP-EQUIV=Refresh CONTENT=\"5;URL='b.html'\">", "b.html", "quoted, in capitals"),
    ("<meta http-equiv=refresh content='300;url=/b'>", None, "after a while"),
    ("<meta http-equiv=refresh content='0'>", None, "to itself"),
    ("<noscript><meta http-equiv=refresh content='0;url=/b'></noscript>", None, "for those without scripts"),
    ("<script>window.location.replace('/b')</script>", "/b", "by a script that does nothing else"),
    ('<script>location = "/b";</script>moved', "/b", "by a script, with a word"),
    ("<script>location.href='/b'</script>" + "words " * 100, None, "a script on a page that has a text"),
    ("<script>if (location.href == '/b') {}</script>", None, "a script that only looks"),
]


@pytest.mark.parametrize(("page", "target", "why"), REFRESHES, ids=[case[-1] for case in REFRESHES])
def test_where_a_page_leads_by_itself(page: str, target: str | None, why: str) -> None:
    assert read(page.encode(), "text/html").refresh == target, why
