"""The findings of one page as results of SARIF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any

from msgspec import Struct

from citecheck.model import AuditedPage, Citation, Claim, Document, Finding, Fix
from citecheck.report.figures.worst import Gravity, gravity
from citecheck.report.json.records import dumps
from citecheck.report.sarif.places import artifact_location, location, message, region
from citecheck.report.words.short import short, words_of
from citecheck.scope.fingerprints import fingerprints

Json = dict[str, Any]

# GitHub looks for `primaryLocationLineHash`, and makes it of the line where there is none; of any other value under
# that name its uploader complains, result by result.
FINGERPRINT = "citecheck/v1"

# GitHub shows 100 locations of a result. So many are worth reading.
_MOST_RELATED = 20
_LONGEST_CLAIM = 200
# What a repair writes goes into the report as it is; a page of its own does not.
_LONGEST_FIX = 10_000


class Result(Struct, frozen=True):
    """A finding as it is written, and what is known of it beside: how bad it is, its rule and its file."""

    gravity: Gravity
    code: str
    name: str
    path: str
    form: str
    fingerprint: str
    known: bool
    json: str


def results_of(audited: AuditedPage) -> list[Result]:
    """One for each finding of a page, those ignored among them."""
    support = _Support(audited)
    return [
        _result(audited, finding, fingerprint, support)
        for finding, fingerprint in zip(audited.findings, fingerprints(audited), strict=True)
    ]


def _result(audited: AuditedPage, finding: Finding, fingerprint: str, support: _Support) -> Result:
    document = audited.page.document
    known: Json = {
        "ruleId": finding.code,
        "level": finding.severity,
        "message": message(finding.message),
        "locations": [location(document, finding.span)],
    }
    if places := list(islice(support.related(finding), _MOST_RELATED)):
        known["relatedLocations"] = [{"id": number, **place} for number, place in enumerate(places, start=1)]
    if finding.fix and (changes := _changes(document, finding.fix)):
        known["fixes"] = [changes]
    if finding.is_settled:
        # What is ignored is so in the page itself, what is known in a baseline.
        known["suppressions"] = [{"kind": "inSource" if finding.ignored else "external"}]
    if finding.cs1:
        known["properties"] = {"cs1": finding.cs1}
    bad = gravity(audited, finding)
    file = document.path, document.format
    return Result(bad, finding.code, finding.name, *file, fingerprint, finding.known, dumps(known))


class _Support:
    """What rests on which citation of a page."""

    def __init__(self, audited: AuditedPage) -> None:
        self._audited = audited
        self._document = audited.page.document
        self._citations = {citation.id: citation for citation in audited.page.citations}
        self._claims: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in audited.page.claims:
            for citation_id in claim.citations:
                self._claims[citation_id].append(claim)

    def related(self, finding: Finding) -> Iterator[Json]:
        """The citation as a whole, and, where it fell by this, the claims that rest on it with what else they have."""
        if finding.citation is None:
            return
        citation = self._citations[finding.citation]
        if citation.span != finding.span:
            yield self._place(citation, "The citation")
        if finding.code in self._audited.standings[citation.id].because:
            yield from self._resting(citation)

    def _resting(self, citation: Citation) -> Iterator[Json]:
        told = {citation.id}
        for claim in self._claims[citation.id]:
            words = words_of(claim, self._document, _LONGEST_CLAIM)
            yield self._place(
                claim, f"A claim that rests on it, {self._audited.verdicts[claim.id].standing}: “{words}”"
            )
            for other in claim.citations:
                if other not in told:
                    told.add(other)
                    standing = self._audited.standings[other].standing
                    yield self._place(self._citations[other], f"Another citation of that claim, {standing}")

    def _place(self, part: Citation | Claim, words: str) -> Json:
        physical = location(self._document, part.span)["physicalLocation"]
        return {"physicalLocation": physical, "message": message(words)}


def _changes(document: Document, fix: Fix) -> Json | None:
    """A repair; None for one that changes nothing, or puts in more than a report has room for."""
    if not fix.edits or sum(len(edit.replacement) for edit in fix.edits) > _LONGEST_FIX:
        return None
    replacements = [
        {"deletedRegion": region(document, edit.span), "insertedContent": {"text": edit.replacement}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": artifact_location(document.path), "replacements": replacements}
    return {
        "description": {"text": short(fix.title, _LONGEST_CLAIM)},
        "artifactChanges": [change],
        "properties": {"safe": fix.safe},
    }
