"""What a page may turn out to be that stands where the cited one should, and what that makes of a link."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from msgspec import Struct

from citecheck.judge.words.phrases import Phrase
from citecheck.model import Reason, Status

_QUOTED = 80
# Letters of a remark, of a few sentences, of a page on which little stands, of a short article, of margins alone.
TINY, LITTLE, SHORTER, SHORT, LONG = 150, 300, 600, 1500, 4000
LINKS_OF_A_SITE = 5
"""A page of a site leads on to others; a wall has nowhere to lead."""


class Strength(Enum):
    """How much a phrase proves: by itself, or only beside something else."""

    STRONG = "strong"
    WEAK = "weak"


class Guise(Struct, frozen=True):
    """What a page turns out to be, the words of evidence for it, and the phrase that says so, if it is one."""

    status: Status
    reason: Reason
    evidence: str
    strength: Strength = Strength.STRONG
    phrase: Phrase | None = None


class _Meaning(NamedTuple):
    """What words of a kind make of a link; those that are weak prove nothing without the host, whatever is around."""

    status: Status
    reason: Reason
    words: str
    is_weak: bool = False


MEANINGS = {
    "region": _Meaning(Status.BLOCKED, Reason.LEGAL, "it is not shown where we are"),
    "bot_wall": _Meaning(Status.BLOCKED, Reason.BOT_WALL, "a wall stands before it"),
    "consent": _Meaning(Status.BLOCKED, Reason.BOT_WALL, "it asks for consent first"),
    "parked": _Meaning(Status.DEAD, Reason.PARKED, "the domain is parked, expired or suspended"),
    "crashed": _Meaning(Status.UNREACHABLE, Reason.SERVER_ERROR, "its program has failed"),
    "not_found": _Meaning(Status.DEAD, Reason.SOFT_404, "it says that there is no such page"),
    "out_of_order": _Meaning(Status.UNREACHABLE, Reason.SERVER_ERROR, "the site is out of order"),
    "empty_house": _Meaning(Status.DEAD, Reason.SOFT_404, "the server has nothing but its default page"),
    "farewell": _Meaning(Status.DEAD, Reason.SOFT_404, "it says that the site has closed", is_weak=True),
    "login": _Meaning(Status.BLOCKED, Reason.LOGIN, "it asks who one is"),
    "paywall": _Meaning(Status.BLOCKED, Reason.PAYWALL, "it asks to be paid"),
}
# A program that failed may say anything; what is "unavailable in your country" is not out of order.
_DECISIVE = ("crashed", "region")
FAREWELL = "farewell"
"""What has closed may be one thing of many: it is the site where the page says nothing else, and for every address."""


def foremost(found: Mapping[str, Phrase]) -> str:
    """The kind to go by: one whose words stand beside those of any other, else that which says most."""
    decisive = next((kind for kind in _DECISIVE if kind in found), None)
    if len(found) > 1:
        found = {kind: phrase for kind, phrase in found.items() if kind != FAREWELL}
    # What is said belongs to the nearest thing of which it can be said: in "domain: story expired" it is no domain.
    told = [phrase.words for phrase in found.values() if phrase.has_subject]
    found = {
        kind: phrase
        for kind, phrase in found.items()
        if not any(phrase.words != words and phrase.words.endswith(f" {words}") for words in told)
    }
    return decisive or max(found, key=lambda kind: (found[kind].weight, -list(MEANINGS).index(kind)))


def guise(kind: str, words: str, strength: Strength, phrase: Phrase | None = None) -> Guise:
    """The guise of a kind, with the words of evidence for it."""
    meaning = MEANINGS[kind]
    strength = Strength.WEAK if meaning.is_weak else strength
    return Guise(meaning.status, meaning.reason, f"{meaning.words}: {words}", strength, phrase)


def quoted(words: str) -> str:
    """The beginning of words, in quotation marks."""
    return f"“{words[: _QUOTED - 1]}…”" if len(words) > _QUOTED else f"“{words}”"
