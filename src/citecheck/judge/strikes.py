"""When failures on several days are evidence: three of them, each at least three days after the one before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from citecheck.model import Reason

COUNTING = frozenset({Reason.TIMEOUT, Reason.REFUSED, Reason.RESET, Reason.SERVER_ERROR, Reason.DNS_FAILURE})
"""The failures that count, where they are nobody's but the host's."""

_ENOUGH = 3
_APART = timedelta(days=3)


def confirming(reason: Reason, strikes: Sequence[str]) -> tuple[str, ...]:
    """The days that confirm a failure of this kind, in ISO 8601; none where they do not."""
    if reason not in COUNTING:
        return ()
    days: list[date] = []
    for strike in sorted(strikes):
        try:
            day = date.fromisoformat(strike)
        except ValueError:
            continue
        if not days or day - days[-1] >= _APART:
            days.append(day)
    return tuple(day.isoformat() for day in days[-_ENOUGH:]) if len(days) >= _ENOUGH else ()
