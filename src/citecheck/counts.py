"""Numbers as a sentence says them."""

from __future__ import annotations


def plural(number: int, noun: str) -> str:
    """A number and its noun: `1 claim`, `2,000 claims`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
