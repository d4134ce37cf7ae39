"""What a citation and a claim are worth: tables of what weighs and how, and one pure function over a page.

A citation is worth the worst of what weighs on it, a claim the best of its citations. A finding that the page's author
has ignored does not weigh, and neither does one that no table names: the form of a date makes no claim weaker.
`citecheck rule verdict` tells all of this to a reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum, IntEnum
from typing import NamedTuple
from urllib.parse import unquote

from citecheck import archives, identifiers, sources
from citecheck.findable import is_findable
from citecheck.model import (
    Citation,
    Finding,
    Link,
    LinkResult,
    LinkRole,
    Page,
    Reason,
    Severity,
    Standing,
    Status,
    Verdict,
)
from citecheck.sources import Category


class Ground(Enum):
    """What a finding that weighs is about, and what it makes of a citation."""

    NAMELESS = "Nothing in the citation says what its source is: `broken`"
    SOURCE = "The source is a poor one, whatever its link does: `weak`, unless the finding is a note"
    LINK = "Its links: as the table above has it"
    NUMBER = "Its identifier cannot exist, and there is no link, nor anything else to find the work by: `weak`"
    WORK = "It is a short one, and the work that it names is not on the page: `unknown`"


class Weight(NamedTuple):
    """How the findings of some rules weigh, and why; no ground is no weight."""

    ground: Ground | None
    why: str
    codes: tuple[str, ...]


WEIGHTS: Sequence[Weight] = (
    Weight(Ground.NAMELESS, "nobody can look for what has no name", ("FD001",)),
    Weight(Ground.SOURCE, "it sells, shows or lists what others make, or keeps a copy for days", (
        "SR001", "SR002", "SR003", "SR005",
    )),
    Weight(Ground.SOURCE, "a list that is named, with its date, speaks against it", (
        "SR006", "SR007", "SR008", "SR009", "SR010", "SR011", "SR012", "SR013", "SR015", "SR016", "SR017",
    )),
    Weight(Ground.SOURCE, "nobody can tell what the source was, or whether there was one", ("SR022",)),
    Weight(Ground.SOURCE, "nobody answers for what a chatbot says", ("SR035",)),
    Weight(Ground.SOURCE, "an editor has read it, and it will not do, or does not say so", ("SR030", "SR032")),
    Weight(Ground.LINK, "there is evidence that the page is gone, or its copy", ("LK001", "LK002", "LK008", "AR009")),
    Weight(Ground.LINK, "the page does not show what was cited, or the archive opens no copy of it", (
        "LK006", "AR005", "AR010",
    )),
    Weight(Ground.LINK, "nobody knows: the server did not let us see, or the archive is not asked", (
        "LK004", "LK005", "AR008", "AR012",
    )),
    Weight(Ground.NUMBER, "the number cannot exist, so it finds nothing", (
        "ID001", "ID003", "ID004", "ID005", "ID006", "ID007", "ID008",
    )),
    Weight(Ground.WORK, "a short citation such as “Rowe 1998” is worth what the work is that it names", ("CL004",)),
    Weight(None, "the number is one of a series, and would not find the work if it were right", ("ID002",)),
    Weight(None, "the identifier can exist, or is a person's", (
        "ID009", "ID010", "ID011", "ID012", "ID013", "ID014", "ID015", "ID016", "ID017", "ID018", "ID019", "ID020",
        "ID021", "ID022",
    )),
    Weight(None, "it is about how a copy is told of, not about what it opens", (
        "AR001", "AR002", "AR003", "AR004", "AR006", "AR007", "AR011", "AR013",
    )),
    Weight(None, "the page is there, and its title may have been edited", ("LK003", "LK007")),
    # An editor's {{dead link}} alone breaks nothing, and has no finding of its own: most are a bot's, and old.
    Weight(None, "what was seen goes before what others say of the link", ("LK009", "LK010")),
    Weight(None, "a short address hides who speaks, which says nothing of who it is", ("SR004",)),
    Weight(None, "it tells how a source speaks; what that is worth depends on what it is cited for", (
        "SR014", "SR018", "SR019", "SR020", "SR021", "SR033", "SR034",
    )),
    Weight(None, "an editor has asked a question, and a doubt is no verdict", ("SR031",)),
    Weight(None, "it is about the order of the page, or about words that cite nothing", (
        "CL001", "CL002", "CL003", "CL005", "CL006", "CL010",
    )),
)  # fmt: skip
"""Every rule on sources, links, copies, identifiers and claims; the rules of all other families are about form."""

_GROUNDS: Mapping[str, Ground] = {code: weight.ground for weight in WEIGHTS if weight.ground for code in weight.codes}


class Access(IntEnum):
    """What the links of a citation come to, best first: the best of them counts."""

    LIVE = 0
    NO_LINK = 1
    UNCERTAIN = 2
    DRIFTED = 3
    DEAD = 4


WORTH: Mapping[Access, tuple[Standing, Standing]] = {
    Access.LIVE: (Standing.GOOD, Standing.GOOD),
    Access.NO_LINK: (Standing.GOOD, Standing.GOOD),
    Access.UNCERTAIN: (Standing.UNKNOWN, Standing.GOOD),
    Access.DRIFTED: (Standing.WEAK, Standing.WEAK),
    Access.DEAD: (Standing.BROKEN, Standing.WEAK),
}
"""What links make of a work that can be found by them alone, and of one that can be found without them."""

# What was seen of a link, and the finding that tells so: ignored, it vouches for the link, for somebody has looked.
_BY_STATUS: Mapping[Status, tuple[Access, str]] = {
    Status.ALIVE: (Access.LIVE, ""),
    Status.MOVED: (Access.LIVE, ""),
    Status.DEAD: (Access.DEAD, "LK001"),
    Status.BLOCKED: (Access.UNCERTAIN, "LK004"),
    Status.UNREACHABLE: (Access.UNCERTAIN, "LK005"),
    Status.SKIPPED: (Access.UNCERTAIN, ""),
}
_DRIFT = (Access.DRIFTED, "LK006")
_DOI = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(?P<doi>10\.[^?]+)", re.IGNORECASE)
# Of the address of an archive: it opens no copy, or one of another page.
_NO_COPY, _COPY_OF_ANOTHER = "AR005", "AR010"
# Addresses here lead to something beside the source: who brought it out, what was said of it.
_ASIDE = frozenset({
    "agency", "author", "conference-url", "conferenceurl", "lay-url", "layurl", "location", "postscript", "publisher",
    "quote", "via",
})  # fmt: skip
# What `url-status` says of an address that answers with something else than what was cited.
_REPLACED = frozenset({"deviated", "unfit", "usurped"})
_BEST_FIRST = tuple(Standing)
_ORDER = {standing: place for place, standing in enumerate(_BEST_FIRST)}


def judge(
    page: Page, findings: Iterable[Finding], links: Mapping[str, LinkResult]
) -> tuple[dict[str, Verdict], dict[str, Verdict]]:
    """The standing of each citation and the verdict on each claim of one page, both by id.

    A short form is worth what the works are that it names, the best of them where it may be several: with what is said
    of it there, and its own links beside theirs.
    """
    weighing: dict[str | None, list[Finding]] = {}
    for finding in findings:
        if finding.code in _GROUNDS:
            weighing.setdefault(finding.citation, []).append(finding)
    found = _found(page)
    standings = {
        citation.id: standing(citation, weighing.get(citation.id, ()), links, found)
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
            if link.role is LinkRole.SOURCE and link.parameter not in _ASIDE:
                cited.setdefault(link.target, []).append(citation)
    return frozenset(target for target, by in cited.items() if len(by) > 1 and any(map(is_findable, by)))


def standing(
    citation: Citation,
    findings: Sequence[Finding],
    links: Mapping[str, LinkResult],
    found: Collection[str] = (),
) -> Verdict:
    """What one citation is worth: the worst of what weighs on it; what may be none is neither praised nor blamed.

    `found` are addresses of works that another citation tells how to find without them.
    """
    if citation.is_unsure:
        return Verdict(Standing.UNKNOWN)
    by_links = _by_links(citation, findings, links, found)
    heard = _heard(findings)
    if not heard:
        return by_links
    nameless = _codes(heard, Ground.NAMELESS)
    return _worst(
        Verdict(Standing.BROKEN, nameless) if nameless else Verdict(Standing.GOOD),
        _by_source(heard),
        by_links,
    )


def verdict(standings: Sequence[Verdict]) -> Verdict:
    """A claim is as good as its best citation; why, where that is not good."""
    if len(standings) == 1:
        return standings[0]
    return _together(standings, min(_ORDER[cited.standing] for cited in standings))


def _worst(*weighed: Verdict) -> Verdict:
    return _together(weighed, max(_ORDER[one.standing] for one in weighed))


def _together(weighed: Sequence[Verdict], place: int) -> Verdict:
    """Those of one standing as one, with the reasons of all of them."""
    reasons = dict.fromkeys(code for one in weighed if _ORDER[one.standing] == place for code in one.because)
    return Verdict(_BEST_FIRST[place], tuple(reasons))


def _by_source(heard: Sequence[Finding]) -> Verdict:
    poor = _codes([finding for finding in heard if finding.severity is not Severity.NOTE], Ground.SOURCE)
    return Verdict(Standing.WEAK, poor) if poor else Verdict(Standing.GOOD)


def _by_links(
    citation: Citation, findings: Sequence[Finding], links: Mapping[str, LinkResult], found: Collection[str]
) -> Verdict:
    """What the links make of a citation; without any, what its identifiers do."""
    heard = _heard(findings)
    access = _access(citation, findings, links)
    if access is Access.NO_LINK:
        impossible = _codes(heard, Ground.NUMBER)
        lost = impossible and not is_findable(citation)
        return Verdict(Standing.WEAK, impossible) if lost else Verdict(Standing.GOOD)
    by_link_alone, anyway = WORTH[access]
    if by_link_alone is anyway or is_findable(citation) or any(link.target in found for link in citation.links):
        worth = anyway
    else:
        worth = by_link_alone
    return Verdict(worth, _codes(heard, Ground.LINK) if worth is not Standing.GOOD else ())


def _access(citation: Citation, findings: Sequence[Finding], links: Mapping[str, LinkResult]) -> Access:
    """What the links come to: the best of them, for a working copy stands in for a source that is gone."""
    seen = (
        _Seen(citation, link, links.get(link.target), findings)
        for link in citation.links
        if link.parameter not in _ASIDE
    )
    return min(map(_opened, seen), default=Access.NO_LINK)


class _Seen(NamedTuple):
    """One link of a citation: what came of asking for it, None where nobody did, and what is found of the citation."""

    citation: Citation
    link: Link
    result: LinkResult | None
    findings: Sequence[Finding]


def _opened(seen: _Seen) -> Access:
    """What one link comes to."""
    access, told_by = _plainly(seen.result)
    if any(finding.ignored and finding.code == told_by for finding in seen.findings):
        return Access.LIVE
    return next((truly for plainly, is_so, truly in _AT_A_CLOSER_LOOK if access in plainly and is_so(seen)), access)


def _plainly(result: LinkResult | None) -> tuple[Access, str]:
    """What a result comes to by itself, and the finding that tells so."""
    if result is None:
        return Access.UNCERTAIN, ""
    return _DRIFT if result.reason is Reason.DRIFT else _BY_STATUS[result.status]


def _is_no_copy(seen: _Seen) -> bool:
    """Whether an archive's address that answers is known to show something else; a title that is seen is proof."""
    codes = {
        finding.code
        for finding in seen.findings
        if finding.span == seen.link.span and not finding.ignored and finding.severity is not Severity.NOTE
    }
    is_shown = seen.result is not None and seen.result.title_seen
    return _NO_COPY in codes or (_COPY_OF_ANOTHER in codes and not is_shown)


