"""What a page is about, as far as it says so: its subject speaks for itself, and a living person is owed more care."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import PurePath

from msgspec import Struct

from citecheck import titles, urls
from citecheck.model import Citation, CitationKind, Claim, Page
from citecheck.sources import patterns

_SHORTEST = 4
_MOST_SEGMENTS = 3
_SHORTEST_ACCOUNT = 7
_LONGEST_PARAGRAPH = 2000
# Places that many accounts have in common.
_NO_ACCOUNTS = frozenset({"channel", "channels", "company", "profile", "playlist", "permalink", "questions"})
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_OPENS = r"(?:\{\{|\[tpl\])"
# Where an infobox or a template of its own names the site of a page's subject. Whole pages are looked through: for one
# sign at a time, and for the first letter behind it, takes a third of the time that it takes for all at once.
_OFFICIAL = tuple(
    re.compile(
        rf"{sign}\s*+(?=(?-i:[OoWwHhUu]))(?:official[ _](?:website|url|site)\s*+\||"
        r"(?:website|homepage|url|official[ _]?(?:site|website))\s*+=)\s*+"
        rf"(?:{_OPENS}\s*+(?:url|official[ _]url|official[ _]website)\s*+\|\s*+)?(?:(?:1|url)\s*+=\s*+)?\[?"
        r"(?P<address>(?:https?://|www\.)?[\w-]++(?:\.[\w-]++)++[^\s|{}\[\]<>]*+)",
        re.IGNORECASE,
    )
    for sign in (r"\|", r"\{", r"\]")
)
_LIVING = re.compile(
    r"\[\[\s*category\s*:\s*living people\b|^CATEGORIES:.*\bliving people\b", re.IGNORECASE | re.MULTILINE
)


class _Site(Struct, frozen=True):
    """A site, or one account on it."""

    host: str
    account: str


@lru_cache(maxsize=1)
def is_living(page: Page) -> bool:
    """Whether a page says that it is about a living person."""
    return any(name.startswith("blp") for name in page.templates) or _LIVING.search(*_own_text(page)) is not None


def is_own(page: Page, url: str, names: Iterable[str], *, has_accounts: bool) -> bool:
    """Whether an address is the subject's own: its site by what the page says, or called as the page is.

    `names` are those by which lists know the site; where it `has_accounts`, they stand in the path.
    """
    title = _title(page)
    address = patterns.address(urls.target(url))
    if any(_is_at(address, site) for site in _sites(page)):
        return True
    if len(title) < _SHORTEST:
        return False
    labels = address.host.split(".")[:-1]
    accounts = address.segments[:_MOST_SEGMENTS] if has_accounts else ()
    places = (*labels, *accounts, *(_IN_BRACKETS.sub("", name) for name in names))
    return any(_called(place.removeprefix("@")) == title for place in places)


def is_site_of(page: Page, url: str) -> bool:
    """Whether an address is on the subject's own site beyond doubt: the page gives it, or it is called just as it."""
    address = patterns.address(urls.target(url))
    if any(_is_at(address, site) for site in _sites(page)):
        return True
    title = _title(page)
    return len(title) >= _SHORTEST and _called(patterns.owner_of(address.host)) == title


@lru_cache(maxsize=1)
def _title(page: Page) -> str:
    """What a page is called, its letters run together."""
    return _squashed(_IN_BRACKETS.sub("", page.document.title or PurePath(page.document.path).stem))


def speaks_of(page: Page, citation: Citation, url: str, names: Iterable[str], *, has_accounts: bool) -> bool:
    """Whether all that a citation supports speaks of what it cites: by a name of these, or by the account there.

    An account has the name of somebody who is spoken of in the same paragraph.
    """
    claims = _claims(page).get(citation.id, ())
    called = [re.compile(rf"\b{re.escape(name)}\b") for name in _proper(names)]
    accounts = tuple(_accounts(url)) if has_accounts else ()
    return bool(claims) and all(
        any(name.search(claim.text) for name in called) or (accounts and _is_about(page, claim, accounts))
        for claim in claims
    )


