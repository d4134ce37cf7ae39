"""Where to read more about a finding or a rule."""

from __future__ import annotations

from functools import lru_cache

from citecheck.cs1.conditions import HELP, conditions


@lru_cache(maxsize=1024)
def help_for(code: str, cs1: tuple[str, ...]) -> str:
    """The address at which Wikipedia explains these conditions; for none, the command that shows the rule's page."""
    known = [condition for name in cs1 if (condition := conditions().get(name))]
    if not known:
        return f"citecheck rule {code}"
    return known[0].help if len(known) == 1 else HELP
