"""LK: what editors have said of a link by a template, against what was seen."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import (
    Citation,
    Edit,
    Fix,
    LinkResult,
    LinkRole,
    Page,
    Reason,
    Severity,
    Span,
    Status,
    Tag,
    TagKind,
)
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.copies import copies
from citecheck.rules.tagged import since, tagged
from citecheck.rules.telling import told

_BLANKS = " \t"
_DEAD = frozenset({TagKind.DEAD_LINK})


@rule("LK010", "live-link-tagged-dead", Severity.NOTE, fix="unsafe")
def live_link_tagged_dead(page: Page, context: Context) -> Iterator[Fault]:
    """Finds links that an editor has tagged as dead, and whose page was seen with the cited title on it.

    ## What it does

    Reports `{{dead link}}`, by whatever name, in or behind a citation all of whose pages answer and show the cited
    title. A page that could not be judged contradicts nobody, and neither does one that answers with something else.

    ## Why it matters

    Readers are told not to try a link that opens, and bots look for a copy that nobody needs.

    ## Example

    ```wikitext
    link: http://www.example.org/a alive ok seen
    <ref>{{cite web |title=Tides |url=http://www.example.org/a |website=Atlas}} {{dead link|date=May 2014}}</ref>
    ```

    ## Use instead

    ```wikitext
    link: http://www.example.org/a alive ok seen
    <ref>{{cite web |title=Tides |url=http://www.example.org/a |website=Atlas}}</ref>
    ```

    ## Fix

    Takes the tag away. Unsafe: the page may have changed in what the citation is about.

    ## Source

    Template:Dead link: to be removed once the link is mended.
    """
    for citation, tag in tagged(page, _DEAD):
        if result := _seen(citation, context):
            message = told(f"A link that was tagged dead{since(tag)} is alive", result, "take the tag away")
            yield Fault(tag.span, message, citation, fix=_without(page, tag))


def _seen(citation: Citation, context: Context) -> LinkResult | None:
    """What was seen of a citation's page, where each address of one is alive and shows the title."""
    aside = copies(citation)
    results = [
        context.links.get(link.target)
        for link in citation.links
        if link not in aside and link.role is not LinkRole.IDENTIFIER
    ]
    found = [result for result in results if result and _is_there(result)]
    return found[0] if found and len(found) == len(results) else None


def _is_there(result: LinkResult) -> bool:
    return result.status is Status.ALIVE and result.reason is Reason.OK and result.title_seen


def _without(page: Page, tag: Tag) -> Fix:
    """The fix that takes a tag away, with the blanks before it where no word follows."""
    text, (start, end) = page.document.text, tag.span
    if not text[end : end + 1].isalnum():
        while start > page.document.span.start and text[start - 1] in _BLANKS:
            start -= 1
    return Fix("Take the tag away", safe=False, edits=(Edit(Span(start, end), ""),))
