"""Bodies as servers send them: cut, packed, endless, late; and what is no answer of HTTP at all."""

from __future__ import annotations

import gzip
import threading
import zlib

import brotli
import pytest
from msgspec.structs import replace

from citecheck.links import ask
from citecheck.links.bodies.packing import unpacked
from citecheck.model import Cited, Observation, Outcome
from tests.links.asking import QUICK, Clock, asked_one, text_of, title_of
from tests.servers import Behaviour, Exchange, Web, answers, drips, in_turn, reply, resets, sends

PAGE = b"<title>A bridge</title><p>" + b"Built of stone, and rebuilt of iron. " * 50
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
BARE_DEFLATE = zlib.compress(PAGE)[2:-4]
ZSTANDARD = b"\x28\xb5\x2f\xfd" + bytes(range(256))
NULS = b"\0" * 40_000_000


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def _chunked(*pieces: bytes) -> bytes:
    return HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"".join(pieces)


def _breaks_off(exchange: Exchange) -> None:
    exchange.send(HEAD + b"Content-Length: 9000\r\n\r\n" + PAGE)
    resets(exchange)


SEEN_AT_ONCE: list[tuple[Behaviour, str]] = [
    (answers(body=gzip.compress(PAGE), Content_Encoding="gzip"), "gzip"),
    (answers(body=gzip.compress(PAGE), Content_Encoding="X-GZIP"), "gzip by its old name"),
    (answers(body=zlib.compress(PAGE), Content_Encoding="deflate"), "deflate"),
    (answers(body=BARE_DEFLATE, Content_Encoding="deflate"), "deflate without its frame"),
    (answers(body=brotli.compress(PAGE), Content_Encoding="br"), "brotli"),
    (answers(body=gzip.compress(gzip.compress(PAGE)), Content_Encoding="gzip, gzip"), "gzip upon gzip"),
    (answers(body=PAGE, Content_Encoding="utf-8"), "an encoding that is none"),
    (answers(body=gzip.compress(PAGE)[:-20], Content_Encoding="gzip"), "gzip cut off"),
    (answers(body=gzip.compress(PAGE) + b"more", Content_Encoding="gzip"), "gzip, and something behind it"),
    (answers(body=gzip.compress(PAGE + NULS, 1), Content_Encoding="gzip"), "a bomb of gzip"),
    (answers(body=gzip.compress(gzip.compress(PAGE + NULS, 1)), Content_Encoding="gzip, gzip"), "a bomb in a bomb"),
    (answers(body=zlib.compress(PAGE + NULS, 1), Content_Encoding="deflate"), "a bomb of deflate"),
    (answers(body=brotli.compress(PAGE + NULS, quality=1), Content_Encoding="br"), "a bomb of brotli"),
    (sends(HEAD + b"Content-Length: 500000\r\n\r\n" + PAGE), "a short body"),
    (_breaks_off, "a body broken off"),
    (sends(HEAD + b"Content-Length: -1\r\n\r\n" + PAGE), "a length below zero"),
    (sends(HEAD + b"Content-Length: many\r\n\r\n" + PAGE), "a length in words"),
    (sends(_chunked(_chunk(PAGE), _chunk(b""))), "chunks"),
    (sends(_chunked(b"%x;a=b\r\n%s\r\n" % (len(PAGE), PAGE), b"0\r\nX: y\r\n\r\n")), "chunks with all their trimmings"),
    (sends(_chunked(_chunk(PAGE))), "chunks without an end"),
    (sends(_chunked(_chunk(PAGE), b"-5\r\nabc")), "a chunk of less than nothing"),
    (drips(_chunked(_chunk(PAGE)), _chunk(b"word " * 10_000), 0.0), "endless chunks"),
    (drips(HEAD + b"\r\n" + PAGE, b"word " * 10_000, 0.0), "an endless body"),
    (sends(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE), "HTTP 1.0"),
    (sends(b"HTTP/1.1 200\r\nContent-Type: text/html\r\n\r\n" + PAGE), "a status without a reason"),
    (sends(b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + PAGE), "bare line feeds"),
    (sends(b"HTTP/1.1 200 OK\r\nnonsense\r\n\r\n" + PAGE), "a header without a colon"),
    (sends(HEAD + b"X: \xff\xfe\r\nSet-Cookie: \xff; Domain=..;;\r\n\r\n" + PAGE), "bytes in headers"),
    (sends(HEAD + b"X: " + b"a" * 60_000 + b"\r\n\r\n" + PAGE), "a long header"),
    (answers(body=b"<style>" + b".a{color:red}\n" * 40_000 + b"</style>" + PAGE), "a long head"),
    (sends(b"HTTP/1.1 100 Continue\r\n\r\n" + HEAD + b"\r\n" + PAGE), "100 first"),
    (sends(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + HEAD + b"\r\n" + PAGE), "103 first"),
    (sends(b"HTTP/1.1 102 Processing\r\n\r\n" * 5 + HEAD + b"\r\n" + PAGE), "102 again and again"),
]


