"""The other views of the terminal report: every claim, what the claims rest on, the pages side by side."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable

import pytest

from citecheck.model import AuditedPage, Problem, Standing
from citecheck.report import RunTail
from citecheck.report.figures.priorities import priorities
from citecheck.report.figures.summary import of_page
from citecheck.report.terminal import TerminalReport
from citecheck.report.terminal.ranking import Ranking
from citecheck.report.terminal.sheet import Sheet
from citecheck.report.views import View
from tests.report.samples import HARL_LINKS, Builder, harl_bridge
from tests.report.screen import shown, sound_page, stub

Golden = Callable[[str, str], None]
VIEWS = ("claims", "sources", "summary")


def page_of(title: str, **claims: int) -> AuditedPage:
    """A page with so many claims of each standing."""
    page = Builder("It is so.", path="bridges.tpl", title=title)
    for standing, number in claims.items():
        for _ in range(number):
            page.claim("It is so.", Standing(standing))
    return page.audited()


def listed(text: str) -> list[str]:
    """The titles of the pages in a ranking, from its top; they are of capitals only."""
    return re.findall(r"^ +(?:\d+%|–) .* ([A-Z]+)(?: ·|$)", text, re.MULTILINE)


# --- whole views ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", VIEWS)
def test_a_view(golden: Golden, view: str) -> None:
    golden(f"view-{view}.txt", shown(harl_bridge(), sound_page(), stub("Oste"), links=HARL_LINKS, views=(view,)))


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_ends_with_what_went_wrong_and_the_totals(view: str) -> None:
    problems = (Problem("missing.wiki", "No such file or directory"),)
    text = shown(harl_bridge(), links=HARL_LINKS, problems=problems, complete=False, views=(view,))
    assert "\n1 problem\n  missing.wiki: No such file or directory\n\nNot finished:" in text
    assert text.count("5 of 6 judged claims stand (survival 83%), 2 on weak sources only; 2 unknown") == 1


def test_views_stand_one_after_the_other() -> None:
    text = shown(harl_bridge(), links=HARL_LINKS, views=("summary", "sources", "claims"))
    claims, sources, pages = (text.index(words) for words in ("✓ good", "What 8 claims rest on", "Pages, the worst"))
    assert claims < sources < pages
    assert "Repairs" not in text


def test_a_report_goes_to_other_processes_with_all_its_views() -> None:
    report = TerminalReport(width=80, color=False, views=frozenset(View))
    assert pickle.dumps(report)
    assert pickle.dumps(report.prepare(harl_bridge()))


@pytest.mark.parametrize(
    ("view", "lines"),
    [
        ("claims", []),
        ("sources", ["No claim rests on any source", ""]),
        (
            "summary",
            ["  survival  stand  weak  unknown  page", "         –      –     ·        ·  Oste · bridges.tpl:1", ""],
        ),
    ],
)
def test_a_page_that_cites_nothing(view: str, lines: list[str]) -> None:
    found = shown(stub("Oste"), views=(view,)).splitlines()
    assert found[-4:-2] == ["1 page, 1 without citations", "No claims"]
    assert found[-4 - len(lines) : -4] == lines


# --- every claim ------------------------------------------------------------------------------------------------------


def test_every_claim_is_there_in_the_order_of_the_text() -> None:
    text = shown(harl_bridge(), links=HARL_LINKS, views=("claims",))
    verdicts = re.findall(r"^  [✗!?✓] (\w+) +“", text, re.MULTILINE)
    assert verdicts == ["good", "broken", "weak", "good", "weak", "unknown", "good", "unknown"]


def test_no_claim_is_left_out_and_no_word_of_it() -> None:
    page = Builder("".join(f"Claim {number} {'is long ' * 60}end {number}. " for number in range(50)))
    for number in range(50):
        page.claim(f"Claim {number} {'is long ' * 60}end {number}.", Standing.BROKEN)
    text = " ".join(shown(page.audited(), views=("claims",)).split())
    assert all(f"“Claim {number} {'is long ' * 60}end {number}.”" in text for number in range(50))
    assert "50 broken" not in text


# --- the pages side by side -------------------------------------------------------------------------------------------


def test_the_worst_page_comes_first() -> None:
    pages = [
        page_of("SOUND", good=3),
        page_of("UNJUDGED", unknown=3),
        page_of("WEAKER", good=1, weak=2),
        page_of("LOST", broken=1),
        page_of("MANY", good=6, broken=6),
        page_of("FEW", good=1, broken=1),
        page_of("WEAK", good=2, weak=1),
    ]
    order = ["LOST", "MANY", "FEW", "WEAKER", "WEAK", "UNJUDGED", "SOUND"]
    assert listed(shown(*pages, views=("summary",))) == order
    assert listed(shown(*reversed(pages), views=("summary",))) == order


def test_of_pages_that_are_as_bad_the_first_comes_first() -> None:
    assert listed(shown(page_of("A", broken=1), page_of("B", broken=1), views=("summary",))) == ["A", "B"]


def test_one_page_is_one_line_however_narrow() -> None:
    for width in (40, 60, 90, 200):
        lines = shown(page_of("A" * 300, broken=12345), width=width, views=("summary",)).splitlines()
        (line,) = (line for line in lines if "AAA" in line)
        assert line.split()[:4] == ["0%", "0", "of", "12,345"]


def test_several_pages_end_with_the_worst_of_them() -> None:
    pages = [page_of("SOUND", good=1), page_of("LOST", broken=1), stub("Oste")]
    assert listed(shown(*pages)) == ["LOST", "SOUND"]
    assert "Pages, the worst" not in shown(*pages[1:])


def test_of_many_pages_the_worst_are_listed_and_the_others_counted() -> None:
    pages = [page_of(letter, good=number, broken=1) for number, letter in enumerate("ABCDEFGHIJKLM")]
    text = shown(*pages)
    assert listed(text) == list("ABCDEFGHIJ")
    assert "  and 3 more, none of them worse (--summary shows more)\n" in text


def test_what_is_kept_of_a_dump_is_bounded() -> None:
    ranking = Ranking(2, every_page=True)
    for number in range(100):
        page = page_of(f"P{number}", broken=number)
        ranking.add(ranking.of_page(priorities(page, {}), of_page(page, {})))
    text = "".join(
        ranking.text(lambda: Sheet(width=80, color=False), RunTail((), {}, (), complete=True, elapsed_s=0.0))
    )
    assert re.findall(r"P\d+", text) == ["P99", "P98"]
    assert "and 98 more, none of them worse\n" in text
