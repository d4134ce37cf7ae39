"""CL: the same source cited again: twice under one claim, or written out anew under each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from citecheck.model import Citation, CitationKind, LinkRole, Page, Severity, Span
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.wording import on_lines

_OPENING = re.compile(r"(?:<ref[^<>]*>|\[ref\])", re.IGNORECASE)
_GROUP = re.compile(r"\bgroup\s*=\s*[^\s/>]+")
_COPY = re.compile(r"(?:\{\{|\[tpl\]) {0,9}(?:wayback|webarchive) {0,9}\|[^{}\[\]]*+\Z", re.IGNORECASE)
_LONGEST_OPENING = 200
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
    place in the work, and no repetition; neither is the address in `{{webarchive}}`, which names a copy.

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
    for citation in _cited_twice(page).values():
        yield Fault(citation.span, "The same source is cited twice for this claim; it counts once.", citation)


@lru_cache(maxsize=1)
def _cited_twice(page: Page) -> dict[str, Citation]:
    """The citations of a source that is cited for the same claim already, by id."""
    citations = {citation.id: citation for citation in page.citations}
    found: dict[str, Citation] = {}
    for claim in page.claims:
        if len(claim.citations) == 1:
            continue
        seen: dict[tuple[object, ...], str] = {}
        for name in claim.citations:
            key = _key(citations[name])
            if key is not None and seen.setdefault(key, name) != name and not _names_a_copy(page, citations[name]):
                found.setdefault(name, citations[name])
    return found


def _names_a_copy(page: Page, citation: Citation) -> bool:
    """Whether an address stands in a template that names a copy of the source in front of it."""
    if citation.kind is not CitationKind.BARE_URL:
        return False
    start = citation.links[0].span.start
    before = page.document.text[max(start - _LONGEST_OPENING, page.document.span.start) : start]
    return _COPY.search(before) is not None


@rule("CL003", "repeated-reference", Severity.NOTE)
def repeated_reference(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds references that are written out again word for word.

    ## What it does

    Finds references that say exactly what an earlier one says, blanks aside: one finding for each source, with the
    lines. A reference that names another page differs, and so does one by a single word.

    ## Why it matters

    Readers see the same source under several numbers. When it dies or is corrected, one of the texts is forgotten. A
    name keeps it in one place: `<ref name="tides">…</ref>` once, `<ref name="tides" />` wherever else it is cited.

    ## Example

    ```wikitext
    The tide turned.<ref>{{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}</ref>

    The ship sailed.<ref>{{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}</ref>
    ```

    ## Use instead

    ```wikitext
    The tide turned.<ref name="tides">{{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}</ref>

    The ship sailed.<ref name="tides" />
    ```

    ## Source

    [Wikipedia:Citing sources](https://en.wikipedia.org/wiki/WP:REPEATCITE), on repeated citations.
    """
    seen: set[Span] = set()
    first: dict[tuple[str, str], Span] = {}
    again: dict[tuple[str, str], list[Citation]] = {}
    for citation in page.citations:
        reference = citation.reference
        if reference is None or reference in seen:
            continue
        seen.add(reference)
        words = _words(page.document.slice(reference))
        if first.setdefault(words, reference) != reference and citation.id not in _cited_twice(page):
            again.setdefault(words, []).append(citation)
    for words, citations in again.items():
        spans = [citation.span for citation in citations]
        times = "once more" if len(spans) == 1 else f"{len(spans)} times more"
        where = f"{on_lines(page, [first[words]])} and {times} {on_lines(page, spans)}"
        what = "This address" if citations[0].kind is CitationKind.BARE_URL else "This source"
        yield Fault(spans[0], f"{what} is written out {where}; name the first and reuse it by its name.", citations[0])


def _words(reference: str) -> tuple[str, str]:
    """What a reference says, and its group: one of another group cannot be reused."""
    opening = _OPENING.match(reference)
    tag = opening[0] if opening else ""
    group = _GROUP.search(tag) if "group" in tag else None
    end = max(reference.rfind(mark, len(tag)) for mark in ("</", "[/"))
    return " ".join(reference[len(tag) : end if opening else None].split()), group[0] if group else ""
