"""Which citations show nothing: Module:Citation/CS1 says that they are empty, and forgets all other errors."""

from __future__ import annotations

from functools import cache, lru_cache

from citecheck.cs1.parameters import name_part
from citecheck.cs1.seen import is_read
from citecheck.cs1.tables import table
from citecheck.cs1.templates import rendered
from citecheck.model import Citation, Page

EMPTY = "err_empty_citation"
"""The condition of a citation that shows nothing."""

_PERSON = frozenset({"last", "first"})


@lru_cache(maxsize=1)
def blank(page: Page) -> tuple[tuple[Citation, str], ...]:
    """The citations of a page that the module renders and that show nothing, each with its class."""
    return tuple(
        (citation, kind)
        for citation, kind in rendered(page)
        # Most citations have one of these, and show it.
        if not ("title" in citation.values or "url" in citation.values) and _shows_nothing(citation, kind)
    )


def _shows_nothing(citation: Citation, kind: str) -> bool:
    """Whether nothing is left of a citation but the mark at its end; some classes show what they are in any case."""
    if kind in _with_type():
        return False
    return all(_is_silent(name, value) or not is_read(citation, kind, name) for name, value in citation.values.items())


def _is_silent(name: str, value: str) -> bool:
    """Whether a parameter shows nothing by itself."""
    if name == "postscript":
        return len(value) == 1 or value.lower() == "none"
    if name in _silent():
        return True
    part = name_part(name)
    return part is not None and part.part not in _PERSON


@cache
def _silent() -> frozenset[str]:
    """The parameters that say how another one is to be shown, or whether it can be opened, and when it could."""
    return frozenset(table("texts")["silent"])


@cache
def _with_type() -> frozenset[str]:
    """The classes that show what they are: "(Map)"."""
    return frozenset(table("texts")["with_type"])
