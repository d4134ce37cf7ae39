"""The fixes of rules that give a citation a parameter, take one away or give it another name.

None is offered where it would do more than that: of two parameters of one name, the last counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.cs1.parameters import is_known, thing_of
from citecheck.cs1.templates import class_of
from citecheck.model import Citation, Edit, Fix, Page, Parameter, Span
from citecheck.rules.parameters import names_of, stands_once, without_templates


def added(
    page: Page, citation: Citation, beside: Parameter, names: tuple[str, ...], value: str, *, safe: bool
) -> Fix | None:
    """The fix that gives a parameter a value: in it, or else behind another one, laid out like that.

    None where it has a value, or where the template does not know the first of its names.
    """
    kind = class_of(citation.template)
    if any(name in citation.values for name in names) or (kind is not None and not is_known(kind, names[0])):
        return None
    return Fix(f"Add |{names[0]}={value}", safe, (_addition(page, citation, beside, names, value),))


def _addition(page: Page, citation: Citation, beside: Parameter, names: tuple[str, ...], value: str) -> Edit:
    # Of several of a name, the last one counts; all that it can hold now is a comment.
    for parameter in reversed(citation.parameters):
        if parameter.name in names:
            start = parameter.span.start
            return Edit(Span(start, start), value)
    text, whole = page.document.text, beside.whole
    before = text[whole.start : beside.name_span.start]
    between = text[beside.name_span.end : beside.span.start]
    after = text[beside.span.end : whole.end]
    return Edit(Span(whole.end, whole.end), f"{before}{names[0]}{between}{value}{after}")


def taken_away(citation: Citation, parameter: Parameter, *, safe: bool) -> Fix | None:
    """The fix that takes a parameter with a value away; none where more would go, or something would come, with it.

    More goes where a comment stands in the value, or a parameter whose pipe was lost; and another parameter of the
    same name would count in its place.
    """
    value = parameter.value
    name = parameter.name
    if parameter.positional or value != citation.values.get(name) or not stands_once(citation, name):
        return None
    if ("=" in value or "//" in value) and without_templates(value):
        return None
    return Fix(f"Remove |{name}=", safe=safe, edits=(Edit(parameter.whole, ""),))


def renamed(citation: Citation, parameter: Parameter, name: str, *, safe: bool) -> Fix | None:
    """The fix that gives a parameter another name; none where two would become one, or one would come to light."""
    if parameter.positional or not stands_once(citation, parameter.name):
        return None
    thing = thing_of(name)
    if names_of(citation, thing) > (thing_of(parameter.name) == thing):
        return None
    return Fix(f"Rename |{parameter.name}= to |{name}=", safe=safe, edits=(Edit(parameter.name_span, name),))


def removal(*parameters: Parameter) -> Fix:
    """The fix that takes away a parameter which says nothing, wherever it stands in a citation."""
    edits = tuple(Edit(parameter.whole, "") for parameter in parameters)
    first = parameters[0]
    return Fix("Take the pipe away" if first.positional else f"Remove |{first.name}=", safe=True, edits=edits)


def date_removal(citation: Citation, names: Sequence[str], title: str) -> Fix | None:
    """The unsafe fix that takes a date away under all its names; none where more stands there than a date.

    A parameter whose pipe was lost stands in the value of the one before it.
    """
    parameters = [parameter for parameter in citation.parameters if parameter.name in names]
    if any("=" in parameter.value or "//" in parameter.value for parameter in parameters):
        return None
    return Fix(title, safe=False, edits=tuple(Edit(parameter.whole, "") for parameter in parameters))
