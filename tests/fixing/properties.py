"""What every fix has to hold to, and how a page is searched for fixes that do not.

A fix edits nothing outside the citation that its finding is in, or, for a finding of no citation, outside the finding.
After it the finding is gone. What is found then and was not before is *uncovered*: it is in the same citation, and the
fix wrote something there, so that a value is read which was not. Whoever only takes something away uncovers nothing,
but where the module passes other unknown names by than before, which no safe fix brings about.
A safe fix uncovers a condition of Citation Style 1 that the citation did not have only in the parameters that it
edited, or anywhere in the citation where it made something readable that the module called an error, and looked no
further. When all is mended, nothing is left to mend.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from citecheck import reading, rules
from citecheck.cs1.blank import EMPTY
from citecheck.cs1.seen import passed_by
from citecheck.cs1.templates import class_of
from citecheck.fixing.pieces import Pieces
from citecheck.fixing.rounds import MOST_ROUNDS, edits_of, fixable, is_safe, of_one_round, with_text
from citecheck.model import Citation, Document, Edit, Finding, Page, Span
from citecheck.rules.catalogue import Context, Rule

COMPARING = ("CL", "DT014", "DT015", "FD056")
"""Rules that compare citations: of two that a fix has made alike, either may be told."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A fix of a rule that does not hold to something, with the text around it before and after."""

    code: str
    what: str
    before: str
    after: str


@dataclass(slots=True)
class Searched:
    """What came of a search: the fixes that were carried out, the breaches, and what fixes uncovered, by rule."""

    fixes: Counter[str]
    uncovered: Counter[tuple[str, str]]
    breaches: list[Breach]


