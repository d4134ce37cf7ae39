"""A parameter as rules find it, name it, read its value without the markup, and take it away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from citecheck.cs1.parameters import is_known, thing_of
from citecheck.cs1.templates import class_of
from citecheck.model import Citation, Edit, Fix, Page, Parameter, Span

_TAG = re.compile(r"<[^<>]*>")
_INNERMOST_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}|\[tpl\][^\[\]]*\[/tpl\]")
_DEEPEST = 5
# In damaged text a template can have thousands of parameters; in most it is quicker to look through them.
_MANY = 64


def written(citation: Citation, name: str) -> Parameter:
    """The parameter of this name that counts, the last; the citation has one."""
    if len(citation.parameters) > _MANY:
        return _last_of_each(citation)[name]
    return next(parameter for parameter in reversed(citation.parameters) if parameter.name == name)


@lru_cache(maxsize=1)
def _last_of_each(citation: Citation) -> dict[str, Parameter]:
    """The last parameter of each name."""
    return {parameter.name: parameter for parameter in citation.parameters}


def head(citation: Citation) -> Span:
    """The start of a template, up to its first parameter: where a missing parameter is missing."""
    start, end = citation.span.start, citation.span.end
    return Span(start, citation.parameters[0].whole.start if citation.parameters else end)


def name_span(parameter: Parameter) -> Span:
    """Where a parameter's name stands; where it has none, the whole parameter."""
    return parameter.whole if parameter.positional else parameter.name_span


def listed(names: Sequence[str]) -> str:
    """Parameters as they are written in a template: "|page= and |pages="."""
    shown = [f"|{name}=" for name in names]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def without_templates(value: str) -> str:
    """A value without the templates in it, of which only MediaWiki knows what they say."""
    for _ in range(_DEEPEST):
        if "{{" not in value and "[tpl]" not in value:
            break
        value = _INNERMOST_TEMPLATE.sub("", value)
    return value


def without_tags(value: str) -> str:
    """A value without the HTML tags in it, which have names and values of their own."""
    return _TAG.sub("", value) if "<" in value else value


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


def stands_once(citation: Citation, name: str) -> bool:
    """Whether no other parameter has this name: to take one away or rename it would bring the other to light."""
    return _written(citation)[0].get(name) == 1


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
    if _written(citation)[1].get(thing, 0) > (thing_of(parameter.name) == thing):
        return None
    return Fix(f"Rename |{parameter.name}= to |{name}=", safe=safe, edits=(Edit(parameter.name_span, name),))


def is_written(citation: Citation, *names: str) -> bool:
    """Whether a parameter of one of these names stands in a citation, with a value or without."""
    return any(name in _written(citation)[0] for name in names)


@lru_cache(maxsize=1)
def _written(citation: Citation) -> tuple[dict[str, int], dict[str, int]]:
    """How often each name stands in a citation, and how many names each thing has there."""
    names = _counted(parameter.name for parameter in citation.parameters)
    return names, _counted(map(thing_of, names))


def _counted(names: Iterable[str]) -> dict[str, int]:
    """A `Counter` of few things takes longer to make than to fill."""
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return counts


def date_removal(citation: Citation, names: Sequence[str], title: str) -> Fix | None:
    """The unsafe fix that takes a date away under all its names; none where more stands there than a date.

    A parameter whose pipe was lost stands in the value of the one before it.
    """
    parameters = [parameter for parameter in citation.parameters if parameter.name in names]
    if any("=" in parameter.value or "//" in parameter.value for parameter in parameters):
        return None
    return Fix(title, safe=False, edits=tuple(Edit(parameter.whole, "") for parameter in parameters))


def removal(*parameters: Parameter) -> Fix:
    """The fix that takes away a parameter which says nothing, wherever it stands in a citation."""
    edits = tuple(Edit(parameter.whole, "") for parameter in parameters)
    return Fix(f"Remove |{parameters[0].name}=", safe=True, edits=edits)
