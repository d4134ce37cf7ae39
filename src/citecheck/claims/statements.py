"""Which sentences state something, so that a reader may ask for a source."""

from __future__ import annotations

import re

# What a link holds names something; a line of links alone is a list.
_LINK = re.compile(r"\[\[[^\[\]]*+\]\]|\[[^\[\]]++\]")
_ENDS = tuple(".!\u2026\u0589\u06d4\u0964\u0965\u0f0d\u0f0e\u104b\u1362\u17d4\u17d5\u3002\uff01\uff0e\uff61")
# One of these, or a character written by its name or number, which may be one of them.
_MAY_END = re.compile(f"[&{''.join(_ENDS)}]")
_BEHIND_ENDS = " \t\r\n\"'”’»)]\u300d\u300f"
# Four words of two letters or more; in some scripts the second is a mark over the first.
_WORDS = re.compile(r"(?>(?s:.*?)[^\W\d_][^\s\d_.,;:!?]++){4}")
# As much in scripts that set no blanks between words. A set so large takes long to compile: `re` does when it is first
# asked for, and keeps it.
_SIGNS = "(?>(?s:.*?)[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]){8}"


def may_state(text: str, start: int, end: int) -> bool:
    """Whether any sentence of a piece of text may state something, told at a glance: many items of lists do not."""
    return _MAY_END.search(text, start, end) is not None


def states(sentence: str) -> bool:
    """Whether a sentence says something: it has an end and words of its own, and asks or announces nothing."""
    if not sentence.rstrip(_BEHIND_ENDS).endswith(_ENDS):
        return False
    words = _LINK.sub(" ", sentence) if "[" in sentence else sentence
    return bool(_WORDS.match(words) or (not words.isascii() and re.match(_SIGNS, words)))
