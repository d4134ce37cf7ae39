"""AR: what a copy is a copy of, and where it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from citecheck import archives, urls
from citecheck.archives import Snapshot
from citecheck.cs1.emptied import emptied
from citecheck.model import Citation, Edit, Fix, Link, LinkRole, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.copies import at_archives, is_deprecated
from citecheck.rules.shown import ARCHIVE_URLS
from citecheck.rules.wayback import no_snapshot
from citecheck.rules.wording import quoted

# Two addresses often differ only near their end.
_LONGEST = 120


def _snapshots(page: Page) -> Iterator[tuple[Citation, Link, Snapshot]]:
    """The copies that stand in `archive-url`, where that counts, and open one."""
    for citation, link, copy in at_archives(page):
        if link.parameter in ARCHIVE_URLS and isinstance(copy, Snapshot) and link.parameter not in emptied(citation):
            yield citation, link, copy


@rule("AR010", "copy-of-another-page", Severity.WARNING)
def copy_of_another_page(page: Page, context: Context) -> Iterator[Fault]:
    """Finds archived copies of another page than the one cited.

    ## What it does

    Compares the page's address that the address of a copy carries with the addresses of the citation. The scheme,
    `www.`, capitals, a default port, a final slash and percent-encoding make no difference, and neither does an address
    to which the cited one was seen to redirect. A page that keeps its long name with a number in it, such as
    `rise-of-the-tides-id20150122`, is the same wherever its site puts it, and one that keeps a long path is the same
    wherever its site goes. Another page of the same site is a note: it may only have moved there.

    ## Why it matters

    The reader who turns to the copy may not find what was cited.

    ## Example

    ```wikitext
    {{cite web
    | title = Tides
    | url = http://www.example.org/tides
    | archive-url = https://web.archive.org/web/20150122230836/http://www.example.org/storms
    | archive-date = 22 January 2015
    | website = Atlas
    }}
    ```

    ## Use instead

    ```wikitext
    {{cite web
    | title = Tides
    | url = http://www.example.org/tides
    | archive-url = https://web.archive.org/web/20150122230836/http://www.example.org/tides
    | archive-date = 22 January 2015
    | website = Atlas
    }}
    ```
    """
    for citation, link, copy in _snapshots(page):
        # A blank means that another parameter has run into the address.
        if copy.original is None or " " in copy.original:
            continue
        original = archives.original(copy.original)
        cited = [other.target for other in citation.links if other.parameter and other.role is LinkRole.SOURCE]
        if cited and not any(map(partial(_is_of, original), _known(cited, context))):
            message = (
                f"|{link.parameter}= is a copy of {quoted(original, _LONGEST)}; see whether that is the page cited."
            )
            at_home = any(archives.same_site(original, url) for url in cited)
            yield Fault(link.span, message, citation, severity=Severity.NOTE if at_home else None)


def _is_of(original: str, cited: str) -> bool:
    """Whether what was copied is the page of a cited address, as far as the two addresses tell."""
    return archives.same_page(original, cited) or archives.same_name(original, cited)


def _known(cited: list[str], context: Context) -> Iterator[str]:
    """The addresses of the cited pages: as they are given, of what is a copy the page, and where they were seen."""
    for url in cited:
        yield archives.original(url)
        if result := context.links.get(url):
            yield from (hop.url for hop in result.redirects)
            if result.final_url:
                yield archives.original(result.final_url)


@rule("AR011", "copy-of-a-copy", Severity.NOTE, fix="unsafe")
def copy_of_a_copy(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds copies that one archive made of another's.

    ## What it does

    Finds an `archive-url` whose page is itself an archived copy.

    ## Why it matters

    What is shown passed through two archives, and tells of neither moment for certain. The first copy is the witness.

    ## Example

    ```wikitext
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = https://web.archive.org/web/20150122230836/https://arquivo.pt/wayback/20150122101500/http://www.example.org/a
    | archive-date = 22 January 2015
    | website = Atlas
    }}
    ```

    ## Use instead

    ```wikitext
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = https://arquivo.pt/wayback/20150122101500/http://www.example.org/a
    | archive-date = 22 January 2015
    | website = Atlas
    }}
    ```

    ## Fix

    Writes the address of the first copy. Unsafe: it may be gone, and that is why it was copied.
    """
    for citation, link, copy in _snapshots(page):
        inner = archives.snapshot(copy.original) if copy.original else None
        if copy.original is None or inner is None:
            continue
        fix = None
        # A copy of an archive that is no longer taken, or is closed, may be all that is left of it.
        kept = not is_deprecated(copy.original) and not archives.is_closed(inner.service)
        # An address that was quoted in a query may hold anything.
        if kept and urls.is_writable(copy.original):
            fix = Fix("Write the address of the first copy", safe=False, edits=(Edit(link.span, copy.original),))
        message = f"|{link.parameter}= is a copy of a copy that {inner.service} keeps; name the first one if it opens."
        yield Fault(link.span, message, citation, fix=fix)


@rule("AR012", "closed-archive", Severity.NOTE)
def closed_archive(page: Page, context: Context) -> Iterator[Fault]:
    """Finds copies in archives that have been shut down.

    ## What it does

    Finds copies in WebCite and in the archive of the Internet Memory Foundation, unless the copy was just seen, or
    seen to be gone.

    ## Why it matters

    The citation looks safe against link rot, but most readers will find nothing there.

    ## Example

    ```wikitext
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = https://www.webcitation.org/6GOjhnXRl
    | archive-date = 5 May 2013
    | website = Atlas
    }}
    ```

    ## Use instead

    ```wikitext
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = https://web.archive.org/web/20130505220546/http://www.example.org/a
    | archive-date = 5 May 2013
    | website = Atlas
    }}
    ```
    """
    for citation, link, copy in at_archives(page):
        if not isinstance(copy, Snapshot) or not archives.is_closed(copy.service) or no_snapshot(link.url):
            continue
        result = context.links.get(link.target)
        if result is None or not result.is_judged:
            message = f"{copy.service}, which keeps this copy, has been shut down; find a copy in another archive."
            yield Fault(link.span, message, citation)
