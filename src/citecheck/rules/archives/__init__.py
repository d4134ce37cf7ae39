"""AR: archives."""

from __future__ import annotations

from citecheck.rules.archives import origins, parameters, snapshots, tags
from citecheck.rules.catalogue import family

FAMILY = family("AR", "archives", parameters, snapshots, origins, tags, is_of_results=True)
