"""The signs of verdicts, which tell them apart where colours do not."""

from __future__ import annotations

from collections.abc import Mapping

from citecheck.model import Standing

SIGNS: Mapping[Standing, str] = {
    Standing.BROKEN: "✗",
    Standing.WEAK: "!",
    Standing.UNKNOWN: "?",
    Standing.GOOD: "✓",
}
"""The worst first."""
