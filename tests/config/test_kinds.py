"""Which known word a wrong one is taken for."""

from __future__ import annotations

import pytest

from citecheck.config.kinds import did_you_mean

NEAREST = [
    ("IDOO1", ("ID021", "ID001", "ID010"), "ID001", "letters for digits"),
    ("idoO1", ("ID021", "ID001"), "ID001", "and small ones"),
    ("MK00I", ("MK005", "MK001"), "MK001", "a letter for a one"),
    ("UR0l9", ("UR016", "UR019"), "UR019", "a small letter for a one"),
    ("JSON", ("jsonl", "json"), "json", "capitals"),
    ("SR1", ("SR001", "SR010", "SR013"), "SR001", "of those that are as near the first"),
    ("timout", ("deadline", "timeout"), "timeout", "a letter is missing"),
    ("max-retry", ("max-time", "max-retries"), "max-retries", "another ending"),
]


@pytest.mark.parametrize(("word", "known", "nearest", "why"), NEAREST, ids=[case[3] for case in NEAREST])
def test_the_nearest_word_is_named(word: str, known: tuple[str, ...], nearest: str, why: str) -> None:
    assert did_you_mean(word, known) == f"; did you mean {nearest!r}?", why


@pytest.mark.parametrize("word", ["zebra", "", "0"])
def test_of_a_word_that_is_like_none_nothing_is_said(word: str) -> None:
    assert did_you_mean(word, ("json", "terminal", "csv")) == ""
    assert did_you_mean(word, ()) == ""
