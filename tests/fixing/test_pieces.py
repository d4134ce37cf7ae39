"""A text under repair: its pieces say what became of it, and which edits of the original come to the same."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from citecheck.fixing.pieces import Pieces
from citecheck.model import Edit, Span


def edited(text: str, edits: list[Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


def drawn(data: st.DataObject, text: str) -> list[Edit]:
    """Edits of a text, in order, none over another."""
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    spans = [Span(start, end) for start, end in zip(places[::2], places[1::2], strict=False)]
    return [Edit(span, data.draw(st.text("xyz", max_size=3))) for span in spans]


@given(st.text("abc", max_size=20), st.data())
def test_rounds_of_edits_come_to_one(text: str, data: st.DataObject) -> None:
    pieces, now = Pieces(text), text
    for _ in range(data.draw(st.integers(0, 4))):
        edits = drawn(data, now)
        pieces.edit(edits)
        now = edited(now, edits)
        assert pieces.text() == now
    made = pieces.edits()
    assert edited(text, made) == now
    assert all(one.span.end < other.span.start for one, other in pairwise(made))


def test_what_is_undone_is_no_edit() -> None:
    pieces = Pieces("abc")
    pieces.edit([Edit(Span(1, 2), "x")])
    pieces.edit([Edit(Span(1, 2), "b")])
    assert pieces.text() == "abc"
    assert pieces.edits() == []
