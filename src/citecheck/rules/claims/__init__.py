"""CL: claims."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.claims import contradictions, repeated, tags, uncited

FAMILY = family("CL", "claims", repeated, contradictions, tags, uncited)
