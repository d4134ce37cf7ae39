"""What is found in a page and what it is worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from citecheck.model.pages import Page
from citecheck.model.texts import Span


class Severity(StrEnum):
    """How much a finding matters to a reader, worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Standing(StrEnum):
    """What a citation or a claim is worth, best first."""

    GOOD = "good"
    UNKNOWN = "unknown"
    WEAK = "weak"
    BROKEN = "broken"


class Edit(NamedTuple):
    """Put `replacement` where `span` is."""

    span: Span
    replacement: str


class Fix(Struct, frozen=True):
    """A repair of one finding; a safe one cannot change what the page says."""

    title: str
    safe: bool
    edits: tuple[Edit, ...]


class Finding(Struct, frozen=True):
    """One fault at one place. `cs1` is the condition of Module:Citation/CS1 that it corresponds to.

    The page's author has `ignored` it; whoever runs citecheck has it among what is `known`, in a baseline. Its
    `fingerprint` is kept where others may be left out of its page; None is one that is still to be told.
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    citation: str | None = None
    cs1: str | None = None
    fix: Fix | None = None
    ignored: bool = False
    known: bool = False
    fingerprint: str | None = None

    @property
    def is_settled(self) -> bool:
        """Whether nobody waits for it to be mended: it is ignored, or known."""
        return self.ignored or self.known


class Verdict(Struct, frozen=True):
    """What a citation or a claim is worth, and the codes of the findings that made it so."""

    standing: Standing
    because: tuple[str, ...] = ()


class AuditedPage(Struct, frozen=True):
    """One page with everything that is known about it; `standings` and `verdicts` are keyed by id."""

    page: Page
    findings: tuple[Finding, ...]
    standings: Mapping[str, Verdict]
    verdicts: Mapping[str, Verdict]

    def having(self, findings: Iterable[Finding]) -> AuditedPage:
        """The page with other findings."""
        return replace(self, findings=tuple(findings))


class Problem(Struct, frozen=True):
    """Something that could not be read or finished."""

    path: str
    message: str
    line: int | None = None
