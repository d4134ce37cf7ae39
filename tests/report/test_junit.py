"""JUnit's XML, held against the schema that Jenkins reads it by."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace

from citecheck.model import AuditedPage, LinkResult, Problem, Reason, Standing, Status, Verdict
from citecheck.report.junit import JunitReport
from tests.report.samples import HARL_LINKS, Builder, answered, harl_bridge, offline, write

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("schemas") / "junit-10.xsd"))
URL = "http://a.example/tides"
CITATION = f"{{{{cite web |url={URL} |title=Tides}}}}"
DEAD = answered(URL, Status.DEAD, Reason.NOT_FOUND, "HTTP 404 Not Found", 404)


def suites(*pages: AuditedPage, links: tuple[LinkResult, ...] = HARL_LINKS, **rest: Any) -> list[etree.Element]:
    """The suites of a report, which must be valid and count right."""
    root = etree.fromstring(write(JunitReport(), *pages, links=links, **rest).encode())
    SCHEMA.assertValid(root)
    for suite in root:
        assert int(suite.get("tests")) == len(suite)
        for counted, element in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(counted)) == len(suite.findall(f"testcase/{element}"))
    return list(root)


def outcomes(suite: etree.Element) -> dict[str, str]:
    """What became of each case by its name: the name of the first element in it."""
    return {case.get("name"): next((part.tag for part in case if part.tag != "system-out"), "passed") for case in suite}


def page_of(verdict: Standing, *, code: str | None = None, message: str = "", ignored: bool = False) -> AuditedPage:
    """A page with one claim on one link, and at most one finding at that."""
    page = Builder(f"It rose.{CITATION}")
    page.claim("It rose.", verdict, page.cite(CITATION, verdict))
    if code:
        page.find(code, message, URL, "c1", ignored=ignored)
    return page.audited()


def test_a_page_is_a_suite_and_every_claim_and_link_a_case() -> None:
    [suite] = suites(harl_bridge())
    assert suite.get("name") == "Harl Bridge"
    assert {case.get("classname") for case in suite} == {"pages/harl-bridge.wiki · Harl Bridge"}
    page = harl_bridge().page
    names = set(outcomes(suite))
    assert {claim.text for claim in page.claims} <= names
    assert {link.target for citation in page.citations for link in citation.links} <= names


def test_every_finding_is_told_once() -> None:
    [suite] = suites(harl_bridge())
    told = [line.partition(": ")[2] for text in suite.itertext() for line in text.splitlines()]
    for finding in harl_bridge().findings:
        end = " (ignored)" if finding.ignored else ""
        line = f"{finding.severity}: {finding.message} [{finding.code}]{end}"
        assert told.count(line) == sum(other.message == finding.message for other in harl_bridge().findings)


@pytest.mark.parametrize(
    ("verdict", "outcome"),
    [
        (Standing.GOOD, "passed"),
        (Standing.WEAK, "passed"),
        (Standing.UNKNOWN, "skipped"),
        (Standing.BROKEN, "failure"),
    ],
)
def test_a_claim(verdict: Standing, outcome: str) -> None:
    [suite] = suites(page_of(verdict))
    assert outcomes(suite)["It rose."] == outcome


@pytest.mark.parametrize("status", Status)
def test_a_link_fails_where_it_is_dead_and_nothing_known_is_skipped(status: Status) -> None:
    [suite] = suites(page_of(Standing.GOOD), links=(answered(URL, status, Reason.OK, "seen"),))
    expected = {Status.ALIVE: "passed", Status.MOVED: "passed", Status.DEAD: "failure"}
    assert outcomes(suite)[URL] == expected.get(status, "skipped")


@pytest.mark.parametrize(
    ("code", "ignored", "outcome"),
    [(None, False, "failure"), ("LK001", False, "failure"), ("LK001", True, "passed"), ("LK002", False, "passed")],
)
def test_what_a_rule_says_of_a_dead_link_decides(code: str | None, outcome: str, *, ignored: bool) -> None:
    [suite] = suites(page_of(Standing.GOOD, code=code, message="It is dead.", ignored=ignored), links=(DEAD,))
    assert outcomes(suite)[URL] == outcome


def test_nothing_is_failed_or_passed_by_a_link_that_was_not_asked() -> None:
    for links in (offline(HARL_LINKS), ()):
        [suite] = suites(harl_bridge(), links=links)
        assert outcomes(suite)["https://slow.example/tolls"] == "skipped"


def test_an_error_fails_the_claim_that_rests_on_it() -> None:
    [suite] = suites(harl_bridge())
    case = next(case for case in suite if case.get("name").startswith("A ferry crossed"))
    assert case.find("failure").get("type") == "ID001"


def test_cases_of_one_name_are_told_apart() -> None:
    page = Builder("It rose. It rose.")
    page.claim("It rose.", Standing.GOOD)
    page.claim("It rose.", Standing.GOOD)
    [suite] = suites(page.audited())
    assert list(outcomes(suite)) == ["It rose.", "It rose. (2)"]


@pytest.mark.parametrize("complete", [True, False])
def test_what_could_not_be_read_or_finished_is_an_error(*, complete: bool) -> None:
    [suite] = suites(problems=(Problem("torn.tpl", "cut off", line=7),), complete=complete)
    assert outcomes(suite) == {"torn.tpl:7": "error"} | ({} if complete else {"The run": "error"})


HOSTILE = ["\x00", "\x0b\x1b", "\ud800", "\ufffe", "]]>", "<b>&amp;", '"', "'", "&#0;", "\U0010ffff"]


@pytest.mark.parametrize("words", HOSTILE)
def test_any_text_gives_valid_xml(words: str) -> None:
    page = page_of(Standing.GOOD, code="LK001", message=words)
    document = replace(page.page.document, path=words, title=words)
    link = answered(URL, Status.DEAD, Reason.NOT_FOUND, words)
    suites(replace(page, page=replace(page.page, document=document)), links=(link,), problems=(Problem(words, words),))


def test_what_a_baseline_has_fails_nothing() -> None:
    page = page_of(Standing.BROKEN, code="LK001", message="It is dead.")
    page = replace(page, standings={"c1": Verdict(Standing.BROKEN, ("LK001",))})
    for known, outcome in ((False, "failure"), (True, "passed")):
        [finding] = page.findings
        [suite] = suites(replace(page, findings=(replace(finding, known=known),)), links=(DEAD,))
        assert outcomes(suite) == {"It rose.": outcome, URL: outcome}
