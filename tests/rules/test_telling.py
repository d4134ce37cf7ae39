"""What a finding says of a link: what was seen, when, how often, and what can be done."""

from __future__ import annotations

import pytest

from citecheck.model import LinkResult, Reason, Status
from citecheck.rules.telling import TO_DO, told

PAGE = "http://example.org/a"
GONE = LinkResult(PAGE, Status.DEAD, Reason.GONE, "410 Gone", attempts=1, checked_at="2026-11-26T15:00:00Z")
MANY = LinkResult(
    PAGE, Status.UNREACHABLE, Reason.TLS, "no answer, after 3 tries", attempts=3, checked_at="2026-11-26T15:00:00Z"
)
SPOKEN_FOR = LinkResult(
    PAGE, Status.UNREACHABLE, Reason.TLS, "not asked itself", attempts=0, checked_at="2026-11-26T15:00:00Z"
)
NEVER = LinkResult(PAGE, Status.DEAD, Reason.BAD_URL, "no address of the web")


@pytest.mark.parametrize(
    ("result", "advice", "expected"),
    [
        (
            GONE,
            None,
            "It is dead: 410 Gone, asked once on 2026-11-26. Find an archived copy, or the page's new address.",
        ),
        (GONE, "look", "It is dead: 410 Gone, asked once on 2026-11-26. Look."),
        (MANY, None, "It is dead: no answer, after 3 tries, last asked on 2026-11-26. Open it in a browser."),
        (SPOKEN_FOR, None, "It is dead: not asked itself, found on 2026-11-26. Open it in a browser."),
        (NEVER, None, "It is dead: no address of the web. Correct the address."),
        (LinkResult(PAGE, Status.ALIVE, Reason.OK, "200 OK"), None, "It is dead: 200 OK."),
    ],
)
def test_what_is_told(result: LinkResult, advice: str | None, expected: str) -> None:
    assert told("It is dead", result, advice) == expected


def test_of_everything_that_is_reported_it_is_known_what_to_do() -> None:
    not_asked = {"offline", "private_address", "scheme", "excluded", "archived", "interrupted", "time_limit", "robots"}
    assert set(Reason) - set(TO_DO) == {Reason.OK, Reason.MOVED, Reason.NETWORK_DOWN} | {Reason(r) for r in not_asked}
