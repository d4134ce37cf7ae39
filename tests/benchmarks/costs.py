"""What citecheck costs, in ratios to what anyone can measure beside it: whole processes, in turn, medians.

usage: python -m tests.benchmarks.costs [--corpus DIRECTORY] [--megabytes N] [--runs N]

Prints these comparisons and asserts nothing:
  start     `citecheck --version` against `python -c "import click"`
  seed      the seed audited offline to JSON, against the same
  corpus    the offline audit of varied copies of a folder's pages (of the seed without --corpus), with every rule,
            against mwparserfromhell parsing the same pages and listing their templates
  2 jobs    the same with two processes, against the same one process of mwparserfromhell
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measuring import AUDIT, CITECHECK, EVERY_RULE, Cost, in_turn
from tests.benchmarks.pages import MEGABYTE, SEED, copies, sources

CLICK = (sys.executable, "-c", "import click")
PEER = (sys.executable, str(Path(__file__).with_name("peer.py")))


def report(name: str, ours: Cost, theirs: Cost, ours_is: str, theirs_is: str) -> None:
    """One line of the result."""
    ratio = ours.seconds / theirs.seconds
    times = f"{ours_is} {ours.seconds * 1000:.0f} ms, {theirs_is} {theirs.seconds * 1000:.0f} ms"
    print(f"{name:8} {ratio:6.2f} x   {times}; peak {ours.peak_bytes / MEGABYTE:.0f} MB")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--corpus", type=Path, help="a folder of real pages")
    parser.add_argument("--megabytes", type=int, default=10)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    start, seed, click = in_turn([(*CITECHECK, "--version"), (*AUDIT, str(SEED)), CLICK], options.runs)
    report("start", start, click, "citecheck --version", "import click")
    report("seed", seed, click, "citecheck, the seed", "import click")
    with tempfile.TemporaryDirectory() as temporary:
        files = copies(sources(options.corpus), Path(temporary), options.megabytes * MEGABYTE)
        names = [str(file) for file in files]
        audit = (*AUDIT, *EVERY_RULE)
        alone, together, peer = in_turn(
            [(*audit, *names), (*audit, "--jobs", "2", *names), (*PEER, *names)], options.runs
        )
    report("corpus", alone, peer, "citecheck", "mwparserfromhell")
    report("2 jobs", together, peer, "citecheck", "mwparserfromhell")


if __name__ == "__main__":
    main()
