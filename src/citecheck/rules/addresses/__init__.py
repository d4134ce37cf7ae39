"""UR: addresses."""

from __future__ import annotations

from citecheck.rules.addresses import detours, form, numbered, traces, versions
from citecheck.rules.catalogue import family

FAMILY = family("UR", "addresses", form, detours, traces, versions, numbered)
