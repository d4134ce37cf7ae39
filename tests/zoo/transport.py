"""What can go wrong between a socket and a page."""

from __future__ import annotations

from tests.zoo import doors
from tests.zoo.answers import LONGEST_S, Answer, drips, fine, floods, sends
from tests.zoo.rows import (
    ALIVE,
    DONT_KNOW,
    DRIFT,
    EMPTY,
    NO_ANSWER,
    NOT_FOUND,
    PROTOCOL,
    REFUSED,
    RESET,
    TIMEOUT,
    TOO_SLOW,
    Row,
)

_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
_CHUNKED = f"{_HEAD}Transfer-Encoding: chunked\r\n\r\n"
_SIZED = f"{_HEAD}Content-Length: %d\r\n"
_LF = "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\nContent-Length: %d\n\n%s"
_EARLY = "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
_CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n"
_NOT_FOUND = "HTTP/1.1 404 Not Found\r\nContent-Length: 9000\r\n\r\n"
_MANY = "".join(f"X-{number}: a\r\n" for number in range(10_000))


def _head(*lines: str) -> Answer:
    """The article behind a head with more lines in it."""
    return sends(_SIZED + "".join(f"{line}\r\n" for line in lines) + "\r\n%s")


ROWS = (
    Row("refused", fine, REFUSED, door=doors.closed),
    Row("a black hole", fine, TIMEOUT | TOO_SLOW, door=doors.black_hole),
    Row("no route", fine, DONT_KNOW, door=doors.no_route),
    Row("hung up on", fine, NO_ANSWER, door=doors.talks(b"")),
    Row("no end but that of the connection", sends(f"{_HEAD}\r\n%s"), ALIVE),
    Row("HTTP/1.0", sends("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n%s"), ALIVE),
    Row("HTTP/0.9", sends("%s"), PROTOCOL | ALIVE),
    Row(
        "HTTP/1.2",
        sends("HTTP/1.2 200 OK\r\nContent-Length: %d\r\n\r\n%s"),
        ALIVE | PROTOCOL,
    ),
    Row("HTTP/3.0", sends("HTTP/3.0 200 OK\r\nContent-Length: %d\r\n\r\n%s"), ALIVE | PROTOCOL),
    Row("ICY", sends("ICY 200 OK\r\nContent-Type: text/html\r\n\r\n%s"), ALIVE | PROTOCOL),
    Row("lines that end with LF", sends(_LF), ALIVE),
    Row("lines that end with CR", sends(_LF.replace("\n", "\r")), DONT_KNOW | ALIVE),
    Row("no head at all", sends("\r\n\r\n%s"), PROTOCOL | ALIVE),
    Row("no type", sends("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s"), ALIVE),
    Row("1 MB in one header", _head(f"X-Long: {'a' * 1_000_000}"), PROTOCOL | ALIVE),
    Row("20 kB in one cookie", _head(f"Set-Cookie: a={'b' * 20_000}"), ALIVE),
    Row("10,000 headers", sends(f"{_SIZED}{_MANY}\r\n%s"), PROTOCOL | ALIVE),
    Row("90 headers", _head(*(f"X-{number}: a" for number in range(90))), ALIVE),
    Row("a header without a colon", _head("This is no header"), ALIVE | PROTOCOL),
    Row("a header of two lines", _head("X-Folded: a", "  b"), ALIVE),
    Row("a header without a name", _head(": nameless"), ALIVE | PROTOCOL),
    Row("a header in UTF-8", sends(f"{_SIZED}X-Ort: Köln\r\n\r\n%s".encode()), ALIVE),
    Row("a header with a NUL", _head("X-Nul: a\0b"), ALIVE | PROTOCOL),
    Row("103 first", sends(f"{_EARLY}{_SIZED}\r\n%s"), ALIVE),
    Row("100 first", sends(f"{_CONTINUE}{_SIZED}\r\n%s"), ALIVE),
    Row("103 five times first", sends(f"{_EARLY * 5}{_SIZED}\r\n%s"), ALIVE),
    Row("103 for ever", floods("", _EARLY), DONT_KNOW),
    Row("103 and no more", sends(_EARLY), DONT_KNOW),
    Row("garbage", sends(bytes(range(256)) * 40), PROTOCOL),
    Row("garbage for ever", floods("", "\x07garbage "), DONT_KNOW),
    Row("a banner of SSH", sends("SSH-2.0-OpenSSH_9.6\r\n"), PROTOCOL),
    Row("a banner of mail", sends("220 mail ESMTP ready\r\n"), PROTOCOL),
    Row("HTTP/2 unasked", sends(b"\x00\x00\x12\x04\x00\x00\x00\x00\x00" + b"\0" * 18), PROTOCOL),
    Row("a line break before the head", sends(f"\r\n{_SIZED}\r\n%s"), ALIVE | PROTOCOL),
    Row("more than was promised", sends(f"{_HEAD}Content-Length: 600\r\n\r\n%s"), ALIVE | DRIFT),
    Row("less than was promised", sends(f"{_HEAD}Content-Length: 900000\r\n\r\n%s"), ALIVE | DONT_KNOW),
    Row("two lengths that agree", sends(f"{_SIZED}Content-Length: %d\r\n\r\n%s"), ALIVE | PROTOCOL),
    Row("two lengths that differ", sends(f"{_SIZED}Content-Length: 5\r\n\r\n%s"), DONT_KNOW | ALIVE | DRIFT),
    Row("less than nothing promised", sends(f"{_HEAD}Content-Length: -1\r\n\r\n%s"), DONT_KNOW | ALIVE),
    Row("a length in words", sends(f"{_HEAD}Content-Length: many\r\n\r\n%s"), DONT_KNOW | ALIVE),
    Row("a length and chunks", sends(f"{_SIZED}Transfer-Encoding: chunked\r\n\r\nfff0\r\n%s"), ALIVE | DONT_KNOW),
    Row("chunks of nonsense", sends(f"{_CHUNKED}zz\r\n%s"), DONT_KNOW | ALIVE),
    Row("chunks called so and none", sends(f"{_CHUNKED}%s"), DONT_KNOW | ALIVE),
    Row("chunks without an end", floods(f"{_CHUNKED}", "8\r\naaaaaaa \r\n"), ALIVE | DRIFT | DONT_KNOW),
    Row("a body without an end", floods(f"{_HEAD}\r\n%s", "<p>and so on</p>"), ALIVE),
    Row("a body of blanks without an end", floods(f"{_HEAD}\r\n", " "), DONT_KNOW | DRIFT),
    Row("headers without an end", floods(_HEAD, "X-More: a\r\n"), DONT_KNOW),
    Row("one header without an end", floods(f"{_HEAD}X-More: ", "a"), DONT_KNOW),
    Row("a head at a byte now and then", drips("HTTP/1.1 200 OK\r\nX-Slow: ", "a", 0.4), TOO_SLOW | TIMEOUT),
    Row("a body at a byte now and then", drips(f"{_HEAD}\r\n<html><body>", "a", 0.4), TOO_SLOW | TIMEOUT | DRIFT),
    Row("a head and then nothing", drips(f"{_HEAD}\r\n", "", LONGEST_S), TIMEOUT | TOO_SLOW | EMPTY),
    Row("a status and then nothing", drips("HTTP/1.1 200 OK\r\n", "", LONGEST_S), TIMEOUT | TOO_SLOW),
    Row(
        "404 and then nothing",
        drips(_NOT_FOUND, "", LONGEST_S),
        NOT_FOUND | TIMEOUT,
    ),
    Row("a second address that answers", fine, ALIVE, door=doors.half_dark),
    Row(
        "404 that promises more",
        sends(f"{_NOT_FOUND}no"),
        NOT_FOUND | DONT_KNOW,
    ),
    Row("the end within the head", sends("HTTP/1.1 200 O"), PROTOCOL | RESET | EMPTY),
)
