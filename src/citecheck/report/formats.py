"""The report formats by the name that `--format` knows them by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from citecheck.report import Report
from citecheck.report.json_report import JsonReport


class Factory(Protocol):
    """What makes a report for a screen; a format that no human reads leaves width and colour alone."""

    def __call__(self, *, width: int, color: bool) -> Report[Any]:
        """A fresh report for one run; `width` is in cells."""
        ...


def _terminal(*, width: int, color: bool) -> Report[Any]:
    # rich costs more to load than a run with another format may take.
    from citecheck.report.terminal import TerminalReport

    return TerminalReport(width=width, color=color)


def _json(**_screen: object) -> Report[Any]:
    return JsonReport()


def _html(**_screen: object) -> Report[Any]:
    # jinja2, likewise.
    from citecheck.report.html import HtmlReport

    return HtmlReport()


FORMATS: Mapping[str, Factory] = {"terminal": _terminal, "json": _json, "html": _html}
