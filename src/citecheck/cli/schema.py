"""`citecheck schema`: what a program may rely on in the JSON report."""

from __future__ import annotations

import click


@click.command(
    epilog="""\b
Example:
  citecheck schema > citecheck-report.schema.json"""
)
def schema() -> None:
    """Print the JSON Schema of the JSON report."""
    from citecheck.report.schema import schema as text

    click.echo(text(), nl=False)