@pytest.mark.parametrize(("behaviour", "why"), SEEN_AT_ONCE, ids=[case[-1] for case in SEEN_AT_ONCE])
def test_a_title_is_seen_in_one_request(web: Web, behaviour: Behaviour, why: str) -> None:
    site = web.site("a.org", behaviour)
    clock = Clock()
    seen = asked_one(web, "http://a.org/")
    assert (seen.http_status, title_of(seen), len(site.requests)) == (200, "A bridge", 1), why
    assert clock.s < QUICK.deadline_s


def asked_as(web: Web, cited: Cited) -> Observation:
    """What was seen of a target that is cited like this."""
    found: list[Observation] = []
    ask([cited], QUICK, stop=threading.Event(), seen=lambda seen, _: found.append(seen), network=web.network)
    return found[0]


CUT = HEAD + b"Content-Length: 90000\r\n\r\n"
FRAGMENTS: list[tuple[bytes, tuple[str, ...], int, str]] = [
    (b"<title>Loading", (), 2, "next to nothing"),
    (PAGE, ("A canal",), 2, "no title that was sought"),
    (PAGE + b"<h1>A wooden bridge", ("A wooden bridge",), 1, "a title that was sought"),
    (PAGE, (), 1, "enough, where nothing is sought"),
]


@pytest.mark.parametrize(("start", "titles", "requests", "why"), FRAGMENTS, ids=[case[-1] for case in FRAGMENTS])
def test_a_fragment_is_asked_for_once_more(
    web: Web, start: bytes, titles: tuple[str, ...], requests: int, why: str
) -> None:
    site = web.site("a.org", sends(CUT + start))
    seen = asked_as(web, Cited("http://a.org/", titles=titles))
    assert (seen.outcome, seen.http_status, len(site.requests)) == (Outcome.ANSWERED, 200, requests), why


def test_a_page_that_broke_off_once_is_seen_whole(web: Web) -> None:
    web.site("a.org", in_turn(sends(CUT + b"<title>Loading"), answers(body=PAGE)))
    assert title_of(asked_one(web, "http://a.org/")) == "A bridge"


def _packed_unless_plain(exchange: Exchange) -> None:
    plain = exchange.request.headers["accept-encoding"] == "identity"
    exchange.send(reply(body=PAGE) if plain else reply(body=ZSTANDARD, Content_Encoding="zstd"))


SEEN_PLAINLY: list[tuple[Behaviour, str | None, str]] = [
    (answers(body=PAGE, Content_Encoding="gzip"), "A bridge", "said to be gzip"),
    (answers(body=PAGE, Content_Encoding="deflate"), "A bridge", "said to be deflate"),
    (answers(body=PAGE, Content_Encoding="br"), "A bridge", "said to be brotli"),
    (answers(body=PAGE, Content_Encoding=", ".join(["gzip"] * 50)), "A bridge", "said to be gzip fifty times"),
    (answers(body=gzip.compress(PAGE)), "A bridge", "gzip that says nothing of it"),
    # The time in its header makes it no brotli, or one that ends at once.
    (answers(body=gzip.compress(PAGE, mtime=0), Content_Encoding="br"), "A bridge", "gzip that is said to be brotli"),
    (answers(body=gzip.compress(PAGE, mtime=672), Content_Encoding="br"), "A bridge", "gzip like an empty brotli"),
    (answers(body=gzip.compress(PAGE + NULS, 1)), "A bridge", "a bomb that says nothing of it"),
    (_packed_unless_plain, "A bridge", "packed as nobody asked for, but not when told so"),
    (answers(body=ZSTANDARD, Content_Encoding="zstd"), None, "packed as nobody asked for"),
]


@pytest.mark.parametrize(("behaviour", "title", "why"), SEEN_PLAINLY, ids=[case[-1] for case in SEEN_PLAINLY])
def test_what_is_packed_otherwise_is_asked_for_plainly(
    web: Web, behaviour: Behaviour, title: str | None, why: str
) -> None:
    site = web.site("a.org", behaviour)
    seen = asked_one(web, "http://a.org/")
    assert (seen.outcome, seen.http_status, title_of(seen)) == (Outcome.ANSWERED, 200, title), why
    encodings = [request.headers["accept-encoding"] for request in site.requests]
    assert encodings == ["gzip, deflate, br", "identity"], why
    assert title or not text_of(seen)


