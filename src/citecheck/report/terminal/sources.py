"""What the claims of a run rest on, for the terminal: a line for each source, the bad ones first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from citecheck.counts import plural
from citecheck.model import Standing
from citecheck.report import RunTail
from citecheck.report.figures.priorities import Priorities
from citecheck.report.figures.summary import Summary
from citecheck.report.figures.support import Said, Support, order, supports
from citecheck.report.terminal import styles
from citecheck.report.terminal.ending import NewSheet
from citecheck.report.terminal.sheet import Sheet, cut

_LEGEND = "“only” counts the claims that rest on nothing else."
_LONGEST_NAME = 100
_LINES_A_PIECE = 1000
_GAP = "  "


class Sources:
    """The sources of a run; what is kept grows with their number alone."""

    def __init__(self, lists: tuple[Path, ...]) -> None:
        """No source yet; `lists` are the project's own lists of sources."""
        self._lists = lists
        self._sources: dict[str, Support] = {}
        self._claims = 0
        self._pages = 0

    def of_page(self, page: Priorities, summary: Summary) -> tuple[int, list[Support]]:
        """How many claims a page has, and what they rest on."""
        return sum(summary.claims.values()), supports(page, self._lists)

    def add(self, kept: tuple[int, list[Support]]) -> None:
        """Count one page."""
        claims, found = kept
        self._claims += claims
        self._pages += 1
        for support in found:
            key = support.source.key
            self._sources[key] = self._sources[key] + support if key in self._sources else support

    def text(self, new_sheet: NewSheet, _tail: RunTail, /) -> Iterator[str]:
        """The list; where nothing is cited for any claim, that."""
        sheet = new_sheet()
        if not self._sources:
            sheet.put(0, ("No claim rests on any source", styles.LOUD))
            yield sheet.text()
            return
        claims, sources = plural(self._claims, "claim"), plural(len(self._sources), "source")
        rests = "rests" if self._claims == 1 else "rest"
        sheet.put(0, (f"What {claims} {rests} on: {sources}, the bad ones first", styles.LOUD))
        sheet.put(0, (_LEGEND, styles.QUIET))
        titles = ("claims", "only", *(("pages",) if self._pages > 1 else ()))
        widths = [max(len(title), len(f"{self._claims:,}")) for title in titles]
        sheet.put(2, (_GAP.join(map(str.rjust, titles, widths)), styles.QUIET))
        for number, support in enumerate(sorted(self._sources.values(), key=order), 1):
            _put_source(sheet, support, widths)
            if number % _LINES_A_PIECE == 0:
                yield sheet.text()
                sheet = new_sheet()
        yield sheet.text()


def _put_source(sheet: Sheet, support: Support, widths: Sequence[int]) -> None:
    """One source: how much rests on it, what it is called, what lists say, and which of its citations do not stand."""
    numbers = (f"{number:,}" for number in (support.claims, support.alone, support.pages))
    columns = _GAP.join(number.rjust(width) for number, width in zip(numbers, widths, strict=False))
    standing = _standing(support)
    mark = (f"{styles.STANDING_SYMBOLS[standing]} ", styles.STANDING_STYLES[standing])
    said = support.source.said
    name = cut(support.source.name, _LONGEST_NAME)
    words = f"“{name}”" if support.source.is_work else name
    sheet.put(
        2,
        (words, styles.LOUD),
        _known_as(said, name),
        _troubles(support),
        (_said(said), styles.QUIET),
        lead=(f"{columns}{_GAP}", mark),
    )


def _standing(support: Support) -> Standing:
    """What a source is worth here, as a mark says it."""
    found = {standing for standing, number in support.citations.items() if number}
    if found == {Standing.BROKEN}:
        return Standing.BROKEN
    if support.is_bad:
        return Standing.WEAK
    return Standing.UNKNOWN if found == {Standing.UNKNOWN} else Standing.GOOD


def _known_as(said: Said | None, name: str) -> str:
    return f" ({cut(said.name, _LONGEST_NAME)})" if said and said.name and said.name.lower() != name.lower() else ""


def _troubles(support: Support) -> str:
    """Which of its citations do not stand for sure: `: weak`, `: 2 of 3 citations broken, 1 unknown`."""
    counts = support.citations
    total = sum(counts.values())
    found = [standing for standing in (Standing.BROKEN, Standing.WEAK, Standing.UNKNOWN) if counts[standing]]
    if not found:
        return ""
    if total == 1:
        return f": {found[0]}"
    first, *others = found
    more = "".join(f", {counts[standing]:,} {standing}" for standing in others)
    return f": {counts[first]:,} of {total:,} citations {first}{more}"


def _said(said: Said | None) -> str:
    return f" · {said.word.replace('-', ' ')} ({cut(said.by, _LONGEST_NAME)}, {said.date})" if said else ""
