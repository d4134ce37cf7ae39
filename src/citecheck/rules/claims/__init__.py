"""CL: claims."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.claims import repeated

FAMILY = family("CL", "claims", repeated)
