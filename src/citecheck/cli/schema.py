"""`citecheck schema`: what a program may rely on in the JSON that citecheck writes."""

from __future__ import annotations

import click

from citecheck.cli.output import opened
from citecheck.report.schema import SCHEMAS
from citecheck.report.schema import schema as text


@click.command(
    epilog="""\b
Example:
  citecheck schema > citecheck-report.schema.json
  citecheck schema rule"""
)
@click.argument("of", type=click.Choice(list(SCHEMAS)), default="report")
def schema(of: str) -> None:
    """Print the JSON Schema of the JSON report, or of the JSON that another command prints."""
    with opened(None) as output:
        output.write(text(of))
