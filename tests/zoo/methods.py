"""Answers that depend on how one asks."""

from __future__ import annotations

from collections.abc import Callable

from tests.servers import Exchange, resets, silence
from tests.zoo.answers import by_method, does, empty, fine, missing, shows, status, to, where
from tests.zoo.pages import article
from tests.zoo.rows import ALIVE, FORBIDDEN, HERE, NOT_FOUND, Row

_TO_HEAD = {
    "refused with 405": status(405),
    "refused with 403": status(403),
    "refused with 501": status(501),
    "not found": missing,
    "500": status(500),
    "hung": does(silence),
    "reset": does(resets),
    "empty": empty(200),
    "a redirect to nowhere": to("/nowhere"),
}


def _has(header: str) -> Callable[[Exchange], bool]:
    return lambda exchange: header in exchange.request.headers


def _says(header: str, *words: str) -> Callable[[Exchange], bool]:
    return lambda exchange: any(word in exchange.request.headers.get(header, "").lower() for word in words)


ROWS = (
    *(Row(f"HEAD is {name}", by_method(fine, head), ALIVE) for name, head in _TO_HEAD.items()),
    Row("HEAD lies", by_method(missing, fine), NOT_FOUND),
    Row("only POST is let in", status(405, Allow="POST"), FORBIDDEN),
    Row("416 to a range", where(_has("range"), status(416), fine), ALIVE),
    Row("400 to a range", where(_has("range"), status(400), fine), ALIVE),
    Row("206 unasked", shows(article, 206, Content_Range="bytes 0-9999/10000"), ALIVE),
    Row("406 without Accept", where(_has("accept"), fine, status(406)), ALIVE),
    Row("406 without HTML in Accept", where(_says("accept", "text/html", "*/*"), fine, status(406)), ALIVE),
    Row("403 without Accept-Language", where(_has("accept-language"), fine, status(403)), ALIVE),
    Row("403 without User-Agent", where(_has("user-agent"), fine, status(403)), ALIVE),
    Row("403 to libraries", where(_says("user-agent", "python-", "urllib"), status(403), fine), ALIVE),
    Row("404 to libraries", where(_says("user-agent", "python-", "urllib"), missing, fine), ALIVE),
    Row("403 to everything but browsers", where(_says("user-agent", "gecko/"), fine, status(403)), FORBIDDEN | ALIVE),
    Row("400 to a referrer", where(_has("referer"), status(400), fine), ALIVE),
    Row("403 without compression", where(_says("accept-encoding", "gzip"), fine, status(403)), ALIVE),
    Row("the language decides", where(_says("accept-language", "en"), fine, status(406)), ALIVE),
    Row("a cookie is wanted first", where(_has("cookie"), fine, to("{path}", 302, Set_Cookie="seen=1; Path=/")), HERE),
    Row("what was seen before is asked for", where(_has("if-none-match"), empty(304), fine), ALIVE),
)
