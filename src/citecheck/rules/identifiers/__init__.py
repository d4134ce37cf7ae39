"""ID: identifiers."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.identifiers import forms, impossible, pairs

FAMILY = family("ID", "identifiers", impossible, forms, pairs)
