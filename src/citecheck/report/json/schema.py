"""The JSON Schemas of what citecheck writes as JSON, as they are shipped beside this module."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import orjson

REPORT, LINES = "report", "jsonl"
SCHEMAS = (REPORT, LINES, "rule", "link", "source")
"""What there is a schema of."""


def schema(of: str = REPORT) -> str:
    """A schema's text: JSON Schema 2020-12, with a newline at its end."""
    return _of_lines() if of == LINES else _shipped(of)


def _shipped(of: str) -> str:
    return files("citecheck.report.json").joinpath("schemas", f"{of}.json").read_text(encoding="utf-8")


def _of_lines() -> str:
    """The schema of one line of JSON Lines: what stands in a line stands somewhere in the JSON report."""
    report = orjson.loads(_shipped(REPORT))
    made = {
        "$schema": report["$schema"],
        "title": report["title"].replace("report", "report in lines"),
        "description": "One line of it: a page, a link, or what there is to say of the run.",
        "oneOf": list(_lines(report)),
        "$defs": report["$defs"],
    }
    return orjson.dumps(made, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def _lines(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    of_run = {name: of for name, of in report["properties"].items() if name not in {"documents", "links"}}
    run = {"type": "object", "required": list(of_run), "additionalProperties": False, "properties": of_run}
    forms: dict[str, dict[str, Any]] = {
        "page": report["$defs"]["document"],
        "link": report["$defs"]["link_result"],
        "summary": run,
    }
    for kind, form in forms.items():
        properties = {"type": {"description": "What the line is.", "const": kind}, **form["properties"]}
        yield form | {"required": ["type", *form["required"]], "properties": properties}
