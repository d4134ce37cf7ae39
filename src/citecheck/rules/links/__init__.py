"""LK: links."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.links import answers, statuses, titles

FAMILY = family("LK", "links", answers, titles, statuses)
