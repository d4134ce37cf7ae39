"""FD: fields and parameters."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.fields import identification, parameters, repetitions, requirements, styles

FAMILY = family("FD", "fields and parameters", identification, requirements, parameters, repetitions, styles)
