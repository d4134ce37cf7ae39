"""What citecheck costs, in ratios to what anyone can measure beside it: whole processes, in turn, medians.

usage: python tests/benchmarks/costs.py [--corpus DIRECTORY] [--runs N]

Prints four comparisons and asserts nothing:
  start     `citecheck --version` against `python -c "import click"`
  seed      the seed audited offline to JSON, against the same
  corpus    the offline audit of a folder, against mwparserfromhell parsing the same pages and listing their templates;
            without --corpus, of copies of the seed in which no two pages have the same words
  length    time per byte, start-up taken off, of pages of 1, 10 and 100 times the seed's text
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEED = next((HERE.parents[1] / "seeds").glob("*.txt"))
CITECHECK = (sys.executable, "-m", "citecheck")
CLICK = (sys.executable, "-c", "import click")
AUDIT = (*CITECHECK, "check", "--offline", "--format", "json", "--fail-on", "never", "--today", "2026-11-23")
WORD = re.compile(r"(?<=[a-z] )[a-z]{4,}(?= [a-z])")


def seconds(command: Sequence[str]) -> float:
    """The wall time of one whole process."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def in_turn(commands: Sequence[Sequence[str]], runs: int) -> list[float]:
    """The median time of each command; they are run in turn, so that a change of the machine's pace meets all."""
    for command in commands:
        seconds(command)
    times = [[seconds(command) for command in commands] for _ in range(runs)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def varied(text: str, number: int) -> str:
    """The text with other words: memory of an earlier answer is no speed."""
    words = count()
    return WORD.sub(lambda word: f"{word[0]}{number}x{next(words)}" if next(words) % 7 == 0 else word[0], text)


def pages(directory: Path, copies: int) -> list[Path]:
    """Files with `copies` seeds each, all of them different."""
    seed = SEED.read_text(encoding="utf-8")
    files = []
    for number in range(copies):
        file = directory / f"{number:03}.txt"
        file.write_text(varied(seed, number), encoding="utf-8")
        files.append(file)
    return files


def report(name: str, ours: float, theirs: float, ours_is: str, theirs_is: str) -> None:
    """One line of the result."""
    print(f"{name:8} {ours / theirs:6.2f} x   {ours_is} {ours * 1000:.0f} ms, {theirs_is} {theirs * 1000:.0f} ms")


def length(runs: int, directory: Path) -> None:
    """Time per byte of one page of 1, 10 and 100 times the seed's text."""
    seed = SEED.read_text(encoding="utf-8")
    _, _, body = seed.partition("\n\n")
    title = seed[: len(seed) - len(body)]
    files = []
    for times in (1, 10, 100):
        file = directory / f"length{times}.txt"
        file.write_text(title + "".join(varied(body, number) for number in range(times)), encoding="utf-8")
        files.append(file)
    empty = directory / "empty.txt"
    empty.write_text("[[Empty]]\n\nCATEGORIES: none\n\nNothing.\n", encoding="utf-8")
    start, *took = in_turn([(*AUDIT, str(file)) for file in (empty, *files)], runs)
    per_byte = [(spent - start) / file.stat().st_size * 1e9 for spent, file in zip(took, files, strict=True)]
    shown = ", ".join(f"{times} x: {spent:.0f} ns" for times, spent in zip((1, 10, 100), per_byte, strict=True))
    print(f"length   {per_byte[2] / per_byte[0]:6.2f} x   per byte of the page: {shown}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--corpus", type=Path, help="a folder of real pages")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        directory = Path(temporary)
        start, seed, click = in_turn([(*CITECHECK, "--version"), (*AUDIT, str(SEED)), CLICK], options.runs)
        report("start", start, click, "citecheck --version", "import click")
        report("seed", seed, click, "citecheck, the seed", "import click")
        files = sorted(options.corpus.rglob("*.*")) if options.corpus else pages(directory, 70)
        names = [str(file) for file in files if file.is_file()]
        ours, theirs = in_turn([(*AUDIT, *names), (sys.executable, str(HERE / "peer.py"), *names)], options.runs)
        report("corpus", ours, theirs, "citecheck", "mwparserfromhell")
        length(options.runs, directory)


if __name__ == "__main__":
    main()
