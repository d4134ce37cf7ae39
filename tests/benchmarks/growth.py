"""Whether time and memory grow in step with what is audited: whole processes, in turn.

usage: python -m tests.benchmarks.growth [--runs N] [--megabytes N]

Prints, and asserts nothing:
  page      time for each citation of one page with about 100 and with about 10,000, start-up taken off, and memory
  dump      the peak of memory for a dump of the seed's pages a tenth as large and as large as asked for
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.benchmarks.measuring import AUDIT, EVERY_RULE, in_turn
from tests.benchmarks.pages import MEGABYTE, dump, long_page

# The seed has 15 citations.
FEW, MANY = 7, 700


def page(directory: Path, runs: int) -> None:
    """One page with few citations and one with many."""
    empty, few, many = (directory / f"{name}.txt" for name in ("empty", "few", "many"))
    empty.write_text("[[Empty]]\n\nCATEGORIES: none\n\nNothing.\n", encoding="utf-8")
    long_page(few, FEW)
    long_page(many, MANY)
    start, short, long = in_turn([(*AUDIT, *EVERY_RULE, str(file)) for file in (empty, few, many)], runs)
    per_seed = [
        ((audited.seconds - start.seconds) / times, (audited.peak_bytes - start.peak_bytes) / times)
        for audited, times in ((short, FEW), (long, MANY))
    ]
    ratio = per_seed[1][0] / per_seed[0][0]
    shown = ", ".join(
        f"{times} x the seed: {seconds * 1000:.2f} ms and {memory / 1000:.0f} kB each"
        for times, (seconds, memory) in zip((FEW, MANY), per_seed, strict=True)
    )
    print(f"page     {ratio:6.2f} x   {shown}")


def dumps(directory: Path, megabytes: int) -> None:
    """The memory that a small and a large dump take."""
    small, large = directory / "small.txt", directory / "large.txt"
    dump(small, megabytes * MEGABYTE // 10)
    dump(large, megabytes * MEGABYTE)
    commands = [(*AUDIT, str(file)) for file in (small, large)]
    for file, audited in zip((small, large), in_turn(commands, 1), strict=True):
        size = file.stat().st_size / MEGABYTE
        print(f"dump     {size:6.1f} MB  {audited.seconds:.1f} s, peak {audited.peak_bytes / MEGABYTE:.0f} MB")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--megabytes", type=int, default=50)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        page(Path(temporary), options.runs)
        dumps(Path(temporary), options.megabytes)


if __name__ == "__main__":
    main()
