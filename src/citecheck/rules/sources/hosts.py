"""SR: sources that are weak by the form of their address, before anything is known of who speaks there.

A finding here weighs on its citation unless it is a note: a note says that the work can be found, and judged, without
the address. A short address weighs nothing: it hides the source, and is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from citecheck import sources, urls
from citecheck.model import Citation, Edit, Fix, Link, LinkRole, Page, Severity
from citecheck.rules.carried import cached, is_cache_query
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.copies import is_source
from citecheck.rules.sources.works import PUBLISHERS, names_a_work
from citecheck.rules.wording import quoted
from citecheck.sources import Category, Entry


def listed(page: Page, category: Category) -> Iterator[tuple[Citation, Link, Entry]]:
    """The addresses of sources that the lists name in a category, each once in every citation."""
    return (found for found in _all_listed(page) if found[2].category is category)


@lru_cache(maxsize=1)
def _all_listed(page: Page) -> tuple[tuple[Citation, Link, Entry], ...]:
    """The same in all categories."""
    return tuple(
        (citation, link, entry)
        for citation in page.citations
        for link in _once(citation)
        for entry in sources.entries(link.target)
    )


def _once(citation: Citation) -> Iterable[Link]:
    """Each of a citation's sources that the lists name in any category once: nearly all addresses are in none."""
    found = [link for link in citation.links if is_source(link) and sources.entries(link.target)]
    return {link.target: link for link in reversed(found)}.values()


def _fault(citation: Citation, link: Link, message: str, fix: Fix | None = None, *, named: bool = False) -> Fault:
    """The fault of an address; a note where the work can be found without it, or `named` as whose it is."""
    if names_a_work(citation):
        return Fault(link.span, f"{message}; the work can be found without it.", citation, None, fix, Severity.NOTE)
    return Fault(link.span, f"{message}.", citation, None, fix, Severity.NOTE if named else None)


@rule("SR001", "shop-page", Severity.WARNING)
def shop_page(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds pages of shops that sell a work, or any other thing.

    ## What it does

    Finds the product pages of shops. A citation that names the work itself, by an identifier or as a book with its
    title and author or publisher, gets a note here and in the rules beside: the work is the source, and the address
    only a way to it.

    ## Why it matters

    A shop says what sells. Its page changes and goes with the offer, and cites nobody.

    ## Example

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.amazon.com/Tides-North/dp/B002PB17NQ |website=Amazon}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Tides of the north |last=Rowe |first=Anna |year=1998 |publisher=Harbour Press |page=12}}
    ```

    ## Source

    Wikipedia:Reliable sources, on vendors; Wikipedia:External links, links to be avoided.
    """
    for citation, link, _entry in listed(page, Category.SHOP_PAGE):
        yield _fault(
            citation, link, f"{urls.host(link.target)} is a shop; cite the work itself, or who does not sell it"
        )


@rule("SR002", "photo-host", Severity.WARNING)
def photo_host(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds pages where anybody can show photographs.

    ## What it does

    Finds hosts of users' own pictures. Accounts of libraries, archives and public bodies that are known are left out.

    ## Why it matters

    Nobody but the one who uploaded it has checked what a picture shows, when and where it was taken.

    ## Example

    ```wikitext
    {{cite web |title=Destroyer at anchor |url=http://www.flickr.com/photos/harbourwatcher/5600310787/ |website=Flickr}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Destroyer at anchor |url=http://www.example.org/ships/destroyer |website=Naval Museum}}
    ```

    ## Source

    Wikipedia:Reliable sources, on user-generated content.
    """
    for citation, link, _entry in listed(page, Category.PHOTO_HOST):
        yield _fault(
            citation, link, f"Anybody can show pictures at {urls.host(link.target)}; cite who took or keeps this one"
        )


@rule("SR003", "search-engine-cache", Severity.WARNING, fix="unsafe")
def search_engine_cache(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds copies in the caches of search engines.

    ## What it does

    Finds addresses of search engines' caches, and names the page whose copy was asked for.

    ## Why it matters

    Such a copy lived for days, and the caches have been shut: what was seen there is gone. A warning, not an error,
    for the page itself may live at its own address.

    ## Example

    ```wikitext
    {{cite web
    | title = Tides
    | url = http://webcache.googleusercontent.com/search?q=cache:7ieoz5IjDQYJ:www.example.org/tides+north+sea&hl=en
    | website = Atlas
    }}
    ```

    ## Use instead

    ```wikitext
    {{cite web
    | title = Tides
    | url = http://www.example.org/tides
    | website = Atlas
    }}
    ```

    ## Fix

    Writes the address of the page itself. Unsafe: the page may have changed since.

    ## Source

    Google took its cache out of service in 2024; InternetArchiveBot counts its addresses as no archive.
    """
    for citation in page.citations:
        for link in citation.links:
            listed = sources.entry(link.target, Category.SEARCH_CACHE) is not None
            if link.role is LinkRole.IDENTIFIER or not (listed or is_cache_query(link.target)):
                continue
            address = cached(link.target)
            copy = f"This copy of {quoted(address)}" if address else "This copy"
            fix = Fix(f"Write {address}", safe=False, edits=(Edit(link.span, address),)) if address else None
            message = f"{copy} was in a search engine's cache, which keeps nothing; cite the page itself"
            yield _fault(citation, link, message, fix)


@rule("SR004", "link-shortener", Severity.WARNING)
def link_shortener(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds addresses of services that shorten links.

    ## What it does

    Finds short links whose service says nothing of where they lead. A citation that names its work or publisher gets a
    note. Short addresses of a site's own, and a service's pages about itself, are left out.

    ## Why it matters

    The reader cannot see who speaks before following the link, and it dies with the service.

    ## Example

    ```wikitext
    {{cite web |title=Tides of the north |url=https://bit.ly/2xYzAbC}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides of the north |url=http://www.example.org/tides}}
    ```

    ## Source

    The MISP warning list of URL shorteners (CC0); the English Wikipedia's spam blacklist refuses most of them.
    """
    for citation, link, entry in listed(page, Category.LINK_SHORTENER):
        host, _, path = link.target.partition("://")[2].partition("/")
        code = path.partition("?")[0].rstrip("/")
        if host.removeprefix("www.") == entry.pattern and code and "/" not in code:
            listed_in = f"{entry.listed_in.title}, {entry.listed_in.date}"
            message = f"{entry.pattern} hides where its link leads ({listed_in}); cite the page behind it"
            yield _fault(citation, link, message, named=bool(citation.value(*PUBLISHERS)))


@rule("SR005", "search-result-page", Severity.WARNING)
def search_result_page(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds lists of search results.

    ## What it does

    Finds queries to search engines. A search inside one book, or a page opened from a search, is none.

    ## Why it matters

    Every reader is shown another list, and a list says nothing itself: it has to be read by whoever cites it.

    ## Example

    ```wikitext
    {{cite web |title=Search results for tides |url=https://www.google.com/search?q=tides+north+sea |website=Google}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    Wikipedia:Reliable sources and Wikipedia:External links, on search results pages.
    """
    for citation, link, _entry in listed(page, Category.SEARCH_PAGE):
        if not is_cache_query(link.target):
            message = f"A list of search results at {urls.host(link.target)} is no source"
            yield _fault(citation, link, message)
