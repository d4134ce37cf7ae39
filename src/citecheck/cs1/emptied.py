"""Which parameters Module:Citation/CS1 empties before it looks at a citation: those that hold an archive.today address.

The English Wikipedia has decided so (Archive.is RFC 5, 2026); what depends on such an address goes with it.
"""

from __future__ import annotations

import re
from functools import cache

from citecheck.cs1.tables import table
from citecheck.model import Citation

# What an address begins with: most values do not.
_FIRST = "hH/"


def emptied(citation: Citation) -> frozenset[str]:
    """The names of the parameters that are emptied."""
    values = citation.values
    found = [name for name, value in values.items() if value[0] in _FIRST and _archive_today().match(value)]
    if not found:
        return frozenset()
    dependents = table("parameters")["dependents"]
    return frozenset(found).union(*(dependents.get(name, ()) for name in found))


@cache
def _archive_today() -> re.Pattern[str]:
    """An address of archive.today, under any of its names; inside another address it is none."""
    return re.compile(
        rf"(?:https?:)?//(?:www\.)?archive\.(?:{'|'.join(table('parameters')['archive_today'])})(?![\w.-])",
        re.IGNORECASE,
    )
