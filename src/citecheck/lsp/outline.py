"""A page at a glance: its claims as an outline and as lines above the text, its addresses as links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from lsprotocol.types import CodeLens, Command, DocumentLink, DocumentSymbol, Range, SymbolKind

from citecheck.counts import plural
from citecheck.lsp.snapshot import Snapshot
from citecheck.model import Citation, Claim, LinkResult, Standing, Status
from citecheck.report.figures.priorities import Priorities, priorities
from citecheck.report.words.harmless import harmless
from citecheck.report.words.reasons import MEANINGS
from citecheck.report.words.short import short, words_of

ASK_LINKS = "citecheck.askLinks"
"""The command that asks the links of a page again; its argument is the page's URI."""

_LONGEST = 80
_SCHEMES = ("http://", "https://")
_FALLEN = (Standing.BROKEN, Standing.WEAK)


def symbols(snapshot: Snapshot) -> list[DocumentSymbol]:
    """The claims of each section, with their verdicts."""
    found = []
    for audited in snapshot.pages:
        page = priorities(audited, snapshot.links)
        sections: defaultdict[str | None, list[DocumentSymbol]] = defaultdict(list)
        for claim in audited.page.claims:
            sections[claim.section].append(_claim(snapshot, page, claim))
        for section, claims in sections.items():
            found += [_section(section, claims)] if section else claims
    return found


def lenses(snapshot: Snapshot) -> list[CodeLens]:
    """What the claims that begin on a line rest on, above that line."""
    found = []
    for audited in snapshot.pages:
        page = priorities(audited, snapshot.links)
        lines: defaultdict[int, list[Claim]] = defaultdict(list)
        for claim in audited.page.claims:
            lines[snapshot.places.position(claim.span.start).line].append(claim)
        for claims in lines.values():
            title = rests_on(page, claims) + _fallen(page, claims)
            command = Command(title=title, command=ASK_LINKS, arguments=[snapshot.uri])
            found.append(CodeLens(range=snapshot.places.range(claims[0].span), command=command))
    return found


def document_links(snapshot: Snapshot) -> list[DocumentLink]:
    """The addresses of the web that the page cites, each with what is known of it."""
    return [
        DocumentLink(
            range=snapshot.places.range(link.span), target=link.target, tooltip=_known(snapshot.links.get(link.target))
        )
        for audited in snapshot.pages
        for citation in audited.page.citations
        for link in citation.links
        if link.target.startswith(_SCHEMES)
    ]


def rests_on(page: Priorities, claims: Sequence[Claim]) -> str:
    """What claims rest on, and how many of these are dead: `rests on 3 sources, 1 dead`."""
    sources = {citation.id: citation for claim in claims for citation in page.cited(claim) if not citation.works}
    dead = sum(_is_dead(page, citation) for citation in sources.values())
    rests = "rests on" if len(claims) == 1 else f"{plural(len(claims), 'claim')} rest on"
    return f"{rests} {plural(len(sources), 'source')}" + (f", {dead} dead" if dead else "")


def _fallen(page: Priorities, claims: Sequence[Claim]) -> str:
    """How many of the claims fall, to stand behind what they rest on; nothing where none does."""
    verdicts = [page.audited.verdicts[claim.id].standing for claim in claims]
    fallen = [(verdicts.count(standing), standing) for standing in _FALLEN if standing in verdicts]
    words = ", ".join(str(standing) if len(claims) == 1 else f"{number} {standing}" for number, standing in fallen)
    return f": {words}" if words else ""


def _is_dead(page: Priorities, citation: Citation) -> bool:
    """Whether an address of a citation is known to be dead."""
    results = (page.links.get(link.target) for link in citation.links)
    return any(result.status is Status.DEAD for result in results if result)


def _known(result: LinkResult | None) -> str | None:
    """What is known of an address, in a line."""
    return None if result is None else harmless(f"{result.status}: {MEANINGS[result.reason].means}")


def _section(name: str, claims: list[DocumentSymbol]) -> DocumentSymbol:
    """A section with its claims, from the first of them to the last."""
    first, last = claims[0].range, claims[-1].range
    return DocumentSymbol(
        name=short(name, _LONGEST) or "(no words)",
        kind=SymbolKind.Namespace,
        range=Range(first.start, last.end),
        selection_range=first,
        children=claims,
    )


def _claim(snapshot: Snapshot, page: Priorities, claim: Claim) -> DocumentSymbol:
    verdict = page.audited.verdicts[claim.id]
    place = snapshot.places.range(claim.span)
    return DocumentSymbol(
        name=words_of(claim, page.document, _LONGEST),
        detail=f"{verdict.standing}: {rests_on(page, [claim])}",
        kind=SymbolKind.String,
        range=place,
        selection_range=place,
    )
