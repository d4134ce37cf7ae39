"""Pages, links and problems as plain records, in the words of the JSON report (`citecheck schema`).

Fields without a value are None, never absent.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from json import JSONEncoder
from typing import Any

import orjson
from msgspec.structs import asdict

from citecheck.config import Offsets
from citecheck.model import AuditedPage, Citation, Claim, Document, Finding, Fix, LinkResult, Problem, Tag
from citecheck.report import RunHead, RunTail
from citecheck.report.figures.summary import Summary, Word, of_run
from citecheck.report.words.reading_on import help_for
from citecheck.version import __version__

SCHEMA_VERSION = 1

Json = dict[str, Any]
Spans = Callable[[tuple[int, int]], Json]

_ENCODE = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_BUNCH = 64
_END = ("end", "end_line", "end_column")
_SURROGATE = re.compile("[\ud800-\udfff]")


def dumps(value: object) -> str:
    """Readable JSON that can be written as UTF-8: a lone surrogate, which has no UTF-8, is escaped."""
    return _encoded(value).decode()


def _encoded(value: object) -> bytes:
    """The same as bytes, which are put together in less time than text is."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", _ENCODE(value)).encode()


def summary_record(summary: Summary) -> Json:
    """The counts of a page or a run."""
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


def run_record(head: RunHead, offsets: Offsets) -> Json:
    """What is known of a run before its first page."""
    return {
        "schema_version": SCHEMA_VERSION,
        "citecheck": __version__,
        "started_at": head.started_at,
        "today": head.today.isoformat(),
        "offsets": offsets,
    }


def end_record(pages: Summary, tail: RunTail) -> Json:
    """What is known of a run after its last page, which `pages` sums up."""
    return {
        "summary": summary_record(of_run(pages, tail.links)),
        "gone": [asdict(one) for one in tail.gone],
        "problems": [problem_record(problem) for problem in tail.problems],
        "complete": tail.complete,
        "elapsed_s": tail.elapsed_s,
    }


def page_text(audited: AuditedPage, summary: Summary, offsets: Offsets) -> str:
    """One page with its citations, claims, tags and findings, as JSON; few records are there at once."""
    pieces = []
    for name, value in _page(audited, summary, offsets).items():
        pieces.append(b',"%b":' % name.encode())
        if isinstance(value, Iterator):
            pieces += (b"[", b",".join(_bunches(value)), b"]")
        else:
            pieces.append(_encoded(value))
    pieces[0] = b"{" + pieces[0][1:]
    return b"".join((*pieces, b"}")).decode()


def _bunches(records: Iterator[Json]) -> Iterator[bytes]:
    """The records as JSON, with commas between them: each piece of bytes takes the room of a kilobyte at least."""
    while bunch := list(islice(records, _BUNCH)):
        yield _encoded(bunch)[1:-1]


def _page(audited: AuditedPage, summary: Summary, offsets: Offsets) -> dict[str, Any]:
    """The fields of a page; those of which it may have thousands are made as they are asked for."""
    page = audited.page
    document = page.document
    span = _spans(document) if offsets is Offsets.CODE_POINTS else _spans_of_utf_16(document)
    claims_of: defaultdict[str, list[str]] = defaultdict(list)
    for claim in page.claims:
        for citation_id in claim.citations:
            claims_of[citation_id].append(claim.id)
    return {
        "path": document.path,
        "title": document.title,
        "format": document.format,
        "summary": summary_record(summary),
        "citations": (_citation(citation, audited, claims_of[citation.id], span) for citation in page.citations),
        "claims": (_claim(claim, audited, span) for claim in page.claims),
        "tags": (_tag(tag, span) for tag in page.tags),
        "findings": (_finding(finding, span) for finding in audited.findings),
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
            {"name": each.name, "value": each.value, "span": span((each.start, each.start + len(each.value)))}
            for each in citation.parameters
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
        "known": finding.known,
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
    # The line of the span before, which mostly is that of the next one too: where it begins, and where the next does.
    line, low, high = 0, 0, 0

    def span(place: tuple[int, int]) -> Json:
        nonlocal line, low, high
        start, end = place
        if not low <= start < high:
            line = bisect_right(starts, start)
            low = starts[line - 1]
            high = starts[line] if line < len(starts) else sys.maxsize
        end_line = line if end < high else bisect_right(starts, end)
        return {
            "start": offset + start,
            "end": offset + end,
            "line": above + line,
            "column": start - low + 1,
            "end_line": above + end_line,
            "end_column": end - (low if end < high else starts[end_line - 1]) + 1,
        }

    return span


def _spans_of_utf_16(document: Document) -> Spans:
    """The same in the units of UTF-16, of which a character beyond the Basic Multilingual Plane takes two."""
    counted, lines, astral = _spans(document), document.lines, _astral_in(document.text)
    if not astral and not document.astral:
        return counted

    def span(place: tuple[int, int]) -> Json:
        found = counted(place)
        for offset, name, line, column in ((place[0], "start", "line", "column"), (place[1], *_END)):
            before = bisect_left(astral, offset)
            found[name] += document.astral + before
            found[column] += before - bisect_left(astral, lines.starts[found[line] - lines.first])
        return found

    return span


@lru_cache(maxsize=1)
def _astral_in(text: str) -> tuple[int, ...]:
    """Where the characters of a text stand that take two units. Its pages share it, and come one after the other."""
    return () if text.isascii() else tuple(found.start() for found in _ASTRAL.finditer(text))


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


def problem_record(problem: Problem) -> Json:
    """Something that could not be read or finished."""
    return {"path": problem.path, "line": problem.line, "message": problem.message}
