"""Which claim a piece of a text belongs to, whatever overlaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Claim, Span
from citecheck.report.html.claim_map import ClaimMap

ENDS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Span(min(ends), max(ends)))


def claims_of(*spans: tuple[int, int]) -> list[Claim]:
    return [Claim(f"k{number}", Span(*span), Span(*span), None, ()) for number, span in enumerate(spans, 1)]


@pytest.mark.parametrize(
    ("spans", "stretches"),
    [
        ([], [(0, 20, None)]),
        ([(5, 10)], [(0, 5, None), (5, 10, "k1"), (10, 20, None)]),
        ([(0, 20), (5, 10)], [(0, 5, "k1"), (5, 10, "k2"), (10, 20, "k1")]),
        ([(0, 10), (5, 15)], [(0, 5, "k1"), (5, 15, "k2"), (15, 20, None)]),
        ([(5, 5)], [(0, 20, None)]),
        ([(0, 30)], [(0, 20, "k1")]),
    ],
    ids=["none", "one", "inside", "across", "empty", "longer"],
)
def test_a_text_is_cut_where_claims_begin_and_end(
    spans: list[tuple[int, int]], stretches: list[tuple[int, int, str | None]]
) -> None:
    assert list(ClaimMap(claims_of(*spans)).stretches(Span(0, 20))) == stretches


@given(st.lists(ENDS, max_size=8), ENDS)
def test_every_place_belongs_to_a_claim_that_holds_it(spans: list[Span], asked: Span) -> None:
    claims = claims_of(*spans)
    found = ClaimMap(claims)
    at = asked.start
    for start, end, claim in found.stretches(asked):
        assert (start, end > start) == (at, True)
        at = end
        holding = [each.id for each in claims if each.span.start <= start and end <= each.span.end]
        assert claim in holding if claim else not holding
        assert {found.claim_at(offset) for offset in range(start, end)} == {claim}
    assert at == asked.end
