"""The name of a template as wikis compare it."""

from __future__ import annotations

import re
from functools import lru_cache

# A name ends at the first pipe; a comment in it is no part of it. Possessive, so that nothing is tried twice.
_WRITTEN = re.compile(r"(?:[^|{}\[\]<>]++|<!--(?:[^-]|-(?!->)){0,1000}+-->)*+")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BLANKS = re.compile(r"[\s_]+")
_LONGEST_PLAIN = 100


def name_between(text: str, start: int, end: int) -> str:
    """The name that `text[start:end]`, the inside of a template, begins with.

    Comments are taken away, blanks folded, letters made small; it is empty where it can be no template's name.
    """
    pipe = text.find("|", start, min(end, start + _LONGEST_PLAIN))
    if pipe >= 0 and "<" not in (written := text[start:pipe]):
        return _plain_name(written)
    found = _WRITTEN.match(text, start, end)
    stop = found.end() if found else start
    return _folded(text[start:stop]) if stop == end or text[stop] == "|" else ""


@lru_cache(maxsize=1024)
def _plain_name(written: str) -> str:
    """The name that a text without comments is; a page has few, each of them many times."""
    return _folded(written) if _WRITTEN.fullmatch(written) else ""


def _folded(written: str) -> str:
    if "<!--" in written:
        written = _COMMENT.sub("", written)
    written = written.strip()
    if "\n" in written:
        return ""
    return _BLANKS.sub(" ", written).strip().lower().removeprefix("template:").lstrip()
