"""Whether a page is the one that was cited: the cited title is the best witness.

It is looked for in everything that the page calls itself, and at last in its text. Nothing else here accuses a page:
what is not seen may have been shortened, edited or translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from citecheck.judge.phrases import phrase_in
from citecheck.model import Cited, Content
from citecheck.titles import folded, normalised

_NEAR = 86.0
_LEAST_WORDS = 2
_LEAST_LETTERS = 10
_LEAST_CJK = 4
_SEPARATORS = re.compile(r"\s[|\u2013\u2014:\xb7\u2022>\xbb/-]\s|\s?[|\u2013\u2014\xb7\u2022\xbb\uff5c]\s?")
_SMALL_WORDS = frozenset(
    {
        "a", "an", "and", "are", "as", "at", "by", "das", "de", "del", "den", "der", "des", "die", "do", "du", "e",
        "el", "en", "et", "for", "from", "i", "il", "in", "is", "la", "las", "le", "les", "los", "mit", "na", "no",
        "o", "of", "on", "or", "para", "por", "s", "the", "to", "un", "una", "und", "van", "von", "w", "with", "y", "z",
    }
)  # fmt: skip
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Witness:
    """What speaks for a page: whether a cited title was seen, and how many of its words were, from 0 to 1.

    `decides` says that there was a title by which a page can be known at all.
    """

    seen: str | None
    overlap: float
    decides: bool
    unseen: tuple[str, ...]


def hear(cited: Cited, content: Content | None) -> Witness:
    """What the titles of a citation say of a page."""
    if content is None:
        return Witness(None, 0.0, decides=False, unseen=())
    said = tuple(dict.fromkeys(_said(content)))
    titles = [title for title in cited.titles if _can_decide(title, cited)]
    seen = [title for title in cited.titles if title in content.shown or _is_seen(normalised(title), said)]
    mentioned = next((words for words in said if _stands_in(words, cited.mentions)), None)
    shown = next((title for title in seen if title in titles), None) or mentioned
    unseen = tuple(title for title in titles if title not in seen)
    text = f" {' '.join(said)} {folded(content.text)} "
    overlap = max((_overlap(normalised(title), text) for title in titles), default=0.0)
    return Witness(shown, overlap, bool(titles), unseen)


def pieces(title: str) -> list[str]:
    """A title, and what stands in it between separators: the name of the site is mostly one of these."""
    parts = [part for part in _SEPARATORS.split(title) if part.strip()]
    return [title, *parts] if len(parts) > 1 else [title]


def _said(content: Content) -> Iterator[str]:
    """All that a page calls itself, normalised: whole, and in the pieces that separators make."""
    for title in (content.title, content.og_title, content.headline, *content.headings):
        if title:
            yield from map(normalised, pieces(title))


def _is_seen(title: str, said: tuple[str, ...]) -> bool:
    """Whether a title is one of those that a page has, or a part of it, or the other way round."""
    # Only a run that asks links compares titles.
    from rapidfuzz import fuzz

    for words in said:
        if not words:
            continue
        shorter, longer = sorted((title, words), key=len)
        if _has_substance(shorter) and _contains(longer, shorter):
            return True
        if _has_substance(shorter) and fuzz.ratio(title, words) >= _NEAR:
            return True
        if len(shorter.split()) > _LEAST_WORDS + 1 and fuzz.token_sort_ratio(title, words) >= _NEAR:
            return True
    return title in said and bool(title)


def _contains(longer: str, shorter: str) -> bool:
    return shorter in longer if _CJK.search(shorter) else f" {shorter} " in f" {longer} "


def _stands_in(words: str, mentions: tuple[str, ...]) -> bool:
    return _has_substance(words) and any(_contains(normalised(mention), words) for mention in mentions)


@lru_cache(maxsize=8192)
def _has_substance(title: str) -> bool:
    """Whether a normalised title says enough to be known by a part of it."""
    if _CJK.search(title):
        return len(title) >= _LEAST_CJK
    return len(_significant(title)) >= _LEAST_WORDS and len(title) >= _LEAST_LETTERS


def _can_decide(title: str, cited: Cited) -> bool:
    """Whether a page can be known by a title: not by "Home", a work's name, or what a server says instead of a page."""
    words = normalised(title)
    if not _has_substance(words) or words in {normalised(work) for work in cited.works}:
        return False
    if words in _NO_TITLES:
        return False
    phrase = phrase_in(words, "not_found")
    return phrase is None or len(words) > len(phrase) + _LEAST_LETTERS


_NO_TITLES = frozenset({"archived copy", "home page", "official website", "official site", "untitled document"})


def _significant(title: str) -> list[str]:
    return [word for word in title.split() if word not in _SMALL_WORDS]


def _overlap(title: str, text: str) -> float:
    """The part of a title's significant words that stand in a text."""
    words = _significant(title)
    if _CJK.search(title):
        return float(title in text)
    return sum(f" {word} " in text for word in words) / len(words) if words else 0.0
