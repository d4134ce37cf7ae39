"""The report formats by the name that `--format` knows them by, and by the ending of a file that holds one."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from citecheck.config import Offsets, Rows
from citecheck.report import Report
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


@dataclass(frozen=True, slots=True)
class Format:
    """Where the class of a format is, and what it takes of a look; it is loaded when a run asks for it."""

    module: str
    name: str
    takes: tuple[str, ...] = ()

    def __call__(self, look: Look) -> Report[Any]:
        """A fresh report for one run."""
        made = getattr(import_module(f"citecheck.report.{self.module}"), self.name)
        report: Report[Any] = made(**{name: getattr(look, name) for name in self.takes})
        return report


FORMATS: Mapping[str, Format] = {
    "terminal": Format("terminal", "TerminalReport", ("width", "color", "views", "lists")),
    "json": Format("json_report", "JsonReport", ("offsets",)),
    "jsonl": Format("json_lines", "JsonLinesReport", ("offsets",)),
    "csv": Format("csv_report", "CsvReport", ("rows",)),
    "unix": Format("unix", "UnixReport"),
    "html": Format("html", "HtmlReport"),
    "sarif": Format("sarif", "SarifReport"),
    "github": Format("github", "GithubReport"),
    "junit": Format("junit", "JunitReport"),
    "markdown": Format("markdown", "MarkdownReport"),
    "gitlab": Format("gitlab", "GitlabReport"),
}
"""The formats by name."""

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
