"""One page as its template takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from citecheck.model import AuditedPage, Claim, LinkResult, Page, Reason, Severity, Standing
from citecheck.report.figures.summary import Summary
from citecheck.report.html.blocks import Block
from citecheck.report.html.cards import Card, FindingCard, cards_of, page_findings
from citecheck.report.html.entries import Age, Entry, entries_of
from citecheck.report.html.figures import Figures, figures_of, name_of
from citecheck.report.html.marked_text import blocks_of_markdown, blocks_of_text
from citecheck.report.html.signs import SIGNS
from citecheck.report.html.wiki_text import blocks_of_wiki
from citecheck.report.words.wording import page_place, words_of
from citecheck.rules import FAMILIES

_READERS = {"markdown": blocks_of_markdown, "text": blocks_of_text}
_GROUPS = {"claim": "Claims", "source": "Sources that support no claim", "page": "The page itself"}


class PageView(Struct, frozen=True):
    """All that the template shows of a page; `blocks` are grouped by kind, `apart` are the claims they do not show."""

    name: str
    path: str
    figures: Figures
    blocks: Sequence[tuple[str, Sequence[Block]]]
    apart: Sequence[tuple[Claim, str]]
    verdicts: Mapping[str, Standing]
    cards: Mapping[str, Card]
    findings: Sequence[FindingCard]
    entries: Sequence[Entry]
    groups: Sequence[tuple[str, Sequence[Entry]]]
    standings: Sequence[tuple[Standing, str, int]]
    severities: Sequence[tuple[Severity, int]]
    ages: Sequence[tuple[Age, int]]
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
    every = [finding for card in cards.values() for finding in card.findings] + findings
    return PageView(
        name=name_of(page.document),
        path=page_place(page.document) if page.document.title else "",
        figures=figures_of(summary),
        blocks=[(kind, list(group)) for kind, group in groupby(blocks, key=lambda block: block.kind)],
        apart=[(claim, words_of(claim, page.document)) for claim in page.claims if claim.id not in met],
        verdicts={claim.id: audited.verdicts[claim.id].standing for claim in page.claims},
        cards=cards,
        findings=findings,
        entries=entries,
        groups=[(_GROUPS[kind], list(group)) for kind, group in groupby(entries, key=lambda entry: entry.kind)],
        standings=_by_standing(entries),
        severities=_by_severity(entries),
        ages=_by_age(entries),
        families=_by_family(entries),
        codes=frozenset(finding.code for finding in every).union(*(card.unselected for card in cards.values())),
        reasons=frozenset(link.reason for card in cards.values() for link in card.links),
    )


def blocks_of(page: Page) -> tuple[list[Block], set[str]]:
    """The text of a page as it reads, and the ids of the claims that are seen in it."""
    return _READERS.get(page.document.format, blocks_of_wiki)(page)


def _by_standing(entries: Sequence[Entry]) -> list[tuple[Standing, str, int]]:
    """How many entries there are of each standing that some have, the worst first."""
    counted = [(standing, sum(entry.standing is standing for entry in entries)) for standing in SIGNS]
    return [(standing, SIGNS[standing], number) for standing, number in counted if number]


def _by_severity(entries: Sequence[Entry]) -> list[tuple[Severity, int]]:
    """The severities that some entry has a finding of, and how many entries do."""
    held = [{facets.severity for facets in entry.facets} for entry in entries]
    counted = ((severity, sum(severity in severities for severities in held)) for severity in Severity)
    return [(severity, number) for severity, number in counted if number]


def _by_age(entries: Sequence[Entry]) -> list[tuple[Age, int]]:
    """How many entries have a new finding, and how many a known one; nothing where no baseline knows any."""
    held = [{facets.age for facets in entry.facets} for entry in entries]
    counted = [(age, sum(age in ages for ages in held)) for age in Age]
    return counted if dict(counted)[Age.KNOWN] else []


def _by_family(entries: Sequence[Entry]) -> list[tuple[str, str, int]]:
    """The families that some entry has a finding of, and how many entries do."""
    held = [{facets.family for facets in entry.facets} for entry in entries]
    counted = ((family, sum(family.code in codes for codes in held)) for family in FAMILIES)
    return [(family.code, family.title, number) for family, number in counted if number]
