"""Places as an editor counts them, against the protocol's own definition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range

from citecheck.lsp.places import Places
from tests.lsp.counting import ENCODINGS, position

TEXTS = st.lists(
    st.sampled_from(["a", "é", "橋", "🌉", "\n", "\r", "\r\n", "\u2028", "\x0c", "\x85", "\x00", "\ud800"]), max_size=20
).map("".join)


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_every_place_is_counted_as_the_protocol_does_and_found_again(text: str, encoding: str) -> None:
    places = Places(text, encoding)
    for offset in range(len(text) + 1):
        if text[max(offset - 1, 0) : offset + 1] != "\r\n":
            counted = position(text, offset, encoding)
            assert places.position(offset) == counted
            assert places.offset(counted) == offset


@pytest.mark.parametrize(
    ("place", "offset"),
    [
        (Position(0, 2), 1),  # inside the bridge
        (Position(0, 99), 3),  # beyond the line's end, before what ends it
        (Position(1, 99), 6),
        (Position(2, 0), 7),
        (Position(99, 99), 7),
    ],
)
def test_a_place_that_is_none_is_the_nearest_before(place: Position, offset: int) -> None:
    assert Places("a🌉b\r\nc\n").offset(place) == offset


def test_a_character_that_comes_in_halves_is_put_together() -> None:
    place = Range(Position(0, 1), Position(0, 1))
    half = Places("ab").edited(place, "\ud83c")
    assert half.readable() == "a\ufffdb"
    after = Range(Position(0, 2), Position(0, 2))
    assert half.edited(after, "\udf09").readable() == "a🌉b"


def test_an_edit_that_ends_before_it_begins_takes_nothing_away() -> None:
    assert Places("abc").edited(Range(Position(0, 2), Position(0, 1)), "x").text == "abxc"
