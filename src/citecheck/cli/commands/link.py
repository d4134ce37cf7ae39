"""`citecheck link`: one address, and everything that its verdict rests on."""

from __future__ import annotations

import sys
from shutil import get_terminal_size
from typing import Any

import click
from msgspec.structs import replace

from citecheck import urls
from citecheck.asking.examining import Examined, examine, unasked
from citecheck.cli.options import cache_file, config_file, printed_as, quiet, reader, setting
from citecheck.cli.output import color_wanted, opened
from citecheck.cli.progress import display
from citecheck.cli.settings import settings
from citecheck.cli.signals import say_stopping, show_cursor, stopping
from citecheck.cli.watching import StderrWatcher
from citecheck.config import CacheSettings, LinkSettings, Settings
from citecheck.config.hosts import headers_for
from citecheck.links.exchanges.headers import request_headers
from citecheck.model import Cited, Status
from citecheck.plain import plain
from citecheck.report.json.link import link_as_json
from citecheck.status import ExitStatus

_STATUSES = {
    Status.ALIVE: ExitStatus.FINE,
    Status.MOVED: ExitStatus.FINE,
    Status.DEAD: ExitStatus.FINDINGS,
}
_TOLD = ("User-Agent", "Accept-Language")


@click.command(
    epilog="""\b
Exit status:
  0  there, at this address or at another
  1  dead, by the evidence that is shown
  2  wrong usage or configuration
  3  not known: it refuses us, did not answer properly, or was not asked

\b
Example:
  citecheck link http://www.example.org/tides
  citecheck link --title "Tides of the Elbe" http://www.example.org/tides"""
)
@click.argument("url")
@click.option(
    "--title",
    "titles",
    multiple=True,
    metavar="TITLE",
    help="A title of the citation, as it is written there; may be repeated.",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=reader("language"),
    metavar="TAG",
    help="A language of the citation, such as de; may be repeated.",
)
@click.option("--copy", "is_copy", is_flag=True, help="Judge it as an archived copy.")
@printed_as("link")
@setting("--connect-timeout", metavar="SECONDS", about="How long a connection may take.")
@setting("--timeout", metavar="SECONDS", about="How long a host may be silent between two reads.")
@setting("--deadline", metavar="SECONDS", about="How long it may take, retries and redirects included.")
@setting("--max-retries", metavar="N", about="Further tries after the first.")
@click.option("--robots", is_flag=True, help="Ask nothing that the host's robots.txt forbids.")
@click.option("--allow-private", is_flag=True, help="Ask a private, loopback or other non-public address too.")
@cache_file
@click.option("--no-cache", is_flag=True, help="Leave the cache alone: know of no earlier failure, remember nothing.")
@quiet
@config_file
@click.pass_context
def link(context: click.Context, /, url: str, **given: Any) -> None:
    """Judge one address, and show all that was seen of it.

    URL is asked and judged as `citecheck check` would do it for a citation with these titles; what can be no address
    at all is dead there, and here too. It is asked whatever the cache holds; the days on which it failed before count
    as they do in a run, and what is seen is remembered: a link that is there again has its failures forgotten.
    """
    if not url.strip():
        message = "URL is empty"
        raise click.UsageError(message)
    if given["no_cache"] and given["cache"]:
        message = "--no-cache and --cache contradict each other"
        raise click.UsageError(message)
    run = settings(context, given["config"])
    cache = CacheSettings(file=given["cache"], kept=not given["no_cache"])
    run = replace(run, cache=cache, links=replace(run.links, allow_private=given["allow_private"]))
    titles = tuple(words for title in given["titles"] if (words := plain(title)))
    cited = Cited(urls.target(url), titles, languages=given["languages"], is_copy=given["is_copy"])
    context.exit(_run(cited, run, given["format"], quiet=given["quiet"]))


def _run(cited: Cited, run: Settings, form: str, *, quiet: bool) -> ExitStatus:
    """Ask, judge and show; gives the exit status."""
    watcher = StderrWatcher(display(sys.stderr, quiet=quiet), verbose=False)
    with opened(None) as output, stopping(lambda: say_stopping(quiet=quiet), show_cursor) as stop:
        examined = unasked(cited) if run.offline else examine(cited, run, watcher, stop)
        output.write(_shown(examined, form, run.links))
    return _STATUSES.get(examined.result.status, ExitStatus.UNFINISHED)


def _shown(examined: Examined, form: str, settings: LinkSettings) -> str:
    """The whole answer in one of the formats."""
    if form == "json":
        return link_as_json(examined)
    # A program that reads JSON does not wait for rich.
    from citecheck.report.terminal.link import link_report

    width, color = get_terminal_size().columns, color_wanted(sys.stdout)
    return link_report(examined, _told(examined.cited, settings), width=width, color=color)


def _told(cited: Cited, settings: LinkSettings) -> dict[str, str]:
    """Who asks, and in which languages; what the configuration says for the host is named, for it may be secret."""
    sent = request_headers(settings, cited.languages)
    of_host = {
        name.title(): "as the configuration says for the host" for name in headers_for(settings.hosts, cited.url)
    }
    return {name: sent[name] for name in _TOLD} | of_host
