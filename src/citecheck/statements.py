"""Which sentences state something, so that a reader may ask for a source."""

from __future__ import annotations

import re
from itertools import islice

# What a link holds names something; a line of links alone is a list.
_LINK = re.compile(r"\[\[[^\[\]]*+\]\]|\[[^\[\]]++\]")
_ENDS = tuple(".!\u2026\u0589\u06d4\u0964\u0965\u0f0d\u0f0e\u104b\u1362\u17d4\u17d5\u3002\uff01\uff0e\uff61")
_BEHIND_ENDS = " \t\r\n\"'”’»)]\u300d\u300f"
# Two letters; in some scripts the second is a mark over the first.
_WORD = re.compile(r"[^\W\d_][^\s\d_.,;:!?]++")
_LEAST_WORDS = 4
# Scripts that set no blanks between words.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_LEAST_SIGNS = 8


def states(sentence: str) -> bool:
    """Whether a sentence says something: it has an end and words of its own, and asks or announces nothing."""
    if not sentence.rstrip(_BEHIND_ENDS).endswith(_ENDS):
        return False
    words = _LINK.sub(" ", sentence) if "[" in sentence else sentence
    if _enough(_WORD, words, _LEAST_WORDS):
        return True
    return not words.isascii() and _enough(_UNSPACED, words, _LEAST_SIGNS)


def _enough(pattern: re.Pattern[str], text: str, least: int) -> bool:
    """Whether a pattern is found often enough; no more is read than tells it."""
    return next(islice(pattern.finditer(text), least - 1, None), None) is not None
