"""The path of a page as other programs want it, with slashes and as a URI, and what it leads to."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path, PurePath
from urllib.parse import quote

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
# What has a meaning in an address, and must keep it.
_RESERVED = "%/:?#[]@!$&'()*+,;="


def is_address(path: str) -> bool:
    """Whether what is given for a path is an address of the web."""
    return _ADDRESS.match(path) is not None


@lru_cache(maxsize=16)
def slashed(path: str) -> str:
    """A path with slashes between its parts, without a needless `./` before them; an address as it is."""
    return path if is_address(path) else PurePath(path).as_posix()


# All of a page is in one file.
@lru_cache(maxsize=16)
def uri_of(path: str) -> str:
    """A relative path as a relative reference of RFC 3986, an absolute one as a `file` URI, an address as it is.

    What of a path is no text is written as an escape, as it is elsewhere.
    """
    if is_address(path):
        return quote(path, safe=_RESERVED, errors="backslashreplace")
    quoted = quote(slashed(path), errors="backslashreplace")
    return f"file:///{quoted.lstrip('/')}" if PurePath(path).is_absolute() else quoted


def mode_of(path: str | os.PathLike[str]) -> int:
    """What kind of thing a path leads to, as the system says it; 0 for nothing, and for what cannot be looked at."""
    try:
        return Path(path).stat().st_mode
    except (OSError, ValueError):
        return 0
