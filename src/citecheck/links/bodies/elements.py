"""Elements of a page, as HTML compares them."""

from __future__ import annotations

from selectolax.lexbor import LexborNode


def says(element: LexborNode, attribute: str, word: str) -> bool:
    """Whether an attribute of an element has this value, which is in lower case."""
    return (element.attributes.get(attribute) or "").lower() == word
