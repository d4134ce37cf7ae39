"""The conditions under which Module:Citation/CS1 says something of a citation, and where Wikipedia explains each."""

from __future__ import annotations

from functools import cache
from typing import Literal
from urllib.parse import quote

from msgspec import Struct

from citecheck.cs1.tables import table

_WIKI = "https://en.wikipedia.org/wiki/"
HELP = f"{_WIKI}Help:CS1_errors"
"""The page at which Wikipedia explains the conditions."""

_PREFIXES = ("err_", "maint_")
# The category of some conditions depends on the citation: "$1" stands for what is put in.
_VARIABLE = "$"


class Condition(Struct, frozen=True):
    """One condition: an error is shown to every reader, maintenance only to those who ask for it."""

    id: str
    kind: Literal["error", "maintenance"]
    anchor: str
    category: str

    @property
    def help(self) -> str:
        """The address at which Wikipedia explains it."""
        return f"{HELP}#{self.anchor}"

    @property
    def category_url(self) -> str | None:
        """The address of the category that lists the pages with it; None where the citation decides on the category."""
        if _VARIABLE in self.category:
            return None
        return f"{_WIKI}Category:{quote(self.category.replace(' ', '_'), safe=':-_')}"


@cache
def conditions() -> dict[str, Condition]:
    """All conditions by id."""
    return {key: Condition(key, **facts) for key, facts in table("conditions").items()}


def conditions_called(word: str) -> tuple[Condition, ...]:
    """The conditions that a word means: an id, one without its beginning, or an anchor or address of the help."""
    wanted = word.rpartition("#")[2].lower()
    return tuple(
        condition
        for condition in conditions().values()
        if wanted in {condition.id, condition.anchor, *(condition.id.removeprefix(prefix) for prefix in _PREFIXES)}
    )
