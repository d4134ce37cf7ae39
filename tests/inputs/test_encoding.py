"""Bytes as text and back: what nobody changed comes back as the same bytes, whatever they are."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from citecheck.inputs.encoding import Encoder, decoded

MARKS = st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"])


@given(MARKS, st.binary(max_size=40) | st.text(max_size=20).map(str.encode), st.data())
@example(b"", b"a\xe2\x82z\xff\xef\xbf\xbd\xe2", None)
@example(b"", b"\xff\xef\xbf\xbd", None)
@example(b"\xff\xfe", b"a\x00\x00\xd8b\x00\xfd\xff\x01", None)
def test_text_in_pieces_is_the_file_again(mark: bytes, data: bytes, draws: st.DataObject | None) -> None:
    text = decoded(mark + data)
    cuts = sorted(draws.draw(st.lists(st.integers(0, len(text)), max_size=4))) if draws else [1]
    encoder = Encoder(mark + data)
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert encoder.mark + b"".join(map(encoder, pieces)) == mark + data


@pytest.mark.parametrize(
    ("data", "text", "new"),
    [
        (b"caf\xe9 x", "caf\ufffd yé", b"caf\xe9 y\xc3\xa9"),
        (b"\xef\xbb\xbfa", "b", b"b"),
        (b"\xff\xfea\x00", "b", b"b\x00"),
    ],
    ids=["an invalid byte", "a mark", "UTF-16"],
)
def test_another_text_is_written_like_the_file(data: bytes, text: str, new: bytes) -> None:
    assert Encoder(data)(text) == new
