"""One source that the lists speak of, as it stands in a citation."""

from __future__ import annotations

from msgspec import Struct

from citecheck.model import Citation, Span
from citecheck.sources.opinions import Opinion


class Told(Struct, frozen=True):
    """Where a source stands, what it is called there, and what the lists come to.

    `url` is empty where it is known by its name or its DOI. `certain` tells whether it is the listed one beyond doubt,
    which a name alone may not be.
    """

    citation: Citation
    span: Span
    place: str
    opinion: Opinion
    url: str = ""
    certain: bool = True
