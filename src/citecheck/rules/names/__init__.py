"""NM: names."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.names import people

FAMILY = family("NM", "names", people)
