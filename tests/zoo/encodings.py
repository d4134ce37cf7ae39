"""Texts in every encoding, declared rightly, wrongly, twice or not at all, and packed in every way."""

from __future__ import annotations

import gzip
import zlib
from functools import cache

import brotli

from tests.servers import Behaviour
from tests.zoo.answers import HTML, Answer, answer, fine
from tests.zoo.pages import article
from tests.zoo.rows import ALIVE, DONT_KNOW, DRIFT, Row, Verdicts
from tests.zoo.stories import Story

# An encoding, as Python calls it, in which a language was written, and what pages call it.
_ENCODED = (
    ("ru", "cp1251", "windows-1251"),
    ("ru", "koi8-r", "KOI8-R"),
    ("ru", "iso8859-5", "iso-8859-5"),
    ("pl", "iso8859-2", "ISO-8859-2"),
    ("cs", "cp1250", "windows-1250"),
    ("tr", "cp1254", "iso-8859-9"),
    ("de", "latin-1", "iso-8859-1"),
    ("sv", "latin-1", "latin1"),
    ("fr", "cp1252", "ISO-8859-1"),
    ("ja", "shift_jis", "Shift_JIS"),
    ("ja", "euc_jp", "euc-jp"),
    ("ja", "iso2022_jp", "iso-2022-jp"),
    ("zh", "gb18030", "gb2312"),
    ("zh", "gbk", "GBK"),
    ("ar", "cp1256", "windows-1256"),
)
_META = '<meta charset="utf-8">'
_HTTP_EQUIV = '<meta http-equiv="Content-Type" content="text/html; charset={}">'
_BOMB_BYTES = 24_000_000


def _coded(codec: str, header: str | None, meta: str, before: bytes = b"") -> Answer:
    """The article in an encoding, with what the header calls it and what the page itself says of it."""

    def made(it: Story) -> Behaviour:
        body = before + article(it).replace(_META, meta).encode(codec, "xmlcharrefreplace")
        return answer(200, body, Content_Type=f"text/html; charset={header}" if header else "text/html")

    return made


def _meta(label: str) -> str:
    return f'<meta charset="{label}">'


def _packed(data: bytes, coding: str) -> Behaviour:
    return answer(200, data, Content_Type=HTML, Content_Encoding=coding)


def _deflated(data: bytes) -> bytes:
    raw = zlib.compressobj(wbits=-15)
    return raw.compress(data) + raw.flush()


_PACKERS = {
    "gzip": ("gzip", gzip.compress),
    "GZIP in capitals": ("GZIP", gzip.compress),
    "x-gzip": ("x-gzip", gzip.compress),
    "gzip in two members": ("gzip", lambda data: gzip.compress(data[:500]) + gzip.compress(data[500:])),
    "gzip and rubbish behind it": ("gzip", lambda data: gzip.compress(data) + b"rubbish"),
    "deflate with its head": ("deflate", zlib.compress),
    "deflate without its head": ("deflate", _deflated),
    "br": ("br", brotli.compress),
    "gzip twice": ("gzip, gzip", lambda data: gzip.compress(gzip.compress(data))),
    "identity": ("identity", bytes),
}
_MISPACKED: dict[str, tuple[str, bytes | None, Verdicts]] = {
    "called gzip and plain": ("gzip", None, ALIVE | DONT_KNOW),
    "called br and plain": ("br", None, ALIVE | DONT_KNOW),
    "called gzip and rubbish": ("gzip", b"\x1f\x8b\x08\x00rubbish" * 40, DONT_KNOW),
    "called nothing known and plain": ("utf-8", None, ALIVE | DONT_KNOW),
    "called zstd and rubbish": ("zstd", b"\x28\xb5\x2f\xfdrubbish" * 40, DONT_KNOW | DRIFT),
}


def _packs(name: str) -> Answer:
    coding, pack = _PACKERS[name]
    return lambda it: _packed(pack(article(it).encode()), coding)


def _mispacks(coding: str, data: bytes | None) -> Answer:
    return lambda it: _packed(article(it).encode() if data is None else data, coding)


def _unasked(it: Story) -> Behaviour:
    """Packed, and nobody is told."""
    return answer(200, gzip.compress(article(it).encode()), Content_Type=HTML)


