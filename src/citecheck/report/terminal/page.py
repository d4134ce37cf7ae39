"""One page for the terminal, by what a person would do first; or with every claim in the order of the text."""

from __future__ import annotations

from rich.cells import cell_len

from citecheck.counts import plural
from citecheck.model import Document, Standing
from citecheck.report.figures.priorities import GROUPS, NOT_ASKED, Group, Priorities
from citecheck.report.figures.summary import Summary
from citecheck.report.terminal import styles
from citecheck.report.terminal.claim import mark, put_claim
from citecheck.report.terminal.repairs import put_repairs
from citecheck.report.terminal.sheet import Sheet, cut
from citecheck.report.words import wording

# Of each group so many claims are shown, the others counted; of an unknown one there is nothing to repair yet, and one
# line is enough to know it by.
_SHOWN = {Standing.BROKEN: 30, Standing.WEAK: 15, Standing.UNKNOWN: 5}
_ROOM = {Standing.BROKEN: 200, Standing.WEAK: 200, Standing.UNKNOWN: 60}
_ANY_ROOM = 2000
_SHORTEST_NAME = 20


def put_page(sheet: Sheet, page: Priorities, summary: Summary) -> None:
    """Put what there is to do about a page on the sheet."""
    _put_headline(sheet, page.document, summary)
    shown: set[str] = set()
    for group in GROUPS:
        if page.claims[group.standing]:
            _put_group(sheet, page, group, shown)
    put_repairs(sheet, page)


def put_every_claim(sheet: Sheet, page: Priorities, summary: Summary) -> None:
    """Put all claims of a page on the sheet, whatever they are worth."""
    _put_headline(sheet, page.document, summary)
    shown: set[str] = set()
    for claim in page.audited.page.claims:
        sheet.blank()
        put_claim(sheet, page, claim, _ANY_ROOM, shown, named=True)


def put_quiet_page(sheet: Sheet, page: Priorities, summary: Summary) -> None:
    """Put a page about which there is nothing to do on one line."""
    what = wording.claims(summary)
    what += " (links not asked)" if summary.claims[Standing.UNKNOWN] else ". Nothing to report"
    what += f" ({summary.ignored:,} ignored)." if summary.ignored else "."
    name = cut(page.document.title or page.document.path, max(sheet.width - len(what) - 2, _SHORTEST_NAME))
    sheet.put(0, (name, styles.LOUD), f": {what}")


def _put_headline(sheet: Sheet, document: Document, summary: Summary) -> None:
    if document.title:
        name = cut(document.title, sheet.width // 2)
        where = cut(wording.page_place(document), sheet.width - cell_len(name) - len(" · "))
        sheet.put(0, (name, styles.LOUD), (f" · {where}", styles.QUIET))
    else:
        sheet.put(0, (cut(document.path, sheet.width), styles.LOUD))
    words = wording.claims(summary)
    sheet.put(0, f"{words[0].upper()}{words[1:]}.")


def _put_group(sheet: Sheet, page: Priorities, group: Group, shown: set[str]) -> None:
    """The first claims of a group, and how many others there are and why they are not shown."""
    standing, all_claims = group.standing, page.claims[group.standing]
    sheet.blank()
    sheet.put(0, (f"{group.title} ({len(all_claims):,})", styles.STANDING_STYLES[standing]))
    claims = page.asked if standing is Standing.UNKNOWN else all_claims
    if claims:
        sheet.put(0, (group.advice, styles.QUIET))
    most = _SHOWN[standing]
    for claim in claims[:most]:
        sheet.blank()
        put_claim(sheet, page, claim, _ROOM[standing], shown)
    more = [f"and {len(claims) - most:,} more (--claims shows every claim)"] if len(claims) > most else []
    more += _not_asked(page) if standing is Standing.UNKNOWN else []
    if more:
        sheet.blank()
    for line in more:
        sheet.put(2, line, lead=(mark(standing),))


def _not_asked(page: Priorities) -> list[str]:
    """How many claims hang on links that nobody asked, and why."""
    return [
        f"{plural(number, 'claim')} {'hangs' if number == 1 else 'hang'} on links that {NOT_ASKED[reason]}"
        for reason, number in page.not_asked.items()
    ]