def _is_about(page: Page, claim: Claim, accounts: Iterable[str]) -> bool:
    """Whether one of these is spoken of in the paragraph of a claim."""
    words = _squashed(_paragraph(page, claim))
    return any(account in words for account in accounts)


@lru_cache(maxsize=1)
def _claims(page: Page) -> dict[str, list[Claim]]:
    """The claims that each citation supports."""
    supported: dict[str, list[Claim]] = {}
    for claim in page.claims:
        for cited in claim.citations:
            supported.setdefault(cited, []).append(claim)
    return supported


def _proper(names: Iterable[str]) -> Iterator[str]:
    """The names that mean nothing else: what is in brackets behind them tells them from something else."""
    return (name for name in names if len(name) >= _SHORTEST and "(" not in name)


def _accounts(url: str) -> Iterator[str]:
    """The names in an address that an account may have there, their letters run together."""
    address = patterns.address(url)
    for place in (*address.host.split(".")[:-2], *address.segments[:_MOST_SEGMENTS]):
        if len(name := _squashed(place.removeprefix("@"))) >= _SHORTEST_ACCOUNT and name not in _NO_ACCOUNTS:
            yield name


def _paragraph(page: Page, claim: Claim) -> str:
    """The paragraph in which a claim stands, without its citations; of a very long one the part around it."""
    text, span = page.document.text, page.document.span
    first = max(claim.span.start - _LONGEST_PARAGRAPH, span.start)
    last = min(claim.span.end + _LONGEST_PARAGRAPH, span.end)
    at = max(text.rfind("\n", first, claim.span.start), first)
    end = text.find("\n", claim.span.end, last)
    end = last if end < 0 else end
    words = []
    number = bisect_left(page.citations, at, key=_start)
    while number < len(page.citations) and (cited := page.citations[number].span).start < end:
        words.append(text[at : cited.start])
        at = max(at, cited.end)
        number += 1
    return "".join([*words, text[at:end]])


def _start(citation: Citation) -> int:
    return citation.span.start


@lru_cache(maxsize=1)
def _sites(page: Page) -> tuple[_Site, ...]:
    """The sites that the page gives as its subject's; those in citations are somebody else's."""
    return tuple(_official(page))


def _official(page: Page) -> Iterator[_Site]:
    starts = [citation.span.start for citation in page.citations]
    stretches = tuple(_beside_templates(page))
    for found in (found for form in _OFFICIAL for stretch in stretches for found in form.finditer(*stretch)):
        before = bisect_right(starts, found.start()) - 1
        if before < 0 or page.citations[before].span.end <= found.start():
            address = patterns.address(urls.target(found["address"]))
            yield _Site(_bare(address.host), address.segments[0] if address.segments else "")


def _beside_templates(page: Page) -> Iterator[tuple[str, int, int]]:
    """The stretches of a page's own text between citation templates, which are full of addresses."""
    text, start, end = _own_text(page)
    for citation in page.citations:
        if citation.kind is CitationKind.TEMPLATE:
            yield text, start, citation.span.start
            start = max(start, citation.span.end)
    yield text, start, end


def _own_text(page: Page) -> tuple[str, int, int]:
    """The text that the page shares with others, and the page's own part of it."""
    return page.document.text, page.document.span.start, page.document.span.end


def _is_at(address: patterns.Address, site: _Site) -> bool:
    """Whether an address is one of a site, or of an account on it."""
    host = _bare(address.host)
    if host != site.host and not host.endswith(f".{site.host}"):
        return False
    return not site.account or address.segments[:1] == (site.account,)


def _bare(host: str) -> str:
    return host.removeprefix("www.").removeprefix("m.")


@lru_cache(maxsize=4096)
def _called(place: str) -> str:
    """The letters of a part of an address; the same parts are in many."""
    return _squashed(place)


def _squashed(name: str) -> str:
    """The letters of a name, as they stand in an address."""
    return titles.folded(name).removeprefix("the ").replace(" ", "")
