"""CL: the citations under one claim, seen together."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import Citation, LinkRole, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule

# Two citations that name different places in one work are no repetition.
_PLACES = (
    "page", "p", "pages", "pp", "at", "quote-page", "quote-pages", "chapter", "section", "article", "entry",
    "contribution", "sheet", "sheets", "time", "minutes", "quote", "quotation", "volume", "issue", "number", "date",
    "id", "episode", "season",
)  # fmt: skip


def _key(citation: Citation) -> tuple[object, ...] | None:
    """What makes two citations one and the same; None where no address tells."""
    addresses = tuple(
        (link.target, link.url.partition("#")[2]) for link in citation.links if link.role is LinkRole.SOURCE
    )
    if not addresses:
        return None
    return (addresses, *(citation.values.get(name) for name in _PLACES))


@rule("CL001", "source-cited-twice", Severity.NOTE)
def source_cited_twice(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds claims under which the same source is cited twice.

    ## What it does

    Finds citations of one address under one claim. Another page, section, quotation or part of the address is another
    place in the work, and no repetition.

    ## Why it matters

    Two marks look like two sources. There is one: the claim stands and falls with it.

    ## Example

    ```wikitext
    The tide turned at noon.<!--
    --><ref>{{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}</ref><!--
    --><ref>{{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}</ref>
    ```

    ## Use instead

    ```wikitext
    The tide turned at noon.<!--
    --><ref>{{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}</ref>
    ```

    ## Source

    Wikipedia:Citing sources, on repeated citations.
    """
    citations = {citation.id: citation for citation in page.citations}
    reported = set()
    for claim in page.claims:
        if len(claim.citations) == 1:
            continue
        seen: dict[tuple[object, ...], str] = {}
        for name in claim.citations:
            key = _key(citations[name])
            if key is None or seen.setdefault(key, name) == name or name in reported:
                continue
            reported.add(name)
            message = "The same source is cited twice for this claim; it counts once."
            yield Fault(citations[name].span, message, citations[name])
