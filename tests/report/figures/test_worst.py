"""The worst of many."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citecheck.report.figures.worst import Worst, gravity
from tests.report.samples import harl_bridge


@given(st.lists(st.tuples(st.integers(0, 3))), st.integers(0, 10))
def test_the_worst_are_kept_in_their_order(gravities: list[tuple[int]], most: int) -> None:
    worst: Worst[int] = Worst(most)
    for number, bad in enumerate(gravities):
        worst.add(bad, number)
    assert worst.kept() == sorted(range(len(gravities)), key=lambda number: gravities[number])[:most]
    assert worst.met == len(gravities) == len(worst.kept()) + worst.left_out


def test_errors_come_first_and_among_them_what_a_citation_fell_by() -> None:
    page = harl_bridge()
    ranked = sorted(page.findings, key=lambda finding: gravity(page, finding))
    assert [finding.code for finding in ranked[:4]] == ["LK001", "LK001", "ID001", "DT002"]
    assert ranked[-1].ignored
