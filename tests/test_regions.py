"""Spans that are asked which of them holds an offset."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Span
from citecheck.regions import Regions

SPANS = st.lists(st.builds(lambda start, length: Span(start, start + length), st.integers(0, 50), st.integers(0, 20)))


def test_holds_what_lies_in_a_span() -> None:
    regions = Regions([Span(10, 20), Span(2, 4)])
    assert [regions.holding(offset) for offset in (1, 2, 3, 4, 10, 19, 20)] == [
        None, Span(2, 4), Span(2, 4), None, Span(10, 20), Span(10, 20), None,
    ]  # fmt: skip


def test_keeps_the_outer_of_two() -> None:
    assert Regions([Span(3, 5), Span(2, 9), Span(2, 4), Span(9, 10)]).spans == [Span(2, 9), Span(9, 10)]


def test_lists_those_that_begin_in_a_piece() -> None:
    regions = Regions([Span(2, 4), Span(5, 9), Span(9, 12)])
    assert regions.within(3, 9) == [Span(5, 9)]
    assert regions.within(2, 10) == [Span(2, 4), Span(5, 9), Span(9, 12)]
    assert regions.within(20, 30) == []


@given(SPANS, st.integers(0, 80))
def test_agrees_with_looking_at_each(spans: list[Span], offset: int) -> None:
    regions = Regions(spans)
    assert regions.holding(offset) == next((span for span in regions.spans if span.start <= offset < span.end), None)
    assert regions.within(offset, offset + 7) == [span for span in regions.spans if offset <= span.start < offset + 7]


@given(SPANS)
def test_no_two_overlap(spans: list[Span]) -> None:
    kept = Regions(spans).spans
    assert all(before.end <= after.start for before, after in pairwise(kept))
