"""Elements of a page, as HTML compares them."""

from __future__ import annotations

from collections.abc import Container

from selectolax.lexbor import LexborNode


def says(element: LexborNode, attribute: str, word: str) -> bool:
    """Whether an attribute of an element has this value, which is in lower case."""
    return (element.attributes.get(attribute) or "").lower() == word


def hider(element: LexborNode, unseen: Container[int]) -> str | None:
    """The tag of what keeps an element from view, itself or one around it; None if nothing does.

    `unseen` has the `mem_id` of each element of the page that a reader does not see.
    """
    around: LexborNode | None = element
    while around is not None and around.mem_id not in unseen:
        around = around.parent
    return around.tag if around is not None else None
