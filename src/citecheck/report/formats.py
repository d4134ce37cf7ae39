"""The report formats by the name that `--format` knows them by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from citecheck.report import Report
from citecheck.report.gitlab import GitlabReport
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


def _sarif(**_screen: object) -> Report[Any]:
    # Its rules' pages bring all rules with them.
    from citecheck.report.sarif import SarifReport

    return SarifReport()


def _gitlab(**_screen: object) -> Report[Any]:
    return GitlabReport()


FORMATS: Mapping[str, Factory] = {"terminal": _terminal, "json": _json, "sarif": _sarif, "gitlab": _gitlab}
