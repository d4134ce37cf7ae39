"""How far the asking of links has come, for whoever watches it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """Links done of all, and the hosts that are waited for now, the longest-waited-for first."""

    done: int
    total: int
    waiting: tuple[str, ...] = ()
