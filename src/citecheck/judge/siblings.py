"""What a host answers for an address that cannot exist, beside what it answers for the cited one."""

from __future__ import annotations

from citecheck.judge.places import place
from citecheck.model import Content, Observation, Outcome
from citecheck.titles import folded

_GONE = frozenset({404, 410})
_SAME = 90.0
_LEAST_WORDS = 12
_LEAST_SAME = 8
# In scripts without blanks, letters.
_LEAST_LETTERS = 24


def is_answered_alike(observation: Observation, sibling: Observation | None) -> bool:
    """Whether the host gives the same answer for an address that cannot exist: the same page, or the same way out."""
    if sibling is None or sibling.outcome is not Outcome.ANSWERED or sibling.http_status in _GONE:
        return False
    if has_moved(observation) and has_moved(sibling) and _end(observation) == _end(sibling):
        return True
    ours, theirs = observation.content, sibling.content
    return ours is not None and theirs is not None and _is_same(ours, theirs)


def has_moved(observation: Observation) -> bool:
    """Whether redirects led to another place."""
    return bool(observation.hops) and _end(observation) != place(observation.url)


def _end(observation: Observation) -> tuple[str, str, str]:
    return place(observation.final_url or "")


def _is_same(ours: Content, theirs: Content) -> bool:
    # Only a run that asks links compares pages.
    from rapidfuzz import fuzz

    if ours.title != theirs.title:
        return False
    if ours.text == theirs.text:
        return ours.text_length >= _LEAST_SAME
    text = folded(ours.text)
    if len(text.split()) < _LEAST_WORDS and (text.isascii() or len(text) < _LEAST_LETTERS):
        return False
    return fuzz.ratio(text, folded(theirs.text)) >= _SAME
