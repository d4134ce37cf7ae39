"""The groups of the zoo, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.zoo import (
    encodings,
    methods,
    names,
    parked,
    redirects,
    retries,
    soft404,
    spelling,
    statuses,
    tls,
    transport,
    traps,
    walls,
)
from tests.zoo.rows import Row

GROUPS: Mapping[str, Sequence[Row]] = {
    "statuses": statuses.ROWS,
    "methods": methods.ROWS,
    "retries": retries.ROWS,
    "redirects": redirects.ROWS,
    "soft 404": soft404.ROWS,
    "parked": parked.ROWS,
    "walls": walls.ROWS,
    "traps": traps.ROWS,
    "encodings": encodings.ROWS,
    "transport": transport.ROWS,
    "dns": names.ROWS,
    "tls": tls.ROWS,
    "spelling": spelling.ROWS,
}
