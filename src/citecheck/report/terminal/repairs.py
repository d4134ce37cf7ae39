"""The repairs of a page for the terminal: findings by which no claim falls, those that say the same once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from citecheck.model import Document, Finding, Severity
from citecheck.report.figures.priorities import REPAIRS_ADVICE, Priorities
from citecheck.report.terminal import styles
from citecheck.report.terminal.sheet import Sheet, cut
from citecheck.report.words import wording

# Of one rule so many different messages are shown, and of one message so many places.
_MESSAGES_SHOWN = {Severity.ERROR: 30, Severity.WARNING: 3, Severity.NOTE: 3}
_PLACES_SHOWN = 4
_LONGEST_TEXT = 400


def put_repairs(sheet: Sheet, page: Priorities) -> None:
    """Put the repairs on the sheet under what they are about, and nothing where there are none."""
    repairs = page.repairs()
    if not repairs:
        return
    sheet.blank()
    sheet.put(0, (f"Repairs ({sum(map(len, repairs.values())):,})", styles.LOUD))
    sheet.put(0, (REPAIRS_ADVICE, styles.QUIET))
    for about, findings in repairs.items():
        sheet.blank()
        sheet.put(2, (about, styles.LOUD))
        _put_section(sheet, page.document, findings)


def _put_section(sheet: Sheet, document: Document, findings: Sequence[Finding]) -> None:
    rules: defaultdict[tuple[Severity, str], defaultdict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in findings:
        rules[finding.severity, finding.code][finding.message].append(finding)
    for (severity, _), messages in rules.items():
        groups = list(messages.items())
        named = groups[: _MESSAGES_SHOWN[severity]]
        for message, same in named:
            _put_same(sheet, document, cut(message, _LONGEST_TEXT), same)
        if rest := [finding for _, same in groups[len(named) :] for finding in same]:
            _put_same(sheet, document, f"and {len(rest):,} more of this rule", rest)


def _put_same(sheet: Sheet, document: Document, message: str, same: Sequence[Finding]) -> None:
    """Findings of one rule and severity, under one message."""
    severity = same[0].severity
    where = wording.places(document, (finding.span for finding in same), _PLACES_SHOWN)
    mark = (str(severity).ljust(styles.SEVERITY_WIDTH), styles.SEVERITY_STYLES[severity])
    sheet.put(4, (f"{where}  ", styles.QUIET), message, lead=(mark, f"{same[0].code}  "))
