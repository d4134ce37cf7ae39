"""What is counted of a page and of a run, in numbers, in bars and in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from citecheck.counts import plural
from citecheck.model import Document, Severity, Standing, Status
from citecheck.report.figures.summary import Summary
from citecheck.report.html.signs import SIGNS
from citecheck.report.words.short import short
from citecheck.report.words.wording import percent

COLUMNS = (
    ("Page", "words"),
    ("Survival", "bar"),
    ("Claims", "number"),
    ("Broken", "number"),
    ("Dead links", "number"),
    ("Errors", "number"),
    ("Warnings", "number"),
)
"""The columns of the index, and what is in each."""

_BEST_FIRST = (Standing.GOOD, Standing.WEAK, Standing.UNKNOWN, Standing.BROKEN)
_LONGEST_NAME = 200


class Share(Struct, frozen=True):
    """A part of a bar, in per cent from its left: so many claims are of this standing."""

    standing: Standing
    sign: str
    number: int
    start: float
    width: float


class Figures(Struct, frozen=True):
    """What stands above a page, or above all of them."""

    percent: str
    bar: Sequence[Share]
    facts: Sequence[str]


class Row(NamedTuple):
    """What the index says of a page; `numbers` are those of its columns, `standings` how many claims are of each."""

    name: str
    path: str
    survival: float | None
    standings: tuple[int, ...]
    numbers: tuple[int, ...]

    @property
    def percent(self) -> str:
        """The survival as a person reads it."""
        return percent(self.survival)

    @property
    def bar(self) -> Sequence[Share]:
        """The bar of its claims."""
        return _bar(dict(zip(_BEST_FIRST, self.standings, strict=True)))


def figures_of(summary: Summary) -> Figures:
    """What is said of a page or of a run."""
    return Figures(percent(summary.survival), _bar(summary.claims), _facts(summary))


def row_of(document: Document, summary: Summary) -> Row:
    """What the index says of a page; a run keeps it of every page it has, so it is small."""
    return Row(
        name=name_of(document),
        path=short(document.path, _LONGEST_NAME),
        survival=summary.survival,
        standings=tuple(summary.claims[standing] for standing in _BEST_FIRST),
        numbers=(
            sum(summary.claims.values()),
            summary.claims[Standing.BROKEN],
            summary.links[Status.DEAD],
            summary.findings[Severity.ERROR],
            summary.findings[Severity.WARNING],
        ),
    )


def name_of(document: Document) -> str:
    """What a page is called."""
    return short(document.title or document.path, _LONGEST_NAME)


def _bar(claims: Mapping[Standing, int]) -> list[Share]:
    """The shares of the standings, the best at the left."""
    total = sum(claims.values())
    shares, start = [], 0.0
    for standing in _BEST_FIRST:
        if number := claims[standing]:
            width = 100 * number / total
            shares.append(Share(standing, SIGNS[standing], number, round(start, 2), round(width, 2)))
            start += width
    return shares


def _facts(summary: Summary) -> list[str]:
    """What is counted beside the claims."""
    links = ", ".join(f"{number:,} {status}" for status, number in summary.links.items() if number)
    findings = ", ".join(plural(number, severity) for severity, number in summary.findings.items() if number)
    facts = [
        plural(sum(summary.citations.values()), "citation"),
        f"{plural(sum(summary.links.values()), 'link')}: {links}" if links else "no links",
        f"findings: {findings}" if findings else "no findings",
        f"{summary.known:,} known by the baseline" if summary.known else "",
        f"{summary.ignored:,} ignored" if summary.ignored else "",
        f"{plural(summary.uncited, 'sentence')} without a source" if summary.uncited else "",
    ]
    return [fact for fact in facts if fact]
