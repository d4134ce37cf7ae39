"""The list beside the text: each claim, each source that supports none, and what is wrong with the page itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from citecheck.counts import plural
from citecheck.model import AuditedPage, Citation, Claim, Severity, Standing
from citecheck.report.html.cards import Card, FindingCard
from citecheck.report.words.short import short
from citecheck.report.words.wording import place, words_of

_LONGEST = 180
_LONGEST_SECTION = 60


class Age(StrEnum):
    """Whether the run's baseline knows a finding."""

    NEW = "new"
    KNOWN = "known"


class Facets(NamedTuple):
    """What a finding can be chosen by."""

    severity: Severity
    family: str
    age: Age


class Entry(Struct, frozen=True):
    """One line of the list.

    `standing` is None for a finding of the page. `target` is the id of what it is about in the text, `cards` are those
    that it opens. `facets` are the severity, the family and the age of each finding under it, once.
    """

    id: str
    kind: str
    standing: Standing | None
    words: str
    section: str
    about: str
    target: str
    cards: Sequence[Card]
    facets: Sequence[Facets]
    findings: Sequence[FindingCard] = ()

    @property
    def is_known(self) -> bool:
        """Whether a baseline knows all that there is to find under it."""
        return {facets.age for facets in self.facets} == {Age.KNOWN}


def entries_of(audited: AuditedPage, cards: Mapping[str, Card], page: Sequence[FindingCard]) -> list[Entry]:
    """The entries of a page: claims in the order of the text, then sources without a claim, then the page."""
    found = list(_claims(audited, cards))
    supporting = {card.id for entry in found for card in entry.cards}
    found += (_source(cards[citation.id]) for citation in audited.page.citations if citation.id not in supporting)
    found += (_of_page(finding) for finding in page)
    return found


def _claims(audited: AuditedPage, cards: Mapping[str, Card]) -> Iterator[Entry]:
    citations = {citation.id: citation for citation in audited.page.citations}
    for claim in audited.page.claims:
        cited = [cards[citation] for citation in _cited(claim, citations)]
        yield Entry(
            id=claim.id,
            kind="claim",
            standing=audited.verdicts[claim.id].standing,
            words=short(words_of(claim, audited.page.document), _LONGEST),
            section=short(claim.section or "", _LONGEST_SECTION),
            about=f"{plural(len(cited), 'source')} · line {place(audited.page.document, claim.span)}",
            target=f"{claim.id}-text",
            cards=cited,
            facets=_facets(finding for card in cited for finding in card.findings),
        )


def _cited(claim: Claim, citations: Mapping[str, Citation]) -> dict[str, None]:
    """The citations of a claim; behind a short form, the works that it names."""
    cited: dict[str, None] = {}
    for citation_id in claim.citations:
        cited[citation_id] = None
        cited.update(dict.fromkeys(citations[citation_id].works or ()))
    return cited


def _source(card: Card) -> Entry:
    return Entry(
        id=f"s{card.number}",
        kind="source",
        standing=card.standing,
        words=card.title,
        section="",
        about=f"supports no claim · line {card.place}",
        target=card.id,
        cards=[card],
        facets=_facets(card.findings),
    )


def _of_page(finding: FindingCard) -> Entry:
    return Entry(
        id=f"e{finding.id}",
        kind="page",
        standing=None,
        words=finding.message,
        section="",
        about=f"the page itself · line {finding.place}",
        target=finding.id,
        cards=[],
        facets=_facets([finding]),
        findings=[finding],
    )


def _facets(findings: Iterable[FindingCard]) -> list[Facets]:
    """Those of the findings that their author has not ignored, each once, the worst first."""
    found = dict.fromkeys(
        Facets(finding.severity, finding.code[:2], Age.KNOWN if finding.known else Age.NEW)
        for finding in findings
        if not finding.ignored
    )
    return [facets for severity in Severity for facets in found if facets.severity is severity]
