"""DT: dates."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.dates import pairs, single

FAMILY = family("DT", "dates", single, pairs)
