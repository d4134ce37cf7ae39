"""The whole of an audit, in reading order: read, parse, ask the links, apply the rules, judge, report.

A run makes two passes over its inputs: the first collects the addresses, which are asked once each; the second audits
and reports page by page with the results in hand, and is made ready while they come. An offline run needs the second
pass only.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any, BinaryIO, NamedTuple

from citecheck.auditing.ahead import Ahead
from citecheck.auditing.page import PageAudit, PageOutcome, codes_shown
from citecheck.config import Settings
from citecheck.links.plans.selection import Selection
from citecheck.model import LinkResult, Problem, Reason, Status
from citecheck.reading import Reading, unfinished
from citecheck.report import Report, RunHead, RunTail
from citecheck.scope import EVERYTHING, Scope
from citecheck.status import ExitStatus
from citecheck.watcher import Pass, Watcher, watched

_NETWORK_DOWN = "the network is down: no host answered, so whatever was said of a link meanwhile does not count"


class Written(NamedTuple):
    """A report of the run, and where its text goes."""

    report: Report[Any]
    write: Callable[[str], object]


def audit(
    sources: Sequence[str],
    settings: Settings,
    written: Sequence[Written],
    watcher: Watcher,
    stop: threading.Event,
    stdin: BinaryIO,
    scope: Scope = EVERYTHING,
) -> ExitStatus:
    """Audit the sources and write the reports piece by piece. When `stop` is set, what is done is still reported."""
    started_at, started = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), time.monotonic()
    reading = _reading(sources, settings, watcher, stop, stdin)
    ahead = Ahead(reading, settings)
    results = {} if settings.offline else _asked(reading, settings, watcher, stop, scope, ahead)
    with watched(watcher, Pass.AUDITING, reading.pages):
        head = RunHead(started_at, settings.today, settings.offline, results)
        for report, write in written:
            write(report.head(head))

        occurrences: dict[str, list[tuple[int, str]]] = {}
        fails = False
        paths: set[str] = set()
        known: set[str] = set()
        # The rules are loaded by it, which is done once if it is before there are several processes.
        shown = codes_shown(settings)
        audit_pages = PageAudit(settings, results, tuple(report for report, _ in written), scope)
        for index, page in enumerate(_outcomes(reading, audit_pages, ahead, settings.jobs)):
            fails = fails or page.fails
            paths.add(page.path)
            known |= page.known
            for target, citation in page.cited:
                occurrences.setdefault(target, []).append((index, citation))
            for (report, write), prepared in zip(written, page.prepared, strict=True):
                write(report.page(prepared))
            watcher.page_done()

        seen = [results.get(target) or _unasked(target, settings, scope) for target in occurrences]
        # What was asked for a page that is a problem by now has no place in a page, and is reported all the same.
        seen += (result for target, result in results.items() if target not in occurrences)
        if any(link.reason is Reason.NETWORK_DOWN for link in seen):
            watcher.note(_NETWORK_DOWN)
        if misnamed := scope.baseline.misnamed(paths):
            watcher.note("the baseline has {1} and not {0}: name pages as for `citecheck baseline`".format(*misnamed))
        complete = not reading.problems and not stop.is_set() and all(link.is_finished for link in seen)
        elapsed_s = round(time.monotonic() - started, 3)
        gone = scope.baseline.gone(known, paths, shown)
        tail = RunTail(seen, occurrences, reading.problems, complete, elapsed_s, gone)
        for report, write in written:
            for piece in report.tail(tail):
                write(piece)
    if not complete:
        return ExitStatus.UNFINISHED
    return ExitStatus.FINDINGS if fails else ExitStatus.FINE


def links_to_ask(
    sources: Sequence[str],
    settings: Settings,
    watcher: Watcher,
    stop: threading.Event,
    stdin: BinaryIO,
    scope: Scope = EVERYTHING,
) -> tuple[list[str], ExitStatus]:
    """The addresses that a run would ask, each once, in the order of the text."""
    reading = _reading(sources, settings, watcher, stop, stdin)
    selection = Selection(settings.links)
    targets = [target for target, cited in reading.cited(scope).items() if not selection.refusal(cited)]
    return targets, ExitStatus.UNFINISHED if reading.problems or stop.is_set() else ExitStatus.FINE


def _reading(
    sources: Sequence[str], settings: Settings, watcher: Watcher, stop: threading.Event, stdin: BinaryIO
) -> Reading:
    named = settings.stdin_filename
    return Reading(sources, watcher, stdin, stop, stdin_filename=named, own_files=settings.own_files)


def _asked(
    reading: Reading, settings: Settings, watcher: Watcher, stop: threading.Event, scope: Scope, ahead: Ahead
) -> dict[str, LinkResult]:
    """The results of all addresses that the run is about."""
    # An offline run does without what asks and judges.
    from citecheck.asking import ask

    # Several processes can only be forked where there are no threads.
    meanwhile = ahead.begin if settings.jobs == 1 else None
    return ask(reading.cited(scope), settings, watcher, stop, meanwhile=meanwhile)


def _unasked(target: str, settings: Settings, scope: Scope) -> LinkResult:
    """The result of an address that was not asked: no change has touched it, none was asked, or it was not there yet.

    A page may be saved anew while its links are asked; of what it has only since then, nothing is known.
    """
    if scope.changes is not None:
        return LinkResult(target, Status.SKIPPED, Reason.EXCLUDED, "not asked: no change has touched what cites it")
    if settings.offline:
        return LinkResult.offline(target)
    return LinkResult(target, Status.SKIPPED, Reason.INTERRUPTED, "not asked: its page has changed during the run")


def _outcomes(reading: Reading, audit_pages: PageAudit, ahead: Ahead, jobs: int) -> Iterator[PageOutcome]:
    """What becomes of each page, in order. Pages that are lost, with a process or by themselves, are problems."""
    for tried in _tried(reading, audit_pages, ahead, jobs):
        if isinstance(tried, Problem):
            reading.problem(tried)
        else:
            yield tried


def _tried(reading: Reading, audit_pages: PageAudit, ahead: Ahead, jobs: int) -> Iterator[PageOutcome | Problem]:
    if jobs == 1:
        for document in reading.documents():
            yield audit_pages.tried(document, partial(ahead.begun, document))
        return
    # Most runs have one process, and do without what several need.
    from citecheck.auditing.jobs import Lost, in_order

    for tried in in_order(audit_pages, reading.batches(), jobs):
        if isinstance(tried, Lost):
            for document in tried.item:
                yield unfinished(document, "the process that audited it died")
        else:
            yield from tried
