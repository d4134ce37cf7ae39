"""SARIF: its schema, an independent reader, Microsoft's validator with GitHub's rules, and what survives a change."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from sarif import loader

from citecheck.model import AuditedPage, Document, Problem, Span
from citecheck.report.sarif import MOST_RESULTS, SarifReport
from citecheck.rules import ALL
from tests.report.samples import GONE, HARL_BRIDGE, HARL_LINKS, Builder, harl_bridge, lines_of, offline, write

SCHEMA = json.loads(Path(__file__).with_name("schemas").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
PROBLEMS = (Problem("missing.wiki", "No such file or directory"), Problem("torn.tpl", "a page is cut off", line=7))


def run_of(text: str) -> dict[str, Any]:
    """The only run of a log, which must be valid by the schema."""
    log = json.loads(text)
    VALIDATOR.validate(log)
    [run] = log["runs"]
    return dict(run)


def reported(*pages: AuditedPage, **rest: Any) -> dict[str, Any]:
    """The run of a report on these pages."""
    return run_of(write(SarifReport(), *pages, links=HARL_LINKS, **rest))


def test_every_finding_is_a_result_the_worst_first() -> None:
    run = reported(harl_bridge())
    told = [(result["ruleId"], result["level"], result["message"]["text"]) for result in run["results"]]
    assert told[0] == ("LK001", "error", "The source is gone: HTTP 404 Not Found.")
    found = [(finding.code, str(finding.severity), finding.message) for finding in harl_bridge().findings]
    assert sorted(told) == sorted(found)
    levels = [level for _, level, _ in told[:-1]]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)


def test_a_result_names_its_rule_by_number_too() -> None:
    run = reported(harl_bridge())
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert len(rules) == len({finding.code for finding in harl_bridge().findings})


def test_a_rule_brings_its_page() -> None:
    rules = {rule["id"]: rule for rule in reported(harl_bridge())["tool"]["driver"]["rules"]}
    rule = rules["LK001"]
    assert rule["defaultConfiguration"] == {"level": "error", "enabled": True}
    assert rule["properties"]["tags"] == ["citations", "links"]
    assert "## Use instead\n\n```wikitext\n" in rule["help"]["markdown"]
    assert "\n" not in rule["fullDescription"]["text"]
    assert rules["ID001"]["helpUri"].startswith("https://en.wikipedia.org/wiki/Help:CS1_errors")


def test_a_region_covers_the_text_in_code_points() -> None:
    page = Builder("🚀 line\r\n👩🚀 and 🌊ere\rlast")
    page.find("MK001", "Here.", "🌊ere\rla")
    [result] = reported(page.audited())["results"]
    assert reported(page.audited())["columnKind"] == "unicodeCodePoints"
    assert result["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 2,
        "startColumn": 8,
        "endLine": 3,
        "endColumn": 3,
    }


def test_pages_of_one_dump_share_its_path_and_its_lines() -> None:
    text = "one\n\ntwo"
    found = Builder(text).audited()
    pages = []
    for title, span in (("One", Span(0, 5)), ("Two", Span(5, 8))):
        builder = Builder(text, path="dump.txt", title=title)
        builder.find("MK001", "Here.", title.lower())
        document = Document("dump.txt", title, "tpl", text, span, lines_of(text))
        pages.append(replace(builder.audited(), page=replace(found.page, document=document)))
    run = reported(*pages)
    places = [result["locations"][0] for result in run["results"]]
    assert [place["physicalLocation"]["region"]["startLine"] for place in places] == [1, 3]
    assert [place["logicalLocations"][0]["fullyQualifiedName"] for place in places] == ["One", "Two"]
    assert [artifact["location"]["uri"] for artifact in run["artifacts"]] == ["dump.txt"]


def test_what_a_citation_fell_by_shows_the_claims_that_rest_on_it() -> None:
    results = {result["message"]["text"]: result for result in reported(harl_bridge())["results"]}
    cache = results["A search engine's cache is gone in weeks; cite the page itself."]
    assert [place["message"]["text"] for place in cache["relatedLocations"]] == [
        "The citation",
        "A claim that rests on it, weak: “It cost 412,000 marks,”",
        "Another citation of that claim, broken",
    ]
    date = results["There is no 2009-02-30."]
    assert [place["message"]["text"] for place in date["relatedLocations"]] == ["The citation"]


def test_a_fix_turns_the_text_into_what_it_says() -> None:
    lines = HARL_BRIDGE.split("\n")
    fixed = [result["fixes"] for result in reported(harl_bridge())["results"] if "fixes" in result]
    [[fix]] = fixed
    [change] = fix["artifactChanges"]
    [edit] = change["replacements"]
    region = edit["deletedRegion"]
    line = lines[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "accessdate"
    assert edit["insertedContent"]["text"] == "access-date"
    assert fix["properties"]["safe"]


def test_what_the_author_ignores_is_suppressed() -> None:
    suppressed = [result for result in reported(harl_bridge())["results"] if "suppressions" in result]
    assert [(result["ruleId"], result["suppressions"]) for result in suppressed] == [("FD009", [{"kind": "inSource"}])]


def test_beside_a_baseline_each_result_says_whether_it_is_new() -> None:
    first, *others = harl_bridge().findings
    run = reported(replace(harl_bridge(), findings=(replace(first, known=True), *others)))
    states = {result["message"]["text"]: result["baselineState"] for result in run["results"]}
    assert states == {first.message: "unchanged"} | {other.message: "new" for other in others}
    assert not any("baselineState" in result for result in reported(harl_bridge())["results"])
    assert {result["baselineState"] for result in reported(harl_bridge(), gone=GONE)["results"]} == {"new"}


def test_fingerprints_are_distinct_and_survive_lines_that_move() -> None:
    before = prints(harl_bridge())
    assert len(set(before)) == len(before)
    assert len(set(prints(harl_bridge(), harl_bridge()))) == 2 * len(before)
    moved = Builder("Above.\n\n" + HARL_BRIDGE, title="Harl Bridge")
    moved.find("MK001", "“{{” is never closed.", "{{unfinished")
    assert set(prints(moved.audited())) < set(before)


def prints(*pages: AuditedPage) -> list[str]:
    """The fingerprints of a run."""
    return [result["partialFingerprints"]["citecheck/v1"] for result in reported(*pages)["results"]]


def test_a_run_that_saw_all_is_a_success() -> None:
    [invocation] = reported(harl_bridge())["invocations"]
    assert invocation["executionSuccessful"]
    assert invocation["startTimeUtc"] == "2026-03-04T09:30:00Z"
    assert invocation["endTimeUtc"] == "2026-03-04T09:30:01Z"
    [note] = invocation["toolExecutionNotifications"]
    assert note["message"]["text"] == "Of some links nothing is known: 1 forbidden, 1 timeout, 1 server error."


@pytest.mark.parametrize(("problems", "complete"), [(PROBLEMS, True), ((), False), (PROBLEMS, False)])
def test_a_run_that_did_not_is_none_and_says_why(problems: tuple[Problem, ...], *, complete: bool) -> None:
    [invocation] = reported(harl_bridge(), problems=problems, complete=complete)["invocations"]
    assert not invocation["executionSuccessful"]
    told = [note for note in invocation["toolExecutionNotifications"] if note["level"] == "error"]
    assert len(told) == len(problems) + (not complete)
    if problems:
        place = told[1]["locations"][0]["physicalLocation"]
        assert place == {
            "artifactLocation": {"uri": "torn.tpl", "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 7},
        }


def test_of_too_many_results_the_worst_are_kept_and_the_rest_counted() -> None:
    run = run_of(write(SarifReport(most=5), harl_bridge(), links=offline(HARL_LINKS)))
    assert [result["level"] for result in run["results"]] == ["error"] * 5
    notes = [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]]
    assert notes[0] == "8 results left out: these are the worst 5, and GitHub takes in no more."


def test_the_limits_are_those_that_github_documents() -> None:
    page = harl_bridge()
    many = replace(page, findings=page.findings * 400)
    run = json.loads(write(SarifReport(), many))["runs"][0]
    assert len(run["results"]) == MOST_RESULTS == 5000
    rules = run["tool"]["driver"]["rules"]
    assert all(len(rule.get("properties", {}).get("tags", [])) <= 10 for rule in rules)
    assert all(len(result["locations"]) + len(result.get("relatedLocations", [])) <= 100 for result in run["results"])


@pytest.mark.parametrize("words", ["[click](http://evil.example)", "a](b", "\\](x)"])
def test_no_words_of_a_page_become_a_link(words: str) -> None:
    page = Builder("text", title=words)
    page.find("MK001", words, "text")
    [result] = reported(page.audited())["results"]
    assert "](" not in result["message"]["text"]


def test_an_independent_reader_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "report.sarif"
    file.write_text(write(SarifReport(), harl_bridge(), links=HARL_LINKS), encoding="utf-8")
    records = loader.load_sarif_file(str(file)).get_records()
    assert len(records) == len(harl_bridge().findings)
    assert records[0]["Code"] == "LK001"
    assert (records[0]["Location"], records[0]["Line"]) == ("pages/harl-bridge.wiki", 4)


@pytest.fixture(scope="module")
def multitool() -> str:
    """Microsoft's validator, which comes from npm."""
    npx = shutil.which("npx")
    words = ["--yes", "--fetch-retries=0", "--package=@microsoft/sarif-multitool@5", "-c", "command -v sarif-multitool"]
    done = subprocess.run([npx, *words], capture_output=True, text=True, timeout=120, check=False) if npx else None
    if done is None or done.returncode:
        pytest.skip("needs npm, and what `npx @microsoft/sarif-multitool` takes from its registry")
    return done.stdout.strip()


