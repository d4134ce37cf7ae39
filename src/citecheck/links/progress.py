"""How far the asking of links has come, and who is told of it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from citecheck.model import Observation


class Progress(Struct, frozen=True):
    """Links done of all, and some of the hosts that are waited for now, the longest-waited-for first.

    The run `is_full` while links wait, though their hosts would have them: for a place, or until replies are taken in.
    """

    done: int
    total: int
    waiting: tuple[str, ...] = ()
    is_full: bool = False


class Ears(Struct, frozen=True):
    """Who is told of what is seen and of how far the run has come, and who says what is in doubt."""

    seen: Callable[[Observation, Progress], None]
    in_doubt: Callable[[Observation], bool]
    tick: Callable[[Progress], None]
