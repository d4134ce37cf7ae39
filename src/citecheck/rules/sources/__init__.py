"""SR: sources."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.sources import hosts, tags

FAMILY = family("SR", "sources", hosts, tags)
