"""Takes users' names and passwords out of words that people will read, whoever put them there."""

from __future__ import annotations

import re

# Between the slashes and the host, whichever slashes they are.
_CREDENTIALS = re.compile(r"[/\\]{2}[^/\\?#\s]*@")


def concealed(words: str) -> str:
    """The words, with no address in them that holds a name or a password."""
    return _CREDENTIALS.sub("//", words) if "@" in words else words
