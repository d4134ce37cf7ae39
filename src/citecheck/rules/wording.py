"""What the rules of several families say of a value: how it is quoted, whether it can be judged, and by whom."""

from __future__ import annotations

from citecheck.cs1.parameters import is_known
from citecheck.cs1.templates import class_of
from citecheck.model import Citation

_LONGEST = 40
_MARKS = ("{{", "[tpl]")


def quoted(text: str) -> str:
    """A value as a message quotes it: on one line, cut when long."""
    text = " ".join(text[: 4 * _LONGEST].split())
    return f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}”"


def is_computed(value: str) -> bool:
    """Whether a template, a parser function or a template's argument makes this value: it cannot be seen here."""
    return any(mark in value for mark in _MARKS)


def if_rendered(citation: Citation, condition: str, name: str) -> str | None:
    """A condition of Module:Citation/CS1, where the module renders the citation and knows the parameter in it."""
    kind = class_of(citation.template)
    return condition if kind and is_known(kind, name) else None
