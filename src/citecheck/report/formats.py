"""The report formats by the name that `--format` knows them by, and by the ending of a file that holds one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citecheck.config import Offsets, Rows
from citecheck.report import Report
from citecheck.report.csv_report import CsvReport
from citecheck.report.github import GithubReport
from citecheck.report.gitlab import GitlabReport
from citecheck.report.json_lines import JsonLinesReport
from citecheck.report.json_report import JsonReport
from citecheck.report.junit import JunitReport
from citecheck.report.markdown import MarkdownReport
from citecheck.report.unix import UnixReport
from citecheck.report.views import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a report is wanted; each format takes what it needs.

    For a screen `width` cells wide, with colour or not; `views` are shown in place of what there is to repair, and
    `lists` are the project's own lists of sources.
    """

    width: int = 80
    color: bool = False
    views: AbstractSet[View] = frozenset()
    lists: tuple[Path, ...] = ()
    offsets: Offsets = Offsets.CODE_POINTS
    rows: Rows = Rows.FINDINGS


def _terminal(look: Look) -> Report[Any]:
    # rich costs more to load than a run with another format may take.
    from citecheck.report.terminal import TerminalReport

    return TerminalReport(width=look.width, color=look.color, views=look.views, lists=look.lists)


def _sarif(_look: Look) -> Report[Any]:
    # Its rules' pages bring all rules with them.
    from citecheck.report.sarif import SarifReport

    return SarifReport()


def _html(_look: Look) -> Report[Any]:
    # jinja2 and the rules' pages, likewise.
    from citecheck.report.html import HtmlReport

    return HtmlReport()


FORMATS: Mapping[str, Callable[[Look], Report[Any]]] = {
    "terminal": _terminal,
    "json": lambda look: JsonReport(look.offsets),
    "jsonl": lambda look: JsonLinesReport(look.offsets),
    "csv": lambda look: CsvReport(look.rows),
    "unix": lambda _: UnixReport(),
    "html": _html,
    "sarif": _sarif,
    "github": lambda _: GithubReport(),
    "junit": lambda _: JunitReport(),
    "markdown": lambda _: MarkdownReport(),
    "gitlab": lambda _: GitlabReport(),
}
"""What makes a fresh report for one run, by the name of its format."""

_ENDINGS = {
    ".csv": "csv",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".markdown": "markdown",
    ".md": "markdown",
    ".ndjson": "jsonl",
    ".sarif": "sarif",
    ".xml": "junit",
}


def format_of(file: Path) -> str | None:
    """The format that a file of this name holds, or None where its ending says nothing of that."""
    name = file.name.lower()
    return next((form for ending, form in _ENDINGS.items() if name.endswith(ending)), None)
