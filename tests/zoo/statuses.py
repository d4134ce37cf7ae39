"""Every status that matters and the odd ones."""

from __future__ import annotations

from tests.zoo.answers import Answer, does, empty, file, fine, sends, shows, status
from tests.zoo.pages import article, notice
from tests.zoo.rows import (
    ALIVE,
    BAD_REDIRECT,
    BOT_WALL,
    DONT_KNOW,
    DRIFT,
    EMPTY,
    FORBIDDEN,
    GONE,
    HERE,
    LEGAL,
    LOGIN,
    NO_ANSWER,
    NOT_FOUND,
    PAYWALL,
    PROTOCOL,
    PROXY_AUTH,
    RATE_LIMITED,
    REFUSES_US,
    SERVER_ERROR,
    TIMEOUT,
    TLS,
    Row,
    Verdicts,
)

_WITH_ARTICLE = (200, 201, 202, 203, 206, 207, 208, 226, 250, 299)
_WITHOUT_BODY = (200, 201, 202, 203, 204, 205)
_REFUSALS: dict[int, Verdicts] = {
    400: FORBIDDEN,
    401: LOGIN | FORBIDDEN,
    402: PAYWALL | FORBIDDEN,
    403: FORBIDDEN,
    405: FORBIDDEN,
    406: FORBIDDEN,
    407: PROXY_AUTH | FORBIDDEN,
    408: FORBIDDEN | TIMEOUT,
    409: FORBIDDEN,
    411: FORBIDDEN,
    412: FORBIDDEN,
    413: FORBIDDEN,
    414: FORBIDDEN,
    415: FORBIDDEN,
    416: FORBIDDEN,
    417: FORBIDDEN,
    418: FORBIDDEN | BOT_WALL,
    419: FORBIDDEN | LOGIN,
    420: FORBIDDEN | RATE_LIMITED,
    421: FORBIDDEN,
    422: FORBIDDEN,
    423: FORBIDDEN | LOGIN,
    424: FORBIDDEN,
    425: FORBIDDEN,
    426: FORBIDDEN,
    428: FORBIDDEN,
    429: RATE_LIMITED,
    430: FORBIDDEN | RATE_LIMITED,
    431: FORBIDDEN,
    440: FORBIDDEN | LOGIN,
    444: FORBIDDEN,
    449: FORBIDDEN,
    450: FORBIDDEN | LEGAL,
    451: LEGAL,
    460: FORBIDDEN,
    463: FORBIDDEN,
    494: FORBIDDEN,
    495: FORBIDDEN | TLS,
    496: FORBIDDEN | TLS,
    497: FORBIDDEN | TLS,
    498: FORBIDDEN | LOGIN,
    499: FORBIDDEN,
    999: FORBIDDEN | BOT_WALL,
}
_FAULTS = (
    500, 501, 502, 503, 504, 505, 506, 507, 508, 509, 510, 520, 521, 522, 523, 524, 525, 526, 527, 529, 530, 540, 561,
    598, 599,
)  # fmt: skip
_WORDS_OF_404: dict[str, str] = {
    "of nginx": "404 Not Found",
    "of Apache": "The requested URL was not found on this server.",
    "of IIS": "HTTP Error 404.0 - Not Found",
    "of Tomcat": "HTTP Status 404 – Not Found",
    "without a word": "",
    "that says hello": "Welcome",
}


def _with_headers(answer: str) -> Answer:
    return sends(f"HTTP/1.1 {answer}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s")


def _only(code: int) -> Verdicts:
    tls = TLS if code in {525, 526} else frozenset()
    return SERVER_ERROR | tls


ROWS = (
    *(Row(f"{code} with the article", shows(article, code), ALIVE) for code in _WITH_ARTICLE),
    *(Row(f"{code} without a body", empty(code), EMPTY) for code in _WITHOUT_BODY),
    Row("300 with a choice", shows(article, 300), HERE),
    Row("304 unasked", empty(304), ALIVE | EMPTY | PROTOCOL),
    Row("305, use a proxy", empty(305, Location="http://proxy.example/"), BAD_REDIRECT | REFUSES_US | NO_ANSWER),
    Row("306", empty(306), BAD_REDIRECT | REFUSES_US | NO_ANSWER),
    Row("399", status(399), BAD_REDIRECT | REFUSES_US | NO_ANSWER),
    *(Row(f"{code}", status(code), accepted) for code, accepted in _REFUSALS.items()),
    *(Row(f"{code}", status(code), _only(code)) for code in _FAULTS),
    Row("511, the network wants a login", status(511), REFUSES_US | SERVER_ERROR),
    *(Row(f"404 {name}", status(404, words), NOT_FOUND) for name, words in _WORDS_OF_404.items()),
    Row("404 without a body", empty(404), NOT_FOUND),
    Row("404 as JSON", file(b'{"error": "not found"}', "application/json", 404), NOT_FOUND),
    Row("410", status(410), GONE),
    Row("410 without a body", empty(410), GONE),
    Row("410 that says why", shows(notice("Removed", "This article was withdrawn"), 410), GONE),
    Row("404 with the article all the same", shows(article, 404), NOT_FOUND | HERE),
    Row("500 with the article all the same", shows(article, 500), SERVER_ERROR | HERE),
    Row("403 with the article all the same", shows(article, 403), FORBIDDEN | HERE),
    Row("401 that asks for a password", empty(401, WWW_Authenticate='Basic realm="members"'), LOGIN | FORBIDDEN),
    Row("404 without its words", _with_headers("404"), NOT_FOUND),
    Row("200 without its words", _with_headers("200"), ALIVE),
    Row("200 called Not Found", _with_headers("200 Not Found"), ALIVE),
    Row("404 called OK", _with_headers("404 OK"), NOT_FOUND | HERE),
    Row("600", _with_headers("600 What"), DONT_KNOW | DRIFT),
    Row("000", _with_headers("000 Nothing"), DONT_KNOW),
    Row("1000", _with_headers("1000 Much"), DONT_KNOW),
    Row("no number", _with_headers("OK fine"), DONT_KNOW),
    Row("101, another protocol", does(lambda exchange: exchange.send(b"HTTP/1.1 101 Switch\r\n\r\n")), DONT_KNOW),
    Row("nothing odd", fine, ALIVE),
)
