"""What stands before the page: a check for robots, a login, a till, a question, a border."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.zoo.answers import Answer, shows, status, to
from tests.zoo.pages import article_with, default
from tests.zoo.rows import (
    ALIVE,
    BAD_REDIRECT,
    BOT_WALL,
    DRIFT,
    EMPTY,
    FORBIDDEN,
    LEGAL,
    LOGIN,
    NOT_FOUND,
    PAYWALL,
    RATE_LIMITED,
    REFUSES_US,
    SERVER_ERROR,
    WALLED,
    Row,
    Verdicts,
)
from tests.zoo.stories import words

_WALLS = words("walls")
# A wall may be taken for what its status says, or for a page of scripts alone.
_ALSO: dict[int, Verdicts] = {200: EMPTY, 202: EMPTY, 307: BAD_REDIRECT, 503: SERVER_ERROR}
_REFUSING = 400
# What each table of walls may be called.
_MEANT: dict[str, Verdicts] = {
    "logins": LOGIN | PAYWALL,
    "paywalls": PAYWALL | LOGIN,
    "consents": REFUSES_US,
    "regions": LEGAL | FORBIDDEN,
    "browsers": REFUSES_US | EMPTY,
}


def _put_up(entry: dict[str, Any], code: int) -> Answer:
    return shows(default(entry), code, **entry.get("headers", {}))


def _robots() -> Iterator[Row]:
    """Each wall with each of its statuses, before every page of its site."""
    for entry in _WALLS["robots"]:
        for code in entry["statuses"]:
            wall = _put_up(entry, code)
            accepted = WALLED | _ALSO.get(code, frozenset())
            language = entry.get("language", "en")
            yield Row(f"{entry['name']}, {code}", wall, accepted, language, everywhere=True)
            if code < _REFUSING:
                name = f"{entry['name']}, {code}, cited bare"
                yield Row(name, wall, accepted, language, cites=lambda _: (), everywhere=True)


def _others(table: str) -> Iterator[Row]:
    for entry in _WALLS[table]:
        wall = _put_up(entry, 200)
        yield Row(f"{table}: {entry['name']}", wall, _MEANT[table], entry.get("language", "en"), everywhere=True)


def _within(table: str) -> Iterator[Row]:
    """A wall in the frame of its site, before all of its pages but the first."""
    for entry in _WALLS[table]:
        wall, language = shows(default(entry, frame=True)), entry.get("language", "en")
        yield Row(f"{table}, in the frame: {entry['name']}", wall, REFUSES_US | EMPTY | DRIFT, language, alike=True)


_FIRST = _WALLS["robots"][0]
_TILL = "<div class='paywall'><h3>Subscribe to continue reading</h3><p>Already a subscriber? Log in.</p></div>"
_GUESTS = default({"title": "Guest WiFi", "body": "<h1>Welcome to our guest WiFi</h1><button>Connect</button>"})

ROWS = (
    *_robots(),
    *(row for table in _MEANT for row in _others(table)),
    *(row for table in ("framed", *_MEANT) for row in _within(table)),
    Row("a wall that answers 404", _put_up(_FIRST, 404), WALLED | NOT_FOUND),
    Row("a wall, cited without a title", _put_up(_FIRST, 403), WALLED, cites=lambda _: ()),
    Row("a redirect to a wall", to("/captcha?u=a", 302), WALLED, paths={"/captcha?u=a": _put_up(_FIRST, 200)}),
    Row("403 and not a word", status(403, ""), FORBIDDEN | BOT_WALL),
    Row("401 with a form", _put_up(_WALLS["logins"][0], 401), LOGIN | FORBIDDEN),
    Row("403 with a form", _put_up(_WALLS["logins"][0], 403), LOGIN | FORBIDDEN),
    Row("402 of a till", _put_up(_WALLS["paywalls"][0], 402), PAYWALL | FORBIDDEN),
    Row("403 of a till", _put_up(_WALLS["paywalls"][0], 403), PAYWALL | FORBIDDEN),
    Row("451 of a region", _put_up(_WALLS["regions"][1], 451), LEGAL),
    Row("403 of a region", _put_up(_WALLS["regions"][0], 403), LEGAL | FORBIDDEN),
    Row("the till under the first paragraph", shows(article_with(text="<p>{lead}</p>" + _TILL)), ALIVE | PAYWALL),
    Row(
        "the till after the title only",
        shows(article_with(text=_TILL)),
        ALIVE | PAYWALL,
    ),
    Row("429 of a wall", _put_up(_FIRST, 429), RATE_LIMITED | BOT_WALL),
    Row(
        "a portal of a hotel",
        to("http://{new}/portal", 302),
        REFUSES_US | DRIFT | EMPTY,
        others={"new": shows(_GUESTS)},
    ),
)
