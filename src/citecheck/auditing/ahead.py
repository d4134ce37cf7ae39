"""What the second pass of a run can do while links are asked: load the rules, and begin the audit of its first page.

Most runs have one page, and wait for its links: so its report follows the last answer at once.
"""

from __future__ import annotations

from collections.abc import Callable

from citecheck.auditing.page import Begun, begin, codes_shown
from citecheck.config import Settings
from citecheck.model import Document
from citecheck.reading import Reading


class Ahead:
    """The audit of the first page of a run, begun in a thread of its own."""

    def __init__(self, reading: Reading, settings: Settings) -> None:
        """Nothing is begun."""
        self._reading = reading
        self._settings = settings
        self._first: Callable[[], Begun | None] | None = None

    def begin(self) -> None:
        """Look ahead; to be called once, after the first pass."""
        # An offline run has nothing to wait for, and this takes a tenth of its start.
        from concurrent.futures import ThreadPoolExecutor

        thread = ThreadPoolExecutor(1, "citecheck-ahead")
        self._first = thread.submit(self._look).result
        thread.shutdown(wait=False)

    def begun(self, document: Document) -> Begun | None:
        """What is known of a document, if it is the one that was begun: waits for it, and gives it once."""
        first, self._first = self._first, None
        begun = first() if first else None
        return begun if begun and begun.page.document == document else None

    def _look(self) -> Begun | None:
        # The rules are loaded here because that takes longer than it takes to find out which links to ask.
        codes_shown(self._settings)
        first = next(self._reading.documents(), None)
        return begin(first, self._settings) if first else None
