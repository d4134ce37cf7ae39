"""ID: identifiers."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.identifiers import details, forms, impossible, pairs, registers

FAMILY = family("ID", "identifiers", impossible, forms, pairs, details, registers)
