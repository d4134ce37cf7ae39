"""FD: fields and parameters."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.fields import (
    article_numbers,
    identification,
    labels,
    parameters,
    places,
    repetitions,
    requirements,
    tags,
    titles,
    translations,
)

FAMILY = family(
    "FD",
    "fields and parameters",
    identification,
    requirements,
    parameters,
    repetitions,
    labels,
    article_numbers,
    places,
    titles,
    translations,
    tags,
)
