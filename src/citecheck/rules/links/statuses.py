"""LK: what `url-status` says of a link, against what was seen."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from citecheck.cited import URL_STATUSES
from citecheck.model import Citation, Edit, Fix, Link, LinkResult, LinkRole, Page, Parameter, Reason, Severity, Status
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.copies import copies, is_sound, standing_in
from citecheck.rules.shown import CHAPTER_URLS, PAGE_URLS
from citecheck.rules.telling import told

TAKEN_OVER = frozenset({Reason.PARKED, Reason.USURPED})
_DEAD = frozenset({"dead", "yes", "y", "true"})
_LIVE = frozenset({"live", "no", "n", "false"})


class _Said(Struct, frozen=True):
    """What a citation says of its page: the parameter that says it, its value, and what was seen of the page."""

    parameter: Parameter
    value: str
    link: Link
    result: LinkResult


def _said(citation: Citation, context: Context) -> _Said | None:
    """What a citation says of its page where that was asked for; a copy is one of the chapter where there is one."""
    parameter = citation.parameter(*URL_STATUSES) if context.links else None
    if parameter is None:
        return None
    for names in (CHAPTER_URLS, PAGE_URLS):
        for link in citation.links:
            if link.parameter in names and link.role is LinkRole.SOURCE:
                result = context.links.get(link.target)
                return _Said(parameter, citation.values[parameter.name].lower(), link, result) if result else None
    return None


def is_called_live(citation: Citation, link: Link, context: Context) -> bool:
    """Whether a citation says of this address of its page that it is live."""
    said = _said(citation, context)
    return said is not None and said.value in _LIVE and said.link.target == link.target


def _rewritten(said: _Said, status: str, dead: str) -> Fix | None:
    """The fix that says something else, in the words of the parameter that is there."""
    if said.parameter.value.lower() != said.value:
        return None
    value = status if said.value in {"dead", "live"} else dead
    return Fix(f"Write |{said.parameter.name}={value}", safe=False, edits=(Edit(said.parameter.span, value),))


@rule("LK008", "dead-link-called-live", Severity.WARNING, fix="unsafe")
def dead_link_called_live(page: Page, context: Context) -> Iterator[Fault]:
    """Finds dead links that the citation calls live, though it names an archived copy.

    ## What it does

    Reports `url-status=live`, or `deadurl=no`, where there is evidence that the page is gone. Where the copy is gone
    too, the link is a dead one without a copy.

    ## Why it matters

    Readers are sent to the dead page first, and to the copy only on a second look.

    ## Example

    ```wikitext
    link: http://www.example.org/a dead not_found
    link: https://web.archive.org/web/20150122230836/http://www.example.org/a alive ok
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = https://web.archive.org/web/20150122230836/http://www.example.org/a
    | archive-date = 22 January 2015
    | url-status = live
    | website = Atlas
    }}
    ```

    ## Use instead

    ```wikitext
    link: http://www.example.org/a skipped archived
    link: https://web.archive.org/web/20150122230836/http://www.example.org/a alive ok
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = https://web.archive.org/web/20150122230836/http://www.example.org/a
    | archive-date = 22 January 2015
    | url-status = dead
    | website = Atlas
    }}
    ```

    ## Fix

    Writes `dead`, or `usurped` where the address is somebody else's now. Unsafe: a page that is gone today may be back
    tomorrow.

    ## Source

    Template:Cite web, on `url-status`: "dead" makes the title a link to the copy.
    """
    for citation in page.citations:
        said = _said(citation, context)
        if said is None or said.value not in _LIVE or said.result.status is not Status.DEAD:
            continue
        if beside := standing_in(citation, said.link, context):
            unsure = (
                ""
                if any(is_sound(context.links.get(copy.target)) for copy in beside)
                else ", though whether its copy stands is not known"
            )
            status = "usurped" if said.result.reason in TAKEN_OVER else "dead"
            finding = f"|{said.parameter.name}={said.value} calls a dead link live{unsure}"
            message = told(finding, said.result, "turn it round")
            yield Fault(said.parameter.span, message, citation, fix=_rewritten(said, status, "yes"))


@rule("LK009", "live-link-called-dead", Severity.NOTE, fix="unsafe")
def live_link_called_dead(page: Page, context: Context) -> Iterator[Fault]:
    """Finds links that the citation calls dead beside a copy, and whose page was seen with the cited title on it.

    ## What it does

    Reports `url-status=dead`, or `deadurl=yes`, where the page answers at the address given and shows the cited title.
    What is called `usurped`, `unfit` or `deviated` is left alone: such a page may answer, and be another.

    ## Why it matters

    Readers are sent to a copy though the page itself is there, perhaps with corrections made since.

    ## Example

    ```wikitext
    link: http://www.example.org/a alive ok seen
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = https://web.archive.org/web/20150122230836/http://www.example.org/a
    | archive-date = 22 January 2015
    | url-status = dead
    | website = Atlas
    }}
    ```

    ## Use instead

    ```wikitext
    link: http://www.example.org/a alive ok seen
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = https://web.archive.org/web/20150122230836/http://www.example.org/a
    | archive-date = 22 January 2015
    | url-status = live
    | website = Atlas
    }}
    ```

    ## Fix

    Writes `live`. Unsafe: the page may have changed in what the citation is about.

    ## Source

    Template:Cite web, on `url-status`: "live" makes the title a link to the page.
    """
    for citation in page.citations:
        said = _said(citation, context)
        if said is None or said.value not in _DEAD or said.result.status is not Status.ALIVE:
            continue
        if said.result.reason is Reason.OK and said.result.title_seen and copies(citation):
            message = told(f"|{said.parameter.name}={said.value} calls a live link dead", said.result, "turn it round")
            yield Fault(said.parameter.span, message, citation, fix=_rewritten(said, "live", "no"))
