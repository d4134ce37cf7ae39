"""Citations of every shape that rules ask about: each parameter with each kind of value, and examples mixed up.

They are the same in every run: what is drawn depends on the page alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeVar
from zlib import crc32

from citecheck.cs1.parameters import known
from citecheck.cs1.tables import table
from citecheck.rules import ALL
from citecheck.rules.pages import page_of
from tests.rules.checking import page

T = TypeVar("T")

CITATIONS_OF_A_PAGE = 250
MIXED_PAGES = 16

VALUES = (
    "1", "-1", "0", "x", "12345678", "99999999999", "((x))", "((1-2))", "A {{dash}} B", "<!-- c -->", "&nbsp;",
    "http://example.org/a", "example.org/a b", "HTTP://[::1", "//example.org", "https://archive.today/abcd",
    "https://web.archive.org/web/20140504000000/http://example.org/a", "https://web.archive.org/save/http://e.org/",
    "2014-05-04", "4 May 2014", "May 2014", "31 June 2014", "2014–15", "n.d.", "c. 1200", "2999", "Winter 2014-15",
    "yes", "no", "live", "dead", "free", "vanc", "none", "p. 12", "vol. 3", "No. 4", "3rd ed.", "iv",
    "A, B, C and D", "Smith, J.; Doe, K.", "et al.", "Staff (ed.)", "''Italic''", "'''Bold'''", "[[A|B]]", "[[A]]",
    "[http://example.org A]", "fr", "fr:Ebbe", "Klingonish", "A.", "A;", "~~~~", "a\u200bb", "\ufffd", "\u0301",
    "10.1000/182", "10.1000/182.", "doi:10.1000/182", "0-306-40615-2", "0-306-40615-3", "978-0-306-40615-7",
    "ISBN 0306406152", "B002PB17NQ", "2049-3630", "0378-595X", "PMC1234567", "2014arXiv1401.0001A", "1401.0001",
    "1401.0001v2 [math]", "10.1101/123456", "10.1.1.1.1", "0472.53010", "MR1234567", "JFM 12.3456.78", "OL123W",
    "2014MNRAS.tmp.1234S", "2999arXiv1401.0001A", "9780306406157", "0378–5955", "https://doi.org/10.1101/123456",
    "https://medrxiv.org/content/10.1101/2020.05.04.20091234v1", "https://www-jstor-org.wikipedialibrary.idm.oclc.org/1",
    "name=value", "url=http://example.org", "|", "a=b",
)  # fmt: skip
"""A value of each kind that a rule looks for, and its near misses."""


def written(template: str, parameters: dict[str, str]) -> str:
    """A citation as wiki text."""
    return "{{" + " |".join([template, *(f"{name}={value}" for name, value in parameters.items())]) + "}}"


def pages() -> Iterator[str]:
    """All generated citations as wiki text, a page of them at a time."""
    citations = [*_one_by_one(), *_mixed()]
    for start in range(0, len(citations), CITATIONS_OF_A_PAGE):
        lines = citations[start : start + CITATIONS_OF_A_PAGE]
        yield "".join(f"It is so.<ref>{line}</ref>\n\n" for line in lines)


@cache
def templates() -> tuple[tuple[str, str], ...]:
    """Each class of templates that the module renders, with the name of its template."""
    return tuple(table("templates")["templates"].items())


@cache
def _names() -> tuple[str, ...]:
    """Every name that some class knows; of the numbers that a name can have, 2."""
    names = {name for kind, _ in templates() for name in known(kind)}
    return tuple(sorted(name for name in names if not set(name) & set("13456789")))


def _one_by_one() -> Iterator[str]:
    """Every known parameter with every value, in one class after the other that knows it."""
    turn = 0
    for name in _names():
        classes = [template for kind, template in templates() if name in known(kind)]
        for value in VALUES:
            turn += 1
            usual = {"title": "Tides", "url": "http://example.org/"} if turn % 3 else {"title": "Tides"}
            usual |= {"doi": "10.1000/182"} if turn % 5 == 0 else {}
            yield written(classes[turn % len(classes)], usual | {name: value})


def _mixed() -> Iterator[str]:
    """Parameters of the rules' examples and of the tables, put together as the turn has it."""
    pool = [
        (parameter.name, parameter.value)
        for member in ALL
        for example in (page_of(member).example,)
        for citation in page(example.text, example.form).citations
        for parameter in citation.parameters
        if not parameter.positional
    ]
    names = [*_names(), *table("parameters")["suggestions"]]
    for turn in range(MIXED_PAGES * CITATIONS_OF_A_PAGE):
        drawn = dict(_drawn(pool, turn, "example", place) for place in range(1 + turn % 6))
        drawn |= {_drawn(names, turn, "name", place): _drawn(VALUES, turn, "value", place) for place in range(turn % 4)}
        yield written(_drawn(templates(), turn, "template")[1], drawn)


def _drawn(of: Sequence[T], *turn: int | str) -> T:
    """One of these, as if by chance, and the same at the same turn."""
    return of[crc32(repr(turn).encode()) % len(of)]
