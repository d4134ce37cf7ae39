"""The HTML report in a real browser: opening, filtering, keys, narrow screens, no script, and what axe finds."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from citecheck.report.html import HtmlReport
from tests.report.html.conftest import Open
from tests.report.html.pages import hostile, mills, report_of
from tests.report.samples import GONE, HARL_LINKS, harl_bridge, known, write

HARL = report_of([(harl_bridge(), HARL_LINKS)])
KNOWN = write(HtmlReport(), known(harl_bridge(), "LK001", "DT005"), links=HARL_LINKS, gone=GONE)
MANY = report_of([mills(4, "One"), mills(3, "Two"), mills(8, "Three")])
NARROW: dict[str, Any] = {"width": 360, "height": 700}
OPENED = "The bridge was opened on 4 May 1893 by the mayor"


def claim(page: Page, words: str) -> Locator:
    return page.locator("a.claim", has_text=words)


def touch(place: Locator) -> None:
    """Click into the last line of some words: they may begin in the middle of one."""
    place.scroll_into_view_if_needed()
    x, y = place.evaluate("at => { const last = [...at.getClientRects()].at(-1); return [last.x + 3, last.y + 5] }")
    place.page.mouse.click(x, y)


def line(page: Page, words: str) -> Locator:
    """A line of the list."""
    return page.locator(".entry", has=page.locator("summary", has_text=words))


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def seen_lines(page: Page) -> Locator:
    return page.locator(".entry:visible")


# --- opening ----------------------------------------------------------------------------------------------------------


def test_a_click_on_a_claim_opens_what_it_rests_on(opened: Open) -> None:
    page = opened(HARL)
    touch(claim(page, OPENED))
    line_of_claim = line(page, OPENED)
    expect(line_of_claim.locator("details").first).to_have_attribute("open", "")
    card = line_of_claim.locator(".card")
    expect(card).to_contain_text("HTTP 404 Not Found")
    expect(card).to_contain_text("There is no 2009-02-30.")
    expect(card.locator("ins")).to_have_text("access-date")
    expect(claim(page, OPENED)).to_have_class(re.compile("current"))


def test_a_code_opens_the_page_of_its_rule_and_closes_it_again(opened: Open) -> None:
    page = opened(HARL)
    touch(claim(page, OPENED))
    code = line(page, OPENED).locator("a.explain", has_text="LK001")
    code.click()
    expect(line(page, OPENED)).to_contain_text("Whoever wants to check the claim cannot.")
    expect(code).to_have_attribute("aria-expanded", "true")
    code.click()
    expect(line(page, OPENED)).not_to_contain_text("Whoever wants to check the claim cannot.")


def test_one_line_is_open_at_a_time(opened: Open) -> None:
    page = opened(HARL)
    for words in (OPENED, "It cost 412,000 marks"):
        touch(claim(page, words))
    expect(page.locator(".entry > details[open]")).to_have_count(1)
    expect(page.locator(".copies .card")).to_have_count(2)


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("#p1-k2", ".copies .card >> text=HTTP 404 Not Found"),
        ("#rule-LK001", "text=Whoever wants to check"),
        ("#reason-gone", "text=taken away for good"),
        ("#p1-c9", ".cards >> text=Traffic count 2019"),
        ("#p1-k8-text", "a.claim >> text=14,000 vehicles"),
    ],
    ids=lambda part: part.partition(" ")[0],
)
def test_an_address_opens_what_it_names(opened: Open, place: str, shown: str) -> None:
    page = opened(HARL)
    page.evaluate("place => { location.hash = place }", place)
    expect(page.locator(shown).first).to_be_in_viewport()


@pytest.mark.parametrize("place", ["#p9", "#%", "#<b>", "#p1-k99"])
def test_an_address_of_nothing_opens_nothing(opened: Open, place: str) -> None:
    page = opened(MANY)
    page.evaluate("place => { location.hash = place }", place)
    expect(page.locator("h1:visible")).to_have_text("3 pages")


# --- filtering --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chips", "family", "count"),
    [
        (["good"], "", 6),
        (["broken"], "", 1),
        (["broken", "weak"], "", 3),
        (["error"], "", 4),
        ([], "DT", 2),
        (["error"], "DT", 1),
        (["good", "error"], "ID", 1),
        (["unknown", "error"], "", 0),
        (["good", "good"], "", 12),
    ],
)
def test_the_list_is_filtered(opened: Open, chips: list[str], family: str, count: int) -> None:
    page = opened(HARL)
    for chip in chips:
        page.locator(f".chip.{chip}").click()
    if family:
        page.locator("select").select_option(family)
    expect(seen_lines(page)).to_have_count(count)
    expect(page.locator(".shown")).to_have_text(f"{count} of 12")


@pytest.mark.parametrize(
    ("chips", "count"),
    [(["new"], 7), (["known"], 3), (["known", "new"], 8), (["known", "error"], 2), (["known", "warning"], 0)],
)
def test_what_is_new_is_told_from_what_a_baseline_knows(opened: Open, chips: list[str], count: int) -> None:
    page = opened(KNOWN)
    for chip in chips:
        page.locator(f".chip.{chip}").click()
    expect(seen_lines(page)).to_have_count(count)
    expect(page.locator(".chip.known .number")).to_have_text("3")


def test_nothing_is_new_where_nothing_is_known(opened: Open) -> None:
    expect(opened(HARL).locator(".chip:is(.new, .known)")).to_have_count(0)


def test_what_is_gone_is_a_key_away(opened: Open) -> None:
    page = opened(KNOWN)
    page.get_by_text("2 findings of the baseline are gone").press("Enter")
    expect(page.locator(".gone").get_by_text("The source is gone")).to_be_visible()


def test_what_is_filtered_out_is_not_marked_in_the_text(opened: Open) -> None:
    page = opened(HARL)
    page.locator(".chip.broken").click()
    expect(claim(page, "The toll was given up")).to_have_class(re.compile("off"))
    expect(claim(page, OPENED)).not_to_have_class(re.compile("off"))
    page.get_by_role("button", name="Show all").click()
    expect(seen_lines(page)).to_have_count(12)
    expect(page.locator("a.claim.off")).to_have_count(0)


def test_a_thousand_citations_are_filtered(opened: Open) -> None:
    page = opened(report_of([mills(1000)]))
    page.locator(".chip.broken").click()
    expect(page.locator(".shown")).to_have_text("250 of 1000")
    page.locator(".chip.note").click()
    expect(page.locator(".shown")).to_have_text("0 of 1000")


# --- keys -------------------------------------------------------------------------------------------------------------


def test_keys_are_all_it_takes(opened: Open) -> None:
    page = opened(HARL)
    for key in ("j", "j", "k", "ArrowDown"):
        page.keyboard.press(key)
    expect(focused(page)).to_contain_text(OPENED)
    page.keyboard.press("Enter")
    expect(line(page, OPENED).locator(".card")).to_be_visible()
    page.keyboard.press("t")
    expect(focused(page)).to_have_attribute("id", "p1-k2-text")
    page.keyboard.press("Enter")
    expect(focused(page)).to_contain_text(OPENED)
    page.keyboard.press("Escape")
    expect(focused(page)).to_have_attribute("id", "p1-k2-text")
    expect(line(page, OPENED).locator(".card")).to_have_count(0)
    page.keyboard.press("j")
    expect(focused(page)).to_contain_text("It cost 412,000 marks")


def test_keys_reach_the_filters_and_skip_what_is_hidden(opened: Open) -> None:
    page = opened(HARL)
    page.keyboard.press("f")
    expect(focused(page)).to_contain_text("broken")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(seen_lines(page)).to_have_count(2)
    page.keyboard.press("j")
    expect(focused(page)).to_contain_text("It cost 412,000 marks")
    page.keyboard.press("j")
    expect(focused(page)).to_contain_text("In 1945 its middle span was blown up")
    page.keyboard.press("j")
    expect(focused(page)).to_contain_text("In 1945 its middle span was blown up")


def test_the_line_that_is_visited_is_in_sight(opened: Open) -> None:
    page = opened(report_of([mills(40)]), height=600)
    for _ in range(12):
        page.keyboard.press("j")
    expect(focused(page)).to_contain_text("The mill number 11 was built")
    expect(focused(page)).to_be_in_viewport(ratio=0.9)
    expect(claim(page, "The mill number 11 was built")).to_be_in_viewport()


def test_what_has_the_focus_can_be_seen(opened: Open) -> None:
    page = opened(HARL)
    for _ in range(8):
        page.keyboard.press("Tab")
        outline = focused(page).evaluate(
            "at => getComputedStyle(at.matches('[type=radio]') ? at.nextElementSibling : at).outlineStyle"
        )
        assert outline == "solid"


# --- screens and themes -----------------------------------------------------------------------------------------------


def test_on_a_narrow_screen_the_list_comes_up_when_it_is_asked_for(opened: Open) -> None:
    page = opened(HARL, **NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    expect(page.locator(".list")).not_to_be_visible()
    touch(claim(page, OPENED))
    expect(line(page, OPENED).locator(".card")).to_be_in_viewport()
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".list")).not_to_be_visible()
    expect(focused(page)).to_have_attribute("id", "p1-k2-text")
    page.get_by_role("button", name="Claims and findings").click()
    expect(seen_lines(page).first).to_be_in_viewport()


@pytest.mark.parametrize("report", [HARL, MANY, report_of([hostile()[:2]])], ids=["page", "many", "hostile"])
def test_a_narrow_screen_never_scrolls_sideways(opened: Open, report: str) -> None:
    page = opened(report, **NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("with_script", [True, False])
def test_the_theme_is_the_systems_until_one_is_chosen(opened: Open, *, with_script: bool) -> None:
    page = opened(HARL, color_scheme="dark", java_script_enabled=with_script)

    def paper() -> str:
        return str(page.locator("html").evaluate("at => getComputedStyle(at).backgroundColor"))

    dark = paper()
    page.get_by_text("Light", exact=True).click()
    light = paper()
    assert light != dark
    page.get_by_text("Auto", exact=True).click()
    assert paper() == dark


def test_paper_shows_the_text_and_every_source_but_no_list(opened: Open) -> None:
    page = opened(HARL)
    page.emulate_media(media="print")
    expect(page.locator(".list")).not_to_be_visible()
    expect(page.locator(".topbar")).not_to_be_visible()
    expect(page.locator(".cards > .card")).to_have_count(12)
    expect(page.get_by_text("Whoever wants to check the claim cannot.")).to_be_visible()


def test_without_script_all_is_there(opened: Open) -> None:
    page = opened(HARL, java_script_enabled=False)
    expect(page.locator(".filters")).not_to_be_visible()
    expect(page.get_by_text("Keys", exact=True)).not_to_be_visible()
    for finding in harl_bridge().findings:
        expect(page.locator(".reading").get_by_text(finding.message).first).to_be_visible()
    touch(claim(page, OPENED))
    expect(line(page, OPENED).locator(".cited")).to_be_in_viewport()
    page.locator(".cards a.explain", has_text="LK001").first.click()
    expect(page.get_by_text("Whoever wants to check the claim cannot.")).to_be_in_viewport()


# --- many pages -------------------------------------------------------------------------------------------------------


def names(page: Page) -> list[str]:
    return page.locator("#index tbody th a").all_inner_texts()


def test_many_pages_begin_with_an_index_that_sorts(opened: Open) -> None:
    page = opened(MANY)
    expect(page.locator("h1:visible")).to_have_text("3 pages")
    assert names(page) == ["One", "Two", "Three"]
    for heading, order in (("Page", "One Three Two"), ("Claims", "Three One Two"), ("Claims", "Two One Three")):
        page.get_by_role("button", name=heading, exact=True).click()
        assert names(page) == order.split()
    expect(page.get_by_role("columnheader", name="Claims")).to_have_attribute("aria-sort", "ascending")


def test_a_page_is_opened_from_the_index_and_left_again(opened: Open) -> None:
    page = opened(MANY)
    page.locator("#index").get_by_role("link", name="Two").click()
    expect(page.locator("h1:visible")).to_have_text("Two")
    page.keyboard.press("j")
    expect(focused(page)).to_contain_text("The mill number 0 was built in 1000.")
    page.go_back()
    expect(page.locator("h1:visible")).to_have_text("3 pages")


def test_without_script_the_index_stands_above_its_pages(opened: Open) -> None:
    page = opened(MANY, java_script_enabled=False)
    tops = [
        page.locator(f"h1:text-is('{name}')").evaluate("at => at.getBoundingClientRect().top")
        for name in ("3 pages", "One", "Two", "Three")
    ]
    assert tops == sorted(tops)


# --- everybody, and enemies -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("report", "settings", "first"),
    [(HARL, {}, "a.claim.broken"), (KNOWN, {}, "a.claim.broken"), (HARL, NARROW, ""), (MANY, {}, "")],
    ids=["opened", "known", "narrow", "many"],
)
def test_axe_finds_no_fault(opened: Open, report: str, settings: dict[str, Any], first: str, theme: str) -> None:
    page = opened(report, color_scheme=theme, **settings)
    if first:
        touch(page.locator(first).first)
        page.locator(".copies a.explain").first.click()
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], fault["impact"], [node["html"] for node in fault["nodes"]]) for fault in found] == []


def test_hostile_pages_do_nothing(opened: Open) -> None:
    audited, links, problems = hostile()
    page = opened(report_of([(audited, links)] * 2, problems))
    page.locator("#index tbody a").first.click()
    touch(page.locator("a.claim:visible").first)
    for code in page.locator(".copies a.explain").all():
        code.click()
    page.locator(".chip:visible").first.click()
    assert page.evaluate("window.hit") is None
    assert page.locator("img, iframe, object, embed, base, link").count() == 0
    out = page.locator("a:not([href^='#'])").evaluate_all("all => all.map(link => link.protocol)")
    assert set(out) <= {"http:", "https:"}
