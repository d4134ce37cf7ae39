"""What the terminal report says of links that nothing is known of: how many, why, and where most of them are."""

from __future__ import annotations

import pytest

from citecheck.model import LinkResult, Reason, Status
from citecheck.report.terminal.sheet import Sheet
from citecheck.report.terminal.unjudged import put_unjudged

HOW = " · citecheck link URL shows why"


def told(*links: LinkResult) -> list[str]:
    sheet = Sheet(width=1000, color=False)
    put_unjudged(sheet, links)
    return sheet.text().splitlines()


def unreachable(host: str, reason: Reason = Reason.TIMEOUT) -> LinkResult:
    return LinkResult(f"http://{host}/page", Status.UNREACHABLE, reason, "no answer")


def skipped(reason: Reason) -> LinkResult:
    return LinkResult("http://a.example/", Status.SKIPPED, reason, "not asked")


@pytest.mark.parametrize(
    ("links", "lines"),
    [
        ([LinkResult("http://a.example/", Status.DEAD, Reason.GONE, "410")], []),
        ([skipped(Reason.OFFLINE)], []),
        ([unreachable("a.example")], [f"1 link not judged: 1 timeout (a.example){HOW}"]),
        (
            [*map(unreachable, ("a.example", "b.example", "b.example", "c.example", "d.example"))],
            [f"5 links not judged: 5 timeout (b.example 2, a.example and 2 more){HOW}"],
        ),
        (
            [unreachable("a.example", Reason.TLS), unreachable("b.example"), unreachable("c.example")],
            [f"3 links not judged: 2 timeout (b.example, c.example), 1 tls (a.example){HOW}"],
        ),
        (
            [unreachable("a.example", Reason.NETWORK_DOWN), skipped(Reason.ROBOTS), skipped(Reason.INTERRUPTED)],
            [
                f"1 link not judged: 1 network_down{HOW}",
                "2 links not asked: 1 robots (a.example), 1 interrupted",
            ],
        ),
        ([unreachable("a\x9b.example")], [f"1 link not judged: 1 timeout (a<U+009B>.example){HOW}"]),
    ],
)
def test_every_reason_has_its_number_and_its_hosts(links: list[LinkResult], lines: list[str]) -> None:
    assert told(*links) == lines
