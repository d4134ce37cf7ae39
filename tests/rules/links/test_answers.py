"""The rules LK: what came of asking."""

from __future__ import annotations

import pytest

from citecheck.model import LinkResult, Reason, Severity, Status
from citecheck.rules.archives import snapshots
from citecheck.rules.catalogue import Rule
from citecheck.rules.links import answers, statuses, titles
from tests.rules.checking import found, repaired, result

COPY = "https://web.archive.org/web/20150122230836/http://example.org/a"
PAGE = "http://example.org/a"
BOTH = f"{{{{cite web |title=A |url={PAGE} |archive-url={COPY} |archive-date=2015-01-22}}}}"
ALONE = f"{{{{cite web |title=A |url={PAGE}}}}}"
RULES: tuple[Rule, ...] = (
    answers.dead_link,
    answers.dead_link_with_copy,
    answers.moved_link,
    answers.blocked_link,
    answers.unreachable_link,
    answers.drifted_link,
    titles.title_not_seen,
    statuses.dead_link_called_live,
    statuses.live_link_called_dead,
    snapshots.dead_archive_copy,
)
# What a network can do by itself, to a link of any page and to any copy of it.
NETWORK = [status for status in Status if status is not Status.DEAD]


def codes(text: str, results: dict[str, LinkResult]) -> list[tuple[str, str]]:
    """Code and severity of all that these rules find."""
    return [(finding.code, finding.severity) for rule in RULES for finding in found(rule, text, results)]


@pytest.mark.parametrize(
    ("page", "copy", "expected", "why"),
    [
        ("alive ok", "alive ok", [], "all is well"),
        ("alive ok", "dead not_found", [("AR009", "warning")], "the copy is gone, the page lives"),
        ("dead not_found", "alive ok", [("LK002", "note")], "the copy stands in"),
        ("dead not_found", "moved moved", [("LK002", "note")], "a redirect between captures is fine"),
        ("dead not_found", "moved drift", [("LK002", "warning"), ("LK006", "warning")], "a capture of something else"),
        ("dead gone", "unreachable server_error", [("LK002", "warning"), ("LK005", "note")], "an overloaded archive"),
        ("dead not_found", "skipped excluded", [("LK002", "warning")], "nobody looked"),
        ("dead gone", "dead not_found", [("LK001", "error"), ("AR009", "warning")], "nothing is left"),
        ("blocked forbidden", "alive ok", [("LK004", "note")], "nobody knows"),
        ("unreachable timeout", "dead not_found", [("LK005", "note"), ("AR009", "warning")], "each for itself"),
    ],
)
def test_a_page_and_its_copy(page: str, copy: str, expected: list[tuple[str, str]], why: str) -> None:
    assert codes(BOTH, result(PAGE, *page.split()) | result(COPY, *copy.split())) == expected, why


def test_a_copy_that_nobody_asked_for_is_not_known_to_stand() -> None:
    assert codes(BOTH, result(PAGE, "dead", "not_found")) == [("LK002", "warning")]


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("reason", list(Reason))
def test_nothing_but_a_dead_link_is_an_error(status: Status, reason: Reason) -> None:
    findings = codes(ALONE, result(PAGE, status, reason, unseen=("A",)))
    assert (("LK001", Severity.ERROR) in findings) is (status is Status.DEAD)
    assert sum(severity == Severity.ERROR for _, severity in findings) <= (status is Status.DEAD)


@pytest.mark.parametrize("said", ["", "live", "dead", "usurped", "unfit", "deviated", "bot: unknown"])
@pytest.mark.parametrize("status", NETWORK)
def test_nothing_that_a_network_does_to_a_copy_makes_an_error(said: str, status: Status) -> None:
    text = BOTH.replace("}}", f" |url-status={said}}}}}") if said else BOTH
    for reason in Reason:
        for page in (result(PAGE, "dead", "not_found"), result(PAGE, status, reason), {}):
            assert Severity.ERROR not in {severity for _, severity in codes(text, page | result(COPY, status, reason))}


@pytest.mark.parametrize("said", ["", "live", "dead"])
@pytest.mark.parametrize(
    "copy", ["alive ok", "alive drift", "moved moved", "blocked rate_limited", "unreachable timeout"]
)
def test_a_dead_link_that_a_copy_covers_is_told_of_once(said: str, copy: str) -> None:
    text = BOTH.replace("}}", f" |url-status={said}}}}}") if said else BOTH
    links = result(PAGE, "dead", "not_found", unseen=("A",)) | result(COPY, *copy.split())
    told = [code for code, _ in codes(text, links) if code in {"LK001", "LK002", "LK008"}]
    assert told == ["LK008" if said == "live" else "LK002"]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("alive ok", []),
        ("alive drift", [("LK006", "warning")]),
        ("moved moved", [("LK003", "note")]),
        ("moved drift", [("LK006", "warning")]),
        ("dead dns", [("LK001", "error")]),
        ("blocked paywall", [("LK004", "note")]),
        ("unreachable tls", [("LK005", "note")]),
        ("unreachable network_down", []),
        ("skipped offline", []),
        ("skipped private_address", []),
    ],
)
def test_each_state_has_at_most_one_rule(status: str, expected: list[tuple[str, str]]) -> None:
    assert codes(ALONE, result(PAGE, *status.split())) == expected


