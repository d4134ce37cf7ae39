"""Which parameters of a citation Module:Citation/CS1 goes on with once it has read them, and which it passes by.

It reads them in the order in which Lua walks through a table. Once it has met words without a name, or a name that is
meant for another one by its letters in lower case or by a pattern, it no longer looks at names that are just unknown:
it does not report them, and does not drop their values either.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from citecheck.cs1.emptied import emptied
from citecheck.cs1.lua_order import walked
from citecheck.cs1.parameters import belongs_elsewhere, is_known, is_number, known, patterned, suggested
from citecheck.model import Citation


def seen(citation: Citation, kind: str) -> Mapping[str, str]:
    """The values that the module takes for what their names say, without those that it empties.

    That are those whose names a template of this class knows, and those that are passed by.
    """
    values = citation.values
    gone = emptied(citation)
    if not gone and values.keys() <= known(kind):
        return values
    kept = passed_by(citation, kind)
    return {
        name: value for name, value in values.items() if name not in gone and (name in kept or is_known(kind, name))
    }


def first(values: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    """Of the names of one thing the first that has a value, which is the one that counts."""
    for name in names:
        if name in values:
            return name
    return None


def is_read(citation: Citation, kind: str, name: str) -> bool:
    """Whether the module takes a value for what its name says: it knows the name, or passes it by."""
    return is_known(kind, name) or name in passed_by(citation, kind)


def is_kept(citation: Citation, kind: str, name: str) -> bool:
    """Whether the module goes on reading a value: it knows the name or what it should be, or passes it by."""
    return is_read(citation, kind, name) or suggested(kind, name) is not None


@lru_cache(maxsize=1)
def passed_by(citation: Citation, kind: str) -> frozenset[str]:
    """The unknown names with a value that the module neither reports nor drops."""
    values = citation.values
    if values.keys() <= known(kind):
        return frozenset()
    unknown = {name for name in values if not is_known(kind, name)}
    if len(unknown) == 1 or not any(ends_the_look(kind, name) for name in unknown):
        return frozenset()
    passed = []
    looking = True
    for key in walked(int(name) if is_number(name) else name for name in _handed_on(citation)):
        name = str(key)
        if name not in unknown:
            continue
        if ends_the_look(kind, name):
            looking = False
        elif not looking:
            passed.append(name)
    return frozenset(passed)


def is_reported(citation: Citation, kind: str, name: str) -> bool:
    """Whether the module reports this unknown name; what belongs to certain classes only it reports in any case."""
    return name not in passed_by(citation, kind) or belongs_elsewhere(kind, name)


def ends_the_look(kind: str, name: str) -> bool:
    """Whether the module stops looking at names that are just unknown once it has met this unknown one."""
    return is_number(name) or is_known(kind, name.lower()) or patterned(name) is not None


def _handed_on(citation: Citation) -> tuple[str, ...]:
    """The names in a template as MediaWiki hands them on: first those of parameters without one, each once."""
    counted: dict[str, None] = {}
    named: dict[str, None] = {}
    for parameter in citation.parameters:
        ours, theirs = (counted, named) if parameter.positional else (named, counted)
        theirs.pop(parameter.name, None)
        ours[parameter.name] = None
    return (*counted, *named)
