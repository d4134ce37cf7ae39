"""CL: two citations of one work on a page that do not agree about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property, lru_cache

from msgspec import Struct

from citecheck import dates, identifiers
from citecheck.cs1.parameters import name_part
from citecheck.cs1.templates import rendered_with
from citecheck.dates import Style
from citecheck.model import Citation, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.wording import is_computed, on_lines, quoted

_DOI, _PMID, _ISBN, _URL = "DOI", "PMID", "ISBN", "address"
_KEYS = ((_DOI, "doi", "DOI"), (_PMID, "pmid", "PMID"), (_ISBN, "isbn", "ISBN"), (_URL, "url", "URL"))
_KEYED = frozenset(name for _, *names in _KEYS for name in names)
# An edition holds several works and an address may list them: these mean one work together with its title.
_WITH_TITLE = frozenset({_ISBN, _URL})
_SEVERITIES = {_ISBN: Severity.NOTE}
_LOOSE = str.maketrans("x", "X", "- ")
# What these cite is out on one day and stays what it is; a page of the web is made anew.
_PUBLISHED_ONCE = frozenset({"news", "journal", "magazine", "pressrelease", "thesis"})
# How many years two dates of one work may lie apart: an article is first out on the web, then in print.
_YEARS_APART = {_DOI: 1, _PMID: 1, _ISBN: 0, _URL: 0}
_PARTS = (
    "chapter", "contribution", "entry", "article", "section", "script-title", "trans-title", "language", "volume",
    "edition",
)  # fmt: skip
_PEOPLE = frozenset({"authors", "coauthors", "coauthor", "vauthors", "people", "credits"})
_WORD = re.compile(r"\w+")
_LEAST_ALIKE = 35


class _Cited(Struct, frozen=True, dict=True):
    """What a citation says of its work."""

    citation: Citation

    @cached_property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year that its date can mean."""
        found = dates.read(self.citation.value("date", "year"))
        return (found.earliest.year, found.latest.year) if found and found.style is not Style.NONE else None

    @cached_property
    def title(self) -> str:
        """Its title; empty where a template makes it, or where it is that of a part or a translation."""
        values = self.citation.values
        title = values.get("title", "")
        return "" if is_computed(title) or any(name in values for name in _PARTS) else title

    @cached_property
    def words(self) -> str:
        """The words of its title, as two are compared."""
        return " ".join(_words(self.title))

    @cached_property
    def authors(self) -> frozenset[str]:
        """The words in the names of its authors, accents and capitals aside."""
        names = [value for name, value in self.citation.values.items() if name in _PEOPLE or _is_author(name)]
        return (
            frozenset()
            if any(map(is_computed, names))
            else frozenset(word for word in _words(" ".join(names)) if len(word) > 1)
        )


@lru_cache(maxsize=1000)
def _is_author(name: str) -> bool:
    """Whether a parameter holds a name of an author, rather than a link to one or an editor's."""
    part = name_part(name)
    return part is not None and part.role == "author" and part.part in ("last", "first")


def _words(text: str) -> list[str]:
    """The words of a text in small letters without accents."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return _WORD.findall(plain.casefold())


@rule("CL002", "contradictory-citations", Severity.WARNING)
def contradictory_citations(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds two citations of one work that disagree about its year, its title or its authors.

    ## What it does

    Compares the citations of a page that have a DOI or a PubMed number in common, or an ISBN or an address with the
    same title: one finding for each work. An article may be of two years that follow each other, for it is out on the
    web before it is in print. Addresses are compared where something published once is cited, such as a newspaper's
    article. Titles disagree where they have hardly anything in common, authors where they share no name. Another year
    beside an ISBN is a note: it may be that of a printing.

    ## Why it matters

    One of the citations is wrong: its facts, or the identifier, which was copied from another citation. Whoever follows
    it finds another work.

    ## Example

    ```wikitext
    {{cite journal |title=Tides |last=Rowe |first=Anna |year=1998 |journal=Fen Studies |doi=10.1000/182}}
    {{cite journal |title=Tides |last=Rowe |first=Anna |year=2004 |journal=Fen Studies |doi=10.1000/182}}
    ```

    ## Use instead

    ```wikitext
    {{cite journal |title=Tides |last=Rowe |first=Anna |year=1998 |journal=Fen Studies |doi=10.1000/182}}
    {{cite journal |title=Tides |last=Rowe |first=Anna |year=1998 |journal=Fen Studies |doi=10.1000/182}}
    ```

    ## Source

    No condition of Citation Style 1: the module sees one citation at a time.
    """
    told: set[str] = set()
    for (label, number), citations in _cited_again(page).items():
        if label is not _URL and identifiers.examine(label.lower(), number):
            continue
        first: dict[str, _Cited] = {}
        for cited in map(_Cited, citations):
            title = cited.words if label in _WITH_TITLE else label
            other = first.setdefault(title, cited)
            if other is cited or not title or other.citation.id in told:
                continue
            if words := _disagreement(label, other, cited):
                told.add(other.citation.id)
                where = on_lines(page, [other.citation.span])
                what = "The same address" if label is _URL else f"The same {label} {quoted(number)}"
                message = f"{what} is cited {where} with {words}; check which is right."
                yield Fault(cited.citation.span, message, cited.citation, severity=_SEVERITIES.get(label))


def _cited_again(page: Page) -> dict[tuple[str, str], list[Citation]]:
    """The citations of a page by what their works are known by, where more than one is of it."""
    found: dict[tuple[str, str], list[Citation]] = {}
    for citation, kind in rendered_with(page, _KEYED):
        values = citation.values
        for label, name, other in _KEYS:
            number = values.get(name) or values.get(other)
            if number and (label is not _URL or kind in _PUBLISHED_ONCE):
                found.setdefault((label, _evened(label, number)), []).append(citation)
    return {key: citations for key, citations in found.items() if len(citations) > 1 and not is_computed(key[1])}


def _evened(label: str, number: str) -> str:
    """An identifier or an address as two of them are compared."""
    if label is _DOI:
        return number.lower()
    return number.translate(_LOOSE) if label is _ISBN else number


def _disagreement(label: str, one: _Cited, other: _Cited) -> str:
    """In what two citations of a work disagree, in words; empty where they do not."""
    if one.years and other.years:
        gap = max(one.years[0] - other.years[1], other.years[0] - one.years[1])
        if gap > _YEARS_APART[label]:
            return f"another year, {_span(one.years)} instead of {_span(other.years)}"
    if label in _WITH_TITLE:
        return ""
    if one.authors and other.authors and one.authors.isdisjoint(other.authors):
        return "other authors"
    if one.title and other.title and one.title != other.title and _are_unlike(one, other):
        return f"another title, {quoted(one.title)}"
    return ""


def _span(years: tuple[int, int]) -> str:
    """A year, or two with a dash."""
    return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"


def _are_unlike(one: _Cited, other: _Cited) -> bool:
    """Whether two titles have hardly anything in common, whatever the order of their words."""
    from rapidfuzz import fuzz

    return bool(one.words and other.words) and fuzz.token_set_ratio(one.words, other.words) < _LEAST_ALIKE
