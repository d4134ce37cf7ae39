"""The JSON report, version 1: one object for a run, written page by page.

Each document and each link stands on a line of its own. Fields without a value are null, never absent.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from json import JSONEncoder
from typing import Any

import orjson

from citecheck import __version__
from citecheck.model import AuditedPage, Citation, Claim, Document, Finding, Fix, LinkResult, Problem, Tag
from citecheck.report import RunHead, RunTail
from citecheck.report.reading_on import help_for
from citecheck.report.summary import NOTHING, Summary, Word, of_page, of_run

SCHEMA_VERSION = 1

Json = dict[str, Any]
Spans = Callable[[tuple[int, int]], Json]

_ENCODE = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_SURROGATE = re.compile("[\ud800-\udfff]")


class JsonReport:
    """One run as one JSON object in UTF-8, with a newline at its end."""

    def __init__(self) -> None:
        """Nothing written yet."""
        self._links: Mapping[str, LinkResult] = {}
        self._pages = NOTHING

    def head(self, head: RunHead) -> str:
        """The fields that are known before the first page, up to the open list of documents."""
        self._links = head.links
        known = {
            "schema_version": SCHEMA_VERSION,
            "citecheck": __version__,
            "started_at": head.started_at,
            "today": head.today.isoformat(),
        }
        return f'{dumps(known)[:-1]},\n"documents":['

    def prepare(self, audited: AuditedPage) -> tuple[str, Summary]:
        """One document, and its counts."""
        summary = of_page(audited, self._links)
        return dumps(_document(audited, summary)), summary

    def page(self, prepared: tuple[str, Summary]) -> str:
        """One document, with the comma that parts it from the one before."""
        document, summary = prepared
        comma = "," if self._pages.documents else ""
        self._pages += summary
        return f"{comma}\n{document}"

    def tail(self, tail: RunTail) -> Iterator[str]:
        """The links with their occurrences, the totals, and how the run ended."""
        yield '\n],\n"links":['
        for number, link in enumerate(tail.links):
            comma = "," if number else ""
            yield f"{comma}\n{dumps(link_record(link, tail.occurrences.get(link.url, ())))}"
        rest = {
            "summary": _summary(of_run(self._pages, tail.links)),
            "problems": [_problem(problem) for problem in tail.problems],
            "complete": tail.complete,
            "elapsed_s": tail.elapsed_s,
        }
        yield f"\n],\n{dumps(rest)[1:]}\n"


def dumps(value: Json) -> str:
    """Readable JSON that can be written as UTF-8: a lone surrogate, which has no UTF-8, is escaped."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", _ENCODE(value))


def _summary(summary: Summary) -> Json:
    return {
        "documents": summary.documents,
        "citations": _counts(summary.citations),
        "claims": _counts(summary.claims),
        "survival": summary.survival,
        "uncited": summary.uncited,
        "links": _counts(summary.links),
        "findings": _counts(summary.findings),
    }


def _counts(counts: Mapping[Word, int]) -> dict[str, int]:
    # Keys that are plain strings are written in half the time.
    return {word.value: count for word, count in counts.items()}


def _document(audited: AuditedPage, summary: Summary) -> Json:
    page = audited.page
    document = page.document
    span = _spans(document)
    claims_of: defaultdict[str, list[str]] = defaultdict(list)
    for claim in page.claims:
        for citation_id in claim.citations:
            claims_of[citation_id].append(claim.id)
    return {
        "path": document.path,
        "title": document.title,
        "format": document.format,
        "summary": _summary(summary),
        "citations": [_citation(citation, audited, claims_of[citation.id], span) for citation in page.citations],
        "claims": [_claim(claim, audited, span) for claim in page.claims],
        "tags": [_tag(tag, span) for tag in page.tags],
        "findings": [_finding(finding, span) for finding in audited.findings],
    }


def _citation(citation: Citation, audited: AuditedPage, claims: Sequence[str], span: Spans) -> Json:
    verdict = audited.standings[citation.id]
    return {
        "id": citation.id,
        "kind": citation.kind,
        "template": citation.template,
        "text": audited.page.document.slice(citation.span),
        "span": span(citation.span),
        "parameters": [
            {"name": name, "value": value, "span": span((start, start + len(value)))}
            for name, value, _, _, start, _ in citation.parameters
        ],
        "links": [
            {
                "url": link.url,
                "target": link.target,
                "role": link.role,
                "parameter": link.parameter,
                "span": span(link.span),
            }
            for link in citation.links
        ],
        "works": citation.works,
        "claims": claims,
        "standing": verdict.standing,
        "because": verdict.because,
        "confidence": citation.confidence,
    }


def _claim(claim: Claim, audited: AuditedPage, span: Spans) -> Json:
    verdict = audited.verdicts[claim.id]
    return {
        "id": claim.id,
        "text": claim.text,
        "span": span(claim.span),
        "sentence": span(claim.sentence),
        "section": claim.section,
        "citations": claim.citations,
        "verdict": verdict.standing,
        "because": verdict.because,
    }


def _tag(tag: Tag, span: Spans) -> Json:
    return {
        "kind": tag.kind,
        "template": tag.template,
        "date": tag.date,
        "span": span(tag.span),
        "citation": tag.citation,
        "claim": tag.claim,
    }


def _finding(finding: Finding, span: Spans) -> Json:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "span": span(finding.span),
        "citation": finding.citation,
        "cs1": finding.cs1,
        "fix": _fix(finding.fix, span) if finding.fix else None,
        "ignored": finding.ignored,
        "help": help_for(finding.code, () if finding.cs1 is None else (finding.cs1,)),
    }


def _fix(fix: Fix, span: Spans) -> Json:
    return {
        "title": fix.title,
        "safe": fix.safe,
        "edits": [{"span": span(edit.span), "replacement": edit.replacement} for edit in fix.edits],
    }


def _spans(document: Document) -> Spans:
    """What gives a span of a document with its lines and columns. Half of a report are spans."""
    starts, above, offset = document.lines.starts, document.lines.first - 1, document.start

    def span(place: tuple[int, int]) -> Json:
        start, end = place
        line = end_line = bisect_right(starts, start)
        if end_line < len(starts) and end >= starts[end_line]:
            end_line = bisect_right(starts, end)
        return {
            "start": offset + start,
            "end": offset + end,
            "line": above + line,
            "column": start - starts[line - 1] + 1,
            "end_line": above + end_line,
            "end_column": end - starts[end_line - 1] + 1,
        }

    return span


def link_record(link: LinkResult, occurrences: Sequence[tuple[int, str]] = ()) -> Json:
    """One address and what is known of it, with the places that cite it."""
    return {
        "url": link.url,
        "status": link.status,
        "reason": link.reason,
        "http_status": link.http_status,
        "final_url": link.final_url,
        "redirects": [{"url": hop.url, "http_status": hop.http_status} for hop in link.redirects],
        "title": link.title,
        "title_seen": _title_seen(link),
        "unseen": list(link.unseen),
        "evidence": link.evidence,
        "attempts": link.attempts,
        "elapsed_s": link.elapsed_s,
        "checked_at": link.checked_at,
        "from_cache": link.from_cache,
        "confidence": link.confidence,
        "occurrences": [{"document": document, "citation": citation} for document, citation in occurrences],
    }


def _title_seen(link: LinkResult) -> bool | None:
    """Whether the page shows a title under which it is cited; None where that cannot be told."""
    return True if link.title_seen else False if link.unseen else None


def _problem(problem: Problem) -> Json:
    return {"path": problem.path, "line": problem.line, "message": problem.message}
