"""One source as JSON: what every list says of it, and what follows for a citation of it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from citecheck.model import Finding, Severity
from citecheck.report.json.records import SCHEMA_VERSION, Json, dumps
from citecheck.sources import Entry, SourceList
from citecheck.sources.opinions import Opinion
from citecheck.sources.ratings import Rating
from citecheck.version import __version__


class Source(Struct, frozen=True):
    """All that is known of one source.

    `asked` is what somebody wrote, `url` the address that was looked up for it: of a copy in an archive (`is_copy`),
    that of the page itself.
    """

    asked: str
    url: str
    is_copy: bool
    ratings: Sequence[Rating]
    entries: Sequence[Entry]
    opinion: Opinion
    findings: Sequence[Finding]

    @property
    def weighs(self) -> bool:
        """Whether a citation of it with nothing beside it is weak."""
        return any(finding.severity is not Severity.NOTE for finding in self.findings)


def source_as_json(source: Source) -> str:
    """One source as one JSON object, with a newline at its end."""
    whole = {
        "schema_version": SCHEMA_VERSION,
        "citecheck": __version__,
        "asked": source.asked,
        "url": source.url,
        "word": source.opinion.word,
        "weighs": source.weighs,
        "ratings": [_rating(rating) for rating in source.ratings],
        "forms": [_form(entry) for entry in source.entries],
        "findings": [_finding(finding) for finding in source.findings],
    }
    return f"{dumps(whole)}\n"


def _rating(rating: Rating) -> Json:
    return {
        "word": rating.word,
        "listed": rating.listed,
        "name": rating.name or None,
        "discussed": rating.discussed or None,
        "topic": rating.topic or None,
        "blacklisted": rating.blacklisted,
        "reason": rating.reason or None,
        "list": _list(rating.listed_in),
    }


def _form(entry: Entry) -> Json:
    return {"category": entry.category, "listed": entry.pattern, "list": _list(entry.listed_in)}


def _finding(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
    }


def _list(listed_in: SourceList) -> Json:
    return {
        "name": listed_in.name,
        "title": listed_in.title,
        "origin": listed_in.origin,
        "date": listed_in.date,
        "licence": listed_in.licence,
    }
