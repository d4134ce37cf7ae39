"""`citecheck source`: what is known of one source, and who says so."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

import click
from msgspec.structs import replace

from citecheck import archives, sources, urls
from citecheck.cli.ending import UnfinishedError
from citecheck.cli.options import config_file, printed_as
from citecheck.cli.output import color_wanted, opened
from citecheck.cli.settings import settings
from citecheck.config import Settings
from citecheck.report.json.source import Source, source_as_json
from citecheck.report.words.harmless import harmless
from citecheck.rules.sources.alone import findings
from citecheck.sources.opinions import opinion
from citecheck.sources.ratings import known


@click.command(
    epilog="""\b
Exit status:
  0  whatever is known, and if nothing is
  2  wrong usage or configuration; it is no address and no domain
  3  --update could not be done; what was known stays

\b
Example:
  citecheck source https://www.forbes.com/sites/tides
  citecheck source --update"""
)
@click.argument("source", metavar="[URL|DOMAIN]", required=False)
@printed_as("source")
@click.option("--update", is_flag=True, help="First fetch Wikipedia's newest list of perennial sources, and keep it.")
@click.option(
    "--wiki", metavar="API_URL", help="With --update: fetch it from the wiki with this api.php.  [default: Wikipedia's]"
)
@click.option("--allow-private", is_flag=True, help="With --update: fetch it from a private or loopback address too.")
@config_file
@click.pass_context
def source(context: click.Context, /, source: str | None, format: str, **given: Any) -> None:
    """Tell what is known of a source, and who says so.

    That is what every list says, as of when, and what follows for a citation of it. Without --update, no network is
    used: the lists are those that citecheck brings with it, those that the configuration names, and what --update has
    fetched, as long as it is no older than what citecheck brings. Of a copy in an archive, the page itself is looked
    up.
    """
    run = settings(context, given["config"])
    if given["update"]:
        _update(given["wiki"], run, allow_private=given["allow_private"])
        # What is kept now, these do not have.
        run = settings(context, given["config"])
    elif given["wiki"] or given["allow_private"]:
        message = f"--{'wiki' if given['wiki'] else 'allow-private'} goes with --update"
        raise click.UsageError(message)
    elif source is None:
        message = "there is no URL and no DOMAIN to tell of, and no --update"
        raise click.UsageError(message)
    if source is not None:
        _tell(source.strip(), format, run.sources)


def _update(wiki: str | None, run: Settings, *, allow_private: bool) -> None:
    """Fetch and keep a newer issue, and say so on standard error; raises UnfinishedError."""
    # Only this asks anybody.
    from citecheck.refreshing import WIKI, RefreshError, refresh

    if run.offline:
        message = "the configuration says offline: nothing was asked, and nothing is updated"
        raise UnfinishedError(message)
    api = urls.target(wiki or WIKI)
    if fault := urls.fault(api):
        message = f"--wiki: {wiki!r} is no address: {fault}"
        raise click.UsageError(message)
    try:
        kept = refresh(api, replace(run.links, allow_private=allow_private))
    except RefreshError as error:
        message = f"{error}; nothing is updated"
        raise UnfinishedError(message) from error
    issue = f"{kept.listed_in.title}, {kept.listed_in.date}: {kept.domains} domains, where {kept.before} were known"
    click.echo(harmless(f"{issue}; kept in {kept.file}"), err=True)


def _tell(asked: str, format: str, lists: tuple[Path, ...]) -> None:
    """Print all that is known of an address or domain."""
    told = _known(asked, lists)
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
        message = f"{asked!r} is no address and no domain: {fault or 'it names no host of the web'}"
        raise click.UsageError(message)
    url = archives.original(target)
    ratings = known(lists).of(url)
    return Source(asked, url, url != target, ratings, sources.entries(url), opinion(ratings), findings(url, lists))
