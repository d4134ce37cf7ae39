"""Places and words as SARIF writes them."""

from __future__ import annotations

from typing import Any

from citecheck.model import Document, Span
from citecheck.paths import uri_of
from citecheck.report.words.short import short

Json = dict[str, Any]

BASE = "%SRCROOT%"
"""What relative paths begin at: nothing that a report knows, so that whoever reads it puts the folder in."""

_LONGEST_MESSAGE = 4096


def artifact_location(path: str) -> Json:
    """Where a file is; a relative path is told as such."""
    uri = uri_of(path)
    return {"uri": uri} if "://" in uri else {"uri": uri, "uriBaseId": BASE}


def region(document: Document, span: Span) -> Json:
    """A span in lines and columns of the file; of a dump's page too."""
    start, end = map(document.lines.position, span)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def location(document: Document, span: Span) -> Json:
    """A place in a file, with the title of the page that it is on, if that has one."""
    place: Json = {
        "physicalLocation": {
            "artifactLocation": artifact_location(document.path),
            "region": region(document, span),
        }
    }
    if document.title is not None:
        place["logicalLocations"] = [{"fullyQualifiedName": short(document.title, _LONGEST_MESSAGE), "kind": "page"}]
    return place


def message(text: str) -> Json:
    """Words for a person. What would be a link in a message of SARIF, `[words](target)`, is none."""
    return {"text": short(text.replace("](", "] ("), _LONGEST_MESSAGE)}
