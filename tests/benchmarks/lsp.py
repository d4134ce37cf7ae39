"""What a keystroke costs in a page that is open in an editor: from the change to the diagnostics, over real pipes.

usage: python -m tests.benchmarks.lsp [FILE] [--kilobytes N] [--keystrokes N]

Without a file, in a page made of copies of the seed. Prints the least, the median and the worst of what the server's
processor took for one keystroke, its threads together, and of the time that the editor waited.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from lsprotocol import types

from citecheck.lsp.places import Places
from tests.benchmarks.pages import SEED, varied
from tests.lsp.editor import editing

_URI = "file:///nowhere/page{suffix}"


def page(file: Path, characters: int) -> str:
    """So many characters: of one file, as often as it takes, with other words each time."""
    text = file.read_text(encoding="utf-8")
    return "\n\n".join(varied(text, number) for number in range(1 + characters // len(text)))[:characters]


def cpu_ms(pid: int) -> float:
    """Milliseconds of the processor that a process has taken so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def measured(text: str, suffix: str, keystrokes: int) -> tuple[list[float], list[float], int]:
    """Milliseconds of the processor and of waiting for each keystroke, and how many findings there were at the end."""
    uri, rng = _URI.format(suffix=suffix), random.Random(7)
    cpu, waited = [], []
    async with editing("--offline") as editor:
        pid = editor.client.pid
        editor.open(uri, text)
        found = await editor.diagnostics(uri)
        places = Places(text)
        for version in range(2, keystrokes + 2):
            at = places.position(rng.randrange(len(places.text)))
            place = types.Range(at, at)
            before, started = cpu_ms(pid), time.perf_counter()
            editor.change(uri, version, types.TextDocumentContentChangePartial(place, "x"))
            found = await editor.diagnostics(uri, version)
            waited.append(1000 * (time.perf_counter() - started))
            cpu.append(cpu_ms(pid) - before)
            places = places.edited(place, "x")
    return cpu, waited, len(found)


def told(name: str, values: Sequence[float]) -> str:
    """Least, median and worst."""
    return f"{name}: least {min(values):.0f} ms, median {statistics.median(values):.0f} ms, worst {max(values):.0f} ms"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", nargs="?", type=Path, default=SEED)
    parser.add_argument("--kilobytes", type=int, default=200)
    parser.add_argument("--keystrokes", type=int, default=30)
    options = parser.parse_args()
    text = page(options.file, 1000 * options.kilobytes)
    cpu, waited, findings = asyncio.run(measured(text, options.file.suffix, options.keystrokes))
    print(f"{len(text):,} characters, {findings:,} findings, {len(cpu)} keystrokes")
    print(told("processor", cpu))
    print(told("waited", waited))


if __name__ == "__main__":
    main()
