"""Blanks and control characters of a text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from citecheck.links.bodies.one_line import one_line

# What str.split() takes for a blank, and C0 and C1 but for those of them that are blanks.
BLANKS = "\t\n\v\f\r \xa0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000"
CONTROLS = "\x00\x08\x0e\x1b\x1c\x1f\x7f\x80\x85\x9f"
NEITHER = "a\xa1\xad\u200b\ufeff語\U0001f600\ud800"


@given(st.text(st.sampled_from(BLANKS + CONTROLS + NEITHER) | st.characters()))
def test_words_are_those_that_stand_between_blanks(text: str) -> None:
    assert one_line(text) == " ".join(re.sub("[\x00-\x08\x0e-\x1f\x7f-\x9f]", "", text).split())


def test_control_character_parts_no_words() -> None:
    assert one_line(" the ti\x00des\x85 \x9b\n of\u3000the\xa0Elbe ") == "the tides of the Elbe"
