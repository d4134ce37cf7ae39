"""UR: URL parameters whose text is no address, or not one alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from citecheck.cs1.addresses import is_refused
from citecheck.cs1.seen import first
from citecheck.cs1.templates import citations_with, class_of, rendered_with
from citecheck.model import Citation, Edit, Fix, Page, Severity
from citecheck.rules.addresses.faults import AddressFault, Flaw, address_fault
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.parameters import written
from citecheck.rules.repairs import date_removal
from citecheck.rules.shown import ARCHIVE_URLS, CHAPTER_URLS, PAGE_URLS, Shown, shown

# Every URL parameter with its aliases; of several, the first that has a value counts (Module:Citation/CS1, early 2026).
_URLS = (
    PAGE_URLS,
    ARCHIVE_URLS,
    CHAPTER_URLS,
    ("map-url", "mapurl"),
    ("conference-url",),
    ("transcript-url",),
)
URL_PARAMETERS = {name: aliases for aliases in _URLS for name in aliases}
_URL_NAMES = frozenset(URL_PARAMETERS)
_ACCESS_DATES = ("access-date", "accessdate")


@lru_cache(maxsize=1)
def _all_faults(page: Page) -> tuple[tuple[Citation, str, AddressFault], ...]:
    """The URL parameters of a page that go wrong in any way, with their names; five rules ask for them."""
    return tuple(
        (citation, name, fault)
        for citation in citations_with(page, _URL_NAMES)
        for name in citation.values.keys() & URL_PARAMETERS.keys()
        if (fault := address_fault(citation.values[name])) and not _is_ignored(citation, name)
    )


def _faults(page: Page, flaw: Flaw) -> Iterator[tuple[Citation, str, AddressFault]]:
    """The URL parameters of a page that go wrong in this way."""
    return (found for found in _all_faults(page) if found[2].flaw is flaw)


def condition(citation: Citation, name: str) -> str | None:
    """The module's condition for an address that it refuses, where it would make a link of it."""
    kind = class_of(citation.template)
    return "err_bad_url" if kind and name in shown(citation, kind).linked else None


def are_taken(found: Shown) -> bool:
    """Whether the module takes what is given of the page, a chapter and the copy for addresses, once it links them."""
    return not any(is_refused(found.values[name]) for name in (found.page, found.chapter, found.copy) if name)


def _is_ignored(citation: Citation, name: str) -> bool:
    """Whether another name of the same parameter counts, or Citation Style 1 makes nothing of it here."""
    aliases, kind = URL_PARAMETERS[name], class_of(citation.template)
    if kind is None:
        return name != first(citation.values, aliases)
    found = shown(citation, kind)
    return name != first(found.values, aliases) or (name in CHAPTER_URLS and name not in found.linked)


def _reported(citation: Citation, name: str, fault: AddressFault) -> Iterator[Fault]:
    """The fault of one URL parameter at its place, with its repair where one is known."""
    parameter = written(citation, name)
    fix = None
    if fault.meant and parameter.value == citation.values[name]:
        # An address that stands here already is no copy of itself, nor does it name two sources.
        safe = fault.safe and fault.meant not in citation.values.values()
        fix = Fix(f"Write {fault.meant}", safe, (Edit(parameter.span, fault.meant),))
    message = f"|{name}= {fault.message}."
    cs1 = condition(citation, name) if fault.cs1 else None
    yield Fault(parameter.span, message, citation, cs1, fix)


