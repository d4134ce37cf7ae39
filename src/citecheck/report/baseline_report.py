"""A baseline as it is written: JSON with a line for each finding (`citecheck.scope.baseline` reads it)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import asdict

from citecheck.model import AuditedPage
from citecheck.report import RunHead, RunTail
from citecheck.report.json.records import dumps
from citecheck.scope.baseline import VERSION, of_page


class BaselineReport:
    """The findings of one run, but for those that pages ignore, for later runs to know."""

    def __init__(self) -> None:
        """Nothing written yet."""
        self._is_first = True

    def head(self, _head: RunHead) -> str:
        """What the file is, up to the open list of findings."""
        return f'{{"citecheck_baseline":{VERSION},"findings":['

    def prepare(self, audited: AuditedPage) -> list[str]:
        """The lines of one page."""
        return [dumps(asdict(one)) for one in of_page(audited)]

    def page(self, prepared: list[str]) -> str:
        """The lines of one page, with the comma that parts them from those before."""
        comma = "\n" if self._is_first else ",\n"
        self._is_first = self._is_first and not prepared
        return comma + ",\n".join(prepared) if prepared else ""

    def tail(self, _tail: RunTail) -> Iterator[str]:
        """The end of the list."""
        yield "\n]}\n"
