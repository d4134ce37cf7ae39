"""UR: what the way to a page has left in its address: marks that count readers, a chatbot's name, a session."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from citecheck import sources
from citecheck.model import Citation, Edit, Fix, Link, LinkRole, Page, Severity, Span
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.copies import ARCHIVES
from citecheck.rules.wording import quoted
from citecheck.sources import Category, additions

# Of these another rule says that the address inside is to be written instead.
_DETOURS = frozenset({Category.REDIRECTOR, Category.LIBRARY_PROXY, Category.SEARCH_CACHE})
_OTHERS = ARCHIVES | _DETOURS


@lru_cache(maxsize=1)
def own_addresses(page: Page) -> tuple[tuple[Citation, Link], ...]:
    """The addresses of sources themselves: no copies in archives, no redirectors, proxies and caches."""
    return tuple(
        (citation, link)
        for citation in page.citations
        for link in citation.links
        if link.role is LinkRole.SOURCE and not any(entry.category in _OTHERS for entry in sources.entries(link.target))
    )


def cut(link: Link, kept: str) -> tuple[Span, Edit]:
    """Where an address has what `kept` lacks, and the edit that takes it away."""
    url = link.url
    start = next((at for at, (ours, theirs) in enumerate(zip(url, kept, strict=False)) if ours != theirs), len(kept))
    end = len(url)
    rest = len(kept)
    while rest > start and url[end - 1] == kept[rest - 1]:
        end -= 1
        rest -= 1
    span = Span(link.span.start + start, link.span.start + end)
    return span, Edit(span, kept[start:rest])


@rule("UR013", "tracking-in-url", Severity.NOTE, fix="unsafe")
def tracking_in_url(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds addresses with parameters that only count their readers.

    ## What it does

    Finds parameters such as `utm_source`, `fbclid` and `gclid` in the addresses of sources.

    ## Why it matters

    They tell the site by which link its reader came, and say nothing of the page. Everybody who follows the citation is
    counted as a reader of that link, and the same page looks like another one to those who look for it in an archive.

    ## Example

    ```wikitext
    {{cite web |title=Tides |url=http://www.example.org/tides?id=7&utm_source=feed&utm_medium=rss |website=Atlas}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides |url=http://www.example.org/tides?id=7 |website=Atlas}}
    ```

    ## Fix

    Takes them away. Unsafe: nobody has looked whether the page opens.

    ## Source

    The services' own documentation, compiled in `sources/data/additions.json`.
    """
    for citation, link in own_addresses(page):
        if "?" not in link.url or (kept := additions.without_tracking(link.url)) == link.url:
            continue
        if additions.chatbot(link.url) is None:
            span, edit = cut(link, kept)
            added = quoted(link.url[span.start - link.span.start : span.end - link.span.start].strip("?&"))
            fix = Fix(f"Write {kept}", safe=False, edits=(edit,))
            yield Fault(span, f"{added} only counts readers; take it out of the address.", citation, None, fix)


@rule("UR014", "address-from-chatbot", Severity.WARNING, fix="unsafe")
def address_from_chatbot(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds addresses that a chatbot gave.

    ## What it does

    Finds the parameter by which a chatbot says that a reader comes from its answer, such as `utm_source=chatgpt.com`.

    ## Why it matters

    The source was found, and perhaps read, by a machine that makes things up. It may be sound; but nobody can know that
    it says what it is cited for until a person has read it.

    ## Example

    ```wikitext
    {{cite web |title=Tides |url=http://www.example.org/tides?utm_source=chatgpt.com |website=Atlas}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Fix

    Takes it away, with all that counts readers. Unsafe: read the source first.

    ## Source

    [Wikipedia:Large language models](https://en.wikipedia.org/wiki/Wikipedia:Large_language_models), on sources.
    """
    for citation, link in own_addresses(page):
        if "?" in link.url and (chatbot := additions.chatbot(link.url)):
            kept = additions.without_tracking(link.url)
            span, edit = cut(link, kept)
            message = f"This address comes from an answer of {chatbot}; read whether the source says what is claimed."
            yield Fault(span, message, citation, None, Fix(f"Write {kept}", safe=False, edits=(edit,)))


@rule("UR015", "session-in-url", Severity.NOTE, fix="unsafe")
def session_in_url(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds addresses with the number of somebody's session.

    ## What it does

    Finds `PHPSESSID`, `jsessionid` and their like, and a `sid` or `sessionid` that is followed by a long number.

    ## Why it matters

    The session ended long ago. Many sites open the page without it; some show an error, and others another page.

    ## Example

    ```wikitext
    {{cite web |title=Tides |url=http://www.example.org/tides.jsp;jsessionid=0A1B2C3D4E5F60718293 |website=Atlas}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides |url=http://www.example.org/tides.jsp |website=Atlas}}
    ```

    ## Fix

    Takes it away. Unsafe: nobody has looked whether the page opens.

    ## Source

    The manuals of PHP, Jakarta Servlet, ASP.NET and ColdFusion, compiled in `sources/data/additions.json`.
    """
    for citation, link in own_addresses(page):
        if (kept := additions.without_session(link.url)) != link.url:
            span, edit = cut(link, kept)
            fix = Fix(f"Write {kept}", safe=False, edits=(edit,))
            yield Fault(
                span, "The address holds the number of a session that has ended; take it out.", citation, None, fix
            )
