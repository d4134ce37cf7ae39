"""CL: claims."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.claims import contradictions, repeated, short_forms

FAMILY = family("CL", "claims", repeated, contradictions, short_forms)
