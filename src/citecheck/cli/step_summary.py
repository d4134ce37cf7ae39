"""The summary of a step of GitHub Actions: Markdown that is shown on the page of the workflow's run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from citecheck.auditing import Written

_VARIABLE = "GITHUB_STEP_SUMMARY"


@contextmanager
def step_summary(say: Callable[[str], object]) -> Iterator[list[Written]]:
    """The report that becomes a part of the step's summary; none outside of a step.

    What earlier commands of the step have said stays, and counts: GitHub shows nothing at all of a summary that is too
    long. The report is added when all of it is there. Where it cannot be, that is said, and is no end of the run.
    """
    file = os.environ.get(_VARIABLE)
    if not file:
        yield []
        return
    # Most runs are none of a step.
    from citecheck.report.markdown import STEP_SUMMARY_BYTES, MarkdownReport

    path = Path(file)
    room = STEP_SUMMARY_BYTES - _size(path)
    # Whatever stands before, the heading needs a line of its own.
    pieces = ["\n"]
    yield [Written(MarkdownReport(room), pieces.append)]
    text = "".join(pieces).encode(errors="backslashreplace")
    if len(text) > room:
        say(f"{_VARIABLE}: {path} has no room left for what was found")
        return
    try:
        with path.open("ab") as stream:
            stream.write(text)
    except OSError as error:
        say(f"{_VARIABLE}: {path} cannot be written: {error.strerror}")


def _size(path: Path) -> int:
    """The size of a file in bytes; 0 where there is none to be seen."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
