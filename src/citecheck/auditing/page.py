"""The audit of one page, wherever it is done: parse it, apply the rules, judge, prepare what is reported.

The rules and the verdicts are loaded with the first page: that takes longer than to find out which links to ask.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from citecheck.config import Settings
from citecheck.model import AuditedPage, Document, Finding, LinkResult, Page, Problem, Severity
from citecheck.reading import fault_of, parse
from citecheck.report import Report
from citecheck.scope import EVERYTHING, Scope

_SEVERITIES = tuple(Severity)  # worst first


class Begun(Struct, frozen=True):
    """What is known of a page before its links are asked: it is parsed, and has these findings."""

    page: Page
    findings: list[Finding]


class PageOutcome(Struct, frozen=True):
    """What a run keeps of a page.

    What each report says, the addresses that its citations cite, whether it fails, its file, and the fingerprints of
    its findings that a baseline knows.
    """

    prepared: tuple[Any, ...]
    cited: tuple[tuple[str, str], ...]
    fails: bool
    path: str
    known: frozenset[str]


class PageAudit(Struct, frozen=True):
    """The audit of the pages of one run. It can be sent to another process, and so can what it gives."""

    settings: Settings
    results: Mapping[str, LinkResult]
    reports: tuple[Report[Any], ...]
    scope: Scope = EVERYTHING

    def __call__(self, documents: Sequence[Document]) -> list[PageOutcome | Problem]:
        """The outcome of each page, or why there is none."""
        return [self.tried(document, lambda: None) for document in documents]

    def tried(self, document: Document, begun: Callable[[], Begun | None]) -> PageOutcome | Problem:
        """The outcome of one page, whose audit may be begun already; a problem where a fault of ours prevents it."""
        try:
            return self.outcome(document, begun())
        except Exception as error:
            return fault_of(document, error)

    def outcome(self, document: Document, begun: Begun | None = None) -> PageOutcome:
        """The outcome of one page, whose audit may be begun already."""
        whole = self.audited(document, begun)
        audited = self.scope.narrowed(whole)
        return PageOutcome(
            tuple(report.prepare(audited) for report in self.reports),
            _cited(audited.page),
            any(_fails(finding, self.settings.fail_on) for finding in audited.findings),
            document.path,
            self.scope.baseline.met(whole),
        )

    def audited(self, document: Document, begun: Begun | None = None) -> AuditedPage:
        """One page with all that is known of it. A rule that is not shown still weighs, if it is on by default."""
        from citecheck import rules, verdicts
        from citecheck.rules.catalogue import Context

        settings = self.settings
        run, shown_codes = rules.applied(settings.select, settings.ignore)
        context = Context(settings.today, self.results, settings.sources)
        if begun is None:
            page = parse(document, settings.lang)
            findings = rules.check(page, context, run)
        else:
            page = begun.page
            findings = rules.with_results(page, context, run, begun.findings)
        standings, claim_verdicts = verdicts.judge(page, findings, self.results)
        shown = tuple(finding for finding in findings if finding.code in shown_codes)
        return AuditedPage(page, shown, standings, claim_verdicts)


def begin(document: Document, settings: Settings) -> Begun:
    """As much of the audit of a page as takes no results."""
    from citecheck import rules
    from citecheck.rules.catalogue import Context

    page = parse(document, settings.lang)
    run, _ = rules.applied(settings.select, settings.ignore)
    return Begun(page, rules.without_results(page, Context(settings.today, {}, settings.sources), run))


def codes_shown(settings: Settings) -> frozenset[str]:
    """The codes of the rules whose findings are shown."""
    from citecheck import rules

    return rules.applied(settings.select, settings.ignore)[1]


def _cited(page: Page) -> tuple[tuple[str, str], ...]:
    """Each address with each citation that cites it, in the order of the text."""
    return tuple(
        (target, citation.id)
        for citation in page.citations
        for target in dict.fromkeys(link.target for link in citation.links)
    )


def _fails(finding: Finding, fail_on: Severity | None) -> bool:
    """Whether a finding makes the exit status 1."""
    if fail_on is None or finding.is_settled:
        return False
    return _SEVERITIES.index(finding.severity) <= _SEVERITIES.index(fail_on)
