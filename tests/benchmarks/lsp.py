"""What a keystroke costs in a page that is open in an editor: from the change to the diagnostics, over real pipes.

usage: python -m tests.benchmarks.lsp [FILE] [--kilobytes N] [--keystrokes N]

Without a file, in a page made of copies of the seed. Prints the least, the median and the worst of what the server's
processor took for one keystroke, its threads together, and of the time that the editor waited; then how long it waited
after as many keystrokes in a row, a tenth of a second apart.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types

from citecheck.lsp.places import Places
from tests.benchmarks.pages import SEED, varied
from tests.lsp.editor import editing

_BETWEEN_KEYS_S = 0.1
_URI = "file:///nowhere/page{suffix}"


def page(file: Path, characters: int) -> str:
    """So many characters: of one file, as often as it takes, with other words each time."""
    text = file.read_text(encoding="utf-8")
    return "\n\n".join(varied(text, number) for number in range(1 + characters // len(text)))[:characters]


def cpu_ms(pid: int) -> float:
    """Milliseconds of the processor that a process has taken so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Measured(NamedTuple):
    """Milliseconds of the processor and of waiting for each keystroke, and of waiting after many in a row."""

    cpu: list[float]
    waited: list[float]
    in_a_row: float
    findings: int


async def measured(text: str, suffix: str, keystrokes: int) -> Measured:
    """Type into a text, now with patience and now without."""
    uri, places = _URI.format(suffix=suffix), Places(text)
    cpu, waited = [], []
    async with editing("--offline") as editor:
        editor.open(uri, text)
        await editor.diagnostics(uri)
        changes = _typing(places, random.Random(7))
        for version, change in zip(range(2, keystrokes + 2), changes, strict=False):
            before, started = cpu_ms(editor.client.pid), time.perf_counter()
            editor.change(uri, version, change)
            await editor.diagnostics(uri, version)
            waited.append(1000 * (time.perf_counter() - started))
            cpu.append(cpu_ms(editor.client.pid) - before)
        for version, change in zip(range(keystrokes + 2, 2 * keystrokes + 2), changes, strict=False):
            await asyncio.sleep(_BETWEEN_KEYS_S)
            editor.change(uri, version, change)
        started = time.perf_counter()
        found = await editor.diagnostics(uri, 2 * keystrokes + 1)
        return Measured(cpu, waited, 1000 * (time.perf_counter() - started), len(found))


def _typing(places: Places, rng: random.Random) -> Iterator[types.TextDocumentContentChangePartial]:
    """Letters anywhere in a text."""
    while True:
        at = places.position(rng.randrange(len(places.text)))
        place = types.Range(at, at)
        places = places.edited(place, "x")
        yield types.TextDocumentContentChangePartial(place, "x")


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
    found = asyncio.run(measured(text, options.file.suffix, options.keystrokes))
    print(f"{len(text):,} characters, {found.findings:,} findings, {options.keystrokes} keystrokes")
    print(told("processor", found.cpu))
    print(told("waited", found.waited))
    print(f"waited after as many in a row: {found.in_a_row:.0f} ms")


if __name__ == "__main__":
    main()
