"""What a site answers, as a table says it: each is made from a row's story when the web is built."""

from __future__ import annotations

import time
from collections.abc import Callable
from http.client import responses

from tests.servers import Behaviour, Exchange, in_turn, reply
from tests.zoo.pages import Page, article, home, notice
from tests.zoo.stories import Story

Answer = Callable[[Story], Behaviour]

LONGEST_S = 12.0
MOST_BYTES = 48_000_000
HTML = "text/html; charset=utf-8"


def line(status: int) -> str:
    """A status with its words."""
    return f"{status} {responses.get(status, 'Status')}"


def answer(status: int | str, body: bytes, **headers: str) -> Behaviour:
    """One whole answer; to HEAD without its body."""
    data = reply(line(status) if isinstance(status, int) else status, body, **headers)
    head = data[: len(data) - len(body)]
    return lambda exchange: exchange.send(head if exchange.request.method == "HEAD" else data)


def shows(page: Page, status: int | str = 200, **headers: str) -> Answer:
    """A page; in headers `{host}` and the like are filled in."""

    def made(it: Story) -> Behaviour:
        filled = {"Content_Type": HTML} | {name: it.fill(value) for name, value in headers.items()}
        return answer(status, page(it).encode(), **filled)

    return made


def file(body: bytes, kind: str, status: int = 200) -> Answer:
    """A file that is no page."""
    return lambda _: answer(status, body, Content_Type=kind)


def status(code: int, text: str = "{line}", **headers: str) -> Answer:
    """A status with a short page that names it, as servers make it."""
    words = text.replace("{line}", line(code))
    page = notice(words, words, "", frame=False)
    return shows(page, code, **headers)


def empty(code: int, **headers: str) -> Answer:
    """A status and no body."""
    return lambda it: answer(code, b"", **{name: it.fill(value) for name, value in headers.items()})


def to(location: str, code: int = 301, **headers: str) -> Answer:
    """A redirect, with the short page that servers put beside it."""

    def made(it: Story) -> Behaviour:
        body = f'<title>{line(code)}</title><h1>Moved</h1><a href="/">here</a>'.encode()
        return answer(code, body, Location=it.fill(location), **headers)

    return made


def turns(*answers: Answer) -> Answer:
    """One answer after the other, the last for ever."""
    return lambda it: in_turn(*(made(it) for made in answers))


def does(behaviour: Behaviour) -> Answer:
    """The same for every story."""
    return lambda _: behaviour


def sends(data: str | bytes, page: Page = article) -> Answer:
    """These bytes and the end of the connection; `%s` stands for a page, `%d` for its length."""

    def made(it: Story) -> Behaviour:
        body = page(it).encode()
        raw = data.encode("latin-1") if isinstance(data, str) else data
        return _last(raw.replace(b"%d", str(len(body)).encode()).replace(b"%s", body))

    return made


def drips(head: str, drop: str, interval_s: float) -> Answer:
    """The head, then a drop now and then, until the client leaves or it has taken too long."""

    def behave(exchange: Exchange) -> None:
        exchange.keep = False
        exchange.send(head.encode())
        end = time.monotonic() + LONGEST_S
        while time.monotonic() < end and exchange.pause(interval_s):
            exchange.send(drop.encode())

    return does(behave)


def floods(head: str, piece: str, page: Page = article) -> Answer:
    """A page, and then one piece after the other as fast as it is taken, up to a bound."""

    def made(it: Story) -> Behaviour:
        first = head.encode().replace(b"%s", page(it).encode())
        block = piece.encode() * max(1, 65536 // len(piece))

        def behave(exchange: Exchange) -> None:
            exchange.keep = False
            exchange.send(first)
            end = time.monotonic() + LONGEST_S
            sent = 0
            while sent < MOST_BYTES and time.monotonic() < end and exchange.pause(0):
                exchange.send(block)
                sent += len(block)

        return behave

    return made


def by_method(get: Answer, head: Answer) -> Answer:
    """One answer to HEAD, another to everything else."""

    def made(it: Story) -> Behaviour:
        to_get, to_head = get(it), head(it)
        return lambda exchange: (to_head if exchange.request.method == "HEAD" else to_get)(exchange)

    return made


def where(holds: Callable[[Exchange], bool], then: Answer, otherwise: Answer) -> Answer:
    """One answer to requests of which something holds, another to the rest."""

    def made(it: Story) -> Behaviour:
        yes, no = then(it), otherwise(it)
        return lambda exchange: (yes if holds(exchange) else no)(exchange)

    return made


def _last(data: bytes) -> Behaviour:
    def behave(exchange: Exchange) -> None:
        exchange.keep = False
        exchange.send(data)

    return behave


fine: Answer = shows(article)
front: Answer = shows(home)
missing: Answer = shows(notice("Page not found | {site}", "Page not found", "There is no such page here."), 404)