def _is_replaced(seen: _Seen) -> bool:
    """Whether the citation says of its page's address that something else answers there, well as it may answer."""
    if seen.citation.value("url-status").lower() not in _REPLACED:
        return False
    return seen.link.role is LinkRole.SOURCE and archives.snapshot(seen.link.target) is None


def _is_doi(seen: _Seen) -> bool:
    """Whether an address is a DOI, which finds its work as well as one in a parameter does."""
    address = _DOI.match(seen.link.target)
    return address is not None and identifiers.examine("doi", unquote(address["doi"])) is None


def _is_mere_offer(seen: _Seen) -> bool:
    """Whether a link only tells where a work was sold that can be found without it."""
    return sources.entry(seen.link.target, Category.SHOP_PAGE) is not None and is_findable(seen.citation)


def _is_copy_alone(seen: _Seen) -> bool:
    """Whether a link is to a copy of a page for whose own address nobody has asked: who knows what became of that."""
    others = seen.citation.links
    return _is_copy(seen.link) and all(other.role is not LinkRole.SOURCE or _is_copy(other) for other in others)


def _is_copy(link: Link) -> bool:
    if link.role is LinkRole.IDENTIFIER:
        return False
    return archives.snapshot(link.target) is not None or bool(sources.entry(link.target, Category.SEARCH_CACHE))


