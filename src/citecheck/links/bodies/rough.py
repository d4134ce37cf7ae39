"""Title and text of a page that no parser of HTML reads in a reasonable time; every expression here is linear."""

from __future__ import annotations

import re
from html import unescape

_LONGEST = 100_000
_TITLE = re.compile(r"<title(?:\s[^>]{0,200})?>([^<]*)", re.IGNORECASE)
_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|title|template|svg)\b.*?(?:</\1\s*>|\Z)|</?[a-z!?][^>]*(?:>|\Z)",
    re.IGNORECASE | re.DOTALL,
)


def title_and_text(page: str) -> tuple[str | None, str]:
    """Title, if there is one, and text of the beginning of a page."""
    page = page[:_LONGEST]
    title = _TITLE.search(page)
    return unescape(title[1]) if title else None, unescape(_UNSEEN.sub(" ", page))
