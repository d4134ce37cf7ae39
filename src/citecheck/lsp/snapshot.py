"""One text as it was at one moment, audited: all that an editor is told of it comes from here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from citecheck.auditing.page import PageAudit
from citecheck.cited import cited_in
from citecheck.config import Settings
from citecheck.inputs import documents_in
from citecheck.lsp.places import Places
from citecheck.model import AuditedPage, Cited, Finding, LinkResult, Span


class Snapshot(Struct, frozen=True, eq=False):
    """The pages of a text, mostly one, with everything that is known of them; `version` is the editor's number for it.

    `links` are the results of its addresses by target, of those that have been asked.
    """

    uri: str
    version: int | None
    places: Places
    pages: tuple[AuditedPage, ...]
    links: Mapping[str, LinkResult]
    settings: Settings

    def findings(self) -> Iterator[Finding]:
        """All findings but those that the page's author has ignored."""
        for audited in self.pages:
            for finding in audited.findings:
                if not finding.ignored:
                    yield finding

    def cited(self) -> dict[str, Cited]:
        """Every distinct address in the order of the text, with how it is cited."""
        targets: dict[str, Cited] = {}
        for audited in self.pages:
            for cited in cited_in(audited.page):
                known = targets.get(cited.url)
                targets[cited.url] = known.and_as(cited) if known else cited
        return targets

    def page_at(self, offset: int) -> AuditedPage | None:
        """The page that holds an offset, or ends there."""
        found = None
        for audited in self.pages:
            span = audited.page.document.span
            if span.start <= offset <= span.end:
                found = audited
        return found


def audited(
    uri: str, path: str, version: int | None, places: Places, settings: Settings, links: Mapping[str, LinkResult]
) -> Snapshot:
    """Audit a text afresh, taken for a file of that path."""
    audit = PageAudit(settings, links, ())
    pages = tuple(map(audit.audited, documents_in(path, places.readable())))
    return Snapshot(uri, version, places, pages, links, settings)


def touches(span: Span, other: Span) -> bool:
    """Whether two spans overlap or meet, as what is selected does with what it is about."""
    return span.start <= other.end and other.start <= span.end
