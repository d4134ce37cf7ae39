"""The schemas, each as a whole: that it is one, and that it is strict and tells what every field means."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from citecheck.report.json.schema import SCHEMAS, schema


def nodes(node: object) -> Iterator[dict[str, Any]]:
    """All objects of a JSON value."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from nodes(value)


@pytest.mark.parametrize("of", SCHEMAS)
def test_a_schema_is_strict_and_describes_every_field(of: str) -> None:
    text = schema(of)
    read = json.loads(text)
    Draft202012Validator.check_schema(read)
    assert text.endswith("}\n")
    objects = [node for node in nodes(read) if node.get("type") == "object"]
    # Where names are data, what stands under them has a schema instead of a list of names.
    of_names = [node for node in objects if not isinstance(node["additionalProperties"], dict)]
    assert len(of_names) > 2
    for node in of_names:
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])
        for name, field in node["properties"].items():
            # What is the same in many places is described where it is defined.
            means = field if "description" in field else read["$defs"][field["$ref"].removeprefix("#/$defs/")]
            assert means["description"].endswith("."), name
