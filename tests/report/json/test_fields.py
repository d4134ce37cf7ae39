"""The schemas in words: every field is told, with what it may be and what it means."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from citecheck.cli import main
from citecheck.report.json.fields import Field, fields
from citecheck.report.json.schema import SCHEMAS, schema

SMALL = {
    "properties": {
        "name": {"description": "Its name.", "type": ["string", "null"]},
        "state": {"description": "How it is.", "enum": ["up", "down"]},
        "parts": {"description": "Its parts.", "type": "array", "items": {"$ref": "#/$defs/part"}},
        "best": {"oneOf": [{"$ref": "#/$defs/part"}, {"type": "null"}]},
    },
    "$defs": {"part": {"description": "A part.", "type": "object", "properties": {"size": {"type": "integer"}}}},
}


def test_fields_are_told_in_order() -> None:
    assert list(fields(SMALL)) == [
        Field("name", "string or null", "Its name."),
        Field("state", "up | down", "How it is."),
        Field("parts", "list of part", "Its parts."),
        Field("parts[].size", "integer", ""),
        Field("best", "part or null", "A part."),
    ]


def named(of: object) -> set[str]:
    """The names of all fields, wherever they stand in a schema."""
    if isinstance(of, list):
        return set().union(*map(named, of))
    if not isinstance(of, dict):
        return set()
    own = set(of["properties"]) if isinstance(of.get("properties"), dict) else set()
    return own.union(*map(named, of.values()))


@pytest.mark.parametrize("of", SCHEMAS)
def test_every_field_is_told(of: str) -> None:
    result = CliRunner().invoke(main, ["schema", of, "--fields"], catch_exceptions=False)
    ways = [line.partition(": ")[0] for line in result.stdout.splitlines()[::2]]
    assert {way.rpartition(".")[2] for way in ways} == named(json.loads(schema(of)))
    assert all(line.strip() for line in result.stdout.splitlines()[1::2])
