"""MK: markup and characters."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.markup import damage, ignores, references, values

FAMILY = family("MK", "markup and characters", values, damage, references, ignores)
