"""The rules LK on what `url-status` says of a link, against what was seen."""

from __future__ import annotations

import pytest

from citecheck.model import Finding, LinkResult, Reason, Severity, Status
from citecheck.rules.links import statuses
from tests.rules.checking import found, repaired, result

COPY = "https://web.archive.org/web/20150122230836/http://example.org/a"
PAGE = "http://example.org/a"
DEAD = result(PAGE, "dead", "not_found")
SEEN = result(PAGE, "alive", "ok", title_seen=True)
SOUND = result(COPY, "alive", "ok")


def cited(status: str, *others: str) -> str:
    """A citation that says this of its page, with these other parameters."""
    return "{{" + " |".join(("cite web", "title=Tides", *others, f"archive-url={COPY}", status)) + "}}"


def contradictions(text: str, links: dict[str, LinkResult]) -> list[Finding]:
    """What is found, whichever way it contradicts."""
    return [
        *found(statuses.dead_link_called_live, text, links),
        *found(statuses.live_link_called_dead, text, links),
    ]


@pytest.mark.parametrize(
    ("status", "links", "fixed", "why"),
    [
        ("url-status=live", DEAD | SOUND, "url-status=dead", "dead"),
        ("url-status=Live", DEAD | SOUND, "url-status=dead", "in capitals"),
        ("deadurl=no", DEAD | SOUND, "deadurl=yes", "dead, in the old words"),
        ("url-status=live", result(PAGE, "dead", "usurped") | SOUND, "url-status=usurped", "somebody else's"),
        ("url-status=live", result(PAGE, "dead", "parked") | SOUND, "url-status=usurped", "for sale"),
        ("url-status=live", DEAD, "url-status=dead", "whether the copy stands is not known"),
        ("url-status=dead", SEEN, "url-status=live", "alive"),
        ("dead-url=yes", SEEN, "dead-url=no", "alive, in the old words"),
    ],
)
def test_what_contradicts_can_be_turned_round(status: str, links: dict[str, LinkResult], fixed: str, why: str) -> None:
    text = cited(status, f"url={PAGE}")
    (finding,) = contradictions(text, links)
    assert finding.severity in {Severity.WARNING, Severity.NOTE}
    assert text[finding.span.start : finding.span.end] == status.partition("=")[2]
    assert finding.fix is not None
    assert not finding.fix.safe
    assert repaired(text, finding.fix) == cited(fixed, f"url={PAGE}"), why


@pytest.mark.parametrize(
    ("status", "links", "why"),
    [
        ("url-status=live", SEEN, "so it is"),
        ("url-status=dead", DEAD | SOUND, "so it is"),
        ("url-status=live", DEAD | result(COPY, "dead", "dead_archive"), "nothing is left to turn to"),
        ("url-status=live", {}, "nobody asked"),
        ("url-status=dead", result(PAGE, "alive", "ok"), "alive, but perhaps another page"),
        ("url-status=dead", result(PAGE, "moved", "moved", title_seen=True), "the address as it is given is dead"),
        ("url-status=usurped", SEEN, "such a page answers"),
        ("url-status=unfit", SEEN, "such a page answers"),
        ("url-status=deviated", SEEN, "such a page answers"),
        ("url-status=bot: unknown", SEEN, "nobody claims anything"),
        ("url-status=bot: unknown", DEAD, "nobody claims anything"),
        ("url-status=", SEEN, "nothing is said"),
    ],
)
def test_what_does_not_contradict(status: str, links: dict[str, LinkResult], why: str) -> None:
    assert not contradictions(cited(status, f"url={PAGE}"), links), why


def test_nobody_is_sent_to_a_copy_that_is_not_there() -> None:
    assert not contradictions(f"{{{{cite web |title=Tides |url={PAGE} |url-status=dead}}}}", SEEN)


@pytest.mark.parametrize(("copies", "known"), [(SOUND, True), (result(COPY, "unreachable", "timeout"), False)])
def test_it_is_said_where_nobody_knows_whether_the_copy_stands(copies: dict[str, LinkResult], *, known: bool) -> None:
    (finding,) = contradictions(cited("url-status=live", f"url={PAGE}"), DEAD | copies)
    assert ("whether its copy stands is not known" not in finding.message) is known


@pytest.mark.parametrize("status", [Status.BLOCKED, Status.UNREACHABLE, Status.SKIPPED])
@pytest.mark.parametrize("said", ["live", "dead"])
def test_what_is_not_known_contradicts_nothing(said: str, status: Status) -> None:
    for reason in Reason:
        links = result(PAGE, status, reason, title_seen=True)
        assert not contradictions(cited(f"url-status={said}", f"url={PAGE}"), links | SOUND)


def test_the_status_is_that_of_the_chapter_where_one_is_linked() -> None:
    text = cited("url-status=live", f"url={PAGE}", "chapter=Ebb", "chapter-url=http://example.org/ebb")
    assert not contradictions(text, DEAD | SOUND)
    assert contradictions(text, result("http://example.org/ebb", "dead", "gone") | SOUND)
