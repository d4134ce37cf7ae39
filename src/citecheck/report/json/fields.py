"""A JSON Schema as a person reads it: a line for each field, with its type and what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

Schema = Mapping[str, Any]


class Field(Struct, frozen=True):
    """A field by its way from the top, `documents[].title`; its types or words; what it means."""

    way: str
    kind: str
    meaning: str


def fields(schema: Schema) -> Iterator[Field]:
    """The fields of what a schema describes, each behind the one that holds it; a form is told once."""
    yield from _fields(schema, schema.get("$defs", {}), "", set())


def _fields(schema: Schema, forms: Schema, way: str, told: set[str]) -> Iterator[Field]:
    for name, of in schema.get("properties", {}).items():
        yield from _field(of, forms, f"{way}.{name}" if way else name, told)
    # Of an object whose keys are anything, the values are told.
    values = schema.get("additionalProperties")
    if isinstance(values, Mapping) and "$ref" in values:
        yield from _fields(_resolved(values, forms)[0], forms, f"{way}.*", told)


def _field(of: Schema, forms: Schema, way: str, told: set[str]) -> Iterator[Field]:
    form, name = _resolved(of, forms)
    yield Field(way, _kind(of, forms), of.get("description") or form.get("description", ""))
    if name in told:
        return
    if name:
        told.add(name)
    if form.get("type") == "array":
        items, of_items = _resolved(form["items"], forms)
        if of_items not in told:
            told.update({of_items} if of_items else ())
            yield from _fields(items, forms, f"{way}[]", told)
    else:
        yield from _fields(form, forms, way, told)


def _resolved(of: Schema, forms: Schema) -> tuple[Schema, str]:
    """A schema, or the form that it stands for, with that form's name; of one that may be null, what it is if not."""
    for one in (of, *_choices(of)):
        if "$ref" in one:
            name = one["$ref"].rpartition("/")[2]
            return forms[name], name
        if "properties" in one or "items" in one:
            return one, ""
    return of, ""


def _choices(of: Schema) -> Sequence[Schema]:
    """What may stand there, where there are several forms of it."""
    choices: Sequence[Schema] = of.get("oneOf") or of.get("anyOf") or ()
    return choices


def _kind(of: Schema, forms: Schema) -> str:
    """What may stand there, in the words of JSON."""
    if choices := _choices(of):
        return " or ".join(_kind(one, forms) for one in choices)
    form, name = _resolved(of, forms)
    if "enum" in form:
        return " | ".join(str(word) for word in form["enum"])
    if "const" in form:
        return str(form["const"])
    kind = form.get("type", name)
    if kind == "array":
        return f"list of {_resolved(form['items'], forms)[1] or _kind(form['items'], forms)}"
    if kind == "object" and name:
        return name
    return kind if isinstance(kind, str) else " or ".join(kind)
