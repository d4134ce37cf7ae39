"""What a citation and a claim are worth: one pure function over a page, by the tables and steps of the modules beside.

`citecheck rule verdict` tells all of this to a reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from citecheck.model import Citation, Finding, LinkResult, LinkRole, Page, Standing, Verdict
from citecheck.verdicts.access import ASIDE
from citecheck.verdicts.findable import is_findable
from citecheck.verdicts.standings import standing, verdict
from citecheck.verdicts.weights import GROUNDS, Ground, codes


def judge(
    page: Page, findings: Iterable[Finding], links: Mapping[str, LinkResult]
) -> tuple[dict[str, Verdict], dict[str, Verdict]]:
    """The standing of each citation and the verdict on each claim of one page, both by id.

    A short form is worth what the works are that it names, the best of them where it may be several: with what is said
    of it there, and its own links beside theirs.
    """
    weighing: dict[str | None, list[Finding]] = {}
    for finding in findings:
        if finding.code in GROUNDS:
            weighing.setdefault(finding.citation, []).append(finding)
    found = _found(page)
    standings = {
        citation.id: standing(citation, weighing.get(citation.id, ()), links, found, page.document.slice(citation.span))
        for citation in page.citations
        if citation.works is None
    }
    missing = _missing(page, weighing)
    by_id = {citation.id: citation for citation in page.citations}
    for short in page.citations:
        if short.works is None:
            continue
        said = weighing.get(short.id, [])
        works = [
            standing(_opened_by(short, by_id[work]), [*weighing.get(work, ()), *said], links, found)
            if short.links or said
            else standings[work]
            for work in short.works
        ]
        standings[short.id] = verdict(works) if works else Verdict(Standing.UNKNOWN, missing.get(short.id, ()))
    verdicts = {claim.id: verdict([standings[cited] for cited in claim.citations]) for claim in page.claims}
    return standings, verdicts


def _opened_by(short: Citation, work: Citation) -> Citation:
    """A work with the links beside its own that a short form has to a page of it."""
    return replace(work, links=(*work.links, *short.links)) if short.links else work


def _found(page: Page) -> frozenset[str]:
    """The addresses of works that can be found without them, by what one of several citations says of them."""
    cited: dict[str, list[Citation]] = {}
    for citation in page.citations:
        for link in citation.links:
            if link.role is LinkRole.SOURCE and link.parameter not in ASIDE:
                cited.setdefault(link.target, []).append(citation)
    return frozenset(target for target, by in cited.items() if len(by) > 1 and any(map(is_findable, by)))


def _missing(page: Page, weighing: Mapping[str | None, Sequence[Finding]]) -> dict[str | None, tuple[str, ...]]:
    """Why the works of short forms are unknown: of all that name one work, the finding stands at the first."""
    of_works = {citation: codes(findings, Ground.WORK) for citation, findings in weighing.items()}
    told = {pointer.anchor: found for pointer in page.pointers if (found := of_works.get(pointer.citation))}
    return of_works | {pointer.citation: told[pointer.anchor] for pointer in page.pointers if pointer.anchor in told}
