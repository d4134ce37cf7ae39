"""The report formats by the name that `--format` knows them by."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, Protocol

from citecheck.report import Report
from citecheck.report.json_report import JsonReport
from citecheck.report.views import View


class Factory(Protocol):
    """What makes a report for a screen; a format that no human reads leaves all that alone."""

    def __call__(
        self, *, width: int, color: bool, views: AbstractSet[View] = frozenset(), lists: tuple[Path, ...] = ()
    ) -> Report[Any]:
        """A fresh report for one run; `width` is in cells, `views` are shown in place of what there is to repair.

        `lists` are the project's own lists of sources.
        """
        ...


def _terminal(**screen: Any) -> Report[Any]:
    # rich costs more to load than a run with another format may take.
    from citecheck.report.terminal import TerminalReport

    return TerminalReport(**screen)


def _json(**_screen: object) -> Report[Any]:
    return JsonReport()


FORMATS: Mapping[str, Factory] = {"terminal": _terminal, "json": _json}
