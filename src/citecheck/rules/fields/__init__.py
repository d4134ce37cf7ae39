"""FD: fields and parameters."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.fields import (
    anchors,
    dependents,
    identification,
    keywords,
    languages,
    parameters,
    repetitions,
    requirements,
)

FAMILY = family(
    "FD",
    "fields and parameters",
    identification,
    requirements,
    parameters,
    repetitions,
    keywords,
    dependents,
    languages,
    anchors,
)
