"""What a host answers for an address that cannot exist, beside what it answers for the cited one."""

from __future__ import annotations

from citecheck.judge.phrases import phrase_in
from citecheck.judge.places import place
from citecheck.model import Content, Observation, Outcome
from citecheck.titles import folded, normalised

_GONE = frozenset({404, 410})
_SAME = 90.0
_LEAST_WORDS = 12


def knows_what_is_missing(sibling: Observation) -> bool:
    """Whether the host says of an address that cannot exist that there is nothing."""
    if sibling.outcome is not Outcome.ANSWERED:
        return False
    title = sibling.content.title if sibling.content else None
    return sibling.http_status in _GONE or bool(title and phrase_in(normalised(title), "not_found"))


def is_answered_alike(observation: Observation, sibling: Observation) -> bool:
    """Whether the host gives the same answer for an address that cannot exist: the same page, or the same way out."""
    if sibling.outcome is not Outcome.ANSWERED or sibling.http_status in _GONE:
        return False
    if observation.hops and sibling.hops:
        return place(observation.final_url or "") == place(sibling.final_url or "")
    ours, theirs = observation.content, sibling.content
    return ours is not None and theirs is not None and _is_same(ours, theirs)


def _is_same(ours: Content, theirs: Content) -> bool:
    # Only a run that asks links compares pages.
    from rapidfuzz import fuzz

    text = folded(ours.text)
    if len(text.split()) < _LEAST_WORDS:
        return False
    return ours.title == theirs.title and fuzz.ratio(text, folded(theirs.text)) >= _SAME
