"""Where sentences begin and end, in any language that sentencex knows."""

from __future__ import annotations

import re

from sentencex import get_sentence_boundaries

# Abbreviations after which sentencex still ends a sentence: what follows them decides instead (found on real articles,
# 2026-11). Before a number: pages, volumes, circa; before a name: ranks and titles.
_BEFORE_NUMBER = frozenset({"approx", "art", "ca", "c", "ch", "cl", "ed", "fig", "fl", "lit", "no", "nos", "nr", "p", "pp", "par", "sec", "vol", "vols"})  # fmt: skip
_BEFORE_NAME = frozenset({"adm", "brig", "capt", "cmdr", "col", "cpl", "fr", "gen", "gov", "hon", "lt", "maj", "messrs", "mgr", "msgr", "mt", "pres", "prof", "rep", "rev", "sen", "sgt", "st", "ste"})  # fmt: skip
_LAST_WORD = re.compile(r"([A-Za-z]+)\.\s*\Z")
_LONGEST_WORD = 12


def starts(prose: str, language: str = "en") -> list[int]:
    """Where each sentence of a stretch of prose begins, the first at its first code point; empty for no prose."""
    found: list[int] = []
    for boundary in get_sentence_boundaries(language, prose):
        start: int = boundary["start_index"]
        if not found or not _goes_on(prose, start):
            found.append(start)
    return found


def _goes_on(prose: str, start: int) -> bool:
    """Whether the sentence before a boundary is not over yet."""
    following = prose[start : start + _LONGEST_WORD].lstrip()
    if not following:
        return True
    if following[0].islower():
        return True
    word = _LAST_WORD.search(prose[max(0, start - _LONGEST_WORD) : start])
    if not word:
        return False
    last = word[1].lower()
    return (last in _BEFORE_NUMBER and following[0].isdigit()) or (last in _BEFORE_NAME and following[0].isupper())
