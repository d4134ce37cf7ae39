"""The JSON Schema of the JSON report, as it is shipped beside this module."""

from __future__ import annotations

from importlib.resources import files


def schema() -> str:
    """The schema's text: JSON Schema 2020-12, with a newline at its end."""
    return files("citecheck.report").joinpath("schema.json").read_text(encoding="utf-8")