class _Places:
    """Where the places of a text are after edits of it."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.span.start for edit in edits]
        self._shifts = [0]
        for edit in edits:
            self._shifts.append(self._shifts[-1] + len(edit.replacement) - (edit.span.end - edit.span.start))

    def after(self, at: int, *, end: bool) -> int:
        """A place after the edits; one inside an edit goes to its end or its start."""
        index = bisect_right(self._starts, at if not end else at - 1) - 1
        if index >= 0 and at < (edit := self._edits[index]).span.end:
            start = edit.span.start + self._shifts[index]
            return start + len(edit.replacement) if end else start
        return at + self._shifts[index + 1]

    def span(self, span: Span) -> Span:
        """A span after the edits."""
        start = self.after(span.start, end=False)
        return Span(start, max(start, self.after(span.end, end=True)))


def search(document: Document, context: Context, wanted: Sequence[Rule], *, unsafe: bool) -> Searched:
    """Mend a page round after round as a run does, and look at it after each round."""
    found = Searched(Counter(), Counter(), [])
    taken: list[Finding] = []
    for _ in range(MOST_ROUNDS):
        page = reading.parse(document)
        offered = [finding for finding in fixable(page, context, wanted) if unsafe or is_safe(finding)]
        taken = list(of_one_round(offered))
        found.breaches += _misplaced(page, offered)
        if not taken:
            if offered:
                found.breaches.append(_breach(offered[0], "is never carried out", document, document, Span(0, 0)))
            return found
        edits = sorted(edit for finding in taken for edit in edits_of(finding))
        pieces = Pieces(document.text)
        pieces.edit(edits)
        mended = with_text(document, pieces.text())
        found.fixes.update(finding.code for finding in taken)
        _compare(found, _Round(document, mended, context, wanted, edits), taken)
        document = mended
    found.breaches.append(_breach(taken[0], "goes on for ever", document, document, Span(0, 0)))
    return found


def _holds(span: Span, edit: Edit) -> bool:
    """Whether an edit stands in a span."""
    return span.start <= edit.span.start <= edit.span.end <= span.end


def _misplaced(page: Page, findings: Sequence[Finding]) -> Iterator[Breach]:
    """The fixes that edit what is not theirs, nothing, or the same twice."""
    citations = {citation.id: citation for citation in page.citations}
    for finding in findings:
        own = citations[finding.citation].span if finding.citation else finding.span
        edits = sorted(edits_of(finding))
        # What an editor says of a citation stands behind it, in a template of its own.
        if not all(_holds(own, edit) or _holds(finding.span, edit) for edit in edits):
            yield _breach(finding, "edits something outside its citation", page.document, page.document, own)
        elif any(one.span.end > other.span.start for one, other in pairwise(edits)):
            yield _breach(finding, "edits the same twice", page.document, page.document, own)
        elif all(page.document.slice(edit.span) == edit.replacement for edit in edits):
            yield _breach(finding, "changes nothing", page.document, page.document, own)


class _Round:
    """A page before and after one round of fixes."""

    def __init__(
        self, before: Document, after: Document, context: Context, wanted: Sequence[Rule], edits: Sequence[Edit]
    ) -> None:
        self.before, self.after, self.edits = before, after, edits
        self.pages = reading.parse(before), reading.parse(after)
        self.findings = tuple(rules.check(page, context, wanted) for page in self.pages)
        self.places = _Places(edits)
        self._old = {citation.id: citation for citation in self.pages[0].citations}
        self._by_start = {self.places.span(citation.span): citation for citation in self.pages[0].citations}
        self._new = {citation.id: citation for citation in self.pages[1].citations}

    def old(self, finding: Finding) -> Citation | None:
        """The citation of a finding of the page as it was."""
        return self._old[finding.citation] if finding.citation else None

    def was(self, finding: Finding) -> Citation | None:
        """The citation, as it was, of a finding of the page as it is."""
        return self._by_start.get(self._new[finding.citation].span) if finding.citation else None

    def new(self, finding: Finding) -> Citation | None:
        """The citation of a finding of the page as it is."""
        return self._new[finding.citation] if finding.citation else None


def _compare(found: Searched, now: _Round, taken: Sequence[Finding]) -> None:
    """Judge one round: what is gone, what has come."""
    places = {(finding.code, finding.span) for finding in now.findings[1]}
    for finding in taken:
        place = now.places.span(finding.span)
        if (finding.code, place) in places:
            found.breaches.append(_breach(finding, "does not remove its finding", now.before, now.after, place))
    for finding, is_told_already in _come(now):
        citation = now.was(finding)
        by = [one for one in taken if one.citation == (citation and citation.id)]
        if is_told_already and not all(map(is_safe, by)):
            continue
        compares = finding.code.startswith(COMPARING)
        if compares and not by:
            by = list(taken)
        if not by:
            nearest = min(taken, key=lambda one: abs(one.span.start - finding.span.start))
            what = f"brings {_named(finding)} elsewhere"
            found.breaches.append(_breach(nearest, what, now.before, now.after, finding.span))
            continue
        found.uncovered.update((one.code, _named(finding)) for one in by)
        if _order_changed(now, finding) and not all(map(is_safe, by)):
            continue
        if not compares and not any(edit.replacement for one in by for edit in edits_of(one)):
            what = f"takes something away and brings {_named(finding)}"
        elif finding.cs1 and _is_new_condition(now, citation, by, finding):
            what = f"is safe and brings {_named(finding)} into characters it did not write"
        else:
            continue
        found.breaches.append(_breach(by[0], what, now.before, now.after, now.places.span(by[0].span)))


def _come(now: _Round) -> Iterator[tuple[Finding, bool]]:
    """The findings of a page as it is that were not there before, or not as this condition: which of both it is."""
    before, after = now.findings
    # Where a finding ends may change: what a citation lacks is said of its start, up to its first parameter.
    old = Counter((finding.code, finding.cs1, now.places.span(finding.span).start) for finding in before)
    told = {(code, start) for code, _, start in old}
    for finding in after:
        key = (finding.code, finding.cs1, finding.span.start)
        if old[key]:
            old[key] -= 1
        elif finding.cs1 or (finding.code, finding.span.start) not in told:
            yield finding, (finding.code, finding.span.start) in told


def _is_new_condition(now: _Round, citation: Citation | None, by: Sequence[Finding], finding: Finding) -> bool:
    """Whether a finding is a condition that safe fixes should not have uncovered where it is."""
    had = {one.cs1 for one in now.findings[0] if one.citation == (citation and citation.id)}
    # Of a citation that shows nothing the module says no more than that: what comes up was there.
    if EMPTY in had:
        return False
    if not all(map(is_safe, by)) or finding.cs1 in had or any(map(_makes_readable, by)):
        return False
    return not _in_edited(now, citation, [edit for one in by for edit in edits_of(one)], finding.span)


def _makes_readable(finding: Finding) -> bool:
    """Whether a fix writes something in the place of what the module calls an error, or of a name that it passed by."""
    rewrites = any(edit.replacement and edit.span.end > edit.span.start for edit in edits_of(finding))
    return rewrites and ((finding.cs1 or "").startswith("err_") or finding.name == "misspelt-parameter")


def _order_changed(now: _Round, finding: Finding) -> bool:
    """Whether the module passes other unknown names of a citation by than before."""
    was, citation = now.was(finding), now.new(finding)
    kind = class_of(was.template) if was else None
    return bool(was and citation and kind and passed_by(was, kind) != passed_by(citation, kind))


def _in_edited(now: _Round, citation: Citation | None, edits: Sequence[Edit], span: Span) -> bool:
    """Whether a span of the page as it is overlaps an edit, or a parameter in which there is one."""
    parts = [edit.span for edit in edits]
    wholes = [parameter.whole for parameter in citation.parameters] if citation else []
    parts += [
        whole
        for whole in wholes
        if any(whole.start <= edit.span.start and edit.span.end <= whole.end for edit in edits)
    ]
    return any(place.start <= span.end and span.start <= place.end for place in map(now.places.span, parts))


def _named(finding: Finding) -> str:
    return f"{finding.code} {finding.cs1}" if finding.cs1 else finding.code


def _breach(finding: Finding, what: str, before: Document, after: Document, place: Span) -> Breach:
    spans = [finding.span, *(edit.span for edit in edits_of(finding))]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return Breach(
        finding.code,
        what,
        before.text[max(0, start - 200) : end + 200],
        after.text[max(0, place.start - 200) : place.end + 200] if after is not before else "",
    )
