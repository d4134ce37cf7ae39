"""A verdict, and how sure it is, before it is put into words with everything else that is known."""

from __future__ import annotations

from msgspec import Struct

from citecheck.judge.sentences import said_of
from citecheck.model import Observation, Reason, Status

# How sure a verdict is, by what it rests on.
CERTAIN, SURE, LIKELY, OPEN = 1.0, 0.95, 0.8, 0.6


class Weighed(Struct, frozen=True):
    """What a link is worth, and why.

    `in_doubt` says that what the host answers for an address that cannot exist would tell more.
    """

    status: Status
    reason: Reason
    evidence: str
    confidence: float = CERTAIN
    in_doubt: bool = False
    unseen: tuple[str, ...] = ()
    title_seen: bool = False


def verdict(
    observation: Observation,
    status: Status,
    reason: Reason,
    words: str,
    confidence: float,
    unseen: tuple[str, ...] = (),
) -> Weighed:
    """The verdict that words of evidence lead to, which are about the host that answered."""
    return Weighed(status, reason, said_of(words, observation), confidence, unseen=unseen)
