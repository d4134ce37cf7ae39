"""The fixes of one page, round after round, until none is left: what one uncovers is mended in the next.

A round takes one fix of a citation, for each fix is made for the citation as it stood; only fixes of one rule that
take something away go together. Fixes of different citations go together unless they touch.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from citecheck import reading, rules
from citecheck.fixing.pieces import Pieces
from citecheck.inputs import lines_of
from citecheck.inputs.encoding import REPLACEMENT
from citecheck.model import Document, Edit, Finding, Page, Span
from citecheck.rules.catalogue import Context, Rule
from citecheck.rules.left_to_people import bars_programs

MOST_ROUNDS = 100
"""No citation has more faults than this that have to be mended one after the other."""


class UnsettledError(Exception):
    """Fixes that go on for ever; the message says of which rules."""


class Repair(Struct, frozen=True):
    """What becomes of one page: the edits in the file's offsets, the rule of each fix, and of each left to a person.

    A finding is left when its fix is unsafe, and unsafe ones are not wanted. `barred` says that the page asks programs
    to leave it alone: all of its fixes are unsafe.
    """

    edits: tuple[Edit, ...]
    fixed: tuple[str, ...]
    left: tuple[str, ...]
    barred: bool


def repaired(
    document: Document, context: Context, wanted: Sequence[Rule], *, unsafe: bool, language: str | None = None
) -> Repair:
    """The repair of a page with all that these rules mend; `language` is that of its prose. Raises UnsettledError."""
    start = document.span.start
    pieces = Pieces(document.slice(document.span))
    fixed: list[str] = []
    taken: list[Finding] = []
    for _ in range(MOST_ROUNDS):
        page = reading.parse(document, language)
        findings = fixable(page, context, wanted)
        taken = list(of_one_round(finding for finding in findings if unsafe or is_safe(finding)))
        if not taken:
            edits = tuple(_moved(edit, start) for edit in pieces.edits())
            return Repair(edits, tuple(fixed), tuple(finding.code for finding in findings), bars_programs(page))
        offset = -document.span.start
        pieces.edit(sorted(_moved(edit, offset) for finding in taken for edit in edits_of(finding)))
        fixed += [finding.code for finding in taken]
        document = with_text(document, pieces.text())
    message = f"the fixes of {' and '.join(sorted({finding.code for finding in taken}))} go on for ever"
    raise UnsettledError(message)


def fixable(page: Page, context: Context, wanted: Sequence[Rule]) -> list[Finding]:
    """The findings of a page that have a fix, in the order of the text; what the author ignores has none.

    Nor has what touches bytes that are no text: nobody knows what they are.
    """
    findings = rules.check(page, context, wanted)
    return [
        finding
        for finding in findings
        if finding.fix and not finding.ignored and not touches_bytes(page.document, finding.fix.edits)
    ]


def of_one_round(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Those of the findings whose fixes can be carried out together; of two that cannot, the first."""
    taken: list[Span] = []
    rule_of: dict[str, str | None] = {}
    for finding in findings:
        edits = edits_of(finding)
        removing = None if any(edit.replacement for edit in edits) else finding.code
        if finding.citation in rule_of and (removing is None or rule_of[finding.citation] != removing):
            continue
        spans = sorted(edit.span for edit in edits)
        if any(_touches(span, taken) for span in spans) or any(one.end > other.start for one, other in pairwise(spans)):
            continue
        for span in spans:
            insort(taken, span)
        if finding.citation is not None:
            rule_of[finding.citation] = removing
        yield finding


def _touches(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span overlaps one of these, or begins or ends where one does; they are in order."""
    after = bisect_right(others, span)
    return (after > 0 and others[after - 1].end >= span.start) or (
        after < len(others) and others[after].start <= span.end
    )


def with_text(document: Document, text: str) -> Document:
    """A page of its own with another text."""
    return replace(document, text=text, span=Span(0, len(text)), lines=lines_of(text))


def is_safe(finding: Finding) -> bool:
    """Whether the fix of a finding that has one is safe."""
    return finding.fix is not None and finding.fix.safe


def edits_of(finding: Finding) -> tuple[Edit, ...]:
    """The edits of a finding's fix, none where it has none."""
    return finding.fix.edits if finding.fix else ()


def _moved(edit: Edit, by: int) -> Edit:
    return Edit(Span(edit.span.start + by, edit.span.end + by), edit.replacement)


def touches_bytes(document: Document, edits: Iterable[Edit]) -> bool:
    """Whether edits take away or write what stands for bytes that are no text."""
    return any(REPLACEMENT in edit.replacement or REPLACEMENT in document.slice(edit.span) for edit in edits)
