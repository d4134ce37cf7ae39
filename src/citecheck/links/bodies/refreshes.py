"""Where a page leads by itself: a refresh in its head or header, or a script that does nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from selectolax.lexbor import LexborNode

from citecheck.links.bodies.elements import says

_LONGEST_S = 10
_REFRESH = re.compile(
    r"\s{0,20}([0-9]{0,6})[.0-9]{0,6}[\s;,]{1,20}(?:url\s{0,20}=\s{0,20})?[\"']?([^\"'\s][^\"']{0,2000})", re.IGNORECASE
)
# A script that is a redirect says so in a few words.
_SCRIPT = re.compile(
    r"""(?:\b(?:window|document|self|top|parent)\.)?\blocation(?:\.href)?\s{0,9}(?:=|\.(?:replace|assign)\s{0,9}\()\s{0,9}["']([^"'\s]{1,2000})["']"""
)
_LONGEST_SCRIPT = 600
_HARDLY_ANY_TEXT = 200


def refresh_in(header: str) -> str | None:
    """Where the value of a `Refresh` header, or of its likeness in HTML, leads at once; None where it does not."""
    found = _REFRESH.match(header[:2200])
    if found is None or int(found[1] or 0) > _LONGEST_S:
        return None
    return found[2].strip() or None


def refresh_of(metas: Iterable[LexborNode], scripts: Iterable[LexborNode]) -> Callable[[int], str | None]:
    """Where a page leads, once it is known how much text it has: a script counts where there is hardly any."""
    for meta in metas:
        if not says(meta, "http-equiv", "refresh"):
            continue
        if meta.parent is not None and meta.parent.tag == "noscript":
            continue
        if target := refresh_in(meta.attributes.get("content") or ""):
            return lambda _: target
    texts = (script.text() for script in scripts if "src" not in script.attributes)
    short = [text for text in texts if len(text) <= _LONGEST_SCRIPT and "location" in text]
    found = next((match[1] for text in short if (match := _SCRIPT.search(text))), None)
    return lambda text_length: found if text_length <= _HARDLY_ANY_TEXT else None
