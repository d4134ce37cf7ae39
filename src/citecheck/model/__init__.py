"""The nouns of citecheck: what is read, what is found in it, what came back and what it is worth.

Every other module passes these values on; this package imports nothing of ours. All of them are immutable. Offsets are
0-based half-open code points of the text as it was given, so that the slice of the text is the value.
"""

from __future__ import annotations

from citecheck.model.links import (
    Cited,
    Content,
    Hop,
    LinkResult,
    Observation,
    Outcome,
    Reason,
    Status,
)
from citecheck.model.pages import (
    Citation,
    CitationKind,
    Claim,
    Defect,
    DefectKind,
    Link,
    LinkRole,
    Page,
    Parameter,
    Suppression,
    Tag,
    TagKind,
)
from citecheck.model.texts import (
    Document,
    Lines,
    Position,
    Span,
)
from citecheck.model.verdicts import (
    AuditedPage,
    Edit,
    Finding,
    Fix,
    Problem,
    Severity,
    Standing,
    Verdict,
)

__all__ = [
    "AuditedPage",
    "Citation",
    "CitationKind",
    "Cited",
    "Claim",
    "Content",
    "Defect",
    "DefectKind",
    "Document",
    "Edit",
    "Finding",
    "Fix",
    "Hop",
    "Lines",
    "Link",
    "LinkResult",
    "LinkRole",
    "Observation",
    "Outcome",
    "Page",
    "Parameter",
    "Position",
    "Problem",
    "Reason",
    "Severity",
    "Span",
    "Standing",
    "Status",
    "Suppression",
    "Tag",
    "TagKind",
    "Verdict",
]