# It would open every address in a log, to see whether that is there; through this nothing gets out.
CLOSED = "http://127.0.0.1:9"


@pytest.mark.parametrize("pages", [1, 0])
def test_microsofts_validator_finds_no_fault_by_githubs_rules(pages: int, multitool: str, tmp_path: Path) -> None:
    page = harl_bridge()
    codes = {rule.code for rule in ALL}
    known = replace(page, findings=tuple(finding for finding in page.findings if finding.code in codes))
    log = write(SarifReport(), *[known] * pages, links=HARL_LINKS, problems=PROBLEMS, complete=False)
    (tmp_path / "report.sarif").write_text(log, encoding="utf-8")
    # Its launcher hands its words to a shell.
    words = [multitool, "validate", "report.sarif", "--rule-kind", "'Sarif;Ghas'", "-o", "verdict.sarif"]
    sealed = {**os.environ, "http_proxy": CLOSED, "https_proxy": CLOSED, "no_proxy": ""}
    done = subprocess.run(words, cwd=tmp_path, env=sealed, capture_output=True, text=True, timeout=120, check=True)
    assert "Analysis completed successfully" in done.stdout
    verdict = json.loads((tmp_path / "verdict.sarif").read_text(encoding="utf-8"))
    # That the tool has no address of its own is true.
    faults = [result for result in verdict["runs"][0]["results"] if result["ruleId"] != "SARIF2005"]
    assert faults == []
