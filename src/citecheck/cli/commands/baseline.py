"""`citecheck baseline`: what is known, so that only what is new fails."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from citecheck.cli.arguments import refuse_commands, refuse_unused_name
from citecheck.cli.commands.check import check
from citecheck.cli.options import ignore, setting
from citecheck.cli.reports import refuse_page
from citecheck.cli.running import Placed, Telling, audit, spare
from citecheck.cli.settings import settings_of_audit

# Of the options of an audit, those that say what its report is like, what fails, or that nothing is audited; and two
# that stand together here, one of them in other words.
_OF_CHECK_ALONE = frozenset({
    "formats", "files", "view_claims", "view_sources", "view_summary", "rows", "offsets", "select", "ignore", "fail_on",
    "baseline", "diff_base", "list_links",
})  # fmt: skip


@click.command(
    epilog="""\b
Exit status:
  0  the baseline is written
  2  wrong usage or configuration
  3  could not finish; what was found is written

\b
Example:
  citecheck baseline pages/ -o citecheck-baseline.json
  citecheck check --baseline citecheck-baseline.json pages/"""
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Write the baseline there, all of it or nothing; - is standard output.  [default: -]",
)
@setting(
    "--select",
    metavar="CODES",
    many=True,
    default="all that are on by default",
    about="Write down only what these rules find: codes, names or prefixes, repeated or with commas.",
)
@ignore
@click.pass_context
def baseline(context: click.Context, /, sources: tuple[str, ...], **given: Any) -> None:
    """Write down what is known, so that only what is new fails.

    With `--baseline FILE`, `citecheck check` fails on none of the findings that are written there. A finding is known
    by its rule, its page and the text of its citation: it may move, and others may come and go. SOURCE and the audit
    are those of `citecheck check`, with its options.
    """
    refuse_commands(sources)
    refuse_unused_name(sources, given["stdin_filename"])
    target = None if given["output"] == Path("-") else given["output"]
    own_files = tuple(filter(None, (target, given["config"])))
    run = replace(settings_of_audit(context, given), fail_on=None, own_files=own_files)
    spare(sources, [target])
    if target:
        refuse_page(target, "give the baseline another name")
    # What a run writes is loaded by the run.
    from citecheck.report.baseline_report import BaselineReport

    telling = Telling(quiet=given["quiet"], verbose=given["verbose"])
    context.exit(audit(sources, run, [Placed(BaselineReport(), target)], telling))


baseline.params += [parameter for parameter in check.params if parameter.name not in _OF_CHECK_ALONE]
