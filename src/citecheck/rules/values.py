"""A parameter as rules find it, name it, read its value without the markup, and take it away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.model import Citation, Edit, Fix, Parameter, Span

_TAG = re.compile(r"<[^<>]*>")
_INNERMOST_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}|\[tpl\][^\[\]]*\[/tpl\]")
_DEEPEST = 5


def written(citation: Citation, name: str) -> Parameter:
    """The parameter of this name that counts, the last; the citation has one."""
    return next(parameter for parameter in reversed(citation.parameters) if parameter.name == name)


def head(citation: Citation) -> Span:
    """The start of a template, up to its first parameter: where a missing parameter is missing."""
    start, end = citation.span.start, citation.span.end
    return Span(start, citation.parameters[0].whole.start if citation.parameters else end)


def is_number(name: str) -> bool:
    """Whether this is the name of a parameter without a name: its number, written as MediaWiki counts."""
    return name.isascii() and name.isdecimal() and not name.startswith("0")


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


def stands_once(citation: Citation, name: str) -> bool:
    """Whether no other parameter has this name: to take one away or rename it would bring the other to light."""
    return sum(parameter.name == name for parameter in citation.parameters) == 1


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
