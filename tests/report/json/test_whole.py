"""The JSON report: its whole text, its schema, and that no text can break it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from citecheck.model import (
    AuditedPage,
    CitationKind,
    LinkResult,
    LinkRole,
    Problem,
    Reason,
    Severity,
    Standing,
    Status,
    TagKind,
)
from citecheck.plain import plain
from citecheck.report.json.records import link_record
from citecheck.report.json.schema import schema
from citecheck.report.json.whole import JsonReport
from citecheck.version import __version__
from tests.report.generated import AUDITED_PAGES, LINK_RESULTS
from tests.report.samples import HARL_LINKS, Builder, harl_bridge, offline, write
from tests.wikitext.reading import read

SCHEMA: dict[str, Any] = json.loads(schema())
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def parsed(text: str) -> dict[str, Any]:
    """The report as a program reads it; it must be valid by the schema."""
    report: dict[str, Any] = json.loads(text.encode())
    VALIDATOR.validate(report)
    return report


def test_the_whole_report(golden: Callable[[str, str], None]) -> None:
    problems = (Problem("missing.wiki", "No such file or directory"), Problem("torn.tpl", "a page is cut off", line=7))
    text = write(JsonReport(), harl_bridge(), links=HARL_LINKS, problems=problems, complete=False)
    report = parsed(text)
    assert report["citecheck"] == __version__
    report["citecheck"] = "VERSION"
    golden("harl-bridge.json", json.dumps(report, ensure_ascii=False, indent=1) + "\n")


def test_every_document_and_link_has_a_line_of_its_own() -> None:
    text = write(JsonReport(), harl_bridge(), harl_bridge(), links=HARL_LINKS)
    report = parsed(text)
    lines = text.splitlines()
    assert text.endswith("}\n")
    assert [json.loads(line.rstrip(",")) for line in lines[2:4]] == report["documents"]
    assert [json.loads(line.rstrip(",")) for line in lines[6 : 6 + len(HARL_LINKS)]] == report["links"]


def test_a_run_without_pages() -> None:
    report = parsed(write(JsonReport()))
    assert report["documents"] == report["links"] == report["problems"] == []
    assert report["summary"]["documents"] == 0
    assert report["summary"]["survival"] is None


def test_every_span_covers_its_own_text() -> None:
    page = harl_bridge()
    report = parsed(write(JsonReport(), page, links=HARL_LINKS))
    lines = page.page.document.text.split("\n")

    def by_lines(span: dict[str, int]) -> str:
        first, last = span["line"] - 1, span["end_line"] - 1
        if first == last:
            return lines[first][span["column"] - 1 : span["end_column"] - 1]
        middle = lines[first + 1 : last]
        return "\n".join([lines[first][span["column"] - 1 :], *middle, lines[last][: span["end_column"] - 1]])

    pairs = list(texts_with_spans(report["documents"][0]))
    assert len(pairs) > 40
    for text, span in pairs:
        assert page.page.document.text[span["start"] : span["end"]] == text
        assert by_lines(span) == text
    for claim in report["documents"][0]["claims"]:
        assert plain(by_lines(claim["span"])) == claim["text"]


def texts_with_spans(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, int]]]:
    """All pairs of a text and the span that it is said to have."""
    for citation in document["citations"]:
        yield citation["text"], citation["span"]
        yield from ((parameter["value"], parameter["span"]) for parameter in citation["parameters"])
        yield from ((link["url"], link["span"]) for link in citation["links"])


def test_a_citation_names_its_claims_and_a_link_its_places() -> None:
    report = parsed(write(JsonReport(), harl_bridge(), harl_bridge(), links=HARL_LINKS))
    citations = {citation["id"]: citation for citation in report["documents"][0]["citations"]}
    assert citations["c4"]["claims"] == ["k3"]
    assert citations["c4"]["standing"] == "weak"
    assert citations["c4"]["because"] == ["SR003"]
    assert citations["c10"]["claims"] == []
    assert report["links"][0]["occurrences"] == [
        {"document": 0, "citation": "c2"},
        {"document": 1, "citation": "c2"},
    ]


def test_the_same_audit_gives_the_same_bytes() -> None:
    texts = [write(JsonReport(), harl_bridge(), links=offline(HARL_LINKS)) for _ in range(2)]
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    "hostile",
    [
        "a\x00b",
        "\ud800",
        "\udc80/path",
        "\ud83d\ude00"[:1],
        "\u2028",
        "\x1b[0m",
        '"',
        "\\ud800",
        "</script>",
        "\U0010ffff",
    ],
)
def test_any_text_survives(hostile: str) -> None:
    page = Builder(f"A {hostile} claim.", path=f"{hostile}.wiki", title=hostile)
    page.claim(f"A {hostile} claim.", Standing.GOOD, section=hostile)
    report = parsed(write(JsonReport(), page.audited(), problems=(Problem(hostile, hostile),)))
    [document] = report["documents"]
    assert document["title"] == document["claims"][0]["section"] == report["problems"][0]["message"] == hostile
    assert document["claims"][0]["text"] == plain(f"A {hostile} claim.")


def test_readable_text_is_not_escaped() -> None:
    assert "Die Eröffnung der neuen Harlbrücke" in write(JsonReport(), harl_bridge(), links=HARL_LINKS)


@given(AUDITED_PAGES, LINK_RESULTS)
def test_any_audit_gives_a_valid_report(page: AuditedPage, links: tuple[Any, ...]) -> None:
    parsed(write(JsonReport(), page, page, links=links))


def test_what_editors_have_said_is_told() -> None:
    page = read("It rose.{{Citation needed|date=May 2014}}{{cn}}")
    said, undated = parsed(write(JsonReport(), AuditedPage(page, (), {}, {})))["documents"][0]["tags"]
    assert (said["kind"], said["template"], said["date"]) == ("citation_needed", "citation needed", "May 2014")
    assert (said["span"]["start"], said["citation"], said["claim"]) == (8, None, None)
    assert (undated["template"], undated["date"]) == ("cn", None)


# --- the schema -------------------------------------------------------------------------------------------------------

DEFS = SCHEMA["$defs"]
ENUMS = [
    (CitationKind, DEFS["citation"]["properties"]["kind"]["enum"]),
    (CitationKind, list(DEFS["summary"]["properties"]["citations"]["properties"])),
    (LinkRole, DEFS["link"]["properties"]["role"]["enum"]),
    (TagKind, DEFS["tag"]["properties"]["kind"]["enum"]),
    (Standing, DEFS["standing"]["enum"]),
    (Standing, list(DEFS["summary"]["properties"]["claims"]["properties"])),
    (Severity, DEFS["finding"]["properties"]["severity"]["enum"]),
    (Severity, list(DEFS["summary"]["properties"]["findings"]["properties"])),
    (Status, DEFS["link_result"]["properties"]["status"]["enum"]),
    (Status, list(DEFS["summary"]["properties"]["links"]["properties"])),
    (Reason, DEFS["link_result"]["properties"]["reason"]["enum"]),
]


@pytest.mark.parametrize(("words", "listed"), ENUMS)
def test_the_schema_lists_the_words_of_the_model(words: type[Status], listed: list[str]) -> None:
    assert listed == [str(word) for word in words]


def test_the_schema_refuses_what_a_report_never_has() -> None:
    report = parsed(write(JsonReport(), harl_bridge(), links=HARL_LINKS))
    assert VALIDATOR.is_valid(report)
    for breach in (
        {**report, "more": 1},
        {name: value for name, value in report.items() if name != "problems"},
        {**report, "elapsed_s": None},
        {**report, "schema_version": 2},
        {**report, "today": "4 March 2026"},
    ):
        assert not VALIDATOR.is_valid(breach)


@pytest.mark.parametrize(
    ("seen", "unseen", "said"),
    [(True, (), True), (True, ("Bridges",), True), (False, ("Bridges",), False), (False, (), None)],
)
def test_whether_a_title_is_seen_is_told_where_it_can_be(
    unseen: tuple[str, ...], *, seen: bool, said: bool | None
) -> None:
    link = LinkResult("http://a.example/", Status.ALIVE, Reason.OK, "it answers", title_seen=seen, unseen=unseen)
    record = link_record(link)
    assert (record["title_seen"], record["unseen"]) == (said, list(unseen))
