"""The name of a template as wikis compare it."""

from __future__ import annotations

import re

# A name ends at the first pipe; a comment in it is no part of it. Possessive, so that nothing is tried twice.
_WRITTEN = re.compile(r"(?:[^|{}\[\]<>]++|<!--(?:[^-]|-(?!->)){0,1000}+-->)*+")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BLANKS = re.compile(r"[\s_]+")


def name_between(text: str, start: int, end: int) -> str:
    """The name that `text[start:end]`, the inside of a template, begins with.

    Comments are taken away, blanks folded, letters made small; it is empty where it can be no template's name.
    """
    found = _WRITTEN.match(text, start, end)
    stop = found.end() if found else start
    if stop < end and text[stop] != "|":
        return ""
    written = text[start:stop]
    if "<!--" in written:
        written = _COMMENT.sub("", written)
    written = written.strip()
    if "\n" in written:
        return ""
    return _BLANKS.sub(" ", written).strip().lower().removeprefix("template:").lstrip()
