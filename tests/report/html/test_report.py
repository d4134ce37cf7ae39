"""The HTML report as a file: one that loads nothing, tells everything, and holds nothing that could be carried out."""

from __future__ import annotations

import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from citecheck.model import AuditedPage, LinkResult, Problem, Reason, Status
from citecheck.report.html import HtmlReport
from citecheck.report.html.cards import href
from citecheck.report.html.glossary import rule_pages
from citecheck.rules import ALL
from tests.report.html.pages import hostile, mills, report_of
from tests.report.html.reading import harmless, nodes, words
from tests.report.samples import GONE, HARL_LINKS, answered, harl_bridge, known, write

HARL = report_of([(harl_bridge(), HARL_LINKS)])
HOSTILE_PAGE, HOSTILE_LINKS, HOSTILE_PROBLEMS = hostile()


@pytest.mark.parametrize(
    "html",
    [
        HARL,
        report_of([(HOSTILE_PAGE, HOSTILE_LINKS)] * 2, HOSTILE_PROBLEMS),
        report_of([]),
    ],
    ids=["sound", "hostile", "empty"],
)
def test_a_report_holds_nothing_that_could_be_carried_out(html: str) -> None:
    harmless(html)


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("http://a.example/", True),
        ("HTTPS://a.example/", True),
        ("javascript:alert(1)//http://", False),
        (" http://a.example/", False),
        ("//a.example/", False),
        ("ftp://a.example/", False),
        ("data:text/html,x", False),
        ("http://a.example/\u202e", False),
        ("http://a.example/\n", False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str, *, is_link: bool) -> None:
    assert href(url) == (url if is_link else None)


def test_links_tell_nobody_where_they_stood() -> None:
    leading_out = [node for node in nodes(HARL) if (node.attributes.get("href") or "").startswith("http")]
    assert len(leading_out) > len(HARL_LINKS)
    assert {node.attributes.get("rel") for node in leading_out} == {"noreferrer noopener"}


def test_everything_is_told() -> None:
    told = words(HARL)
    for finding in harl_bridge().findings:
        assert finding.message in told
        if finding.fix:
            assert finding.fix.title in told
    for link in HARL_LINKS:
        assert link.url in told
        assert link.evidence in told


def test_what_is_said_of_a_rule_or_a_reason_stands_once() -> None:
    audited, links = mills(20)
    html = report_of([(audited, links)])
    assert html.count('id="rule-LK001"') == 1
    assert html.count("Whoever wants to check the claim cannot.") == 1
    assert html.count("The host says that it has no such page.") == 1


def test_every_link_inside_leads_somewhere_and_every_name_is_given_once() -> None:
    html = report_of([mills(9, "One"), mills(9, "Two")])
    ids = [node.attributes["id"] for node in nodes(html) if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    inside = [(node.attributes.get("href") or "") for node in nodes(html)]
    unknown = {"rule-DT005"}  # a rule that only looks like a real one
    assert {link[1:] for link in inside if link.startswith("#")} - unknown - {"index"} <= set(ids)


@pytest.mark.parametrize(
    ("pages", "says"),
    [
        ([], "There was no page"),
        ([mills(4)], "67% survival"),
        ([mills(1)], "0% survival"),
        ([mills(4, "One"), mills(8, "Two")], "2 pages 67% survival"),
    ],
)
def test_survival_stands_above_all(pages: list[tuple[AuditedPage, tuple[LinkResult, ...]]], says: str) -> None:
    assert says in words(report_of(pages))


def test_what_could_not_be_done_is_said() -> None:
    html = write(HtmlReport(), problems=(Problem("missing.txt", "no such file", 3),), complete=False)
    assert "This run is not finished missing.txt:3 no such file" in words(html)


def test_what_a_baseline_knows_is_marked_and_what_is_gone_is_listed() -> None:
    html = write(HtmlReport(), known(harl_bridge(), "LK001"), links=HARL_LINKS, gone=GONE)
    told = words(html)
    assert "2 findings of the baseline are gone LK001 pages/harl-bridge.wiki, Harl Bridge: The source is gone" in told
    assert "pages/ferries.wiki: There is no <30 February>." in told
    assert told.count("known by the baseline") == 1 + 2
    assert "known by the baseline" not in words(HARL)


def test_a_page_is_prepared_elsewhere_and_gets_its_number_here() -> None:
    here = HtmlReport()
    with ProcessPoolExecutor(1, get_context("spawn")) as elsewhere:
        prepared = elsewhere.submit(HtmlReport().prepare, mills(2)[0]).result()
    first, second = here.page(prepared), here.page(prepared)
    assert re.findall(r'<article class="page" id="(\w+)"', first + second) == ["p1", "p2"]
    assert first.replace("p1", "p2") == second


def test_a_report_grows_with_its_page_and_no_faster() -> None:
    short, long = (len(report_of([mills(number)])) - len(report_of([mills(1)])) for number in (101, 401))
    assert long < 4.2 * short


def test_pages_of_rules_hold_no_markup_but_our_own() -> None:
    tags = {tag for page in rule_pages(rule.code for rule in ALL) for tag in re.findall(r"<(\w+)", page.__html__())}
    assert tags <= {"p", "h3", "pre", "code", "em", "strong", "ul", "ol", "li", "a"}


def test_an_address_that_was_not_asked_says_so() -> None:
    audited, _ = mills(1)
    assert "not asked" in words(report_of([(audited, ())]))


def test_a_redirect_is_told_with_where_it_leads() -> None:
    audited, _ = mills(1)
    moved = answered("http://mills.example/0.", Status.MOVED, Reason.MOVED, "permanently redirected")
    html = report_of([(audited, (moved,))])
    assert "moved http://mills.example/0. permanently redirected" in words(html)
