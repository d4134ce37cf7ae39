"""LK: whether a page that is there shows the title under which it is cited."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.cited import titles_of
from citecheck.model import Citation, LinkResult, Page, Reason, Severity, Status
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.copies import copies, with_status
from citecheck.rules.telling import told
from citecheck.rules.wording import quoted


@rule("LK007", "title-not-seen", Severity.NOTE)
def title_not_seen(page: Page, context: Context) -> Iterator[Fault]:
    """Finds links whose page does not show the title under which it is cited.

    ## What it does

    Reports addresses, copies among them, that open a page which could be read as a whole, and shows none of the titles
    that this citation gives it. A link that is dead, was not judged, or shows next to nothing of what was cited has a
    rule of its own.

    ## Why it matters

    The title may have been shortened, edited or translated; or the address belongs to another source.

    ## Example

    ```wikitext
    link: http://www.example.org/tides alive ok unseen Tides of the North Sea
    {{cite web |title=Tides of the North Sea |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Use instead

    ```wikitext
    link: http://www.example.org/tides alive ok seen
    {{cite web |title=The North Sea and its tides |url=http://www.example.org/tides |website=Atlas}}
    ```
    """
    for citation, link, result in with_status(page, context, Status.ALIVE, Status.MOVED):
        if shows_none(citation, result) and not _is_told_already(result):
            what = "The archived copy" if link in copies(citation) else "The page"
            called = f", and calls itself {quoted(result.title)}" if result.title else ""
            finding = f"{what} does not show the title {quoted(titles_of(citation)[0])}{called}"
            yield Fault(link.span, told(finding, result, "compare it with the citation"), citation)


def shows_none(citation: Citation, result: LinkResult) -> bool:
    """Whether a page that could be read shows none of the titles that a citation gives it, and there are some."""
    titles = titles_of(citation) if result.unseen else ()
    return bool(titles) and set(titles) <= set(result.unseen)


def _is_told_already(result: LinkResult) -> bool:
    """Whether the finding that the page has moved, or shows something else, says that no title was seen."""
    return result.reason is Reason.DRIFT or (result.status is Status.MOVED and not result.title_seen)
