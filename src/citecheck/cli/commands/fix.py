"""`citecheck fix`: the repairs that a program can make, shown as a diff or made."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

import click

from citecheck.cli.arguments import refuse_commands, stdin
from citecheck.cli.completion import files
from citecheck.cli.options import config_file, ignore, language, quiet, setting, today
from citecheck.cli.output import Output, opened
from citecheck.cli.settings import settings
from citecheck.cli.signals import say_stopping, stopping
from citecheck.config import Settings
from citecheck.report.words.harmless import harmless


@click.command(
    epilog="""\b
Exit status:
  0  nothing to mend, or all of it is written
  1  there is something to mend, and the diff shows it
  2  wrong usage or configuration
  3  could not finish; what was done is shown or written

\b
Example:
  citecheck fix article.wiki | git apply
  citecheck fix --write --select FD,DT pages/"""
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", shell_complete=files)
@click.option("--write", is_flag=True, help="Change the files, each whole or not at all, instead of printing a diff.")
@click.option("--unsafe", is_flag=True, help="Make also the fixes that may change what a citation says; read the diff.")
@setting(
    "--select",
    metavar="CODES",
    many=True,
    default="all that are on by default",
    about="Mend only what these rules find: codes, names or prefixes, repeated or with commas.",
)
@ignore
@language
@today
@quiet
@config_file
@click.pass_context
def fix(context: click.Context, /, sources: tuple[str, ...], **given: Any) -> None:
    """Repair citations and nothing else: print a diff, or --write.

    SOURCE is a file, a folder with all that is in it, or - for standard input. No network is used. What an ignore
    comment names is left alone; so are, without --unsafe, pages tagged {{nobots}} and links tagged {{cbignore}}.
    """
    refuse_commands(sources)
    if given["write"] and "-" in sources:
        message = "--write: standard input cannot be written; without it, the diff is printed"
        raise click.UsageError(message)
    run = settings(context, given["config"])
    context.exit(_run(sources, run, write=given["write"], unsafe=given["unsafe"], quiet=given["quiet"]))


def _run(sources: Sequence[str], run: Settings, *, write: bool, unsafe: bool, quiet: bool) -> int:
    """Show or write the fixes; gives the exit status."""
    # Only a run needs these: help and mistakes come without them.
    from citecheck import fixing
    from citecheck.cli.progress import display
    from citecheck.cli.watching import StderrWatcher
    from citecheck.fixing.files import Writer

    watcher = StderrWatcher(display(sys.stderr, quiet=quiet), verbose=False)
    writer = Writer()
    with opened(None) as output, stopping(lambda: say_stopping(quiet=quiet), writer.discard) as stop:
        return fixing.fix(sources, run, writer if write else _shown_by(output), watcher, stop, stdin(), unsafe=unsafe)


def _shown_by(output: Output) -> Callable[[bytes], object]:
    """What shows a diff: byte for byte to a program, and to a screen nothing that it would obey."""
    if not sys.stdout.isatty():
        return output.write_bytes

    def show(diff: bytes) -> None:
        for line in diff.decode("utf-8", "replace").split("\n")[:-1]:
            output.write(f"{harmless(line)}\n")

    return show
