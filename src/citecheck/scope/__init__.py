"""What a run is about: the lines that have changed, and what was not known before; mostly everything."""

from __future__ import annotations

from msgspec import Struct, field

from citecheck.model import AuditedPage, Citation, Finding, Page
from citecheck.scope.baseline import Baseline
from citecheck.scope.changes import Changes
from citecheck.scope.fingerprints import fingerprinted


class Scope(Struct, frozen=True):
    """Which citations are looked at, and which findings are new. It can be sent to another process."""

    baseline: Baseline = field(default_factory=Baseline)
    changes: Changes | None = None

    def citations(self, page: Page) -> tuple[Citation, ...]:
        """The citations of a page that a change has touched."""
        if self.changes is None:
            return page.citations
        touch, document = self.changes.touch, page.document
        return tuple(citation for citation in page.citations if touch(document, citation.span))

    def narrowed(self, audited: AuditedPage) -> AuditedPage:
        """A page with the findings that belong to what was touched, those that are known marked.

        A fingerprint counts those of its like, so that it is told before anything is left out.
        """
        marked = self.baseline.marked(audited)
        return marked if self.changes is None else self._touched(fingerprinted(marked))

    def _touched(self, audited: AuditedPage) -> AuditedPage:
        touched = {citation.id for citation in self.citations(audited.page)}
        return audited.having(finding for finding in audited.findings if self._belongs(audited, finding, touched))

    def _belongs(self, audited: AuditedPage, finding: Finding, touched: set[str]) -> bool:
        if finding.citation is not None:
            return finding.citation in touched
        return self.changes is None or self.changes.touch(audited.page.document, finding.span)


EVERYTHING = Scope()
