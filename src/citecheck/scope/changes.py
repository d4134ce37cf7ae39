"""Which lines of which files have changed since a commit, by git: files as they lie there, saved or staged or not."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from citecheck.model import Document, Span

_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_LONE_RETURN = re.compile(r"\r(?!\n)")
_BINARY = re.compile(rb"^Binary files ", re.MULTILINE)
_TIMEOUT_S = 60
# Whatever somebody's configuration makes of a diff, its numbers must be those of the file's own lines.
_DIFF = (
    "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--relative", "--inter-hunk-context=0",
)  # fmt: skip


class ChangesError(ValueError):
    """git cannot tell what has changed; the message says why, and what to do."""


class Lines(Struct, frozen=True):
    """Lines that are there now, first and last, from 1; where lines were only taken away, those on both sides."""

    first: int
    last: int


class Changes(Struct, frozen=True):
    """What has changed in the folder `root`: files by their real path, with their lines; None is all of a file."""

    root: str
    files: Mapping[str, Sequence[Lines] | None]

    def touch(self, document: Document, span: Span) -> bool:
        """Whether a piece of a page stands on a line that has changed.

        What is not in the folder, or no file as standard input without a name, is taken as new.
        """
        path = os.path.realpath(document.path)
        if path not in self.files:
            return os.path.commonpath((path, self.root)) != self.root or not os.path.lexists(path)
        changed = self.files[path]
        if changed is None or _is_counted_otherwise(document.text):
            return True
        position = document.lines.position
        first, last = position(span.start).line, position(max(span.start, span.end - 1)).line
        # Those that end before it begins are passed over.
        at = bisect_left(changed, first, key=lambda lines: lines.last)
        return at < len(changed) and changed[at].first <= last


@lru_cache(maxsize=1)
def _is_counted_otherwise(text: str) -> bool:
    """Whether a text has lines that git takes for one, as it does where they are parted by a carriage return alone."""
    return _LONE_RETURN.search(text) is not None


def since(ref: str, folder: Path) -> Changes:
    """What has changed in the repository of a folder since it left the history of a commit. Raises ChangesError."""
    root = os.path.realpath(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n")))
    top = Path(root)
    # A name that begins with a hyphen would be taken for an option.
    commit = _git(top, "rev-parse", "--verify", "--end-of-options", f"{ref}^{{commit}}", meant=ref).decode().strip()
    base = _base(top, commit, ref)
    changed = map(os.fsdecode, _names(_git(top, *_DIFF, "--name-only", "--diff-filter=d", "-z", base)))
    files: dict[str, Sequence[Lines] | None] = {}
    for name in changed:
        files[os.path.realpath(top / name)] = _lines(_git(top, *_DIFF, "--unified=0", base, "--", name))
    for name in map(os.fsdecode, _names(_git(top, "ls-files", "--others", "--exclude-standard", "-z"))):
        files[os.path.realpath(top / name)] = None
    return Changes(root, files)


def _base(top: Path, commit: str, ref: str) -> str:
    """The commit at which the work here left the history of another."""
    try:
        return _git(top, "merge-base", commit, "HEAD").decode().strip()
    except ChangesError as error:
        message = (
            f"git finds no commit that {ref} and this branch have in common; a shallow clone has too few: "
            "fetch more of the history (`fetch-depth: 0` in GitHub's checkout)"
        )
        raise ChangesError(message) from error


def _names(listed: bytes) -> list[bytes]:
    return [name for name in listed.split(b"\0") if name]


def _lines(diff: bytes) -> Sequence[Lines] | None:
    """The lines that a diff of one file names; None where it names none: to git, text in UTF-16 is no text."""
    if _BINARY.search(diff):
        return None
    lines = []
    for hunk in _HUNK.finditer(diff):
        first, count = int(hunk[1]), int(hunk[2]) if hunk[2] is not None else 1
        lines.append(Lines(first, first + count - 1 if count else first + 1))
    return lines


def _git(folder: Path, *words: str, meant: str | None = None) -> bytes:
    # Most runs ask git nothing.
    import subprocess

    try:
        done = subprocess.run(
            # A name may hold what else would be a pattern.
            ["git", "--literal-pathspecs", "-C", str(folder), *words],
            capture_output=True,
            check=False,
            timeout=_TIMEOUT_S,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError as error:
        message = "git is not installed, and only git knows what has changed"
        raise ChangesError(message) from error
    except subprocess.TimeoutExpired as error:
        message = f"git took more than {_TIMEOUT_S} s"
        raise ChangesError(message) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        message = f"git: {said or 'failed'}" if meant is None else f"git knows no commit {meant!r}"
        raise ChangesError(message)
    return done.stdout
