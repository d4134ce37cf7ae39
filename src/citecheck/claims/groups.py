"""The groups of adjacent citations in a stretch, and the prose that stands before each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from citecheck.claims.prose import BLANKS, WORD_OR_OBJECT, Prose
from citecheck.claims.stretch import OBJECT, Anchor

# Right behind a citation an object says something of the citation.
_WORD_OR_LATER_OBJECT = re.compile(rf"\w|.{OBJECT}", re.DOTALL)
# Between two citations these words say nothing of their own: both support what stands before the first.
_JOINING = re.compile(
    rf"{BLANKS}"
    r"(?:see also|see|also|as well as|and|or|cf|und|oder|siehe|et|ou|voir|en|y|e|i|véase|и|см|及|和|و)?+"
    rf"{BLANKS}",
    re.IGNORECASE,
)
# Words that only point to what is cited, behind the end of something or in brackets: it supports what stands before.
_POINTING = re.compile(
    r"(?:(?<=[.!?,;:])\s{0,3}|(?<=\s)[(\[])"
    r"(?:see(?: also| \w{1,8} (?:at|in|on))?|(?:seen|quoted|cited) in|e\.g|cf|sources?"
    r"|siehe|vgl|z\. ?B|voir|véase|см)[.:,]{0,2}\Z",
    re.IGNORECASE,
)
_LONGEST_POINTING = 24


class Group(Struct, frozen=True):
    """Adjacent citations, and the prose between the group before them and them, blanks at its end left out.

    Marks behind `last_word` may look like a sentence of their own, and are not. An `empty` one has empty anchors only.
    """

    prose_start: int
    prose_end: int
    last_word: int
    citations: tuple[str, ...]
    empty: bool


def groups_of(prose: Prose, anchors: Sequence[Anchor], start: int, word: re.Pattern[str]) -> list[Group]:
    """The groups of a stretch; anchors with no words between them are one. Those that follow no words support none.

    `word` finds what the first of them must follow.
    """
    groups: list[Group] = []
    left = prose.at(start)
    for anchor in anchors:
        right = prose.at(anchor.span.start)
        between = prose.text[left:right]
        says = (_WORD_OR_LATER_OBJECT if groups else word).search(between)
        if says and not (groups and _JOINING.fullmatch(between)):
            between = unpointed(between.rstrip())
            groups.append(Group(left, left + len(between), left + _last_word(between), anchor.citations, anchor.empty))
        elif groups:
            last = groups[-1]
            groups[-1] = replace(last, citations=last.citations + anchor.citations, empty=last.empty and anchor.empty)
        left = prose.at(anchor.span.end)
    return groups


def unpointed(prose: str) -> str:
    """What stands before a citation, without the words at its end that only point to it."""
    pointing = _POINTING.search(prose, max(0, len(prose) - _LONGEST_POINTING))
    before = prose[: pointing.start()].rstrip() if pointing else ""
    return before if WORD_OR_OBJECT.search(before) else prose


def _last_word(prose: str) -> int:
    """Where the last letter, digit or object stands; the start where there is none."""
    at = len(prose) - 1
    while at > 0 and not WORD_OR_OBJECT.match(prose, at):
        at -= 1
    return max(at, 0)
