"""What fails at first, or says when to come again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from tests.servers import Behaviour, Exchange, resets, silence
from tests.zoo.answers import answer, does, empty, fine, sends, status, turns
from tests.zoo.rows import (
    ALIVE,
    FORBIDDEN,
    NO_ANSWER,
    NOT_FOUND,
    RATE_LIMITED,
    RESET,
    SERVER_ERROR,
    TIMEOUT,
    TOO_SLOW,
    WALLED,
    Row,
)
from tests.zoo.stories import Story

_ONCE = (408, 425, 429, 500, 502, 503, 504, 520, 522, 524)
_A_DAY = "86400"


def _again_at(code: int, after: timedelta) -> Behaviour:
    def behave(exchange: Exchange) -> None:
        when = format_datetime(datetime.now(UTC) + after, usegmt=True)
        answer(code, b"", Retry_After=when)(exchange)

    return behave


def _cut(it: Story) -> Behaviour:
    """Half of what was promised, then the end."""
    return sends("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 90000\r\n\r\n<title>Loading")(it)


_RESET = does(resets)

ROWS = (
    *(Row(f"{code} once", turns(status(code), fine), ALIVE) for code in _ONCE),
    Row("421 once", turns(status(421), fine), ALIVE | FORBIDDEN),
    Row("503 twice", turns(status(503), status(503), fine), ALIVE),
    Row("500 three times", turns(status(500), status(500), status(500), fine), ALIVE),
    Row("503, then 404", turns(status(503), status(404)), NOT_FOUND),
    Row("404, then fine", turns(status(404), fine), NOT_FOUND | ALIVE),
    Row("403, then fine", turns(status(403), fine), FORBIDDEN | ALIVE),
    Row("503 for ever", status(503), SERVER_ERROR),
    Row("a different fault each time", turns(status(500), status(502), status(503), status(504)), SERVER_ERROR),
    Row("429 for ever", status(429), RATE_LIMITED),
    Row("429 with a second", turns(status(429, Retry_After="1"), fine), ALIVE),
    Row("429 with nothing to wait", turns(status(429, Retry_After="0"), fine), ALIVE),
    Row("429 with a date", turns(does(_again_at(429, timedelta(seconds=2))), fine), ALIVE),
    Row("429 with a date that is past", turns(does(_again_at(429, timedelta(hours=-1))), fine), ALIVE),
    Row("429 with a day", status(429, Retry_After=_A_DAY), RATE_LIMITED),
    Row("429 with a date of next week", does(_again_at(429, timedelta(days=7))), RATE_LIMITED),
    Row("429 with a second, for ever", status(429, Retry_After="1"), RATE_LIMITED),
    Row("429 with nonsense", turns(status(429, Retry_After="soon"), fine), ALIVE | RATE_LIMITED),
    Row("429 with less than nothing", turns(status(429, Retry_After="-5"), fine), ALIVE | RATE_LIMITED),
    Row("429 with half a second", turns(status(429, Retry_After="0.5"), fine), ALIVE | RATE_LIMITED),
    Row("429 with more digits than a day has", status(429, Retry_After="9" * 400), RATE_LIMITED),
    Row("503 with a second", turns(status(503, Retry_After="1"), fine), ALIVE),
    Row("503 with a day", status(503, Retry_After=_A_DAY), SERVER_ERROR),
    Row("503 with a date of tomorrow", does(_again_at(503, timedelta(days=1))), SERVER_ERROR),
    Row("403 with a day", status(403, Retry_After=_A_DAY), WALLED),
    Row("reset once", turns(_RESET, fine), ALIVE),
    Row("reset twice", turns(_RESET, _RESET, fine), ALIVE),
    Row("reset for ever", _RESET, RESET),
    Row("hung up once without a word", turns(sends(b""), fine), ALIVE),
    Row("hung up for ever without a word", sends(b""), NO_ANSWER),
    Row("silent once", turns(does(silence), fine), ALIVE),
    Row("silent for ever", does(silence), TIMEOUT | TOO_SLOW),
    Row("cut off once", turns(_cut, fine), ALIVE),
    Row("empty once", turns(empty(200), fine), ALIVE | NO_ANSWER),
    Row("reset, 503, then fine", turns(_RESET, status(503), fine), ALIVE),
)
