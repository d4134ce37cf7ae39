"""The values of a citation that Module:Citation/CS1 goes on with once it has read them."""

from __future__ import annotations

from collections.abc import Mapping

from citecheck.cs1.emptied import emptied
from citecheck.cs1.parameters import is_known, known
from citecheck.model import Citation


def seen(citation: Citation, kind: str) -> Mapping[str, str]:
    """The values whose names a template of this class knows, without those that the module empties."""
    values = citation.values
    gone = emptied(citation)
    if not gone and values.keys() <= known(kind):
        return values
    return {name: value for name, value in values.items() if name not in gone and is_known(kind, name)}


def first(values: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    """Of the names of one thing the first that has a value, which is the one that counts."""
    return next((name for name in names if name in values), None)
