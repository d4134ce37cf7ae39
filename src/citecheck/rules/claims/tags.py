"""CL: words for which an editor has asked for a citation."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import Page, Severity, TagKind
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.tagged import set_as


@rule("CL010", "citation-wanted", Severity.NOTE, default=False)
def citation_wanted(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds words for which an editor has asked for a citation.

    ## What it does

    Reports `{{citation needed}}`, by whatever name. Only when asked for: the page itself says so, to
    everybody who reads it.

    ## Why it matters

    Nothing stands under these words, and somebody has noticed.

    ## Example

    ```wikitext
    It rose.<ref>{{cite web |title=Tides |url=http://www.example.org |website=Atlas}}</ref> It fell.{{cn|date=May 2014}}
    ```

    ## Use instead

    ```wikitext
    It rose.<ref>{{cite web |title=Tides |url=http://www.example.org |website=Atlas}}</ref>
    ```

    ## Source

    Template:Citation needed of the English Wikipedia.
    """
    for tag in page.tags:
        if tag.kind is TagKind.CITATION_NEEDED:
            yield Fault(tag.span, f"{set_as(tag)}: find a source for the words before this.")
