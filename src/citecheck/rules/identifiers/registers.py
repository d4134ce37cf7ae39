"""ID: identifiers that are sound by themselves or not, but that their register has given to nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from citecheck import identifiers
from citecheck.cs1.seen import first
from citecheck.cs1.templates import citations_with
from citecheck.identifiers.ranges import table_day, was_given_out
from citecheck.model import Page, Severity, Span
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.parameters import written
from citecheck.rules.wording import is_computed, quoted

_ISBNS = ("isbn", "ISBN")
_ORCID_WORDS = ("orcid", "ORCID", "Orcid")
# Behind the name of the register: its host, a colon, a pipe, "iD"; then sixteen digits in fours.
_ORCID = re.compile(
    r"orcid(?:\.org/|[\s:|=]{1,3}|[\s-]?id[\s:|=]{1,3})(?:https?://orcid\.org/)?"
    r"((?:[0-9]{4}[-\u2010-\u2015\u2212 ]?){3}[0-9]{3}[0-9X])(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_NO_DIGIT = re.compile("[^0-9Xx]")


@rule("ID021", "unassigned-isbn", Severity.WARNING)
def unassigned_isbn(page: Page, _context: Context) -> Iterator[Fault]:
    """A book number that no publisher had to give.

    ## What it does
    Finds an `isbn` whose check digit fits but that begins as no ISBN did on 4 January 2026: its group of countries,
    or the publisher's number within it, was not given out then.

    ## Why it matters
    Two wrong digits can fit the check digit together. Shops and libraries find nothing under such a number. A book
    printed since may have a number of a newer range.

    ## Example
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=2014 |isbn=978-6-40-615300-7}}
    ```

    ## Use instead
    ```wikitext
    {{cite book |title=A Fenland Parish |publisher=Fen Press |date=2014 |isbn=978-0-306-40615-7}}
    ```

    ## Source
    The [ranges](https://www.isbn-international.org/range_file_generation) of the International ISBN Agency.
    """
    for citation in citations_with(page, frozenset(_ISBNS)):
        name = first(citation.values, _ISBNS)
        if name is None or is_computed(value := citation.values[name]):
            continue
        if identifiers.examine("isbn", value) or identifiers.remarked("isbn", value):
            continue
        if not was_given_out("".join(filter(str.isalnum, value))):
            words = f"begins as no ISBN that any publisher had on {table_day()}; look it up in the book"
            yield Fault(written(citation, name).span, f"|{name}= {quoted(value)} {words}.", citation)


@rule("ID022", "impossible-orcid", Severity.WARNING)
def impossible_orcid(page: Page, _context: Context) -> Iterator[Fault]:
    """A researcher's number that nobody can have.

    ## What it does
    Finds ORCID numbers with a check digit that does not fit: in an address of orcid.org, or behind the word ORCID.

    ## Why it matters
    The number says who wrote the work. With a wrong digit it is nobody's, or somebody else's.

    ## Example
    ```wikitext
    {{cite web |title=Vera Hunt |url=https://orcid.org/0000-0002-1825-0098 |website=ORCID |date=2014}}
    ```

    ## Use instead
    ```wikitext
    {{cite web |title=Vera Hunt |url=https://orcid.org/0000-0002-1825-0097 |website=ORCID |date=2014}}
    ```

    ## Source
    [Structure of the ORCID identifier](https://support.orcid.org/hc/en-us/articles/360006897674), after ISO 7064.
    """
    places = _named_at(page)
    if not places:
        return
    text, reached = page.document.text, 0
    for citation in page.citations:
        start, end = citation.span.start, citation.span.end
        if bisect_left(places, start) == bisect_left(places, end):
            continue
        for match in _ORCID.finditer(text, start, end):
            if match.start() >= reached and not _fits(_NO_DIGIT.sub("", match[1])):
                reached = match.end()
                words = "has a check digit that does not fit: at least one digit is wrong"
                yield Fault(Span(*match.span(1)), f"The ORCID {quoted(match[1])} {words}", citation)


def _named_at(page: Page) -> list[int]:
    """Where the register is named on a page; on most it is nowhere."""
    text, span = page.document.text, page.document.span
    found = []
    for word in _ORCID_WORDS:
        at = text.find(word, span.start, span.end)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + len(word), span.end)
    return sorted(found)


def _fits(number: str) -> bool:
    """Whether the last character fits the fifteen digits before it (ISO 7064, MOD 11-2); X is ten."""
    total = 0
    for digit in number[:-1]:
        total = (total + int(digit)) * 2
    return number[-1].upper() == "0123456789X"[(12 - total % 11) % 11]
