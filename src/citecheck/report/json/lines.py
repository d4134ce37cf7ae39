"""The JSON report as lines (JSON Lines): an object for each page, then one for each link, at last one for the run.

`type` says which of them a line is: `page`, `link` or `summary`. Their fields are those of the JSON report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from citecheck.config import Offsets
from citecheck.model import AuditedPage, LinkResult
from citecheck.report import RunHead, RunTail
from citecheck.report.figures.summary import NOTHING, Summary, of_page
from citecheck.report.json.records import Json, dumps, end_record, link_record, page_text, run_record


class JsonLinesReport:
    """One run as lines of JSON in UTF-8. A program can take them as they come."""

    def __init__(self, offsets: Offsets = Offsets.CODE_POINTS) -> None:
        """Nothing written yet; places will be counted in these."""
        self._offsets = offsets
        self._run: Json = {}
        self._links: Mapping[str, LinkResult] = {}
        self._pages = NOTHING

    def head(self, head: RunHead) -> str:
        """Nothing: what is known of the run stands in its last line."""
        self._links = head.links
        self._run = run_record(head, self._offsets)
        return ""

    def prepare(self, audited: AuditedPage) -> tuple[str, Summary]:
        """The line of a page, and its counts."""
        summary = of_page(audited, self._links)
        return f'{{"type":"page",{page_text(audited, summary, self._offsets)[1:]}\n', summary

    def page(self, prepared: tuple[str, Summary]) -> str:
        """The line of a page."""
        line, summary = prepared
        self._pages += summary
        return line

    def tail(self, tail: RunTail) -> Iterator[str]:
        """The lines of the links, and that of the run."""
        for link in tail.links:
            yield _line("link", link_record(link, tail.occurrences.get(link.url, ())))
        yield _line("summary", self._run | end_record(self._pages, tail))


def _line(kind: str, fields: Json) -> str:
    return f"{dumps({'type': kind} | fields)}\n"
