"""The report for a browser: one file that loads nothing, with the text of each page and what it rests on.

Pages are written one by one; what stands once, the index of a run and the pages of rules, comes behind them, and the
style brings the index to the top.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from citecheck.model import AuditedPage, LinkResult, Reason
from citecheck.report import RunHead, RunTail
from citecheck.report.figures.summary import NOTHING, Summary, of_page, of_run
from citecheck.report.html.figures import COLUMNS, Row, figures_of, row_of
from citecheck.report.html.glossary import meanings, rule_pages
from citecheck.report.html.page import page_view
from citecheck.report.html.rendering import policy, rendered
from citecheck.report.words import wording
from citecheck.version import __version__

# Stands for a page's number until that is known; no text has it, for it does not print.
_NUMBER = "\0"


class _Number:
    """The number that a page will have."""

    def __str__(self) -> str:
        return _NUMBER


class Prepared(Struct, frozen=True):
    """A page but for its number, its counts, its line of the index, and what it needs explained."""

    text: str
    summary: Summary
    row: Row
    codes: frozenset[str]
    reasons: frozenset[Reason]


class HtmlReport:
    """One run for a browser. Of each page it keeps a line."""

    def __init__(self) -> None:
        """Nothing written yet."""
        self._links: Mapping[str, LinkResult] = {}
        self._pages = NOTHING
        self._rows: list[Row] = []
        self._codes: set[str] = set()
        self._reasons: set[Reason] = set()

    def head(self, head: RunHead) -> str:
        """What a browser has to know before the first page."""
        self._links = head.links
        return rendered("head.jinja", policy=policy(), version=__version__, head=head)

    def prepare(self, audited: AuditedPage) -> Prepared:
        """One page, a stand-in where its number belongs."""
        summary = of_page(audited, self._links)
        view = page_view(audited, summary, self._links)
        text = rendered("page.jinja", page=view, n=_Number())
        return Prepared(text, summary, row_of(audited.page.document, summary), view.codes, view.reasons)

    def page(self, prepared: Prepared) -> str:
        """One page with its number."""
        self._pages += prepared.summary
        self._rows.append(prepared.row)
        self._codes |= prepared.codes
        self._reasons |= prepared.reasons
        return prepared.text.replace(_NUMBER, str(len(self._rows)))

    def tail(self, tail: RunTail) -> Iterator[str]:
        """The index of many pages, what could not be done, and what the codes and the reasons mean."""
        yield rendered(
            "tail.jinja",
            rows=self._rows,
            total=figures_of(of_run(self._pages, tail.links)),
            columns=COLUMNS,
            tail=tail,
            gone=wording.gone(len(tail.gone)),
            version=__version__,
            rules=list(rule_pages(self._codes)),
            reasons=list(meanings(self._reasons)),
        )
