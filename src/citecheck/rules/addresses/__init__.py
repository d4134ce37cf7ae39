"""UR: addresses."""

from __future__ import annotations

from citecheck.rules.addresses import detours, form
from citecheck.rules.catalogue import family

FAMILY = family("UR", "addresses", form, detours)
