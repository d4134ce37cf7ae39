"""Markdown, read by GitHub's own parser."""

from __future__ import annotations

import re
from collections.abc import Callable

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from lxml import html
from msgspec.structs import replace

from citecheck.model import AuditedPage, Problem, Standing
from citecheck.report.markdown import COMMENT_BYTES, STEP_SUMMARY_BYTES, MarkdownReport
from tests.report.samples import GONE, HARL_LINKS, Builder, harl_bridge, known, offline, write


def read(text: str) -> html.HtmlElement:
    """The report as a browser is given it."""
    return html.fromstring(cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE))


def tables(page: html.HtmlElement) -> dict[str, list[list[str]]]:
    """The rows of each table, by what stands over it."""
    found = {}
    for table in page.iter("table"):
        [title] = table.xpath("preceding::*[self::h3 or self::summary or self::strong][1]")
        found[title.text_content()] = [[cell.text_content() for cell in row.iter("td")] for row in table.iter("tr")][1:]
    return found


def of_words(words: str) -> AuditedPage:
    """A page on which everything is called by these words."""
    page = Builder("A claim.", path=f"{words}.wiki", title=words)
    citation = page.cite("claim", Standing.BROKEN, "LK001", kind="untemplated")
    page.claim("A claim.", Standing.BROKEN, citation)
    claim = replace(page.claims[-1], text=f"A {words} claim")
    page.claims[-1] = claim
    page.find("LK001", words, "claim", citation)
    page.find("MK001", words, "A")
    return page.audited()


def test_the_whole_report(golden: Callable[[str, str], None]) -> None:
    problems = (Problem("missing.wiki", "No such file or directory"), Problem("torn.tpl", "a page is cut off", line=7))
    report = write(MarkdownReport(), harl_bridge(), links=HARL_LINKS, problems=problems, complete=False)
    golden("harl-bridge.md", report)


def test_what_stands_on_nothing_comes_first() -> None:
    found = tables(read(write(MarkdownReport(), harl_bridge(), links=HARL_LINKS)))
    first, *_ = found
    assert first == "Claims that stand on nothing (1)"
    [[where, claim, why]] = found[first]
    assert where == "Harl Bridge, pages/harl-bridge.wiki:4"
    assert claim.startswith("The bridge was opened on 4 May 1893")
    assert why.startswith("LK001 The source is gone: HTTP 404 Not Found.")


def test_what_can_wait_is_folded() -> None:
    page = read(write(MarkdownReport(), harl_bridge(), links=HARL_LINKS))
    folded = [details.findtext("summary") for details in page.iter("details")]
    assert folded == [
        "Claims that could not be judged (2)",
        "Warnings by which no claim falls (1)",
        "Notes by which no claim falls (3)",
    ]


def test_links_that_were_not_asked_are_counted() -> None:
    text = write(MarkdownReport(), harl_bridge(), links=offline(HARL_LINKS))
    assert "Of some links nothing is known: 11 offline." in text


def test_what_a_baseline_knows_and_what_is_gone_is_counted() -> None:
    text = write(MarkdownReport(), known(harl_bridge(), "LK001"), links=HARL_LINKS, gone=GONE[:1])
    assert " · 2 known by the baseline · 1 finding of the baseline is gone · 1 ignored by the authors." in text


def test_under_a_claim_stand_the_addresses_that_are_gone() -> None:
    text = write(MarkdownReport(), harl_bridge(), links=HARL_LINKS)
    (row,) = (line for line in text.splitlines() if "It cost 412,000 marks" in line)
    assert row.endswith("`http://harl-history.example/costs.pdf`: `gone` |")


def test_a_dead_link_by_which_no_claim_falls_is_told_with_its_address() -> None:
    page = Builder("See http://a.example/tolls@8 there.")
    citation = page.cite("http://a.example/tolls@8", kind="link")
    page.find("LK001", "The link is dead: 404 Not Found.", "http://a.example/tolls@8", citation)
    [[_, rule, what]] = tables(read(write(MarkdownReport(), page.audited())))["Errors by which no claim falls (1)"]
    assert (rule, what) == ("LK001", "The link is dead: 404 Not Found.http://a.example/tolls@8")


def test_a_run_without_pages() -> None:
    assert write(MarkdownReport()) == (
        "## citecheck\n\n**0 claims.**\n\n0 citations in 0 pages · 0 links, 0 dead · no findings.\n\n"
    )


OWN_TAGS = {
    *("body", "div", "h2", "h3", "p", "span", "strong", "code", "br", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
HOSTILE = [
    *("@someone", "\\@someone", "#12", "org/repo#3", "GH-4", "1234567890abcdef1234", "a@b.example", ":tada:"),
    *("http://evil.example/", "www.evil.example", "evil.example", "<http://evil.example>", "[[Link|words]]"),
    *("[words](http://evil.example)", "![](http://evil.example)", "*a*", "_a_", "~~a~~", "$x$", "&lt;b&gt;"),
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- hidden", "</details>", "\x1b[31m", "\u202e"),
    *("a|b", "a\\|b", "a\\\\|b", "\\", "`", "``a``", "`@someone`", "a` @someone `b"),
    *("line\n| new | row | here |", "line\n\n# heading", "\r\r- list"),
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_page_are_shown_and_do_nothing(words: str) -> None:
    page = read(write(MarkdownReport(), of_words(words), problems=(Problem(words, words),)))
    assert {element.tag for element in page.iter()} <= OWN_TAGS
    found = tables(page)
    assert [len(row) for rows in found.values() for row in rows] == [1, 3, 3]
    shown = words.replace("`", "\u02cb").replace("\n", " ").replace("\r", " ").strip()
    if shown.isprintable():
        assert " ".join(shown.replace("\\|", "\\ |").split()) in " ".join(page.text_content().split())
    for text in page.xpath("//text()[not(ancestor::code)]"):
        assert not set("@#<>[]|`*_~$&\\/") & set(text.replace("no link", "")), text


@pytest.mark.parametrize("most", [COMMENT_BYTES, STEP_SUMMARY_BYTES, 10_000])
def test_it_is_never_longer_than_it_may_be_and_counts_what_had_no_room(most: int) -> None:
    page = harl_bridge()
    many = replace(page, findings=page.findings * 100)
    text = write(MarkdownReport(most), *[many] * 20, links=HARL_LINKS, problems=(Problem("橋" * 500, "橋" * 500),) * 30)
    assert len(text.encode()) <= most
    last = text.splitlines()[-1]
    assert last.startswith("No room for ")
    assert last.endswith(" findings more.")


@pytest.mark.parametrize("most", range(2_500, 6_000, 500))
def test_every_finding_is_told_or_counted(most: int) -> None:
    page = harl_bridge()
    text = write(MarkdownReport(most), page, links=HARL_LINKS)
    told = sum(len(re.findall(r"`[A-Z]{2}\d{3}`", cell)) for cell in text.split("|"))
    [left_out] = re.findall(r"(\d+) findings? more\.$", text.strip()) or [0]
    assert told + int(left_out) == len([finding for finding in page.findings if not finding.ignored])
