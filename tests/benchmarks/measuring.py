"""What a whole process costs: its wall time and the most memory that it held."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import NamedTuple

CITECHECK = (sys.executable, "-m", "citecheck")
AUDIT = (*CITECHECK, "check", "--offline", "--format", "json", "--fail-on", "never", "--today", "2026-11-23")
EVERY_RULE = ("--select", "FD,NM,DT,ID,UR,AR,MK,SR,LK,CL")


class Cost(NamedTuple):
    """Seconds of wall time, and the peak of resident memory; of several processes that of the first alone."""

    seconds: float
    peak_bytes: int


def cost(command: Sequence[str]) -> Cost:
    """What one process costs; raises CalledProcessError where it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(time.perf_counter() - started, usage.ru_maxrss * unit)


def in_turn(commands: Sequence[Sequence[str]], runs: int) -> list[Cost]:
    """The median cost of each command; they are run in turn, so that a change of the machine's pace meets all."""
    for command in commands:
        cost(command)
    costs = [[cost(command) for command in commands] for _ in range(runs)]
    return [
        Cost(statistics.median(one.seconds for one in column), max(one.peak_bytes for one in column))
        for column in zip(*costs, strict=True)
    ]
