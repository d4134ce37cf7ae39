"""DT: dates."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.dates import formats, improbable, pairs, single

FAMILY = family("DT", "dates", single, pairs, improbable, formats)
