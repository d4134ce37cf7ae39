"""`citecheck check`: the audit."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from citecheck import urls
from citecheck.cli.options import cache_file, config_file, ignore, setting, settings, today, view_option
from citecheck.cli.output import Output, color_wanted, is_seen, opened
from citecheck.cli.signals import say_stopping, show_cursor, stopping
from citecheck.cli.sources import refuse_commands, stdin
from citecheck.config import CacheSettings, Settings
from citecheck.report.formats import FORMATS
from citecheck.report.views import View

_GC_THRESHOLD = 1_000_000


@click.command(
    epilog="""\b
Exit status:
  0  nothing at or above --fail-on
  1  findings at or above it
  2  wrong usage or configuration
  3  could not finish; what was done is reported

\b
Example:
  citecheck check article.wiki
  citecheck check --select LK --format json -o report.json pages/"""
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@setting("-f", "--format", metavar="FORMAT", about=f"What the report looks like: {' or '.join(FORMATS)}.")
@view_option(View.CLAIMS, "every claim with its verdict")
@view_option(View.SOURCES, "what the claims rest on, with who says what of it,")
@view_option(View.SUMMARY, "the pages side by side, the worst first,")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Write the report there, all of it or nothing.  [default: standard output]",
)
@setting(
    "--select",
    metavar="CODES",
    many=True,
    default="all that are on by default",
    about="Show only these rules, and fail only on them: codes, names or prefixes, repeated or with commas.",
)
@ignore
@setting(
    "--fail-on",
    metavar="SEVERITY",
    about="The lowest severity that makes the exit status 1: error, warning, note or never.",
)
@click.option("--offline", is_flag=True, help="Use no network at all; no link is asked.")
@setting("--lang", metavar="TAG", default="told from each page", about="The language of the pages' sentences.")
@setting("--jobs", metavar="N", about="Processes for many pages; the report is the same.")
@today
@setting("--max-concurrency", metavar="N", about="Requests under way at once.")
@setting("--host-concurrency", metavar="N", about="Requests under way at once to one host.")
@setting("--host-request-interval", metavar="SECONDS", about="The least time between two requests to one host.")
@setting("--connect-timeout", metavar="SECONDS", about="How long a connection may take.")
@setting("--timeout", metavar="SECONDS", about="How long a host may be silent between two reads.")
@setting("--deadline", metavar="SECONDS", about="How long one link may take, retries and redirects included.")
@setting("--max-retries", metavar="N", about="Further tries after the first.")
@setting("--max-time", metavar="SECONDS", default="no limit", about="How long the whole run may ask links.")
@setting("--max-links", metavar="N", default="no limit", about="Ask no more links than this; the rest are skipped.")
@setting(
    "--group-by",
    metavar="WHAT",
    about="Hosts that share this, address, domain or host, are asked no faster together than one alone.",
)
@click.option("--robots", is_flag=True, help="Ask nothing that a host's robots.txt forbids.")
@click.option("--allow-private", is_flag=True, help="Ask private, loopback and other non-public addresses too.")
@cache_file
@click.option("--no-cache", is_flag=True, help="Leave the cache alone: ask every link, and remember nothing.")
@click.option("--recheck", is_flag=True, help="Ask every link, whatever the cache holds, and remember what is seen.")
@click.option("--list-links", is_flag=True, help="Print what would be asked, by host, and ask nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Nothing but the report.")
@click.option("-v", "--verbose", is_flag=True, help="Each link as it is judged.")
@config_file
@click.pass_context
def check(context: click.Context, /, sources: tuple[str, ...], **given: Any) -> None:
    """Audit pages: which claims rest on broken or weak sources.

    SOURCE is a file, a folder with all that is in it, or - for standard input.
    """
    views = frozenset(view for view in View if given[f"view_{view}"])
    _refuse_contradictions(given, views)
    refuse_commands(sources)
    target = None if given["output"] == Path("-") else given["output"]
    _spare_sources(sources, target)
    run = settings(context, given["config"])
    if views and run.format != "terminal":
        message = f"--{min(views)} is a view of the terminal report, and the format is {run.format}"
        raise click.UsageError(message)
    cache = CacheSettings(file=given["cache"], kept=not given["no_cache"], recheck=given["recheck"])
    run = replace(run, output=target, cache=cache, links=replace(run.links, allow_private=given["allow_private"]))
    said = {"quiet": given["quiet"], "verbose": given["verbose"]}
    context.exit(_run(sources, run, views, list_only=given["list_links"], **said))


def _refuse_contradictions(given: Mapping[str, Any], views: AbstractSet[View]) -> None:
    """Raise click.UsageError for options of which one says the opposite of another."""
    for one, others in (
        ("quiet", ("verbose",)),
        ("no_cache", ("cache", "recheck")),
        ("list_links", tuple(f"view_{view}" for view in views)),
    ):
        for other in others:
            if given[one] and given[other]:
                names = (f"--{name.removeprefix('view_').replace('_', '-')}" for name in (one, other))
                message = f"{' and '.join(names)} contradict each other"
                raise click.UsageError(message)


def _run(
    sources: Sequence[str], run: Settings, views: AbstractSet[View], *, quiet: bool, verbose: bool, list_only: bool
) -> int:
    """Audit, or list the links; gives the exit status."""
    # Only a run needs these: help and mistakes come without them.
    import gc
    from shutil import get_terminal_size

    from citecheck import audit
    from citecheck.cli.progress import display
    from citecheck.cli.watching import StderrWatcher

    # A run makes many small things and next to no cycles; looking for these at the usual pace takes 4 % of its time.
    gc.set_threshold(_GC_THRESHOLD)
    watcher = StderrWatcher(display(sys.stderr, quiet=quiet), verbose=verbose, report_seen=is_seen(run.output))
    with opened(run.output) as output, stopping(lambda: say_stopping(quiet=quiet), lambda: _clear(output)) as stop:
        if list_only:
            targets, status = audit.links_to_ask(sources, run.links, watcher, stop, stdin())
            output.write(by_host(targets))
            return status
        color = color_wanted(sys.stdout) if run.output is None else bool(os.environ.get("FORCE_COLOR"))
        width = get_terminal_size().columns
        report = FORMATS[run.format](width=width, color=color, views=views, lists=run.sources)
        return audit.audit(sources, run, report, output.write, watcher, stop, stdin())


def by_host(targets: Sequence[str]) -> str:
    """The addresses in a list by host, both in the order of the alphabet."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for target in targets:
        hosts[urls.host(target)].append(target)
    return "".join(
        f"{host} ({len(hosts[host])})\n" + "".join(f"  {target}\n" for target in sorted(hosts[host]))
        for host in sorted(hosts)
    )


def _spare_sources(sources: Sequence[str], target: Path | None) -> None:
    """Raise click.UsageError where the report would take the place of a page."""
    for source in sources:
        # What cannot be looked at is no page; reading it will say why.
        with suppress(OSError):
            if target and target.is_file() and target.samefile(source):
                message = f"--output: the report would replace {source}"
                raise click.UsageError(message)


def _clear(output: Output) -> None:
    """Leave nothing behind when the second signal ends the run: no unfinished file, no hidden cursor."""
    output.discard()
    show_cursor()
