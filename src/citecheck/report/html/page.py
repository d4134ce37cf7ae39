"""One page as its template takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from citecheck.model import AuditedPage, Claim, Document, LinkResult, Page, Reason, Severity, Standing, Status
from citecheck.report.html.blocks import Block
from citecheck.report.html.cards import Card, FindingCard, cards_of, page_findings
from citecheck.report.html.entries import Entry, entries_of, words_of
from citecheck.report.html.marked_text import blocks_of_markdown, blocks_of_text
from citecheck.report.html.wiki_text import blocks_of_wiki
from citecheck.report.html.wording import SIGNS, WORST_FIRST, cut, percent, plural
from citecheck.report.summary import Summary
from citecheck.rules import FAMILIES

_READERS = {"markdown": blocks_of_markdown, "text": blocks_of_text}
_GROUPS = {"claim": "Claims", "source": "Sources that support no claim", "page": "The page itself"}
_LONGEST_NAME = 200


class Part(NamedTuple):
    """A part of a bar, in per cent from its left: so much of it is of this standing."""

    standing: Standing
    sign: str
    number: int
    start: float
    width: float


class Row(NamedTuple):
    """What the index says of a page."""

    name: str
    path: str
    percent: str
    survival: float
    bar: Sequence[Part]
    claims: int
    broken: int
    dead: int
    errors: int
    warnings: int


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


class Total(NamedTuple):
    """What the index says of all pages together."""

    percent: str
    bar: Sequence[Part]
    facts: Sequence[str]


def total_of(summary: Summary) -> Total:
    """What is said of a run."""
    return Total(percent(summary), bar_of(summary.claims), _facts(summary))


class PageView(NamedTuple):
    """All that the template shows of a page; `blocks` are grouped by kind, `apart` are the claims they do not show."""

    name: str
    path: str
    row: Row
    facts: Sequence[str]
    blocks: Sequence[tuple[str, Sequence[Block]]]
    apart: Sequence[tuple[Claim, str]]
    verdicts: Mapping[str, Standing]
    cards: Mapping[str, Card]
    findings: Sequence[FindingCard]
    entries: Sequence[Entry]
    groups: Sequence[tuple[str, Sequence[Entry]]]
    standings: Sequence[tuple[Standing, str, int]]
    severities: Sequence[tuple[Severity, int]]
    families: Sequence[tuple[str, str, int]]
    codes: frozenset[str]
    reasons: frozenset[Reason]


def page_view(audited: AuditedPage, summary: Summary, links: Mapping[str, LinkResult]) -> PageView:
    """What the template needs of one page."""
    page = audited.page
    blocks, met = blocks_of(page)
    cards = cards_of(audited, links)
    findings = page_findings(audited)
    entries = entries_of(audited, cards, findings)
    name = cut(page.document.title or page.document.path, _LONGEST_NAME)
    every = [finding for card in cards.values() for finding in card.findings] + findings
    return PageView(
        name=name,
        path=_path(page.document),
        row=_row(name, audited, summary),
        facts=_facts(summary),
        blocks=[(kind, list(group)) for kind, group in groupby(blocks, key=lambda block: block.kind)],
        apart=[(claim, words_of(claim, audited)) for claim in page.claims if claim.id not in met],
        verdicts={claim.id: audited.verdicts[claim.id].standing for claim in page.claims},
        cards=cards,
        findings=findings,
        entries=entries,
        groups=[(_GROUPS[kind], list(group)) for kind, group in groupby(entries, key=lambda entry: entry.kind)],
        standings=_by_standing(entries),
        severities=[(severity, number) for severity, number in summary.findings.items() if number],
        families=_by_family(entries),
        codes=frozenset(finding.code for finding in every).union(*(card.unselected for card in cards.values())),
        reasons=frozenset(link.reason for card in cards.values() for link in card.links),
    )


def blocks_of(page: Page) -> tuple[list[Block], set[str]]:
    """The text of a page as it reads, and the ids of the claims that are seen in it."""
    return _READERS.get(page.document.format, blocks_of_wiki)(page)


def _path(document: Document) -> str:
    return f"{document.path}:{document.lines.position(document.span.start).line}" if document.title else ""


def bar_of(claims: Mapping[Standing, int]) -> list[Part]:
    """The parts of a bar: the best at its left."""
    total = sum(claims.values())
    parts, start = [], 0.0
    for standing in (Standing.GOOD, Standing.WEAK, Standing.UNKNOWN, Standing.BROKEN):
        if number := claims[standing]:
            width = 100 * number / total
            parts.append(Part(standing, SIGNS[standing], number, round(start, 2), round(width, 2)))
            start += width
    return parts


def _row(name: str, audited: AuditedPage, summary: Summary) -> Row:
    return Row(
        name=name,
        path=cut(audited.page.document.path, _LONGEST_NAME),
        percent=percent(summary),
        survival=-1 if summary.survival is None else round(summary.survival, 4),
        bar=bar_of(summary.claims),
        claims=sum(summary.claims.values()),
        broken=summary.claims[Standing.BROKEN],
        dead=summary.links[Status.DEAD],
        errors=summary.findings[Severity.ERROR],
        warnings=summary.findings[Severity.WARNING],
    )


def _facts(summary: Summary) -> list[str]:
    """What is counted of a page beside its claims."""
    links = ", ".join(f"{number:,} {status}" for status, number in summary.links.items() if number)
    findings = ", ".join(plural(number, severity) for severity, number in summary.findings.items() if number)
    facts = [
        plural(sum(summary.citations.values()), "citation"),
        f"{plural(sum(summary.links.values()), 'link')}: {links}" if links else "no links",
        f"findings: {findings}" if findings else "no findings",
        f"{summary.ignored:,} ignored" if summary.ignored else "",
        f"{plural(summary.uncited, 'sentence')} without a source" if summary.uncited else "",
    ]
    return [fact for fact in facts if fact]


def _by_standing(entries: Sequence[Entry]) -> list[tuple[Standing, str, int]]:
    """How many entries there are of each standing that some have, the worst first."""
    counted = [(standing, sum(entry.standing is standing for entry in entries)) for standing in WORST_FIRST]
    return [(standing, SIGNS[standing], number) for standing, number in counted if number]


def _by_family(entries: Sequence[Entry]) -> list[tuple[str, str, int]]:
    """The families that some entry has a finding of, and how many entries do."""
    held = [{facet.partition(":")[2] for facet in entry.facets} for entry in entries]
    counted = ((family, sum(family.code in codes for codes in held)) for family in FAMILIES)
    return [(family.code, family.title, number) for family, number in counted if number]
