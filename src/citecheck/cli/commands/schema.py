"""`citecheck schema`: what a program may rely on in the JSON that citecheck writes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import chain
from typing import Any

import click

from citecheck.cli.options import Word
from citecheck.cli.output import opened
from citecheck.report.json.fields import fields
from citecheck.report.json.schema import SCHEMAS
from citecheck.report.json.schema import schema as text


@click.command(
    epilog="""\b
Example:
  citecheck schema > citecheck-report.schema.json
  citecheck schema rule --fields"""
)
@click.argument("of", type=Word(SCHEMAS), default="report")
@click.option("--fields", "is_told", is_flag=True, help="Tell the fields in words instead: way and type, then meaning.")
def schema(of: str, *, is_told: bool) -> None:
    """Print the JSON Schema of a report, or its fields in words.

    report is that of `citecheck check --format json`, jsonl is one line of its --format jsonl; rule, link and source
    are what the commands of these names print with --format json.  [default: report]
    """
    with opened(None) as output:
        output.write(told(json.loads(text(of))) if is_told else text(of))


def told(schema: Mapping[str, Any]) -> str:
    """The fields of a schema in words; of one that has several forms, those of each."""
    forms = schema.get("oneOf", [schema])
    found = chain.from_iterable(fields({"$defs": schema.get("$defs", {}), **form}) for form in forms)
    return "".join(f"{field.way}: {field.kind}\n    {field.meaning}\n" for field in found)
