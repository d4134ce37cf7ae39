"""CL: claims."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.claims import contradictions, repeated, short_forms, tags, uncited

FAMILY = family("CL", "claims", repeated, contradictions, uncited, short_forms, tags)
