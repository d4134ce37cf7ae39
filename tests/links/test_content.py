"""What a page says of itself, in the encodings and the disorder of real pages."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.links.content import TEXT_LENGTH, title_and_text, worth_reading

PAGES = [
    (b"<title>One</title><p>Two</p>", "text/html", "One", "Two", "plain"),
    (b"<TITLE lang=en>\n One \n two</TITLE>x", "text/html", "One two", "x", "capitals, attributes, line ends"),
    (b"<title>A &lt;b&gt; &amp;amp; c&nbsp;d</title>", "text/html", "A <b> &amp; c d", "", "entities, once"),
    (b"<title></title>x", "text/html", None, "x", "an empty title"),
    (b"<p>x", "text/html", None, "x", "no title"),
    (b"<title>One", "text/html", "One", "", "a title cut off"),
    (b"<title>A</title><title>B</title>", "text/html", "A", "", "two titles"),
    (b"<svg><title>Icon</title></svg>", "image/svg+xml", None, "<svg><title>Icon</title></svg>", "no page"),
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
    ("<title>Мир</title>".encode("koi8-r"), 'text/html; charset="koi8-r"', "Мир", "", "quoted"),
    ("<title>日本</title>".encode("shift_jis"), "text/html;charset=Shift_JIS", "日本", "", "Japanese"),
    ("<title>Ü</title>".encode(), "text/html; charset=nonsense", "Ü", "", "no such encoding"),
    ("<title>Ü</title>".encode(), "text/html; charset=iso-nonsense", "Ü", "", "nearly an encoding"),
    ("<title>Ü</title>".encode(), "text/html; charset=punycode", "Ü", "", "a codec that no page has"),
    ("<title>Ü</title>".encode("utf-16"), "text/html; charset=utf-16", "Ü", "", "UTF-16"),
    ("<title>Ü</title>ü".encode()[:-1], "text/html", "Ü", "�", "a character cut in two"),
    (b"<title>a\x1b[31m\x00b</title>", "text/html", "a[31mb", "", "control characters"),
    (b"just text", "text/plain", None, "just text", "no markup"),
    (b"<title>One</title>", "", "One", "", "no type"),
]


@pytest.mark.parametrize(("body", "kind", "title", "text", "why"), PAGES, ids=[case[-1] for case in PAGES])
def test_title_and_text(body: bytes, kind: str, title: str | None, text: str, why: str) -> None:
    assert title_and_text(body, kind) == (title, text), why


@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_bytes_have_a_title_and_text(body: bytes, kind: str) -> None:
    title, text = title_and_text(body, kind)
    assert title is None or title == " ".join(title.split()) != ""
    assert len(text) <= TEXT_LENGTH


KINDS = [("text/html", True), ("", True), ("TEXT/PLAIN", True), ("application/xhtml+xml", True), ("image/png", False)]


@pytest.mark.parametrize(("kind", "worth"), [*KINDS, ("application/pdf", False), ("video/mp4", False)])
def test_what_is_worth_reading(kind: str, worth: object) -> None:
    assert worth_reading(kind) is worth


EVIL = [b"<title ", b"<script ", b"<!-- ", b"<", b"</script  ", b"<a ", b"&", b"&#", b"<svg><style>", b" ", b"<title>"]


@pytest.mark.parametrize("piece", EVIL)
def test_time_is_linear_in_the_length(piece: bytes) -> None:
    body = piece * (65536 // len(piece))
    started = perf_counter()
    title_and_text(body, "text/html")
    assert perf_counter() - started < 0.5
