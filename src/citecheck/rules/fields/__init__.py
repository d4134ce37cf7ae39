"""FD: fields and parameters."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.fields import (
    anchors,
    article_numbers,
    dependents,
    identification,
    keywords,
    labels,
    languages,
    parameters,
    places,
    repetitions,
    requirements,
    styles,
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
    keywords,
    dependents,
    languages,
    anchors,
    labels,
    article_numbers,
    places,
    titles,
    translations,
    tags,
    styles,
)
