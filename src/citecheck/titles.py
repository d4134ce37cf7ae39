"""Titles as they are compared: what changes without changing the words is taken away.

Capitals, width, accents, quotation marks, dashes, entities and blanks differ between a citation and the page it cites
more often than not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape

# The vowels of Indic scripts are signs at their letters, which are no letters themselves.
_NO_WORD = re.compile(r"[^\w\u0900-\u0963\u0966-\u0dff]+|_+")
# Accents; and the points and the stretching of Hebrew and Arabic, which most leave out.
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06ed]+"
)
_APOSTROPHES = dict.fromkeys((0x27, 0x2BC, 0x2018, 0x2019))
# The same as both for ASCII alone, in a third of the time: whole pages are folded.
_ASCII_WORDS = {code: None if chr(code) == "'" else " " for code in range(0x80) if not chr(code).isalnum()}
_LONGEST = 400
# Letters of a word that is no small one, and of a piece where no blanks part words.
_LEAST_WORD, _PIECE = 4, 2
# A set so large takes long to compile: `re` does when it is first asked for, and keeps it.
UNSPACED = "[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
"""A letter of the scripts that part no words, as a pattern."""


@lru_cache(maxsize=8192)
def normalised(title: str) -> str:
    """The words of a title in lower case, parted by one blank each; the same for all spellings of it."""
    return folded(title[:_LONGEST])


def folded(text: str) -> str:
    """The words of a text of any length likewise."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
        text = unicodedata.normalize("NFKC", text)
    elif "&" in text:
        text = unescape(text)
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII_WORDS).split())
    # An apostrophe parts no words, in whichever form it comes.
    text = text.casefold().translate(_APOSTROPHES)
    return _NO_WORD.sub(" ", text).strip()


def has_no_blanks(text: str) -> bool:
    """Whether a text is in a script that parts no words, so that a letter of it says more."""
    return not text.isascii() and re.search(UNSPACED, text) is not None


def part_in(title: str, text: str) -> float:
    """Which part of a title's words stands in a folded text, from 0 to 1.

    Without blanks it is a part of its letters, two by two.
    """
    words = normalised(title).split()
    if has_no_blanks(title):
        pairs = {word[at : at + _PIECE] for word in words for at in range(max(1, len(word) - 1))}
        return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0
    told = [word for word in words if len(word) >= _LEAST_WORD or word.isdigit()] or words
    there = f" {text} "
    return sum(f" {word} " in there for word in told) / len(told) if told else 0.0
