"""The rule LK007: a page that does not show the title under which it is cited."""

from __future__ import annotations

import pytest

from citecheck.model import LinkResult, Reason, Severity, Status
from citecheck.rules.links import answers, titles
from tests.rules.checking import found, result

PAGE = "http://example.org/a"
COPY = "https://web.archive.org/web/20150122230836/http://example.org/a"
ALONE = f"{{{{cite web |title=Tides of the sea |url={PAGE}}}}}"
OTHER = f"{{{{cite web |title=Ebb and flood |url={PAGE}}}}}"
BOOK = f"{{{{cite book |title=Tides of the sea |chapter=Ebb and flood |chapter-url={PAGE}}}}}"


def unseen(*missing: str, status: str = "alive ok", title_seen: bool = False) -> dict[str, LinkResult]:
    """A page that shows none of these titles."""
    return result(PAGE, *status.split(), unseen=missing, title_seen=title_seen)


@pytest.mark.parametrize(
    ("text", "links", "cited", "why"),
    [
        (ALONE, unseen("Tides of the sea"), ["c1"], "its only title"),
        (ALONE, unseen(), [], "seen, or nothing to know the page by"),
        (ALONE, {}, [], "not asked"),
        (f"{ALONE} {OTHER}", unseen("Ebb and flood", title_seen=True), ["c2"], "only the citation that is not seen"),
        (f"{ALONE} {OTHER}", unseen("Tides of the sea", "Ebb and flood"), ["c1", "c2"], "neither"),
        (BOOK, unseen("Tides of the sea", title_seen=True), [], "the chapter is seen"),
        (BOOK, unseen("Tides of the sea", "Ebb and flood"), ["c1"], "neither book nor chapter"),
        (ALONE, unseen("Tides of the sea", status="alive drift"), [], "LK006 says so"),
        (ALONE, unseen("Tides of the sea", status="moved moved"), [], "LK003 says so"),
        (ALONE, unseen("Tides of the sea", status="moved moved", title_seen=True), ["c1"], "it shows another's title"),
        (f"[{PAGE} Tides of the sea]", unseen("Tides of the sea"), [], "words are no title"),
    ],
)
def test_a_title_that_is_not_seen(text: str, links: dict[str, LinkResult], cited: list[str], why: str) -> None:
    findings = found(titles.title_not_seen, text, links)
    assert [finding.citation for finding in findings] == cited, why
    assert all(finding.severity is Severity.NOTE for finding in findings)


@pytest.mark.parametrize("status", [status for status in Status if status not in {Status.ALIVE, Status.MOVED}])
def test_nothing_is_said_of_the_title_of_a_page_that_was_not_seen(status: Status) -> None:
    for reason in Reason:
        assert not found(titles.title_not_seen, ALONE, unseen("Tides of the sea", status=f"{status} {reason}"))


def test_a_copy_is_looked_at_too() -> None:
    text = ALONE.replace("}}", f" |archive-url={COPY} |archive-date=2015-01-22}}}}")
    (finding,) = found(titles.title_not_seen, text, result(COPY, "alive", "ok", unseen=("Tides of the sea",)))
    assert finding.message.startswith("The archived copy does not show the title “Tides of the sea”")


@pytest.mark.parametrize(
    ("title_seen", "missing", "fixed", "why"),
    [
        (True, (), True, "the cited title"),
        (False, (), False, "no title"),
        (True, ("Tides of the sea",), False, "the title of another citation"),
    ],
)
def test_a_move_is_repaired_only_where_the_cited_title_was_seen(
    missing: tuple[str, ...], *, title_seen: bool, fixed: bool, why: str
) -> None:
    moved = result(
        PAGE, "moved", "moved", final_url="http://example.org/b", hops=(301,), title_seen=title_seen, unseen=missing
    )
    (finding,) = found(answers.moved_link, ALONE, moved)
    assert (finding.fix is not None) is fixed, why
