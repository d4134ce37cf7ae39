"""How the terminal report marks what it says: with symbols, and with styles where there is colour."""

from __future__ import annotations

from collections.abc import Mapping

from citecheck.model import Severity, Standing

STANDING_STYLES: Mapping[Standing, str] = {
    Standing.GOOD: "green",
    Standing.UNKNOWN: "cyan",
    Standing.WEAK: "bold yellow",
    Standing.BROKEN: "bold red",
}
STANDING_SYMBOLS: Mapping[Standing, str] = {
    Standing.GOOD: "✓",
    Standing.UNKNOWN: "?",
    Standing.WEAK: "!",
    Standing.BROKEN: "✗",
}
SEVERITY_STYLES: Mapping[Severity, str] = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}
SEVERITY_WIDTH = max(map(len, Severity)) + 2
QUIET = "dim"
LOUD = "bold"
