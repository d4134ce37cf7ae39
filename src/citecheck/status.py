"""What the exit status of a run says, whatever the command."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """What the program's exit status says."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    UNFINISHED = 3
