"""What the second pass of a run can have while links are asked: the rules, and its first page.

Most runs have one page, and wait for its links: so its report follows the last answer at once.
"""

from __future__ import annotations

from collections.abc import Callable

from citecheck.config import Settings
from citecheck.model import Document, Page
from citecheck.reading import Reading, parse


class Ahead:
    """The first page of a run, parsed in a thread of its own."""

    def __init__(self, reading: Reading, settings: Settings) -> None:
        """Nothing is begun."""
        self._reading = reading
        self._settings = settings
        self._first: Callable[[], Page | None] | None = None

    def begin(self) -> None:
        """Look ahead; to be called once, after the first pass."""
        # An offline run has nothing to wait for, and this takes a tenth of its start.
        from concurrent.futures import ThreadPoolExecutor

        thread = ThreadPoolExecutor(1, "citecheck-ahead")
        self._first = thread.submit(self._look).result
        thread.shutdown(wait=False)

    def parsed(self, document: Document) -> Page | None:
        """What was found in a document, if it is the one that was parsed: waits for it, and gives it once."""
        page = self._first() if self._first else None
        self._first = None
        return page if page and page.document == document else None

    def _look(self) -> Page | None:
        # The rules are loaded here because that takes longer than it takes to find out which links to ask.
        from citecheck import rules

        rules.applied(self._settings.select, self._settings.ignore)
        first = next(self._reading.documents(), None)
        return parse(first, self._settings.lang) if first else None
