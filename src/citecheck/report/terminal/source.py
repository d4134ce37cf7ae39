"""One source for whoever wants to cite it: what each list says, who stands behind it, and what follows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from citecheck.report.json.source import Source
from citecheck.report.terminal import styles
from citecheck.report.terminal.sheet import Part, Sheet, cut
from citecheck.sources import SourceList
from citecheck.sources.ratings import Rating, Word

_LONGEST_URL = 1000
_MEANINGS = {
    None: "No list speaks of it. That says nothing for or against it.",
    Word.RELIABLE: "Editors agree that it can be relied on, in what it is known for.",
    Word.NO_CONSENSUS: "Editors do not agree on it. That is no fault; it depends on what is claimed.",
    Word.DEPENDS: "It depends on the topic, the part or the year. That is no fault; see the lists.",
    Word.BORDERLINE: "It is doubted. That is no fault; look at what is cited.",
}
_NO_FAULT = "Nothing that is said of it here speaks against it."


def source_report(source: Source, *, width: int, color: bool) -> str:
    """All that is known of one source."""
    sheet = Sheet(width=width, color=color)
    sheet.put(0, (cut(source.asked, _LONGEST_URL), styles.LOUD))
    if source.is_copy:
        sheet.put(2, cut(source.url, _LONGEST_URL), lead=(("a copy of  ", styles.QUIET),))
    said = [(rating.listed_in, _said(rating)) for rating in source.ratings]
    said += [(entry.listed_in, (f"{entry.category}, as {entry.pattern}",)) for entry in source.entries]
    if said:
        sheet.blank()
        sheet.put(0, ("What the lists say", styles.LOUD))
    for listed_in, lines in groupby(said, key=lambda line: line[0]):
        sheet.put(2, f"{listed_in.title}, {listed_in.date}")
        for _, words in lines:
            sheet.put(4, *words)
        sheet.put(4, (_origin(listed_in), styles.QUIET))
    sheet.blank()
    sheet.put(0, ("What citecheck makes of it", styles.LOUD))
    for parts in _conclusion(source):
        sheet.put(2, *parts)
    return sheet.text()


def _said(rating: Rating) -> tuple[Part, ...]:
    """One list's word with all that limits it."""
    limits = [f"last discussed in {rating.discussed}"] if rating.discussed else []
    limits += [rating.reason] if rating.reason else []
    limits += ["and on the wiki's blacklist"] if rating.blacklisted else []
    name = f"{rating.name}, " if rating.name else ""
    word, topic = rating.word.replace("-", " "), f" ({rating.topic})" if rating.topic else ""
    return (f"{word}{topic}: {name}as {rating.listed}", *(f"; {limit}" for limit in limits))


def _origin(listed_in: SourceList) -> str:
    return f"{listed_in.licence}; {listed_in.origin}"


def _conclusion(source: Source) -> Iterator[tuple[Part, ...]]:
    """What follows for a citation of it."""
    for finding in source.findings:
        style = styles.SEVERITY_STYLES[finding.severity]
        yield (f"{finding.severity} {finding.code}", style), f"  {finding.message}"
    if source.weighs:
        yield ("A citation that has nothing else is weak.",)
    elif not source.findings or source.opinion.word is Word.DEPENDS:
        known = source.opinion.word
        yield (_MEANINGS.get(known, _NO_FAULT) if not source.entries or known else _NO_FAULT,)
