"""SARIF 2.1.0: the findings of a run for code scanning, with rules, repairs and what made a claim fall.

The format is that of OASIS; where it leaves a choice, or sets no bound, GitHub's rules for what is uploaded decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from citecheck.counts import plural
from citecheck.model import AuditedPage, LinkResult, Problem
from citecheck.report import RunHead, RunTail
from citecheck.report.figures.summary import NOTHING, Summary, of_page, of_run
from citecheck.report.figures.worst import Worst
from citecheck.report.json.records import dumps
from citecheck.report.sarif.places import BASE, artifact_location, message
from citecheck.report.sarif.results import FINGERPRINT, Result, results_of
from citecheck.report.sarif.rules import described
from citecheck.report.words.short import unjudged
from citecheck.scope.fingerprints import Distinct
from citecheck.version import __version__

Json = dict[str, Any]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 5000
"""GitHub refuses 25,000 results, and of fewer takes in so many."""

_MIME_TYPES = {"markdown": "text/markdown", "text": "text/plain"}
_WIKITEXT = "text/x-wiki"


class SarifReport:
    """One run as one SARIF log with one run in it; of too many results, the worst."""

    def __init__(self, most: int = MOST_RESULTS) -> None:
        """Nothing written yet; `most` is how many results there may be."""
        self._links: Mapping[str, LinkResult] = {}
        self._started_at = ""
        self._pages = NOTHING
        self._worst: Worst[Result] = Worst(most)
        self._knows = False

    def head(self, head: RunHead) -> str:
        """What says which format this is."""
        self._links = head.links
        self._started_at = head.started_at
        return f'{dumps({"$schema": SCHEMA, "version": "2.1.0"})[:-1]},"runs":[\n'

    def prepare(self, audited: AuditedPage) -> tuple[list[Result], Summary]:
        """The results of one page, and its counts."""
        return results_of(audited), of_page(audited, self._links)

    def page(self, prepared: tuple[list[Result], Summary]) -> str:
        """Nothing: which results are the worst is known at the end."""
        results, summary = prepared
        self._pages += summary
        for result in results:
            self._worst.add(result.gravity, result)
            self._knows = self._knows or result.known
        return ""

    def tail(self, tail: RunTail) -> Iterator[str]:
        """The run: the rules that were broken, the results, worst first, the files they are in, and how it ended."""
        results = self._worst.kept()
        names = dict(sorted({result.code: result.name for result in results}.items()))
        files = {result.path: result.form for result in results}
        rules = {code: number for number, code in enumerate(names)}
        driver = {
            "name": "citecheck",
            "version": __version__,
            "semanticVersion": __version__,
            "language": "en",
            "rules": [described(code, name) for code, name in names.items()],
        }
        run = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "originalUriBaseIds": {BASE: {"description": {"text": "The folder in which citecheck was run."}}},
            "artifacts": [_artifact(path, form) for path, form in files.items()],
            "invocations": [self._invocation(tail)],
            "properties": _counts(of_run(self._pages, tail.links)),
        }
        yield f'{dumps(run)[:-1]},"results":['
        distinct = Distinct()
        # Beside a baseline each result says whether it is new.
        compared = self._knows or bool(tail.gone)
        for number, result in enumerate(results):
            known = {
                "ruleIndex": rules[result.code],
                "partialFingerprints": {FINGERPRINT: distinct.of(result.fingerprint)},
                **({"baselineState": "unchanged" if result.known else "new"} if compared else {}),
            }
            yield f"{',' if number else ''}\n{dumps(known)[:-1]},{result.json[1:]}"
        yield "\n]}\n]}\n"

    def _invocation(self, tail: RunTail) -> Json:
        """How the run went; only one that saw all that it should is a success."""
        ended = datetime.fromisoformat(self._started_at) + timedelta(seconds=tail.elapsed_s)
        return {
            "executionSuccessful": tail.complete and not tail.problems,
            "startTimeUtc": self._started_at,
            "endTimeUtc": ended.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "toolExecutionNotifications": list(self._notifications(tail)),
        }

    def _notifications(self, tail: RunTail) -> Iterator[Json]:
        yield from map(_problem, tail.problems)
        if not tail.complete:
            yield _notification("error", "The run was not finished: what was done is reported, the rest not looked at.")
        if left_out := self._worst.left_out:
            kept = self._worst.met - left_out
            words = f"{plural(left_out, 'result')} left out: these are the worst {kept:,}, and GitHub takes in no more."
            yield _notification("warning", words)
        if reasons := unjudged(tail.links):
            yield _notification("note", f"Of some links nothing is known: {reasons}.")


def _notification(level: str, text: str) -> Json:
    return {"level": level, "message": message(text)}


def _problem(problem: Problem) -> Json:
    place: Json = {"artifactLocation": artifact_location(problem.path)}
    if problem.line is not None:
        place["region"] = {"startLine": problem.line}
    return {**_notification("error", problem.message), "locations": [{"physicalLocation": place}]}


def _artifact(path: str, form: str) -> Json:
    return {
        "location": artifact_location(path),
        "mimeType": _MIME_TYPES.get(form, _WIKITEXT),
        "roles": ["analysisTarget"],
    }


def _counts(summary: Summary) -> Json:
    return {
        "documents": summary.documents,
        "claims": summary.claims,
        "survival": summary.survival,
        "links": summary.links,
        "findings": summary.findings,
        "ignored": summary.ignored,
    }
