"""What a reference's tag says of it: its attributes, as MediaWiki reads them."""

from __future__ import annotations

import html
import re

# A quote that nothing closes goes to the end of the tag.
_ATTRIBUTE = re.compile(
    r"""(?<![\w-])(name|group|follow|extends)\s*+=\s*+(?:"([^"]*+)|'([^']*+)|([^\s"']\S*+))""", re.IGNORECASE
)


def attributes(tag: str) -> dict[str, str]:
    """The attributes of an opening tag that say which reference is meant, names in lower case; empty ones are left out.

    Characters written by name are read, and blanks folded.
    """
    found = {}
    for name, *values in _ATTRIBUTE.findall(tag.removesuffix(">").removesuffix("/")):
        if value := " ".join(html.unescape("".join(values)).split()):
            found[name.lower()] = value
    return found