def test_what_is_no_page_may_be_packed(web: Web) -> None:
    """A file that was cited as a file: it is there, and nobody has to look into it."""
    site = web.site("a.org", answers(body=gzip.compress(PAGE), Content_Type="application/gzip"))
    assert asked_one(web, "http://a.org/").outcome is Outcome.ANSWERED
    assert len(site.requests) == 1


NO_ANSWER: list[tuple[Behaviour, str]] = [
    (sends(PAGE), "HTTP 0.9"),
    (sends(bytes(range(256)) * 20), "garbage"),
    (sends(b"HTTP/1.1 200OK\r\n\r\n" + PAGE), "a status glued to its reason"),
    (sends(b"HTTP/1.1 000 None\r\n\r\n" + PAGE), "a status of nothing"),
    (sends(HEAD + b"X: " + b"a" * 1_000_000 + b"\r\n\r\n" + PAGE), "a header of a megabyte"),
    (sends(HEAD + b"X-A: b\r\n" * 10_000 + b"\r\n" + PAGE), "ten thousand headers"),
    (sends(HEAD + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\n" + PAGE), "two lengths"),
]


@pytest.mark.parametrize(("behaviour", "why"), NO_ANSWER, ids=[case[-1] for case in NO_ANSWER])
def test_what_is_no_http_is_asked_once_more_and_plainly(web: Web, behaviour: Behaviour, why: str) -> None:
    site = web.site("a.org", behaviour)
    seen = asked_one(web, "http://a.org/")
    assert (seen.outcome, seen.http_status, len(site.requests)) == (Outcome.PROTOCOL, None, 2), why


SLOW: list[tuple[Behaviour, str]] = [
    (drips(b"HTTP/1.1 103 Early Hints\r\n\r\n", b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.05), "hints"),
    (drips(HEAD, b"X-A: b\r\n", 0.05), "headers"),
    (drips(HEAD + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(PAGE)[:1], 0.05), "gzip"),
]


@pytest.mark.parametrize(("behaviour", "why"), SLOW, ids=[case[-1] for case in SLOW])
def test_the_deadline_holds(web: Web, behaviour: Behaviour, why: str) -> None:
    web.site("a.org", behaviour)
    clock = Clock()
    seen = asked_one(web, "http://a.org/", replace(QUICK, deadline_s=0.5))
    assert seen.outcome is Outcome.TOO_SLOW, why
    assert clock.s < 2.0


MEGABYTE = 1_000_000
FAR_DOWN = b"<p>" + b"word " * 100_000 + b"<h2>The bridge that was sought</h2>"

READ: list[tuple[bytes, tuple[str, ...], int, int, str]] = [
    (b"<p>", (), 0, MEGABYTE // 2, "where nothing is sought, its beginning"),
    (FAR_DOWN, ("The bridge that was sought",), MEGABYTE // 2, 3 * MEGABYTE, "as far as what is sought"),
    (b"<p>", ("The bridge that is not there",), 2 * MEGABYTE, 2 * 1024 * 1024, "two megabytes at most"),
]


@pytest.mark.parametrize(("body", "titles", "least", "most", "why"), READ, ids=[case[-1] for case in READ])
def test_an_endless_page_is_read_so_far(
    web: Web, body: bytes, titles: tuple[str, ...], least: int, most: int, why: str
) -> None:
    web.site("a.org", drips(HEAD + b"\r\n" + body, b"word " * 10_000, 0.0))
    content = asked_as(web, Cited("http://a.org/", titles=titles)).content
    assert content is not None
    assert least <= content.size <= most, why
    assert not content.whole
    assert content.shown == (titles if body is FAR_DOWN else ())


def test_a_slow_body_is_read_for_so_long(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came until then is judged; it takes nothing from the status."""
    monkeypatch.setattr("citecheck.links.exchanges.client._BODY_S", 0.2)
    web.site("a.org", drips(HEAD + b"\r\n<title>A bridge</title>", b".", 0.05))
    seen = asked_one(web, "http://a.org/")
    assert (seen.outcome, title_of(seen)) == (Outcome.ANSWERED, "A bridge")


def test_what_can_be_had_of_a_packed_body_is_bounded() -> None:
    assert unpacked(gzip.compress(PAGE), 1000) == PAGE[:1000]
    assert unpacked(gzip.compress(PAGE * 200)[:-8] + b"no check", 10**6).startswith(PAGE)
    assert unpacked(ZSTANDARD, 1000) == b""
