"""A run as the commands make it: its reports open, its watcher told, its signals heard."""

from __future__ import annotations

import sys
import threading
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, ExitStack, suppress
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from citecheck import urls
from citecheck.cli.arguments import stdin
from citecheck.cli.output import Output, is_seen, opened
from citecheck.cli.signals import say_stopping, show_cursor, stopping
from citecheck.config import Settings
from citecheck.report import Report
from citecheck.scope import EVERYTHING, Scope
from citecheck.status import ExitStatus


class Telling(Struct, frozen=True):
    """How much is said on standard error."""

    quiet: bool
    verbose: bool


class Placed(Struct, frozen=True):
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
    outputs: list[Output] = []
    with _stopping(telling, outputs) as stop, ExitStack() as stack:
        alone = len(reports) == 1
        outputs += (stack.enter_context(opened(placed.file, alone=alone)) for placed in reports)
        pairs = zip(reports, outputs, strict=True)
        written = [auditing.Written(placed.report, output.write) for placed, output in pairs]
        if is_step:
            written += stack.enter_context(step_summary(watcher.note))
        status = auditing.audit(sources, run, written, watcher, stop, stdin(), scope)
    return ExitStatus.UNFINISHED if any(output.is_cut for output in outputs) else status


def list_links(sources: Sequence[str], run: Settings, file: Path | None, telling: Telling, scope: Scope) -> int:
    """Write what would be asked, by host; gives the exit status."""
    from citecheck import auditing
    from citecheck.cli.watching import watcher_on

    seen = file is None and is_seen()
    watcher = watcher_on(sys.stderr, quiet=telling.quiet, verbose=telling.verbose, report_seen=seen)
    outputs: list[Output] = []
    with _stopping(telling, outputs) as stop, opened(file) as output:
        outputs.append(output)
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


def _stopping(telling: Telling, outputs: Sequence[Output]) -> AbstractContextManager[threading.Event]:
    """The event of the first signal; the second leaves nothing behind: no unfinished file, no hidden cursor.

    It stands around the outputs, which may be opened in it, so that no signal finds an unfinished file alone.
    """

    def clear() -> None:
        for output in outputs:
            output.discard()
        show_cursor()

    return stopping(lambda: say_stopping(quiet=telling.quiet), clear)


def by_host(targets: Sequence[str]) -> str:
    """The addresses in a list by host, both in the order of the alphabet."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for target in targets:
        hosts[urls.host(target)].append(target)
    return "".join(
        f"{host} ({len(hosts[host])})\n" + "".join(f"  {target}\n" for target in sorted(hosts[host]))
        for host in sorted(hosts)
    )