def _cut(it: Story) -> Behaviour:
    whole = gzip.compress(article(it).encode())
    return _packed(whole[: len(whole) * 3 // 4], "gzip")


@cache
def _filling() -> str:
    return " " * _BOMB_BYTES


def _bomb(it: Story) -> Behaviour:
    return _packed(gzip.compress((article(it) + _filling()).encode(), 1), "gzip")


def _bomb_before(it: Story) -> Behaviour:
    return _packed(gzip.compress((_filling() + article(it)).encode(), 1), "gzip")


def _entities(it: Story) -> Behaviour:
    """The title with all its letters as numbers."""
    numbers = "".join(f"&#{ord(letter)};" for letter in it.title)
    return answer(200, article(it).replace(it.title, numbers).encode(), Content_Type=HTML)


ROWS = (
    *(
        Row(f"{label} in the header, {language}", _coded(codec, label, ""), ALIVE, language)
        for language, codec, label in _ENCODED
    ),
    *(
        Row(f"{label} in the page, {language}", _coded(codec, None, _meta(label)), ALIVE, language)
        for language, codec, label in _ENCODED
    ),
    *(
        Row(f"{label} in the old way, {language}", _coded(codec, None, _HTTP_EQUIV.format(label)), ALIVE, language)
        for language, codec, label in _ENCODED[::3]
    ),
    Row("UTF-8 in header and page", _coded("utf-8", "utf-8", _META), ALIVE, "ru"),
    Row("UTF-8, undeclared", _coded("utf-8", None, ""), ALIVE, "ja"),
    Row("UTF-8 with a mark, called latin-1", _coded("utf-8-sig", "iso-8859-1", ""), ALIVE, "ru"),
    Row("UTF-8, called latin-1 by the header", _coded("utf-8", "iso-8859-1", _META), ALIVE, "fr"),
    Row("UTF-8, called latin-1 by the page", _coded("utf-8", "utf-8", _meta("iso-8859-1")), ALIVE, "pl"),
    Row(
        "windows-1251, called UTF-8 by the header",
        _coded("cp1251", "utf-8", _meta("windows-1251")),
        ALIVE | DRIFT,
        "ru",
    ),
    Row("windows-1251, called UTF-8 by the page", _coded("cp1251", "windows-1251", _META), ALIVE, "ru"),
    Row("windows-1251, undeclared", _coded("cp1251", None, ""), ALIVE | DRIFT | DONT_KNOW, "ru"),
    Row("Shift_JIS, undeclared", _coded("shift_jis", None, ""), ALIVE | DRIFT | DONT_KNOW, "ja"),
    Row("windows-1252, called latin-1", _coded("cp1252", "iso-8859-1", _meta("iso-8859-1")), ALIVE, "es"),
    Row("bogus in the header", _coded("utf-8", "bogus-8", ""), ALIVE, "cs"),
    Row("bogus in the page", _coded("utf-8", None, _meta("none")), ALIVE, "tr"),
    Row("two in the header", _coded("utf-8", "utf-8; charset=iso-8859-1", ""), ALIVE, "sv"),
    Row("in quotes", _coded("cp1251", '"windows-1251"', ""), ALIVE, "ru"),
    Row("utf8 without its hyphen", _coded("utf-8", "UTF8", ""), ALIVE, "zh"),
    Row("UTF-16 with a mark", _coded("utf-16", None, ""), ALIVE, "ru"),
    Row("UTF-16 in the header", _coded("utf-16-le", "utf-16le", ""), ALIVE, "zh"),
    Row("UTF-16 big end first, with a mark", _coded("utf-16-be", None, "", b"\xfe\xff"), ALIVE, "ar"),
    Row("UTF-8, called UTF-16 by the page", _coded("utf-8", None, _meta("utf-16")), ALIVE, "de"),
    Row("late in the page", _coded("cp1251", None, f"<!--{' ' * 900}-->{_meta('windows-1251')}"), ALIVE, "ru"),
    Row(
        "only in the XML declaration",
        _coded("cp1251", None, "", b'<?xml version="1.0" encoding="windows-1251"?>'),
        ALIVE | DRIFT | DONT_KNOW,
        "ru",
    ),
    Row("a broken byte in the middle", _coded("utf-8", "utf-8", _META, b"\xff\xc3"), ALIVE | DRIFT, "fr"),
    Row("a title in entities", _entities, ALIVE, "ru"),
    *(Row(name, _packs(name), ALIVE) for name in _PACKERS),
    *(Row(name, _mispacks(coding, data), accepted) for name, (coding, data, accepted) in _MISPACKED.items()),
    Row("gzip and nobody is told", _unasked, ALIVE | DRIFT | DONT_KNOW),
    Row("gzip cut short", _cut, ALIVE | DONT_KNOW),
    Row("a gzip bomb behind the article", _bomb, ALIVE),
    Row("a gzip bomb before the article", _bomb_before, ALIVE | DONT_KNOW | DRIFT),
    Row("plain", fine, ALIVE),
)
