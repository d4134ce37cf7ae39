"""What no rule sees by itself: that a fix makes the module look at other names than before.

Of the names that it does not know, Module:Citation/CS1 reports some and passes others by, as the order of all names has
it. One name more or less is another order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from citecheck.cs1.parameters import known
from citecheck.cs1.seen import may_pass_by, passed_by
from citecheck.cs1.templates import class_of
from citecheck.model import Citation, Edit, Parameter
from citecheck.rules.catalogue import Fault

# Each fix of a citation takes a look at all of it: in damaged text that would be thousands at thousands.
_MOST = 256
_ADDED = re.compile(r"\|\s*([^=|\s]+)\s*=\s*(\S)")


def as_safe_as_it_is(fault: Fault) -> Fault:
    """A fault, its fix unsafe if after it other unknown names are passed by than before."""
    fix, citation = fault.fix, fault.citation
    if fix is None or not fix.safe or citation is None:
        return fault
    kind = class_of(citation.template)
    if kind is None or citation.values.keys() <= known(kind):
        return fault
    if len(citation.parameters) <= _MOST and _keeps_order(citation, kind, fix.edits):
        return fault
    return replace(fault, fix=replace(fix, safe=False))


def _keeps_order(citation: Citation, kind: str, edits: Sequence[Edit]) -> bool:
    """Whether edits leave it to the same unknown names to be passed by."""
    if not may_pass_by(citation, kind):
        return True
    # Several of what takes something away go together, and what that comes to nobody has seen.
    if not any(edit.replacement for edit in edits):
        return False
    parameters = tuple(_mended(citation, edits))
    values = {one.name: one.value for one in parameters if one.value}
    after = replace(citation, parameters=parameters, values=values)
    return passed_by(citation, kind) & values.keys() == passed_by(after, kind)


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
            yield parameter._replace(name=name, value=value)
        for span, written in edits:
            if span.start == span.end == parameter.stop and (added := _ADDED.search(written)):
                yield parameter._replace(name=added[1], value=added[2])
