"""What the claims of a page, or of a run, rest on: hosts and works, and what the lists of sources say of each.

A source is called by the host of its address, of an archived copy by that of the page. A work is called by its name:
one that is cited without an address, or that a library, a shop or a resolver only hands out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from citecheck import archives, identifiers, titles, urls
from citecheck.model import Citation, Claim, Document, LinkRole, Standing
from citecheck.plain import plain
from citecheck.report.figures.priorities import Priorities
from citecheck.report.words.wording import legible
from citecheck.sources import entries
from citecheck.sources.opinions import Opinion, opinion
from citecheck.sources.ratings import Ratings, Word, known

_PERIODICALS = ("journal", "newspaper", "magazine", "periodical", "encyclopedia", "encyclopaedia", "dictionary")
_TITLES = ("title", "script-title", "chapter", "contribution", "entry", "work", "website", "publisher")
# A pattern of a list that is a path and nothing but.
_PART = re.compile(r"[^/*?]+/[^*?]+")
# References in plain words to one book differ in these.
_PAGE_NUMBERS = re.compile(r",? ?\bpp?\. ?[0-9ivxlc]+(?: ?[-–] ?[0-9ivxlc]+)?\.?$")
_LONGEST_TEXT = 1000
_LONGEST_NAME = 100
# What is found there is somebody else's.
_HANDED_OUT_BY = frozenset({Word.MEDIA_LIBRARY, Word.SHOP, Word.BOOK_PREVIEW})
_RESOLVERS = frozenset({"archive.org", "doi.org", "dx.doi.org", "hdl.handle.net", "jstor.org", "worldcat.org"})


class Said(Struct, frozen=True):
    """What the lists come to: their word, the newest list that says it with its date, and its name for the source.

    Whether that is a fault depends on what is cited there, as the standing of the citations tells.
    """

    word: str
    by: str
    date: str
    name: str


class Source(Struct, frozen=True):
    """A host or a work; `key` is the same for all spellings of it. `said` is None where no list rates it."""

    key: str
    name: str
    is_work: bool
    said: Said | None = None


class Support(Struct, frozen=True):
    """How much rests on a source: claims, claims that rest on nothing else, pages, its citations by their standing."""

    source: Source
    claims: int
    alone: int
    pages: int
    citations: Mapping[Standing, int]

    @property
    def is_bad(self) -> bool:
        """Whether a citation of the source is weak or broken."""
        return bool(self.citations[Standing.WEAK] or self.citations[Standing.BROKEN])

    def __add__(self, other: object) -> Support:
        """The same source on other pages too."""
        if not isinstance(other, Support):
            return NotImplemented
        return Support(
            self.source,
            self.claims + other.claims,
            self.alone + other.alone,
            self.pages + other.pages,
            {standing: self.citations[standing] + other.citations[standing] for standing in Standing},
        )


def order(support: Support) -> tuple[object, ...]:
    """By what sources are ordered: the bad ones first on which claims rest alone, then what most rests on."""
    return (
        not (support.is_bad and support.alone),
        not support.is_bad,
        -support.alone,
        -support.citations[Standing.BROKEN],
        -support.claims,
        support.source.name.lower(),
        support.source.key,
    )


def supports(page: Priorities, lists: tuple[Path, ...] = ()) -> list[Support]:
    """What rests on each source that any claim of a page rests on; `lists` are those of the project."""
    sources: dict[str, Source] = {}
    keys: dict[str, str] = {}
    for citation in page.citations.values():
        source = _source(citation, page.document, lists)
        sources.setdefault(source.key, source)
        keys[citation.id] = source.key
    claims, alone = Counter[str](), Counter[str]()
    citations: dict[str, set[str]] = {key: set() for key in sources}
    for claim in page.audited.page.claims:
        cited = list(_sources_cited(page, claim))
        found = {keys[citation.id] for citation in cited}
        claims.update(found)
        if len(found) == 1:
            alone.update(found)
        for citation in cited:
            citations[keys[citation.id]].add(citation.id)
    return [
        Support(source, claims[key], alone[key], 1, _standings(page, citations[key]))
        for key, source in sources.items()
        if claims[key]
    ]


def _sources_cited(page: Priorities, claim: Claim) -> Iterator[Citation]:
    """The citations of a claim that name a source themselves; a short form does where its work is not found."""
    return (citation for citation in page.cited(claim) if not citation.works)


def _standings(page: Priorities, citations: AbstractSet[str]) -> dict[Standing, int]:
    counted = Counter(page.audited.standings[citation].standing for citation in citations)
    return {standing: counted[standing] for standing in Standing}


def _source(citation: Citation, document: Document, lists: tuple[Path, ...]) -> Source:
    """The source that a citation names."""
    url = next((link.target for link in citation.links if link.role is not LinkRole.IDENTIFIER), None)
    found = _host(archives.original(url), known(lists)) if url else None
    if found and not found.is_work:
        return found
    name = plain(citation.value(*_PERIODICALS, *_TITLES)[:_LONGEST_TEXT])
    if found and not name:
        return replace(found, is_work=False)
    written = document.slice(citation.span)[:_LONGEST_TEXT]
    name = name or legible(_PAGE_NUMBERS.sub("", plain(written))) or written.strip("{}[]|")
    key = f"work {titles.normalised(name) or name}"
    return Source(key, _shortened(name), is_work=True, said=_said_of_doi(citation, lists))


@lru_cache(maxsize=4096)
def _host(url: str, lists: Ratings) -> Source | None:
    """The source by its address, called a work where that only hands one out; None where the address has no host.

    Where a list speaks of a part of a host, that part is the source.
    """
    host = urls.host(url).removeprefix("www.")
    if not host:
        return None
    ratings = lists.of(url)
    about = opinion(ratings)
    said = _said(about) or _form(url)
    hands_out = host in _RESOLVERS or any(rating.word in _HANDED_OUT_BY for rating in ratings)
    part = next((rating.listed for rating in about.by if _PART.fullmatch(rating.listed)), "")
    name = part if part.startswith(host) else host
    return Source(name, name, is_work=hands_out and not about.is_fault, said=said)


def _said_of_doi(citation: Citation, lists: tuple[Path, ...]) -> Said | None:
    """What the lists say of whoever registered the DOI of a work."""
    doi = next((found for found in identifiers.of(citation) if found.scheme == "doi" and found.fault is None), None)
    return _said(opinion(known(lists).of_doi(doi.value))) if doi else None


def _said(about: Opinion) -> Said | None:
    """What the ratings of a source come to."""
    if about.word is None or not about.by:
        return None
    newest = about.by[0].listed_in
    name = next((rating.name for rating in (*about.by, *about.trust) if rating.name), "")
    return Said(about.word, newest.title, newest.date, name)


def _form(url: str) -> Said | None:
    """What the form of an address says that it opens."""
    found = next(iter(entries(url)), None)
    return Said(found.category, found.listed_in.title, found.listed_in.date, "") if found else None


def _shortened(name: str) -> str:
    """The beginning of a name that is too long to be told whole, cut between words where there are any."""
    if len(name) <= _LONGEST_NAME:
        return name
    head = name[: _LONGEST_NAME - 1]
    return f"{head.rpartition(' ')[0] or head}…"