_AT_A_CLOSER_LOOK: Sequence[tuple[Collection[Access], Callable[[_Seen], bool], Access]] = (
    ({Access.LIVE}, _is_no_copy, Access.DRIFTED),
    ({Access.LIVE}, _is_replaced, Access.UNCERTAIN),
    ({Access.UNCERTAIN}, _is_doi, Access.LIVE),
    ({Access.DRIFTED, Access.DEAD}, _is_mere_offer, Access.NO_LINK),
    ({Access.DEAD}, _is_copy_alone, Access.UNCERTAIN),
)
"""What a link comes to plainly, what else is so, and what it comes to then; the first that is so counts."""


def _missing(page: Page, weighing: Mapping[str | None, Sequence[Finding]]) -> dict[str | None, tuple[str, ...]]:
    """Why the works of short forms are unknown: of all that name one work, the finding stands at the first."""
    codes = {citation: _codes(_heard(found), Ground.WORK) for citation, found in weighing.items()}
    told = {pointer.anchor: found for pointer in page.pointers if (found := codes.get(pointer.citation))}
    return codes | {pointer.citation: told[pointer.anchor] for pointer in page.pointers if pointer.anchor in told}


def _heard(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if not finding.ignored]


def _codes(heard: Iterable[Finding], ground: Ground) -> tuple[str, ...]:
    """The codes of what is found of this, each once, in order."""
    return tuple(dict.fromkeys(finding.code for finding in heard if _GROUNDS.get(finding.code) is ground))
