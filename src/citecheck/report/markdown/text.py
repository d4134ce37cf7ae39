"""Text from outside in a Markdown table: shown as it is, and nothing else.

A backslash is not enough: GitHub and GitLab look for mentions, numbers of issues and addresses in what Markdown leaves.
In code they look for nothing.
"""

from __future__ import annotations

import re

from citecheck.report.words.short import short

# Letters, digits and marks of a sentence, and no words that some reader would make a link of.
_PROSE = re.compile(r"(?:[^\W_]|[ .,;:?'\"()–—’‘“”«»…-])*")
_ACTIVE = re.compile(r":\S|\w\.[^\W\d_]{2}|[A-Za-z]-[0-9]|\b[0-9A-Fa-f]{7,}\b")
# In a table a backslash takes the pipe behind it for text, whatever stands before the backslash.
_BACKSLASHED_PIPE = re.compile(r"\\(?=\|)")
_NOTHING = "–"


def shown(text: str, most: int) -> str:
    """At most so many characters of a text: as prose, or as code where it holds more than words."""
    words = short(text, most)
    return (words or _NOTHING) if _PROSE.fullmatch(words) and not _ACTIVE.search(words) else _code(words)


def code(text: str, most: int) -> str:
    """At most so many characters of a text, as code."""
    return _code(short(text, most)) or _NOTHING


def _code(words: str) -> str:
    # A backtick would end it, and looks much like the letter that takes its place.
    unpiped = _BACKSLASHED_PIPE.sub(r"\\ ", words.replace("`", "\u02cb")).replace("|", r"\|")
    return f"`{unpiped}`" if unpiped else ""
