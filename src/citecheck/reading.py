"""The pages of a run: its inputs opened and parsed, as often as there are passes over them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from traceback import extract_tb
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from citecheck.cited import cited_in
from citecheck.counts import plural
from citecheck.inputs import UnreadableError, documents_of, inputs_of
from citecheck.model import Cited, Document, Page, Problem
from citecheck.scope import EVERYTHING, Scope
from citecheck.watcher import Pass, Watcher, watched

_WITHOUT_TEMPLATES = frozenset({"markdown", "text"})


class _Parser(Struct, frozen=True):
    """How documents of a format are read: for everything in them, or for the addresses that they cite alone."""

    parse: Callable[[Document, str | None], Page]
    addresses_cited: Callable[[Document], Page]


def _parser(document: Document) -> _Parser:
    # Most runs have pages of one kind: what reads the other need not be loaded before the first link is asked.
    if document.format in _WITHOUT_TEMPLATES:
        from citecheck import markdown

        if document.format == "markdown":
            return _Parser(markdown.parse, markdown.addresses_cited)
        return _Parser(markdown.parse_text, markdown.addresses_cited_in_text)
    from citecheck import wikitext

    return _Parser(wikitext.parse, wikitext.addresses_cited)


# Large enough to be worth a process's while, small enough for many of them.
_BATCH = 250_000


def _interrupted(left: int) -> str:
    """Why an input was not read, or not to its end, with so many more after it."""
    others = f", nor {'was' if left == 1 else 'were'} the {plural(left, 'input')} after it" if left else ""
    return f"not read to its end{others}: the run was interrupted"


def parse(document: Document, language: str | None = None) -> Page:
    """Everything that is found in one document, by its format; where no language is given it is told from the text."""
    return _parser(document).parse(document, language)


def unfinished(document: Document, why: str) -> Problem:
    """What is told of a page that was read and not finished; the others are."""
    title = f"{document.title}: " if document.title else ""
    return Problem(document.path, f"{title}not finished: {why}")


def fault_of(document: Document, error: Exception) -> Problem:
    """The same where a fault of citecheck's own prevents it."""
    place = extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
    return unfinished(document, f"citecheck itself is at fault here ({where})")


class Reading:
    """The inputs of a run, read as often as there are passes; each problem is told once."""

    def __init__(
        self,
        sources: Sequence[str],
        watcher: Watcher,
        stdin: BinaryIO,
        stop: threading.Event,
        *,
        stdin_filename: str | None = None,
        own_files: Collection[Path] = (),
    ) -> None:
        """Find the inputs; setting `stop` ends the first pass. Standard input is taken for a file of the name given.

        No folder's pages are `own_files`, which the run itself reads or writes.
        """
        self._problems: dict[Problem, None] = {}
        self._watcher = watcher
        self._stop = stop
        self.inputs = inputs_of(sources, stdin, watcher.note, self.problem, stdin_filename, own_files, stop)
        self.pages: int | None = None
        """How many pages the first pass has read, once there was one."""
        self._most: int | None = None

    @property
    def problems(self) -> list[Problem]:
        """What could not be read or finished, in the order in which it was told."""
        return list(self._problems)

    def cited(self, scope: Scope = EVERYTHING) -> dict[str, Cited]:
        """Every distinct address of what a run is about, in order, with how it is cited: the first pass."""
        targets: dict[str, Cited] = {}
        read = 0
        with watched(self._watcher, Pass.READING):
            for document in self.documents():
                read += 1
                try:
                    page = _parser(document).addresses_cited(document)
                    found = list(cited_in(replace(page, citations=scope.citations(page))))
                except Exception as error:
                    self.problem(fault_of(document, error))
                    found = []
                for cited in found:
                    known = targets.get(cited.url)
                    targets[cited.url] = known.and_as(cited) if known else cited
                self._watcher.page_done()
        self.pages = read
        if self._stop.is_set():
            self._most = read
        return targets

    def documents(self) -> Iterator[Document]:
        """Every page that can be read, until the run is stopped.

        A second pass goes no further than a first one that was stopped; else it reads what is there by then.
        """
        read = 0
        for number, source in enumerate(self.inputs, 1):
            try:
                for document in documents_of(source, _BATCH):
                    if self.pages is None and self._stop.is_set():
                        self.problem(Problem(source.path, _interrupted(len(self.inputs) - number)))
                        return
                    if read == self._most:
                        return
                    read += 1
                    yield document
            except UnreadableError as error:
                self.problem(Problem(source.path, str(error)))

    def batches(self) -> Iterator[list[Document]]:
        """The same pages, handed out many at once; those of one text stay together, for they share it."""
        batch: list[Document] = []
        size = 0
        for document in self.documents():
            if batch and document.text is not batch[-1].text:
                size += len(batch[-1].text)
                if size >= _BATCH:
                    yield batch
                    batch, size = [], 0
            batch.append(document)
        if batch:
            yield batch

    def problem(self, problem: Problem) -> None:
        """Keep a problem, and tell of it; once."""
        if problem not in self._problems:
            self._problems[problem] = None
            self._watcher.problem(problem)