@rule("UR001", "malformed-url", Severity.ERROR, cs1=("err_bad_url",), fix="safe")
def malformed_url(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds URL parameters that no reader can open.

    ## What it does

    Looks at the value of each URL parameter for what cannot be a web address: a misspelt, doubled or broken scheme,
    no host or one that cannot exist, plain words, a wikilink, an e-mail address or an identifier.

    ## Why it matters

    The link leads nowhere for every reader, whatever became of the page behind it.

    ## Example

    ```wikitext
    {{cite web |title=Annual report 2012 |url=htpps://www.example.org/report |website=Example Foundation}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Annual report 2012 |url=https://www.example.org/report |website=Example Foundation}}
    ```

    ## Fix

    Safe where only one address can be meant: a misspelt or doubled scheme, or brackets around the address.

    ## Source

    Module:Citation/CS1 lets a misspelt scheme pass if the rest has the form of an address.
    """
    for citation, name, fault in _faults(page, Flaw.MALFORMED):
        yield from _reported(citation, name, fault)


@rule("UR002", "url-without-scheme", Severity.WARNING, cs1=("err_bad_url",), fix="unsafe")
def url_without_scheme(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds URL parameters whose address lacks `http://` or `https://`.

    ## What it does

    Finds a host and a path without a scheme. The address is asked as `http://…`, so this alone makes nothing dead.

    ## Why it matters

    MediaWiki makes no link of it: the reader of the page sees no way to the source.

    ## Example

    ```wikitext
    {{cite web |title=Annual report 2012 |url=www.example.org/report |website=Example Foundation}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Annual report 2012 |url=http://www.example.org/report |website=Example Foundation}}
    ```

    ## Fix

    Writes `http://` before it. Unsafe: the site may want `https://`.
    """
    for citation, name, fault in _faults(page, Flaw.NO_SCHEME):
        yield from _reported(citation, name, fault)


@rule("UR003", "text-after-url", Severity.WARNING, cs1=("err_bad_url",))
def text_after_url(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds URL parameters with a blank and more text after the address.

    ## What it does

    Finds an address that is followed by anything else: a title, a note, or the next parameter whose pipe was lost.

    ## Why it matters

    An address ends at a blank. What follows is shown where it does not belong, and a parameter without its pipe is
    lost.

    ## Example

    ```wikitext
    {{cite web |title=Annual report 2012 |url=http://www.example.org/report (in French) |website=Example Foundation}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Annual report 2012 |url=http://www.example.org/report |website=Example Foundation |language=fr}}
    ```
    """
    for citation, name, fault in _faults(page, Flaw.TEXT_AFTER):
        yield from _reported(citation, name, fault)


@rule("UR004", "several-urls", Severity.WARNING, cs1=("err_bad_url",))
def several_urls(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds URL parameters that hold more than one address.

    ## What it does

    Finds a second address after a blank in the value of a URL parameter.

    ## Why it matters

    A citation names one source. Only the first address becomes a link; the others are shown as its words.

    ## Example

    ```wikitext
    {{cite web |title=Annual report |url=http://www.example.org/2012 http://www.example.org/2013 |website=Example}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Annual report 2012 |url=http://www.example.org/2012 |website=Example}}
    {{cite web |title=Annual report 2013 |url=http://www.example.org/2013 |website=Example}}
    ```
    """
    for citation, name, fault in _faults(page, Flaw.SEVERAL):
        yield from _reported(citation, name, fault)


@rule("UR007", "access-date-without-url", Severity.WARNING, cs1=("err_accessdate_missing_url",), fix="unsafe")
def access_date_without_url(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds access dates in citations that name no address.

    ## What it does

    Finds `access-date` with a value where neither `url` nor a chapter's address has one. Only templates that
    Module:Citation/CS1 renders are looked at: others make the address themselves.

    ## Why it matters

    The date says when a page was seen, but not which: most often the address was lost, or mistyped as another
    parameter.

    ## Example

    ```wikitext
    {{cite news |title=Bridge reopens |newspaper=Example Times |date=11 July 2013 |access-date=15 June 2014 |page=12}}
    ```

    ## Use instead

    ```wikitext
    {{cite news |title=Bridge reopens |newspaper=Example Times |date=11 July 2013 |page=12}}
    ```

    ## Fix

    Takes the date away. Unsafe: the address may be the thing to add.
    """
    for citation, kind in rendered_with(page, frozenset(_ACCESS_DATES)):
        # Where the module empties the page's address, it empties the access date as well.
        if first(citation.values, PAGE_URLS):
            continue
        found = shown(citation, kind)
        name = first(found.values, _ACCESS_DATES)
        if name and (found.identified or not found.chapter):
            parameter = written(citation, name)
            # An address that stands under another name is the page that was seen.
            fix = None if citation.links else date_removal(citation, _ACCESS_DATES, "Take the access date away")
            message = f"|{name}= says when a page was seen, but no |url= says which; add it, or take the date away."
            yield Fault(parameter.span, message, citation, "err_accessdate_missing_url", fix)


@rule("UR009", "international-host", Severity.NOTE, cs1=("err_bad_url",), fix="safe")
def international_host(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds hosts that begin with a letter beyond ASCII.

    ## What it does

    Finds international hosts that Citation Style 1 refuses: it knows a host by its first letter or digit, in ASCII.
    The address is sound, and is asked as every other.

    ## Why it matters

    The module shows an error for it on the page, though browsers open it.

    ## Example

    ```wikitext
    {{cite web |title=Tides |url=https://例子.中国/tides |website=Atlas}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Tides |url=https://xn--fsqu00a.xn--fiqs8s/tides |website=Atlas}}
    ```

    ## Fix

    Writes the host as it goes over the wire (Punycode). Safe: it is the same host.

    ## Source

    RFC 5891 for the form in ASCII.
    """
    for citation, name, fault in _faults(page, Flaw.FOREIGN_HOST):
        yield from _reported(citation, name, fault)