def test_nothing_is_said_of_a_link_that_was_not_asked() -> None:
    assert codes(ALONE, {}) == []
    assert codes(ALONE, result("http://example.net/other", "dead", "not_found")) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (ALONE, "a template"),
        (f"Tides.<ref>{PAGE}</ref>", "a bare address in a reference"),
        (f"Tides {PAGE} and more.", "a bare address in the text"),
        (f"* [{PAGE} Tides]", "a link with words"),
        (f"Tides.<ref>A. Rowe, [{PAGE} Tides], 2014</ref>", "a reference in plain words"),
        (f"Tides.\n| title = Tides\n| url = {PAGE}\n| publisher = Atlas\n}}}}\n", "what is left of a template"),
        (f"{{{{cite web |title=A |quote=see {PAGE} there}}}}", "another parameter"),
    ],
)
def test_every_kind_of_citation_can_die(text: str, why: str) -> None:
    (finding,) = found(answers.dead_link, text, result(PAGE, "dead", "not_found"))
    assert text[finding.span.start : finding.span.end] == PAGE, why
    assert finding.citation == "c1", why


def test_an_address_is_reported_once_in_a_citation_and_once_in_each() -> None:
    twice = f"{{{{cite book |title=A |url={PAGE} |chapter=B |chapter-url={PAGE}#b}}}}"
    assert len(found(answers.dead_link, twice, result(PAGE, "dead", "not_found"))) == 1
    assert len(found(answers.dead_link, f"{twice} and {ALONE}", result(PAGE, "dead", "not_found"))) == 2


def test_a_copy_covers_the_source_alone() -> None:
    other = "http://example.net/transcript"
    text = BOTH.replace("}}", f" |quote=see {other} there}}}}")
    results = result(PAGE, "alive", "ok") | result(COPY, "alive", "ok") | result(other, "dead", "not_found")
    assert codes(text, results) == [("LK001", "error")]


def test_a_copy_in_plain_words_covers_too() -> None:
    text = f"Tides.<ref>A. Rowe, [{PAGE} Tides], archived at [{COPY} the Wayback Machine]</ref>"
    assert codes(text, result(PAGE, "dead", "not_found") | result(COPY, "alive", "ok")) == [("LK002", "note")]


def test_a_copy_that_is_all_there_is_can_die() -> None:
    assert codes(f"Tides.<ref>{COPY}</ref>", result(COPY, "dead", "not_found")) == [("LK001", "error")]


@pytest.mark.parametrize(
    ("final_url", "hops", "fixed", "why"),
    [
        ("https://example.net/b", (301,), True, "for good"),
        ("https://example.net/b", (308, 301), True, "for good, twice"),
        ("https://example.net/b", (302,), False, "for now"),
        ("https://example.net/b", (301, 302), False, "half for now"),
        ("https://example.net/b", (), False, "nobody knows how"),
        ("https://example.net/b|c", (301,), False, "a pipe would end the parameter"),
        ("https://example.net/b}}", (301,), False, "braces would end the template"),
        ("https://example.net/b.", (301,), False, "a full stop would not belong to a bare link"),
        ("https://example.net/b c", (301,), False, "a blank would end it"),
        ("https://example.net/''b", (301,), False, "apostrophes would make it italic"),
        ("javascript:alert(1)", (301,), False, "no address of the web"),
        (None, (301,), False, "no address at all"),
    ],
)
def test_a_move_for_good_can_be_repaired(
    final_url: str | None, hops: tuple[int, ...], *, fixed: bool, why: str
) -> None:
    seen = result(PAGE, "moved", "moved", final_url=final_url, hops=hops, title_seen=True)
    (finding,) = found(answers.moved_link, ALONE, seen)
    assert (finding.fix is not None) is fixed, why
    if finding.fix:
        assert not finding.fix.safe
        assert repaired(ALONE, finding.fix) == ALONE.replace(PAGE, final_url or "")


@pytest.mark.parametrize(
    ("reason", "said", "advice"),
    [
        ("not_found", "dead", "Nothing needs to be done."),
        ("usurped", "dead", "Write |url-status=usurped, so that no reader is led there."),
        ("parked", "dead", "Write |url-status=usurped, so that no reader is led there."),
        ("usurped", "usurped", "Nothing needs to be done."),
        ("usurped", "unfit", "Nothing needs to be done."),
    ],
)
def test_what_is_left_to_do_where_a_copy_stands_in(reason: str, said: str, advice: str) -> None:
    text = BOTH.replace("}}", f" |url-status={said}}}}}")
    (finding,) = found(answers.dead_link_with_copy, text, result(PAGE, "dead", reason) | result(COPY, "alive", "ok"))
    assert finding.message.endswith(advice)
