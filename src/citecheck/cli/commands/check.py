"""`citecheck check`: the audit."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from citecheck.cli.arguments import refuse_commands, refuse_unused_name
from citecheck.cli.completion import files, one_of
from citecheck.cli.options import cache_file, config_file, ignore, language, quiet, reader, setting, today, view_option
from citecheck.cli.output import color_wanted
from citecheck.cli.reports import Wanted, guessed, refuse_page, wanted
from citecheck.cli.running import Placed, Telling, audit, list_links, spare
from citecheck.cli.settings import check_known, settings_of_audit
from citecheck.config import Settings
from citecheck.report.formats import FORMATS, Look
from citecheck.report.views import View
from citecheck.report.words.harmless import harmless
from citecheck.scope import Scope

# What is for reports of these formats alone; the first is the one to propose.
_OF_FORMATS = {"rows": ("csv",), "offsets": ("json", "jsonl")}


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
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", shell_complete=files)
@click.option(
    "-f",
    "--format",
    "formats",
    type=reader("format"),
    multiple=True,
    shell_complete=one_of(FORMATS),
    metavar="FORMAT",
    help=f"What the report looks like: {', '.join(FORMATS)}.  [default: as FILE ends, or terminal]",
)
@view_option(View.CLAIMS, "every claim with its verdict")
@view_option(View.SOURCES, "what the claims rest on, with who says what of it,")
@view_option(View.SUMMARY, "the pages side by side, the worst first,")
@click.option(
    "-o",
    "--output",
    "files",
    type=click.Path(path_type=Path, allow_dash=True),
    multiple=True,
    metavar="FILE",
    help="Write the report there, all of it or nothing; repeated, one for each --format, - for standard output.  "
    "[default: -]",
)
@setting("--rows", metavar="WHAT", about="What the rows of a CSV table are: findings, claims or links.")
@setting("--offsets", metavar="UNIT", about="What JSON counts places in: code-points or utf-16.")
@click.option(
    "--stdin-filename",
    type=click.Path(),
    metavar="FILE",
    help="What standard input is taken for: it is named so, and read in the format that the name says.",
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
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Fail on none of the findings that `citecheck baseline` wrote there, and say which of them are gone.",
)
@click.option(
    "--diff-base",
    metavar="REF",
    help="Look only at citations on lines that have changed since REF, a branch or a commit of git.",
)
@language
@setting("--jobs", metavar="N", about="How many processes share the pages; the report is the same.")
@today
@setting("--max-concurrency", metavar="N", about="The most requests under way at once.")
@setting("--host-concurrency", metavar="N", about="The most requests under way at once to one host.")
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
    about="What is asked no faster than one host: each by itself, all of a domain, or all at an address: host, domain "
    "or address.",
)
@click.option("--robots", is_flag=True, help="Ask nothing that a host's robots.txt forbids.")
@click.option("--allow-private", is_flag=True, help="Ask private, loopback and other non-public addresses too.")
@cache_file
@click.option("--no-cache", is_flag=True, help="Leave the cache alone: ask every link, and remember nothing.")
@click.option("--recheck", is_flag=True, help="Ask every link, whatever the cache holds, and remember what is seen.")
@click.option("--list-links", is_flag=True, help="Print what would be asked, by host, and ask nothing.")
@quiet
@click.option("-v", "--verbose", is_flag=True, help="Print each link on standard error as it is judged.")
@config_file
@click.pass_context
def check(context: click.Context, /, sources: tuple[str, ...], **given: Any) -> None:
    """Audit pages: which claims rest on broken or weak sources.

    SOURCE is a file, a folder with all that is in it, or - for standard input: wikitext, pages with [tpl], Markdown or
    plain text. A redirect that holds no address is no page.
    """
    views = frozenset(view for view in View if given[f"view_{view}"])
    _refuse_contradictions(context, given, views)
    refuse_commands(sources)
    refuse_unused_name(sources, given["stdin_filename"])
    run = settings_of_audit(context, given)
    for name in given["formats"]:
        check_known("format", name, "--format")
    reports = wanted(given["formats"], given["files"], run.format)
    _refuse_what_no_report_shows(given, views, [report.format for report in reports])
    written = [report.file for report in reports]
    spare(sources, written)
    if not (given["formats"] or views):
        for file in guessed(reports):
            refuse_page(file, "name a format with -f to replace it")
    run = replace(run, own_files=tuple(filter(None, (*written, given["baseline"], given["config"]))))
    telling = Telling(quiet=given["quiet"], verbose=given["verbose"])
    scope = _scope(given["baseline"], given["diff_base"])
    if given["list_links"]:
        context.exit(list_links(sources, run, reports[0].file, telling, scope))
    if not (given["formats"] or views or given["quiet"]):
        for file in guessed(reports):
            click.echo(harmless(f"citecheck: {file}: written as a terminal report; name a format with -f"), err=True)
    is_step = any(report.format == "github" for report in reports)
    context.exit(audit(sources, run, _placed(reports, run, views), telling, scope, is_step=is_step))


def _refuse_contradictions(context: click.Context, given: Mapping[str, Any], views: AbstractSet[View]) -> None:
    """Raise click.UsageError for options of which one says the opposite of another."""
    flags = {parameter.name: parameter.opts[-1] for parameter in context.command.params}
    for one, others in (
        ("quiet", ("verbose",)),
        ("no_cache", ("cache", "recheck")),
        ("list_links", (*(f"view_{view}" for view in views), "formats", "rows", "offsets")),
    ):
        for other in others:
            if given[one] and given[other]:
                message = f"{flags[one]} and {flags[other]} contradict each other"
                raise click.UsageError(message)
    if given["list_links"] and len(given["files"]) > 1:
        message = f"--list-links prints one list, and --output is given {len(given['files'])} times"
        raise click.UsageError(message)


def _refuse_what_no_report_shows(given: Mapping[str, Any], views: AbstractSet[View], formats: Sequence[str]) -> None:
    """Raise click.UsageError for an option that is about none of the reports."""
    if views and "terminal" not in formats:
        message = f"--{min(views)} is a view of the terminal report, and the format is {formats[0]}"
        raise click.UsageError(message)
    for option, shown_in in _OF_FORMATS.items():
        if given[option] is not None and not {*shown_in} & {*formats}:
            named = " or ".join(shown_in)
            message = f"--{option} is for {named}, and the format is {formats[0]}; add --format {shown_in[0]}"
            raise click.UsageError(message)


def _placed(reports: Sequence[Wanted], run: Settings, views: AbstractSet[View]) -> list[Placed]:
    """A fresh report for each that is wanted; colour is for a screen, or where it is forced."""
    from shutil import get_terminal_size

    look = Look(width=get_terminal_size().columns, views=views, lists=run.sources, offsets=run.offsets, rows=run.rows)
    placed = []
    for form, file in reports:
        color = color_wanted(sys.stdout) if file is None else bool(os.environ.get("FORCE_COLOR"))
        placed.append(Placed(FORMATS[form](replace(look, color=color)), file))
    return placed


def _scope(baseline: Path | None, diff_base: str | None) -> Scope:
    """What the run is about. Raises click.UsageError where that cannot be told."""
    from citecheck.scope.baseline import Baseline, BaselineError, read
    from citecheck.scope.changes import ChangesError, since

    try:
        known = read(baseline) if baseline else Baseline()
        changes = since(diff_base, Path.cwd()) if diff_base is not None else None
    except BaselineError as error:
        message = f"--baseline: {error}"
        raise click.UsageError(message) from error
    except ChangesError as error:
        message = f"--diff-base: {error}"
        raise click.UsageError(message) from error
    return Scope(known, changes)
