"""What every report format is: a pure head, page and tail that give text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar

from msgspec import Struct

from citecheck.model import AuditedPage, LinkResult, Problem
from citecheck.scope.baseline import Known


class RunHead(Struct, frozen=True):
    """What is known before the first page.

    `started_at` is UTC in ISO 8601. `links` holds the result of every link of the run by the address that is asked:
    links are asked before the first page is written. An address without a result counts as not asked.
    """

    started_at: str
    today: date
    offline: bool
    links: Mapping[str, LinkResult]


class RunTail(Struct, frozen=True):
    """What is known after the last page.

    `occurrences` lists, for each link's address, the places that cite it: index of the document and id of the citation.
    `gone` are the findings of a baseline that are no more.
    """

    links: Sequence[LinkResult]
    occurrences: Mapping[str, Sequence[tuple[int, str]]]
    problems: Sequence[Problem]
    complete: bool
    elapsed_s: float
    gone: Sequence[Known] = ()


Prepared = TypeVar("Prepared")


class Report(Protocol[Prepared]):
    """One format of one run; it is fed the pages in order and keeps nothing of them but counts.

    A page is written in two steps: `prepare` does the work, with no look at other pages, in whatever process; `page`
    puts what it gave behind the pages before.
    """

    def head(self, head: RunHead, /) -> str:
        """What stands before the first page."""
        ...

    def prepare(self, audited: AuditedPage, /) -> Prepared:
        """What there is to write of one page, and to count; needs the head's links and changes nothing."""
        ...

    def page(self, prepared: Prepared, /) -> str:
        """One page, as it stands behind those before it."""
        ...

    def tail(self, tail: RunTail, /) -> Iterator[str]:
        """What stands after the last page, piece by piece: there may be a million links."""
        ...
