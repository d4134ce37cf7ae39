"""The groups of the zoo, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.zoo import encodings, methods, names, redirects, retries, spelling, statuses, tls, transport
from tests.zoo.rows import Row

GROUPS: Mapping[str, Sequence[Row]] = {
    "statuses": statuses.ROWS,
    "methods": methods.ROWS,
    "retries": retries.ROWS,
    "redirects": redirects.ROWS,
    "encodings": encodings.ROWS,
    "transport": transport.ROWS,
    "dns": names.ROWS,
    "tls": tls.ROWS,
    "spelling": spelling.ROWS,
}
