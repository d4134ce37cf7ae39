"""One document fetched whole, for citecheck itself."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from citecheck.config import LinkSettings
from citecheck.links.answers import Answer, Failure
from citecheck.links.fetching import fetch
from citecheck.model import Outcome
from tests.links.asking import QUICK
from tests.servers import Behaviour, Web, answers, drips, in_turn, redirects, resets, silence

URL = "http://wiki.example/api.php?action=query"
BODY = b'{"query": {}}'


def fetched(web: Web, settings: LinkSettings = QUICK, most_bytes: int = 1000) -> Answer | Failure:
    return fetch(URL, settings, most_bytes=most_bytes, network=web.network)


@pytest.mark.parametrize(
    "behaviour",
    [
        answers(body=BODY),
        in_turn(redirects("/other"), answers(body=BODY)),
        in_turn(answers("503 Service Unavailable"), answers(body=BODY)),
        in_turn(answers("429 Too Many Requests", Retry_After="0"), answers(body=BODY)),
        in_turn(resets, answers(body=BODY)),
    ],
    ids=["at once", "redirected", "after trouble", "later", "after a reset"],
)
def test_a_body_comes_whole(web: Web, behaviour: Behaviour) -> None:
    web.site("wiki.example", behaviour)
    found = fetched(web)
    assert isinstance(found, Answer)
    assert (found.http_status, found.body) == (200, BODY)


@pytest.mark.parametrize(
    ("behaviour", "outcome"),
    [
        (answers(body=b"x" * 1001), Outcome.PROTOCOL),
        (redirects("http://127.0.0.1/"), Outcome.PRIVATE_ADDRESS),
        (redirects("/api.php?action=query"), Outcome.TOO_MANY_REDIRECTS),
        (redirects("ftp://wiki.example/"), Outcome.BAD_REDIRECT),
        (resets, Outcome.RESET),
    ],
)
def test_what_is_no_answer_is_a_failure(web: Web, behaviour: Behaviour, outcome: Outcome) -> None:
    web.site("wiki.example", behaviour)
    found = fetched(web)
    assert isinstance(found, Failure)
    assert found.outcome is outcome


@pytest.mark.parametrize("behaviour", [silence, drips(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", 0.05)])
def test_nobody_is_waited_for_beyond_the_deadline(web: Web, behaviour: Behaviour) -> None:
    web.site("wiki.example", behaviour)
    found = fetched(web, replace(QUICK, deadline_s=0.5))
    assert isinstance(found, Failure)
    assert found.outcome in {Outcome.TOO_SLOW, Outcome.TIMEOUT}
