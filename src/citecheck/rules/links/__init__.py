"""LK: links."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.links import answers, statuses, tags, titles

FAMILY = family("LK", "links", answers, titles, statuses, tags, is_of_results=True)
