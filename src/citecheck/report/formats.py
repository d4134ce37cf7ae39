"""The report formats by the name that `--format` knows them by, and by the ending of a file that holds one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from msgspec import Struct

from citecheck.config import Offsets, Rows
from citecheck.report import Report
from citecheck.report.views import View


class Look(Struct, frozen=True, kw_only=True):
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
    from citecheck.report.terminal import TerminalReport

    return TerminalReport(width=look.width, color=look.color, views=look.views, lists=look.lists)


def _json(look: Look) -> Report[Any]:
    from citecheck.report.json.whole import JsonReport

    return JsonReport(look.offsets)


def _jsonl(look: Look) -> Report[Any]:
    from citecheck.report.json.lines import JsonLinesReport

    return JsonLinesReport(look.offsets)


def _csv(look: Look) -> Report[Any]:
    from citecheck.report.csv_report import CsvReport

    return CsvReport(look.rows)


def _unix(_look: Look) -> Report[Any]:
    from citecheck.report.unix import UnixReport

    return UnixReport()


def _html(_look: Look) -> Report[Any]:
    from citecheck.report.html import HtmlReport

    return HtmlReport()


def _sarif(_look: Look) -> Report[Any]:
    from citecheck.report.sarif import SarifReport

    return SarifReport()


def _github(_look: Look) -> Report[Any]:
    from citecheck.report.github import GithubReport

    return GithubReport()


def _junit(_look: Look) -> Report[Any]:
    from citecheck.report.junit import JunitReport

    return JunitReport()


def _markdown(_look: Look) -> Report[Any]:
    from citecheck.report.markdown import MarkdownReport

    return MarkdownReport()


def _gitlab(_look: Look) -> Report[Any]:
    from citecheck.report.gitlab import GitlabReport

    return GitlabReport()


FORMATS: Mapping[str, Callable[[Look], Report[Any]]] = {
    "terminal": _terminal,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "unix": _unix,
    "html": _html,
    "sarif": _sarif,
    "github": _github,
    "junit": _junit,
    "markdown": _markdown,
    "gitlab": _gitlab,
}
"""What makes a fresh report for one run, by the format's name. Only the format that is asked for is loaded."""

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
