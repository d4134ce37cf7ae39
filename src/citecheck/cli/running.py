"""A run as the commands make it: its reports open, its watcher told, its signals heard."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, NamedTuple

import click

from citecheck import urls
from citecheck.cli.arguments import stdin
from citecheck.cli.output import Output, is_seen, opened
from citecheck.cli.signals import say_stopping, show_cursor, stopping
from citecheck.config import Settings
from citecheck.report import Report
from citecheck.scope import EVERYTHING, Scope


class Telling(NamedTuple):
    """How much is said on standard error."""

    quiet: bool
    verbose: bool


class Placed(NamedTuple):
    """A report and its file; None is standard output."""

    report: Report[Any]
    file: Path | None


def audit(
    sources: Sequence[str],
    run: Settings,
    reports: Sequence[Placed],
    telling: Telling,
    scope: Scope = EVERYTHING,
    *,
    is_step: bool = False,
) -> int:
    """Write the reports of an audit; gives the exit status. A step of GitHub Actions has a summary too, if it may."""
    # Only a run needs these: help and mistakes come without them.
    from citecheck import auditing
    from citecheck.cli.step_summary import step_summary
    from citecheck.cli.watching import watcher_on

    seen = is_seen() and any(placed.file is None for placed in reports)
    watcher = watcher_on(sys.stderr, quiet=telling.quiet, verbose=telling.verbose, report_seen=seen)
    with ExitStack() as stack:
        outputs = [stack.enter_context(opened(placed.file)) for placed in reports]
        stop = stack.enter_context(stopping(lambda: say_stopping(quiet=telling.quiet), lambda: _clear(outputs)))
        pairs = zip(reports, outputs, strict=True)
        written = [auditing.Written(placed.report, output.write) for placed, output in pairs]
        if is_step:
            written += stack.enter_context(step_summary(watcher.note))
        return auditing.audit(sources, run, written, watcher, stop, stdin(), scope)


def list_links(sources: Sequence[str], run: Settings, file: Path | None, telling: Telling, scope: Scope) -> int:
    """Write what would be asked, by host; gives the exit status."""
    from citecheck import auditing
    from citecheck.cli.watching import watcher_on

    seen = file is None and is_seen()
    watcher = watcher_on(sys.stderr, quiet=telling.quiet, verbose=telling.verbose, report_seen=seen)
    with (
        opened(file) as output,
        stopping(lambda: say_stopping(quiet=telling.quiet), lambda: _clear([output])) as stop,
    ):
        targets, status = auditing.links_to_ask(sources, run, watcher, stop, stdin(), scope)
        output.write(by_host(targets))
        return status


def spare(sources: Sequence[str], files: Iterable[Path | None]) -> None:
    """Raise click.UsageError where a report would take the place of a page."""
    for target in files:
        for source in sources:
            # What cannot be looked at is no page; reading it will say why.
            with suppress(OSError):
                if target and target.is_file() and target.samefile(source):
                    message = f"--output: the report would replace {source}"
                    raise click.UsageError(message)


def _clear(outputs: Sequence[Output]) -> None:
    """Leave nothing behind when the second signal ends the run: no unfinished file, no hidden cursor."""
    for output in outputs:
        output.discard()
    show_cursor()


def by_host(targets: Sequence[str]) -> str:
    """The addresses in a list by host, both in the order of the alphabet."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for target in targets:
        hosts[urls.host(target)].append(target)
    return "".join(
        f"{host} ({len(hosts[host])})\n" + "".join(f"  {target}\n" for target in sorted(hosts[host]))
        for host in sorted(hosts)
    )
