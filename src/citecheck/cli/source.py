"""`citecheck source`: what is known of one source, and who says so."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import get_terminal_size

import click

from citecheck import archives, sources, urls
from citecheck.cli.options import config_file, settings
from citecheck.cli.output import color_wanted, opened
from citecheck.report.harmless import harmless
from citecheck.report.source_json import Source, source_as_json
from citecheck.rules.sources.alone import findings
from citecheck.sources.opinions import opinion
from citecheck.sources.ratings import known


@click.command(
    epilog="""\b
Exit status:
  0  whatever is known, and if nothing is
  2  wrong usage: there is no address and no domain

\b
Example:
  citecheck source dailymail.co.uk
  citecheck source -f json https://www.forbes.com/sites/tides"""
)
@click.argument("source", metavar="URL|DOMAIN")
@click.option(
    "-f",
    "--format",
    type=click.Choice(["terminal", "json"]),
    default="terminal",
    show_default=True,
    help="How it is printed; `citecheck schema source` describes the JSON.",
)
@config_file
@click.pass_context
def source(context: click.Context, /, source: str, format: str, config: Path | None) -> None:
    """Tell what every list says of one source, as of when, and what follows for a citation of it.

    Nothing is asked of any network: the lists are those that citecheck brings with it, and those that the
    configuration names. Of a copy in an archive, the page itself is looked up.
    """
    told = _known(source.strip(), settings(context, config).sources)
    if format == "json":
        text = source_as_json(told)
    else:
        # A program that reads JSON does not wait for rich.
        from citecheck.report.terminal.source import source_report

        text = source_report(told, width=get_terminal_size().columns, color=color_wanted(sys.stdout))
    with opened(None) as output:
        output.write(text)


def _known(asked: str, lists: tuple[Path, ...]) -> Source:
    """All that is known of an address or domain; raises click.UsageError where it is none."""
    target = urls.target(asked)
    fault = urls.fault(target)
    if fault or "." not in urls.host(target):
        message = harmless(f"{asked!r} is no address and no domain: {fault or 'it names no host of the web'}")
        raise click.UsageError(message)
    url = archives.original(target)
    ratings = known(lists).of(url)
    return Source(asked, url, url != target, ratings, sources.entries(url), opinion(ratings), findings(url, lists))
