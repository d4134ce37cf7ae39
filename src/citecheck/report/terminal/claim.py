"""One claim for the terminal: its words, and below them what is cited for it with whatever is wrong with that."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.model import Citation, Claim, Finding, LinkResult, Standing
from citecheck.report.figures.priorities import Priorities
from citecheck.report.terminal import styles
from citecheck.report.terminal.sheet import Sheet, cut, excerpt
from citecheck.report.words import wording

_LONGEST_SECTION = 40
_LONGEST_TEXT = 400
_LEAST_ROOM = 20
_STANDING_WIDTH = max(map(len, Standing)) + 2


def put_claim(sheet: Sheet, page: Priorities, claim: Claim, room: int, shown: set[str], *, named: bool = False) -> None:
    """Put a claim on the sheet, its words cut to some room, with its citations one below the other.

    A citation is told in full only the first time it is met on the page; `shown` keeps which have been. With `named`,
    the verdict stands before the claim in words too.
    """
    line = page.document.lines.position(claim.span.start).line
    section = f", {cut(claim.section, _LONGEST_SECTION)}" if claim.section else ""
    lead = mark(page.audited.verdicts[claim.id].standing, named=named)
    words = excerpt(wording.words_of(claim, page.document), room)
    sheet.put(2, f"“{words}”", (f" (line {line:,}{section})", styles.QUIET), lead=(lead,))
    for citation in page.cited(claim):
        _put_citation(sheet, page, citation, shown)


def mark(standing: Standing, *, named: bool = False) -> tuple[str, str]:
    """What stands before a claim of this standing."""
    word = f"{standing}  ".ljust(_STANDING_WIDTH) if named else ""
    return f"{styles.STANDING_SYMBOLS[standing]} {word}", styles.STANDING_STYLES[standing]


def _put_citation(sheet: Sheet, page: Priorities, citation: Citation, shown: set[str]) -> None:
    """A citation under a claim."""
    line = f"line {wording.place(page.document, citation.span)}  "
    kind, words = wording.label(citation, page.document)
    again = " (as above)" if citation.id in shown else ""
    room = sheet.width - 6 - len(line) - len(kind) - len(": ") - len(again)
    sheet.put(6, kind, f": {cut(words, max(room, _LEAST_ROOM))}", (again, styles.QUIET), lead=((line, styles.QUIET),))
    if again:
        return
    shown.add(citation.id)
    faults = page.faults(citation)
    for link, result in page.troubles(citation):
        _put_link(sheet, wording.link_status(result, link.role), result, faults)
    for finding in faults:
        _put_finding(sheet, page, citation, finding)
    seen = {finding.code for finding in faults}
    # What a short form fell by is told of the work that it names, or of the first that names one which is missing.
    for code in () if citation.works is not None else page.audited.standings[citation.id].because:
        if code not in seen:
            sheet.put(8, (f"fell by {code}, which is not shown here", styles.QUIET))


def _put_link(sheet: Sheet, status: str, result: LinkResult, faults: Sequence[Finding]) -> None:
    """An address with its status and, where no finding says it already, what that rests on."""
    said = any(result.evidence in finding.message for finding in faults)
    lead = f"{status}  ".ljust(styles.SEVERITY_WIDTH)
    sheet.put(8, cut(result.url, sheet.width - 8 - len(lead)), lead=((lead, styles.LOUD),))
    if result.evidence and not said:
        sheet.put(8 + len(lead), cut(result.evidence, _LONGEST_TEXT))


def _put_finding(sheet: Sheet, page: Priorities, citation: Citation, finding: Finding) -> None:
    """A fault of a citation; its line is named where it is not the citation's own, and that a baseline knows it."""
    lines = page.document.lines
    line = lines.position(finding.span.start).line
    elsewhere = f" (line {line})" if line != lines.position(citation.span.start).line else ""
    remark = f"{elsewhere}{' (known)' if finding.known else ''}"
    severity = (str(finding.severity).ljust(styles.SEVERITY_WIDTH), styles.SEVERITY_STYLES[finding.severity])
    sheet.put(8, cut(finding.message, _LONGEST_TEXT), (remark, styles.QUIET), lead=(severity, f"{finding.code}  "))
