"""One page for the terminal: what is broken first, what is weak next, then what else there is to repair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.cells import cell_len

from citecheck.model import Citation, Claim, Document, Finding, LinkResult, Reason, Standing
from citecheck.report.summary import Summary
from citecheck.report.terminal import wording
from citecheck.report.terminal.others import put_others
from citecheck.report.terminal.sheet import Sheet, cut, excerpt
from citecheck.report.terminal.view import View

_LONGEST_CLAIM = 200
# Of an unknown claim one line is enough to know it by.
_LONGEST_UNKNOWN_CLAIM = 60
_LONGEST_SECTION = 40
# Further claims of which nothing is known are counted, not shown: there is nothing to repair yet.
_UNKNOWN_SHOWN = 5
_LONGEST_TEXT = 400
_MARK_WIDTH = len("? unknown") + 2


def put_page(sheet: Sheet, view: View, summary: Summary) -> None:
    """Put one page on the sheet."""
    _put_headline(sheet, view.document, summary)
    shown: set[str] = set()
    for standing in (Standing.BROKEN, Standing.WEAK):
        for claim in view.claims[standing]:
            _put_claim(sheet, view, claim, _LONGEST_CLAIM, shown)
    _put_unknown(sheet, view, shown)
    put_others(sheet, view, shown)


def put_quiet_page(sheet: Sheet, view: View, summary: Summary) -> None:
    """Put a page that has nothing to report on one line."""
    what = wording.claims(summary)
    what += " (links not asked)" if summary.claims[Standing.UNKNOWN] else ". Nothing to report"
    what += f" ({summary.ignored:,} ignored)." if summary.ignored else "."
    name = cut(view.document.title or view.document.path, max(sheet.width - len(what) - 2, 20))
    sheet.put(0, (name, wording.LOUD), f": {what}")


def is_quiet(view: View) -> bool:
    """Whether a page has nothing to report: no finding, and no claim that does not stand for a reason of its own."""
    return (
        not view.findings
        and not view.claims[Standing.BROKEN]
        and not view.claims[Standing.WEAK]
        and all(view.not_asked(claim) for claim in view.claims[Standing.UNKNOWN])
    )


def _put_headline(sheet: Sheet, document: Document, summary: Summary) -> None:
    if document.title:
        name = cut(document.title, sheet.width // 2)
        where = cut(wording.page_place(document), sheet.width - cell_len(name) - len(" · "))
        sheet.put(0, (name, wording.LOUD), (f" · {where}", wording.QUIET))
    else:
        sheet.put(0, (cut(document.path, sheet.width), wording.LOUD))
    counts = [wording.claims(summary), *([wording.survival(summary)] if any(summary.claims.values()) else [])]
    sheet.put(0, " · ".join(counts))


def _put_claim(sheet: Sheet, view: View, claim: Claim, room: int, shown: set[str]) -> None:
    """A claim that does not stand, with its citations one below the other."""
    readings = (wording.words_of(view.document, span) for span in (claim.span, claim.sentence))
    words = next((words for words in readings if any(map(str.isalnum, words))), "(no words)")
    section = f" ({cut(claim.section, _LONGEST_SECTION)})" if claim.section else ""
    sheet.blank()
    sheet.put(
        2,
        f"“{excerpt(words, room)}”",
        (section, wording.QUIET),
        lead=(_mark(view.audited.verdicts[claim.id].standing),),
    )
    for citation in view.cited(claim):
        _put_citation(sheet, view, citation, shown)


def _mark(standing: Standing) -> tuple[str, str]:
    words = f"{wording.STANDING_SYMBOLS[standing]} {standing}"
    return words.ljust(_MARK_WIDTH), wording.STANDING_STYLES[standing]


def _put_citation(sheet: Sheet, view: View, citation: Citation, shown: set[str]) -> None:
    """A citation under a claim with what is wrong with it; in full only the first time it is met on the page."""
    line = f"line {wording.place(view.document, citation.span)}  "
    kind, words = wording.label(citation, view.document)
    again = " (as above)" if citation.id in shown else ""
    room = sheet.width - 4 - len(line) - len(kind) - len(": ") - len(again)
    sheet.put(4, kind, f": {cut(words, max(room, 20))}", (again, wording.QUIET), lead=((line, wording.QUIET),))
    if again:
        return
    shown.add(citation.id)
    faults = view.faults(citation)
    for link, result in view.troubles(citation):
        _put_link(sheet, wording.link_status(result, link.role), result, faults)
    for finding in faults:
        _put_finding(sheet, view, citation, finding)
    seen = {finding.code for finding in faults}
    # What a short form fell by is told of the work that it names.
    for code in () if citation.works else view.audited.standings[citation.id].because:
        if code not in seen:
            sheet.put(6, (f"fell by {code}, which is not selected", wording.QUIET))


def _put_link(sheet: Sheet, status: str, result: LinkResult, faults: Sequence[Finding]) -> None:
    """An address with its status and, where no finding says it already, what that rests on."""
    said = any(result.evidence in finding.message for finding in faults)
    mark = f"{status}  ".ljust(wording.SEVERITY_WIDTH)
    sheet.put(6, cut(result.url, sheet.width - 6 - len(mark)), lead=((mark, wording.LOUD),))
    if result.evidence and not said:
        sheet.put(6 + len(mark), cut(result.evidence, _LONGEST_TEXT))


def _put_finding(sheet: Sheet, view: View, citation: Citation, finding: Finding) -> None:
    """A fault of a citation; its line is named where it is not the citation's own."""
    lines = view.document.lines
    line = lines.position(finding.span.start).line
    elsewhere = f" (line {line})" if line != lines.position(citation.span.start).line else ""
    severity = (str(finding.severity).ljust(wording.SEVERITY_WIDTH), wording.SEVERITY_STYLES[finding.severity])
    sheet.put(6, cut(finding.message, _LONGEST_TEXT), (elsewhere, wording.QUIET), lead=(severity, f"{finding.code}  "))


def _put_unknown(sheet: Sheet, view: View, shown: set[str]) -> None:
    """The claims of which nothing is known: a few in full, and a count of those that were not asked about."""
    not_asked: Counter[Reason] = Counter()
    asked = []
    for claim in view.claims[Standing.UNKNOWN]:
        if reason := view.not_asked(claim):
            not_asked[reason] += 1
        else:
            asked.append(claim)
    for claim in asked[:_UNKNOWN_SHOWN]:
        _put_claim(sheet, view, claim, _LONGEST_UNKNOWN_CLAIM, shown)
    counts = [(len(asked) - _UNKNOWN_SHOWN, "could not be judged", "more claim")] if len(asked) > _UNKNOWN_SHOWN else []
    counts += [(number, wording.NOT_ASKED[reason], "claim") for reason, number in not_asked.items()]
    if counts:
        sheet.blank()
    for number, what, noun in counts:
        hang = "hangs" if number == 1 else "hang"
        sheet.put(2, f"{wording.plural(number, noun)} {hang} on links that {what}", lead=(_mark(Standing.UNKNOWN),))
