"""A baseline: the findings that are known and put up with, in a file of the project, by their fingerprints.

The file is JSON with a line for each finding, so that a change of it can be read and merged by lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct, field
from msgspec.structs import replace

from citecheck.model import AuditedPage
from citecheck.paths import slashed
from citecheck.scope.fingerprints import fingerprints

VERSION = 1


class BaselineError(ValueError):
    """A file that is no baseline; the message names it and says why."""


class Known(Struct, frozen=True):
    """One finding of a baseline: what it is known by, and enough of it to tell a person which one it is."""

    fingerprint: str
    code: str
    path: str
    title: str | None
    message: str


class Baseline(Struct, frozen=True):
    """What is known, by fingerprint."""

    known: Mapping[str, Known] = field(default_factory=dict)

    def marked(self, audited: AuditedPage) -> AuditedPage:
        """A page whose known findings say so."""
        if not self.known:
            return audited
        pairs = zip(audited.findings, fingerprints(audited), strict=True)
        marked = (replace(finding, known=fingerprint in self.known) for finding, fingerprint in pairs)
        return audited.having(marked)

    def met(self, audited: AuditedPage) -> frozenset[str]:
        """The fingerprints of the known findings that a page still has."""
        return frozenset(self.known).intersection(fingerprints(audited)) if self.known else frozenset()

    def gone(self, met: Iterable[str], paths: Iterable[str], codes: Iterable[str]) -> tuple[Known, ...]:
        """Those that were not met, though their files were audited and their rules applied."""
        missing, read, applied = set(self.known).difference(met), {slashed(path) for path in paths}, set(codes)
        return tuple(
            one
            for one in self.known.values()
            if one.fingerprint in missing and one.path in read and one.code in applied
        )

    def misnamed(self, paths: Iterable[str]) -> tuple[str, str] | None:
        """A page by its path and by the one that it seems to have here, where none of the paths is known here."""
        known, read = {one.path for one in self.known.values()}, {slashed(path) for path in paths}
        if not known.isdisjoint(read):
            return None
        by_name = {PurePosixPath(path).name: path for path in sorted(known, reverse=True)}
        alike = ((path, by_name.get(PurePosixPath(path).name)) for path in sorted(read))
        return next(((path, other) for path, other in alike if other), None)


def of_page(audited: AuditedPage) -> Iterator[Known]:
    """What a baseline keeps of a page; what its author has ignored needs none."""
    document = audited.page.document
    for finding, fingerprint in zip(audited.findings, fingerprints(audited), strict=True):
        if not finding.ignored:
            yield Known(fingerprint, finding.code, slashed(document.path), document.title, finding.message)


def read(file: Path) -> Baseline:
    """The baseline in a file. Raises BaselineError."""
    try:
        # The name of a page may hold bytes that are no text, for which stricter readers have no place.
        data = json.loads(file.read_bytes())
    except OSError as error:
        message = f"{file}: cannot be read: {error.strerror}"
        raise BaselineError(message) from error
    except (ValueError, RecursionError) as error:
        message = f"{file}: is no baseline: {error}"
        raise BaselineError(message) from error
    match data:
        case {"citecheck_baseline": int(version)} if version > VERSION:
            message = f"{file}: was written by a later citecheck; update citecheck, or write the baseline anew"
            raise BaselineError(message)
        case {"citecheck_baseline": _, "findings": list(findings)}:
            known = [_known(finding, file) for finding in findings]
            return Baseline({one.fingerprint: one for one in known})
    message = f"{file}: is no baseline: `citecheck baseline SOURCE... -o {file}` writes one"
    raise BaselineError(message)


def _known(finding: object, file: Path) -> Known:
    match finding:
        case {
            "fingerprint": str(fingerprint),
            "code": str(code),
            "path": str(path),
            "title": str() | None as title,
            "message": str(message),
        }:
            return Known(fingerprint, code, path, title, message)
    message = f"{file}: is no baseline: a finding in it lacks its fingerprint, code, path, title or message"
    raise BaselineError(message)
