"""UR: addresses of a page's editions for telephones."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck import sources
from citecheck.model import Edit, Fix, Page, Severity, Span
from citecheck.rules.addresses.traces import cut, own_addresses
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.sources import additions


@rule("UR016", "mobile-url", Severity.NOTE, fix="unsafe")
def mobile_url(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds addresses of a site's edition for telephones.

    ## What it does

    Finds hosts such as `m.example.org` and `en.m.wikipedia.org`, and the known ones that begin with `mobile`.

    ## Why it matters

    Readers at a desk are shown a page made for another screen. Such editions are shut before the sites are, and
    archives hold fewer copies of them.

    ## Example

    ```wikitext
    {{cite web |title=Tides |url=http://m.example.org/tides |website=Atlas}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides |url=http://example.org/tides |website=Atlas}}
    ```

    ## Fix

    Takes the label away. Unsafe: nobody has looked whether the page opens, and some sites want `www` in its place.

    ## Source

    [Wikipedia:External links](https://en.wikipedia.org/wiki/Wikipedia:External_links), on pages for mobile devices.
    """
    for citation, link in own_addresses(page):
        host = link.target.partition("://")[2].partition("/")[0]
        if (label := additions.mobile_label(host)) is None or label not in link.url:
            continue
        usual = host.replace(label, "", 1)
        if sources.is_site(usual):
            start = link.span.start + link.url.index(label)
            span = Span(start, start + len(label))
            fix = Fix(f"Write {usual}", safe=False, edits=(Edit(span, ""),))
            message = f"{host} is a site's edition for telephones; cite {usual} if it has the page."
            yield Fault(span, message, citation, None, fix)


@rule("UR017", "amp-url", Severity.NOTE, fix="unsafe")
def amp_url(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds addresses of a page's AMP edition.

    ## What it does

    Finds addresses that end in `/amp`, `.amp` or `.amp.html`, and the parameters `amp` and `outputType=amp`. An address
    that has the word elsewhere is not meant, and of a short path it may be the subject.

    ## Why it matters

    The edition was made for Google's search on telephones, leaves out parts of the page, and is being given up; the
    page itself stays.

    ## Example

    ```wikitext
    {{cite web |title=Tides |url=http://www.example.org/2019/sea/tides/amp |website=Atlas}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides |url=http://www.example.org/2019/sea/tides |website=Atlas}}
    ```

    ## Fix

    Takes the mark away. Unsafe: nobody has looked whether the page opens.

    ## Source

    [amp.dev](https://amp.dev/documentation/guides-and-tutorials/optimize-and-measure/discovery/), on pages and their
    AMP editions.
    """
    for citation, link in own_addresses(page):
        if "amp" in link.url and (kept := additions.without_amp(link.url)) != link.url:
            span, edit = cut(link, kept)
            fix = Fix(f"Write {kept}", safe=False, edits=(edit,))
            yield Fault(
                span, "This is the page's AMP edition, made for telephones; cite the page itself.", citation, None, fix
            )
