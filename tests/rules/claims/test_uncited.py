"""CL020: sentences that nothing is cited for."""

from __future__ import annotations

from citecheck.rules.claims import uncited
from tests.rules.checking import found


def test_each_sentence_is_shown_by_itself() -> None:
    findings = found(uncited.uncited_statement, "The tide turned at noon. The ship sailed at once. It sank.")
    assert [finding.span for finding in findings] == [(0, 24), (25, 49)]


def test_nobody_is_told_unasked() -> None:
    assert not uncited.uncited_statement.default
