"""The whole of an audit, in reading order: read, parse, ask the links, apply the rules, judge, report.

A run makes two passes over its inputs: the first collects the addresses, which are asked once each; the second audits
and reports page by page with the results in hand. An offline run needs the second pass only.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import BinaryIO

from citecheck import links, rules, urls, verdicts
from citecheck.config import Settings
from citecheck.judge import judge
from citecheck.model import (
    AuditedPage,
    Finding,
    LinkResult,
    Observation,
    Outcome,
    Reason,
    Severity,
)
from citecheck.reading import Reading
from citecheck.report import Report, RunHead, RunTail
from citecheck.rules.catalogue import Context
from citecheck.status import ExitStatus
from citecheck.watcher import Watcher

_SEVERITIES = tuple(Severity)  # worst first
_UNFINISHED = frozenset({Reason.INTERRUPTED, Reason.TIME_LIMIT, Reason.NETWORK_DOWN})


def audit(
    sources: Sequence[str],
    settings: Settings,
    report: Report,
    write: Callable[[str], object],
    watcher: Watcher,
    stop: threading.Event,
    stdin: BinaryIO,
) -> ExitStatus:
    """Audit the sources and write the report piece by piece. When `stop` is set, what is done is still reported."""
    started_at, started = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), time.monotonic()
    reading = Reading(sources, watcher, stdin, stop)
    results = {} if settings.offline else _asked(list(reading.targets()), settings, watcher, stop)
    write(report.head(RunHead(started_at, settings.today, settings.offline, results)))

    wanted = rules.wanted(settings.select, settings.ignore)
    run_rules = [rule for rule in rules.ALL if rule.default or rule in wanted]
    shown_codes = {rule.code for rule in wanted}
    context = Context(settings.today, results)
    occurrences: dict[str, list[tuple[int, str]]] = {}
    failed = False
    for index, page in enumerate(reading.pages()):
        findings = rules.check(page, context, run_rules)
        standings, claim_verdicts = verdicts.judge(page.citations, page.claims, findings, results)
        shown = tuple(finding for finding in findings if finding.code in shown_codes)
        failed = failed or any(_fails(finding, settings.fail_on) for finding in shown)
        for citation in page.citations:
            for target in dict.fromkeys(link.target for link in citation.links):
                occurrences.setdefault(target, []).append((index, citation.id))
        write(report.page(AuditedPage(page, shown, standings, claim_verdicts)))

    seen = [results.get(target) or judge(Observation(target, Outcome.OFFLINE)) for target in occurrences]
    complete = not reading.problems and not stop.is_set() and not any(link.reason in _UNFINISHED for link in seen)
    elapsed_s = round(time.monotonic() - started, 3)
    write(report.tail(RunTail(seen, occurrences, reading.problems, complete, elapsed_s)))
    if not complete:
        return ExitStatus.UNFINISHED
    return ExitStatus.FINDINGS if failed else ExitStatus.FINE


def links_to_ask(
    sources: Sequence[str], watcher: Watcher, stop: threading.Event, stdin: BinaryIO
) -> tuple[list[str], ExitStatus]:
    """The addresses that a run would ask, each once, in the order of the text."""
    reading = Reading(sources, watcher, stdin, stop)
    targets = [target for target in reading.targets() if urls.scheme(target) in urls.ASKABLE and not urls.fault(target)]
    return targets, ExitStatus.UNFINISHED if reading.problems or stop.is_set() else ExitStatus.FINE


def _asked(
    targets: Sequence[str], settings: Settings, watcher: Watcher, stop: threading.Event
) -> dict[str, LinkResult]:
    """The result of every address."""
    watcher.links_started(len(targets))
    try:
        observations = links.ask(
            targets,
            settings.links,
            stop=stop,
            seen=lambda observation, progress: watcher.link_seen(judge(observation), progress),
            tick=watcher.links_tick,
        )
    finally:
        watcher.links_done()
    return {target: judge(observation) for target, observation in observations.items()}


def _fails(finding: Finding, fail_on: Severity | None) -> bool:
    """Whether a finding makes the exit status 1."""
    if fail_on is None or finding.ignored:
        return False
    return _SEVERITIES.index(finding.severity) <= _SEVERITIES.index(fail_on)
