"""Reports as the programs read them that they are made for: one reader a format, each by a parser not ours.

A reader gives the codes of the findings that it is told of, and how many more the report says there are. It fails on a
report that its program would refuse, and on one that holds anything that a program would do rather than show.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import cmarkgfm
from cmarkgfm.cmark import Options
from jsonschema import Draft202012Validator
from lxml import etree, html

from citecheck.report.json.schema import schema
from tests.report.html.reading import codes, harmless
from tests.report.runner import commands_in

SCHEMAS = Path(__file__).with_name("schemas")
OF_JSON = Draft202012Validator(json.loads(schema()))
OF_SARIF = Draft202012Validator(json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8")))
OF_GITLAB = Draft202012Validator(json.loads((SCHEMAS / "gitlab-code-quality.json").read_text(encoding="utf-8")))
OF_JUNIT = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))

CODE = re.compile(r"[A-Z]{2}\d{3,}")
MARKDOWN_TAGS = {
    *("body", "div", "h2", "h3", "p", "span", "strong", "code", "br", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
# What some reader of Markdown acts on; in code none does.
ACTIVE_IN_MARKDOWN = frozenset("@#<>[]|`*_~$&\\/")
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


class Told(NamedTuple):
    """What a report says: the findings by their codes, and how many it has left out."""

    codes: list[str]
    left_out: int = 0


def read_json(text: str) -> Told:
    """The JSON report."""
    report = json.loads(text)
    OF_JSON.validate(report)
    return Told([finding["code"] for document in report["documents"] for finding in document["findings"]])


def read_json_lines(text: str) -> Told:
    """JSON Lines: the last one is the summary."""
    lines = [json.loads(line) for line in text.split("\n")[:-1]]
    assert [line["type"] for line in lines].index("summary") == len(lines) - 1
    return Told([finding["code"] for line in lines if line["type"] == "page" for finding in line["findings"]])


def read_csv(text: str) -> Told:
    """Rows of findings, of which no cell is a formula."""
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert not any(cell.startswith(FORMULAS) for row in rows for cell in row.values())
    return Told([row["code"] for row in rows])


def read_unix(text: str) -> Told:
    """A line for each finding, its code last; a problem has none."""
    assert text.replace("\n", "").isprintable()
    found = [re.search(r": (?:error|warning|note): (?:.*\[([A-Z]{2}\d{3,})\]$)?", line) for line in text.splitlines()]
    assert all(found)
    return Told([line[1] for line in found if line and line[1]])


def read_html(text: str) -> Told:
    """HTML, by a browser's parser: nothing in it loads or runs but what is ours, and it leads to the web only."""
    harmless(text)
    return Told([code for code in codes(text) if CODE.fullmatch(code)])


def read_sarif(text: str) -> Told:
    """SARIF, whose messages hold no links."""
    log = json.loads(text)
    OF_SARIF.validate(log)
    [run] = log["runs"]
    assert not any("](" in result["message"]["text"] for result in run["results"])
    notes = " ".join(note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"])
    return Told([result["ruleId"] for result in run["results"]], _number(r"([\d,]+) results? left out", notes))


def read_github(text: str) -> Told:
    """A log in which each line is one of our commands, but the last one."""
    commands = commands_in(text)
    *lines, count = text.split("\n")[:-1]
    assert len(commands) == len(lines)
    assert all(command.name in {"error", "warning", "notice"} for command in commands)
    titles = [command.properties["title"] for command in commands]
    codes = [title.partition(" ")[0] for title in titles if title != "Not finished"]
    return Told(codes, _number(r"([\d,]+) of these not shown", count))


def read_gitlab(text: str) -> Told:
    """GitLab's code quality report, whose fingerprints are all different."""
    issues = json.loads(text)
    OF_GITLAB.validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    return Told([issue["check_name"] for issue in issues if issue["check_name"] != "not-finished"])


def read_junit(text: str) -> Told:
    """JUnit's XML, whose suites count right."""
    root: Any = etree.fromstring(text.encode())
    OF_JUNIT.assertValid(root)
    assert root.getroottree().docinfo.internalDTD is None
    for suite in root:
        for counted, path in {
            "tests": "testcase",
            "failures": "testcase/failure",
            "errors": "testcase/error",
            "skipped": "testcase/skipped",
        }.items():
            assert int(suite.get(counted)) == len(suite.findall(path))
    lines = [line for words in root.itertext() for line in words.splitlines()]
    found = (
        re.search(r"^line \d+: (?:error|warning|note): .*\[([A-Z]{2}\d{3,})\](?: \((?:ignored|known)\))?$", line)
        for line in lines
    )
    return Told([line[1] for line in found if line])


def read_markdown(text: str) -> Told:
    """Markdown, by GitHub's parser: nothing but our own elements, and only words outside of code."""
    page: Any = html.fromstring(cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE))
    assert {element.tag for element in page.iter()} <= MARKDOWN_TAGS
    for words in page.xpath("//text()[not(ancestor::code)]"):
        assert not ACTIVE_IN_MARKDOWN & set(words)
    for row in page.iter("tr"):
        assert len(row) == len(row.xpath("ancestor::table//th"))
    told = [code.text_content() for code in page.xpath("//td[position() > 1]//code")]
    left_out = _number(r"^No room for .*?([\d,]+) findings? more\.$", text)
    return Told([code for code in told if CODE.fullmatch(code)], left_out)


def _number(pattern: str, text: str) -> int:
    """The number that is said somewhere, or 0 where it is not said."""
    found = re.search(pattern, text, re.MULTILINE)
    return int(found[1].replace(",", "")) if found else 0


class Format(NamedTuple):
    """How a format is read back, and whether it tells of what the page's author has ignored."""

    read: Callable[[str], Told]
    tells_ignored: bool


FORMATS_READ: Mapping[str, Format] = {
    "json": Format(read_json, tells_ignored=True),
    "jsonl": Format(read_json_lines, tells_ignored=True),
    "csv": Format(read_csv, tells_ignored=True),
    "unix": Format(read_unix, tells_ignored=False),
    "html": Format(read_html, tells_ignored=True),
    "sarif": Format(read_sarif, tells_ignored=True),
    "github": Format(read_github, tells_ignored=False),
    "gitlab": Format(read_gitlab, tells_ignored=False),
    "junit": Format(read_junit, tells_ignored=True),
    "markdown": Format(read_markdown, tells_ignored=False),
}
