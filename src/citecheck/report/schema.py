"""The JSON Schemas of what citecheck writes as JSON, as they are shipped beside this module."""

from __future__ import annotations

from importlib.resources import files

SCHEMAS = {
    "report": "schema.json",
    "rule": "rule-schema.json",
    "link": "link-schema.json",
    "source": "source-schema.json",
}
"""The file of each schema, by what it describes."""


def schema(of: str = "report") -> str:
    """A schema's text: JSON Schema 2020-12, with a newline at its end."""
    return files("citecheck.report").joinpath(SCHEMAS[of]).read_text(encoding="utf-8")
