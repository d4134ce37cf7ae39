"""Pages to measure with: copies of real ones in which no two have the same words, for memory is no speed.

usage: python -m tests.benchmarks.pages DIRECTORY [--corpus DIRECTORY] [--megabytes N]

Writes them into an empty or new DIRECTORY: of the files of a corpus, or of the seed.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

SEED = next((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))
MEGABYTE = 1_000_000

_PAGES = frozenset({".txt", ".wiki", ".wikitext", ".mediawiki"})
_WORD = re.compile(r"(?<=[a-z] )[a-z]{4,}(?= [a-z])")
_ADDRESS = re.compile(r"https?://[\w.-]+/[\w-]*")


def varied(text: str, number: int) -> str:
    """The text with other words and other addresses; another for every number."""
    words = count()
    text = _WORD.sub(lambda word: f"{word[0]}{number}x{next(words)}" if next(words) % 7 == 0 else word[0], text)
    return _ADDRESS.sub(lambda address: f"{address[0]}{number}", text)


def sources(corpus: Path | None) -> list[Path]:
    """The files to make copies of; what is no page of wiki text is left out."""
    return sorted(file for file in corpus.rglob("*.*") if file.suffix in _PAGES) if corpus else [SEED]


def copies(files: Sequence[Path], directory: Path, least_bytes: int) -> list[Path]:
    """Files with that many bytes at least, each a copy of one of these and unlike all others."""
    made = []
    written = 0
    for number in count():
        for file in files:
            copy = directory / f"{number:03}-{file.name}"
            copy.write_text(varied(file.read_bytes().decode("utf-8", "replace"), number), encoding="utf-8")
            written += copy.stat().st_size
            made.append(copy)
        if written >= least_bytes:
            break
    return made


def dump(file: Path, least_bytes: int) -> None:
    """Write one file of many pages: the seed under many titles."""
    with file.open("w", encoding="utf-8") as stream:
        for page in _dumped():
            stream.write(page)
            if stream.tell() >= least_bytes:
                break


def long_page(file: Path, times: int) -> None:
    """Write one page of so many times the seed's text."""
    _, _, body = SEED.read_text(encoding="utf-8").partition("\n\n")
    with file.open("w", encoding="utf-8") as stream:
        stream.write("[[A long page]]\n\n")
        stream.writelines(varied(body, number) for number in range(times))


def _dumped() -> Iterator[str]:
    _, _, body = SEED.read_text(encoding="utf-8").partition("\n\n")
    for number in count():
        yield f"[[Page {number}]]\n\n{varied(body, number).rstrip()}\n\n\n"


def main() -> None:
    """Write the copies."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("directory", type=Path)
    parser.add_argument("--corpus", type=Path, help="a folder of real pages")
    parser.add_argument("--megabytes", type=int, default=10)
    options = parser.parse_args()
    options.directory.mkdir(exist_ok=True)
    made = copies(sources(options.corpus), options.directory, options.megabytes * MEGABYTE)
    size = sum(file.stat().st_size for file in made)
    print(f"{len(made)} files, {size / MEGABYTE:.1f} MB, in {options.directory}")


if __name__ == "__main__":
    main()
