"""The JSON report, version 1: one object for a run, written page by page.

Each document and each link stands on a line of its own. Fields without a value are null, never absent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from citecheck.config import Offsets
from citecheck.model import AuditedPage, LinkResult
from citecheck.report import RunHead, RunTail
from citecheck.report.figures.summary import NOTHING, Summary, of_page
from citecheck.report.json.records import dumps, end_record, link_record, page_text, run_record


class JsonReport:
    """One run as one JSON object in UTF-8, with a newline at its end."""

    def __init__(self, offsets: Offsets = Offsets.CODE_POINTS) -> None:
        """Nothing written yet; places will be counted in these."""
        self._offsets = offsets
        self._links: Mapping[str, LinkResult] = {}
        self._pages = NOTHING

    def head(self, head: RunHead) -> str:
        """The fields that are known before the first page, up to the open list of documents."""
        self._links = head.links
        return f'{dumps(run_record(head, self._offsets))[:-1]},\n"documents":['

    def prepare(self, audited: AuditedPage) -> tuple[str, Summary]:
        """One document, and its counts."""
        summary = of_page(audited, self._links)
        return page_text(audited, summary, self._offsets), summary

    def page(self, prepared: tuple[str, Summary]) -> str:
        """One document, with the comma that parts it from the one before."""
        document, summary = prepared
        comma = "," if self._pages.documents else ""
        self._pages += summary
        return f"{comma}\n{document}"

    def tail(self, tail: RunTail) -> Iterator[str]:
        """The links with their occurrences, the totals, and how the run ended."""
        yield '\n],\n"links":['
        for number, link in enumerate(tail.links):
            comma = "," if number else ""
            yield f"{comma}\n{dumps(link_record(link, tail.occurrences.get(link.url, ())))}"
        yield f"\n],\n{dumps(end_record(self._pages, tail))[1:]}\n"
