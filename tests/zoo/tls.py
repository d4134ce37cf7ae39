"""Certificates that are trusted and those that are not, and what is no TLS."""

from __future__ import annotations

from tests.zoo import doors
from tests.zoo.answers import Answer, fine, to
from tests.zoo.rows import ALIVE, DONT_KNOW, HERE, MOVED, REFUSED, TIMEOUT, TLS, TOO_SLOW, Row, Verdicts

_SECURE = "https://{host}{path}"
_CERTIFICATES = {
    "that has expired": "expired",
    "that signs itself": "self_signed",
    "for another host": "other_host",
    "of an issuer nobody knows": "unknown_issuer",
}
# Alerts of TLS (RFC 8446, 6): a fatal one, by its number.
_ALERTS = {"handshake failure": 40, "protocol version": 70, "unrecognised name": 112, "internal error": 80}
# A greeting of a server that knows TLS 1.0 and nothing newer.
_HELLO = bytes((2, 0, 0, 38, 3, 1)) + bytes(32) + bytes((0, 0, 0x2F, 0))
_ONLY_1_0 = bytes((22, 3, 1, 0, len(_HELLO))) + _HELLO


def _alert(number: int) -> bytes:
    return bytes((21, 3, 1, 0, 2, 2, number))


def _row(name: str, accepted: Verdicts, door: doors.Door, answer: Answer = fine, url: str = _SECURE) -> Row:
    return Row(name, answer, accepted, url=url, door=door, certified=True)


ROWS = (
    _row("a certificate that is trusted", ALIVE, doors.secure("valid")),
    *(_row(f"a certificate {name}", TLS, doors.secure(file)) for name, file in _CERTIFICATES.items()),
    *(
        _row(f"a redirect to a certificate {name}", TLS, doors.upgraded(file), url="http://{host}{path}")
        for name, file in _CERTIFICATES.items()
    ),
    *(_row(f"an alert: {name}", TLS | DONT_KNOW, doors.talks(_alert(number))) for name, number in _ALERTS.items()),
    _row("TLS 1.0 only", TLS | DONT_KNOW, doors.talks(_ONLY_1_0)),
    _row("plain text at its port", DONT_KNOW, doors.speaks_plainly),
    _row("an answer in plain text", DONT_KNOW, doors.talks(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")),
    _row("garbage", DONT_KNOW, doors.talks(b"\x07garbage" * 200)),
    _row("hung up on", DONT_KNOW, doors.talks(b"")),
    _row("no answer to a connect", TIMEOUT | TOO_SLOW, doors.secure_black_hole),
    _row("refused, and HTTP is there", REFUSED | HERE, doors.plain),
    _row("HTTP refused, and TLS is there", HERE, doors.secure_only("valid"), url="http://{host}{path}"),
    _row("HTTP refused, and TLS not trusted", REFUSED | TLS, doors.secure_only("expired"), url="http://{host}{path}"),
    _row("from HTTP to TLS", MOVED | ALIVE, doors.upgraded("valid"), url="http://{host}{path}"),
    _row("from TLS to HTTP", HERE, doors.downgraded("valid")),
    _row(
        "from HTTP to TLS and back",
        DONT_KNOW,
        doors.secure("valid"),
        to("https://{host}{path}", 302),
        "http://{host}{path}",
    ),
)
