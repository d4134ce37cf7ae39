"""What a page is about, as far as it says so: its subject speaks for itself, and a living person is owed more care."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import PurePath
from typing import NamedTuple

from citecheck import titles, urls
from citecheck.model import Page
from citecheck.sources import patterns

_SHORTEST = 4
_MOST_SEGMENTS = 3
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_OPENS = r"(?:\{\{|\[tpl\])"
_SITE = r"\s*+official[ _](?:website|url|site)\s*+\|"
# Where an infobox or a template of its own names the site of a page's subject. Each way begins with its mark, for which
# a search is fast.
_OFFICIAL = re.compile(
    rf"(?:\{{\{{{_SITE}|\[tpl\]{_SITE}|\|\s*+(?:website|homepage|url|official[ _]?(?:site|website))\s*+=)\s*+"
    rf"(?:{_OPENS}\s*+(?:url|official[ _]url|official[ _]website)\s*+\|\s*+)?(?:(?:1|url)\s*+=\s*+)?\[?"
    r"(?P<address>(?:https?://|www\.)?[\w-]++(?:\.[\w-]++)++[^\s|{}\[\]<>]*+)",
    re.IGNORECASE,
)
_LIVING = re.compile(
    r"\[\[\s*category\s*:\s*living people\b|^CATEGORIES:.*\bliving people\b", re.IGNORECASE | re.MULTILINE
)


class _Site(NamedTuple):
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
    title = _squashed(_IN_BRACKETS.sub("", page.document.title or PurePath(page.document.path).stem))
    address = patterns.address(urls.target(url))
    if any(_is_at(address, site) for site in _sites(page)):
        return True
    if len(title) < _SHORTEST:
        return False
    labels = address.host.split(".")[:-1]
    accounts = address.segments[:_MOST_SEGMENTS] if has_accounts else ()
    places = (*labels, *accounts, *(_IN_BRACKETS.sub("", name) for name in names))
    return any(_squashed(place.removeprefix("@")) == title for place in places)


@lru_cache(maxsize=1)
def _sites(page: Page) -> tuple[_Site, ...]:
    """The sites that the page gives as its subject's; those in citations are somebody else's."""
    return tuple(_official(page))


def _official(page: Page) -> Iterator[_Site]:
    starts = [citation.span.start for citation in page.citations]
    for found in _OFFICIAL.finditer(*_own_text(page)):
        before = bisect_right(starts, found.start()) - 1
        if before < 0 or page.citations[before].span.end <= found.start():
            address = patterns.address(urls.target(found["address"]))
            yield _Site(_bare(address.host), address.segments[0] if address.segments else "")


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


def _squashed(name: str) -> str:
    """The letters of a name, as they stand in an address."""
    return titles.folded(name).removeprefix("the ").replace(" ", "")
