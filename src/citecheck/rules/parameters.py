"""A parameter as rules find it, name it and read its value without the markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from citecheck.cs1.parameters import thing_of
from citecheck.model import Citation, Parameter, Span
from citecheck.rules.wording import enumerated

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
    return enumerated(f"|{name}=" for name in names)


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
    return _counts(citation)[0].get(name) == 1


def is_written(citation: Citation, *names: str) -> bool:
    """Whether a parameter of one of these names stands in a citation, with a value or without."""
    return any(name in _counts(citation)[0] for name in names)


def names_of(citation: Citation, thing: str) -> int:
    """Under how many names one thing stands in a citation."""
    return _counts(citation)[1].get(thing, 0)


@lru_cache(maxsize=1)
def _counts(citation: Citation) -> tuple[dict[str, int], dict[str, int]]:
    """How often each name stands in a citation, and how many names each thing has there."""
    names = _counted(parameter.name for parameter in citation.parameters)
    return names, _things(frozenset(names))


# Most citations have the same parameters as one before.
@lru_cache(maxsize=4096)
def _things(names: frozenset[str]) -> dict[str, int]:
    """Under how many of these names each thing stands."""
    return _counted(map(thing_of, names))


def _counted(names: Iterable[str]) -> dict[str, int]:
    """A `Counter` of few things takes longer to make than to fill."""
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return counts
