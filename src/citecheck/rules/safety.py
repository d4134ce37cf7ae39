"""What no rule sees by itself: that a fix makes the module look at other names than before.

Of the names that it does not know, Module:Citation/CS1 reports some and passes others by, as the order of all names has
it. One name more or less is another order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from citecheck.cs1.parameters import is_known, known
from citecheck.cs1.seen import ends_the_look, passed_by
from citecheck.cs1.templates import class_of
from citecheck.model import Citation, Edit, Parameter
from citecheck.rules.catalogue import Fault

# Of more parameters than people write, the order is not worked out for each fix.
_MOST_FORESEEN = 30
_ADDED = re.compile(r"\|\s*([^=|\s]+)\s*=\s*(\S)")


def as_safe_as_it_is(fault: Fault) -> Fault:
    """A fault, its fix unsafe if after it other unknown names are passed by than before."""
    fix, citation = fault.fix, fault.citation
    if fix is None or not fix.safe or citation is None:
        return fault
    kind = class_of(citation.template)
    if kind is None or not _depends_on_order(citation, kind):
        return fault
    wholes = {parameter.whole for parameter in citation.parameters}
    # Several that are taken away at once may change the order together, though none does alone.
    takes_away = any(span in wholes and not written for span, written in fix.edits)
    if takes_away or len(citation.parameters) > _MOST_FORESEEN:
        return replace(fault, fix=replace(fix, safe=False))
    parameters = tuple(_mended(citation, fix.edits))
    values = {one.name: one.value for one in parameters if one.value}
    after = replace(citation, parameters=parameters, values=values)
    if passed_by(citation, kind) & values.keys() == passed_by(after, kind):
        return fault
    return replace(fault, fix=replace(fix, safe=False))


@lru_cache(maxsize=1)
def _depends_on_order(citation: Citation, kind: str) -> bool:
    """Whether there are names after which the module passes by others, and such others; no fix writes one of either."""
    unknown = [name for name in citation.values.keys() - known(kind) if not is_known(kind, name)]
    return len({ends_the_look(kind, name) for name in unknown}) > 1


def _mended(citation: Citation, edits: Sequence[Edit]) -> Iterator[Parameter]:
    """The parameters of a citation by the names that they have after a fix; of values only whether there is one."""
    for parameter in citation.parameters:
        name, value = parameter.name, citation.values.get(parameter.name, "")
        for span, written in edits:
            if span == parameter.whole and not written:
                break
            if span == parameter.name_span and not parameter.positional:
                name = written
            elif span == parameter.span:
                value = written
        else:
            yield replace(parameter, name=name, value=value)
        for span, written in edits:
            if span.start == span.end == parameter.stop and (added := _ADDED.search(written)):
                yield replace(parameter, name=added[1], value=added[2])
