"""LK: what came of asking for the addresses. Only a dead link without a sound copy is an error."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck import urls
from citecheck.model import Citation, Edit, Fix, Link, LinkResult, Page, Reason, Severity, Status, TagKind
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.copies import copies, is_sound, standing_in, with_status
from citecheck.rules.links.statuses import TAKEN_OVER, is_called_live
from citecheck.rules.links.titles import shows_none
from citecheck.rules.tagged import since, tag_of
from citecheck.rules.telling import told

_PERMANENT = frozenset({301, 308})


def _dead_sources(page: Page, context: Context, *, covered: bool) -> Iterator[tuple[Citation, Link, LinkResult]]:
    """The dead addresses of sources, with or without an archived copy that may stand in for them."""
    for citation, link, result in with_status(page, context, Status.DEAD):
        if link not in copies(citation) and bool(standing_in(citation, link, context)) is covered:
            yield citation, link, result


@rule("LK001", "dead-link", Severity.ERROR)
def dead_link(page: Page, context: Context) -> Iterator[Fault]:
    """Finds links for which there is evidence that the page is gone, with no archived copy in their place.

    ## What it does

    Reports addresses answered with 404 or 410, or with a page that says so; names that do not exist; domains that are
    for sale or somebody else's now; redirects to a front page; and what can be no address at all. A refusal, a time-out
    or a server's error is no evidence, and never reported here, unless it came three times at least three days apart.

    ## Why it matters

    Whoever wants to check the claim cannot.

    ## Example

    ```wikitext
    link: http://www.example.org/tides dead not_found
    {{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Use instead

    ```wikitext
    link: http://www.example.org/tides/2014 alive ok
    {{cite web |title=Tides |url=http://www.example.org/tides/2014 |website=Atlas}}
    ```

    ## Source

    RFC 9110, sections 15.5.5 and 15.5.11: what 404 and 410 mean; RFC 1035 for names that do not exist.
    """
    for citation, link, result in _dead_sources(page, context, covered=False):
        yield Fault(link.span, told(f"The link{_tagged(page, citation)} is dead", result), citation)


@rule("LK002", "dead-link-with-copy", Severity.NOTE)
def dead_link_with_copy(page: Page, context: Context) -> Iterator[Fault]:
    """Finds dead links whose citation names an archived copy.

    ## What it does

    Reports a dead link as a note where the copy was seen, and as a warning where the copy could not be judged or shows
    something else. Where the copy is gone too, the link is a dead one without a copy; where the citation calls it
    live, that is what is reported.

    ## Why it matters

    The source can be read in the archive; the page says so if `url-status` is `dead`.

    ## Example

    ```wikitext
    link: http://www.example.org/a dead not_found
    link: https://web.archive.org/web/20150122230836/http://www.example.org/a alive ok
    {{cite web
    | title = Tides
    | url = http://www.example.org/a
    | archive-url = https://web.archive.org/web/20150122230836/http://www.example.org/a
    | archive-date = 22 January 2015
    | website = Atlas
    }}
    ```

    ## Use instead

    ```wikitext
    link: http://www.example.org/tides/2014 alive ok
    {{cite web |title=Tides |url=http://www.example.org/tides/2014 |website=Atlas}}
    ```

    ## Source

    RFC 9110, sections 15.5.5 and 15.5.11: what 404 and 410 mean.
    """
    for citation, link, result in _dead_sources(page, context, covered=True):
        if is_called_live(citation, link, context):
            continue
        beside = [context.links.get(copy.target) for copy in standing_in(citation, link, context)]
        link_is_dead = f"The link{_tagged(page, citation)} is dead"
        if any(map(is_sound, beside)):
            message = told(f"{link_is_dead}, but an archived copy stands in", result, _left_to_do(citation, result))
            yield Fault(link.span, message, citation)
        else:
            drifted = any(copy is not None and copy.reason is Reason.DRIFT for copy in beside)
            state = "shows something else" if drifted else "could not be judged"
            message = told(f"{link_is_dead}, and its archived copy {state}", result, "open the copy, or find another")
            yield Fault(link.span, message, citation, severity=Severity.WARNING)


def _tagged(page: Page, citation: Citation) -> str:
    """That an editor has tagged a dead link as one, and when, between commas; nothing where none has."""
    tag = tag_of(page, citation, TagKind.DEAD_LINK)
    return f", tagged dead{since(tag)}," if tag else ""


def _left_to_do(citation: Citation, result: LinkResult) -> str:
    """What is still to do about a dead link that a copy stands in for."""
    if result.reason in TAKEN_OVER and citation.value("url-status").lower() not in {"usurped", "unfit"}:
        return "write |url-status=usurped, so that no reader is led there"
    return "nothing needs to be done"


@rule("LK003", "moved-link", Severity.NOTE, fix="unsafe")
def moved_link(page: Page, context: Context) -> Iterator[Fault]:
    """Finds links whose page has moved to another address.

    ## What it does

    Reports addresses that redirect to another place that answers. A change from `http` to `https`, a `www.` or a
    final slash is no other place.

    ## Why it matters

    Redirects end some day, most often when the next one is laid over them.

    ## Example

    ```wikitext
    link: http://www.example.org/tides moved moved to http://www.example.org/tides/2014 seen
    {{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Use instead

    ```wikitext
    link: http://www.example.org/tides/2014 alive ok
    {{cite web |title=Tides |url=http://www.example.org/tides/2014 |website=Atlas}}
    ```

    ## Fix

    Writes the new address, where the server calls the move permanent (301, 308) and the cited title was seen there.
    Unsafe: the page may have changed on its way.

    ## Source

    RFC 9110, section 15.4.
    """
    for citation, link, result in with_status(page, context, Status.MOVED):
        if result.reason is not Reason.DRIFT and link not in copies(citation):
            shown = result.title_seen and not shows_none(citation, result)
            fix = _forwarded(link, result) if shown else None
            advice = "write its new address" if shown else "see whether it is the same page"
            yield Fault(link.span, told("The page has moved", result, advice), citation, fix=fix)


def _forwarded(link: Link, result: LinkResult) -> Fix | None:
    """The repair that writes the new address, if the move is for good and the address can be written anywhere."""
    address = result.final_url
    if not address or not result.redirects or not urls.is_writable(address):
        return None
    if any(hop.http_status not in _PERMANENT for hop in result.redirects):
        return None
    return Fix(f"Write {address}", safe=False, edits=(Edit(link.span, address),))


@rule("LK004", "blocked-link", Severity.NOTE)
def blocked_link(page: Page, context: Context) -> Iterator[Fault]:
    """Finds links whose server refuses citecheck.

    ## What it does

    Reports addresses that want a login or a payment, or turn programs away. Nothing is known of the page.

    ## Why it matters

    A reader may well get in where a program does not; somebody should look.

    ## Example

    ```wikitext
    link: http://www.example.org/tides blocked forbidden
    {{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Use instead

    ```wikitext
    link: http://www.example.org/tides alive ok
    {{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    RFC 9110, section 15.5.
    """
    for citation, link, result in with_status(page, context, Status.BLOCKED):
        yield Fault(link.span, told("The link could not be judged, its server refuses", result), citation)


@rule("LK005", "unreachable-link", Severity.NOTE)
def unreachable_link(page: Page, context: Context) -> Iterator[Fault]:
    """Finds links that did not answer properly.

    ## What it does

    Reports time-outs, broken connections, faults of TLS and errors of servers. Nothing is known of the page. When the
    whole network is down, no link is reported.

    ## Why it matters

    It may be a bad hour, or the beginning of the end; another run tells.

    ## Example

    ```wikitext
    link: http://www.example.org/tides unreachable timeout
    {{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Use instead

    ```wikitext
    link: http://www.example.org/tides alive ok
    {{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Source

    RFC 9110, section 15.6.
    """
    for citation, link, result in with_status(page, context, Status.UNREACHABLE):
        if result.reason is not Reason.NETWORK_DOWN:
            yield Fault(link.span, told("The link could not be judged", result), citation)


@rule("LK006", "drifted-link", Severity.WARNING)
def drifted_link(page: Page, context: Context) -> Iterator[Fault]:
    """Finds links that open a page which does not show what was cited.

    ## What it does

    Reports addresses that answer with a page of content that is not the cited one.

    ## Why it matters

    The link looks alive, but the claim cannot be checked on the page.

    ## Example

    ```wikitext
    link: http://www.example.org/tides alive drift
    {{cite web |title=Tides |url=http://www.example.org/tides |website=Atlas}}
    ```

    ## Use instead

    ```wikitext
    link: http://www.example.org/tides/2014 alive ok
    {{cite web |title=Tides |url=http://www.example.org/tides/2014 |website=Atlas}}
    ```

    ## Source

    Zittrain, Bowers and Stanton, "The Paper of Record Meets an Ephemeral Web", 2021, on content drift.
    """
    for citation, link, result in with_status(page, context, Status.ALIVE, Status.MOVED):
        if result.reason is Reason.DRIFT:
            yield Fault(link.span, told("The page does not show what was cited", result), citation)
