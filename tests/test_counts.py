"""Numbers and their nouns."""

from __future__ import annotations

import pytest

from citecheck.counts import plural


@pytest.mark.parametrize(("number", "words"), [(0, "0 claims"), (1, "1 claim"), (2000, "2,000 claims")])
def test_one_is_singular(number: int, words: str) -> None:
    assert plural(number, "claim") == words
