"""The findings that no claim of the page shows: of citations that support none, of sound ones, and of the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from citecheck.model import Document, Finding, Severity
from citecheck.report.terminal import wording
from citecheck.report.terminal.sheet import Sheet, cut
from citecheck.report.terminal.view import View, rank

# Of one rule so many different messages below an error are shown, and of one message so many places.
_MESSAGES_SHOWN = 3
_PLACES_SHOWN = 4
_LONGEST_TEXT = 400

_NO_CLAIM = "Citations that support no claim"
_SOME_CLAIM = "Citations of claims: other findings"
_PAGE = "The page itself"


def put_others(sheet: Sheet, view: View, shown: set[str]) -> None:
    """Put the remaining findings on the sheet, those that say the same once with all their places.

    `shown` names the citations whose faults stand under a claim already.
    """
    supporting = {citation.id for claim in view.audited.page.claims for citation in view.cited(claim)}
    sections: dict[str, list[Finding]] = {_NO_CLAIM: [], _SOME_CLAIM: [], _PAGE: []}
    for citation_id, findings in view.findings.items():
        for finding in findings:
            if citation_id is None:
                sections[_PAGE].append(finding)
            elif citation_id not in supporting:
                sections[_NO_CLAIM].append(finding)
            elif citation_id not in shown or not view.is_fault(finding):
                sections[_SOME_CLAIM].append(finding)
    for heading, findings in sections.items():
        if findings:
            sheet.blank()
            sheet.put(2, (heading, wording.LOUD))
            _put_section(sheet, view.document, sorted(findings, key=rank))


def _put_section(sheet: Sheet, document: Document, findings: Sequence[Finding]) -> None:
    rules: defaultdict[tuple[Severity, str], defaultdict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in findings:
        rules[finding.severity, finding.code][finding.message].append(finding)
    for (severity, _), messages in rules.items():
        groups = list(messages.items())
        named = groups if severity is Severity.ERROR else groups[:_MESSAGES_SHOWN]
        for message, same in named:
            _put_same(sheet, document, cut(message, _LONGEST_TEXT), same)
        if rest := [finding for _, same in groups[len(named) :] for finding in same]:
            _put_same(sheet, document, f"and {len(rest):,} more of this rule", rest)


def _put_same(sheet: Sheet, document: Document, message: str, same: Sequence[Finding]) -> None:
    """Findings of one rule and severity, under one message."""
    severity = same[0].severity
    where = wording.places(document, (finding.span for finding in same), _PLACES_SHOWN)
    mark = (str(severity).ljust(wording.SEVERITY_WIDTH), wording.SEVERITY_STYLES[severity])
    sheet.put(4, (f"{where}  ", wording.QUIET), message, lead=(mark, f"{same[0].code}  "))
