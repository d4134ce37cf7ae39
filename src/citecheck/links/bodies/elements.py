"""Elements of a page, as HTML compares them."""

from __future__ import annotations

from collections.abc import Mapping

from selectolax.lexbor import LexborNode

_UNSEEN_TAGS = ("head", "script", "style", "template", "noscript", "svg", "iframe", "object")
_UNSEEN_STYLES = ("display:none", "display: none")
UNSEEN = ", ".join(
    (
        *_UNSEEN_TAGS,
        "dialog:not([open])",
        "[hidden]",
        "[aria-hidden=true]",
        *(f"[style*='{style}']" for style in _UNSEEN_STYLES),
    )
)
"""What a reader does not see, as a selector of elements."""


def says(element: LexborNode, attribute: str, word: str) -> bool:
    """Whether an attribute of an element has this value, which is in lower case."""
    return (element.attributes.get(attribute) or "").lower() == word


def hider(element: LexborNode) -> str | None:
    """The tag of what keeps an element from view, itself or one around it; None if nothing does."""
    around: LexborNode | None = element
    while around is not None:
        attributes = around.attributes
        is_shut = around.tag == "dialog" and "open" not in attributes
        if around.tag in _UNSEEN_TAGS or is_shut or _is_hidden(attributes):
            return around.tag
        around = around.parent
    return None


def _is_hidden(attributes: Mapping[str, str | None]) -> bool:
    if not attributes:
        return False
    style = attributes.get("style") or ""
    is_hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    return is_hidden or any(words in style for words in _UNSEEN_STYLES)
