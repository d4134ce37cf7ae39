"""UR: addresses that lead to a work by its identifier, where the identifier itself could stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from msgspec import Struct

from citecheck import identifiers
from citecheck.cs1.parameters import is_known
from citecheck.cs1.templates import rendered_with
from citecheck.cs1.works import needs_address
from citecheck.identifiers.schemes import BY_KEY, Scheme
from citecheck.model import Citation, Edit, Fix, Page, Parameter, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.parameters import written
from citecheck.rules.repairs import added
from citecheck.rules.wording import quoted

_URLS = ("url", "URL")
_DOI = r"/(?P<number>10\.[0-9]{4,9}(?:/|%2[Ff]).+)\Z"
_PMC = r"/(?:pmc/)?articles/PMC(?P<number>[0-9]+)(?:/?|/pdf/[^/]*)\Z"
# By the host, without "www.": the kind of identifier, and where in the rest of the address it stands. Each is of the
# service's own addresses, which lead to one work whatever else it shows.
_ADDRESSES = {
    "doi.org": ("doi", _DOI),
    "dx.doi.org": ("doi", _DOI),
    "pubmed.ncbi.nlm.nih.gov": ("pmid", r"/(?P<number>[0-9]+)/?\Z"),
    "ncbi.nlm.nih.gov": ("pmid", r"/(?:m/)?pubmed/(?P<number>[0-9]+)/?\Z"),
    "pmc.ncbi.nlm.nih.gov": ("pmc", _PMC),
    "jstor.org": (
        "jstor",
        r"/(?:stable|pss)/(?:pdf/)?(?:10\.2307/)?(?P<number>[0-9]+|i[0-9]+)(?:\.pdf)?(?:\?seq=1)?\Z",
    ),
    "arxiv.org": ("arxiv", r"/(?:abs|pdf)/(?P<number>[a-z.-]+/[0-9]{7}|[0-9]{4}\.[0-9]{4,5})(?:v[0-9]+)?(?:\.pdf)?\Z"),
    "worldcat.org": ("oclc", r"/oclc/(?P<number>[0-9]+)/?\Z"),
    "hdl.handle.net": ("hdl", r"/(?P<number>[0-9.]+/[^?#]+)\Z"),
    "lccn.loc.gov": ("lccn", r"/(?P<number>[a-z]{0,3}[0-9]{8,10})/?\Z"),
    "ui.adsabs.harvard.edu": ("bibcode", r"/abs/(?P<number>[^/?#]{19,25})(?:/abstract)?/?\Z"),
    "adsabs.harvard.edu": ("bibcode", r"/abs/(?P<number>[^/?#]{19,25})/?\Z"),
    "books.google.com": ("isbn", r"/books\?vid=ISBN(?P<number>[0-9X]{10,13})\Z"),
}
_PATTERNS = {host: (kind, re.compile(pattern)) for host, (kind, pattern) in _ADDRESSES.items()}
_PMC_PATTERN = re.compile(_PMC)
_PMC_HOST = "ncbi.nlm.nih.gov"
# What needs an address, and the templates that do.
_ABOUT_URLS = frozenset(
    {
        "access-date", "accessdate", "archive-date", "archivedate", "archive-url", "archiveurl", "format", "url-access",
        "url-status",
    }
)  # fmt: skip
# What ends a parameter or begins a template cannot stand in one.
_UNWRITABLE = re.compile(r"[|{}\[\]<>\s]")


class _Numbered(Struct, frozen=True):
    """An address that leads by an identifier: the kind and the number as the parameter takes it."""

    citation: Citation
    kind: str
    parameter: Parameter
    scheme: Scheme
    number: str

    @property
    def own(self) -> str:
        """The identifier of this kind that the citation has itself."""
        return self.citation.value(*self.scheme.parameters)

    @property
    def same(self) -> bool:
        """Whether that is the one in the address."""
        return _evened(self.own) == _evened(self.number)


def _evened(number: str) -> str:
    """An identifier as two of them are compared."""
    return unquote(number).lower().removeprefix("pmc").removeprefix("10.2307/").replace("-", "")


@lru_cache(maxsize=1)
def _numbered(page: Page) -> tuple[_Numbered, ...]:
    """The addresses in `url` that lead to a work by an identifier which their template takes."""
    return tuple(_found(page))


def _found(page: Page) -> Iterator[_Numbered]:
    for citation, kind in rendered_with(page, frozenset(_URLS)):
        name = next(name for name in _URLS if name in citation.values)
        found = _identified(citation.values[name])
        if found and is_known(kind, name) and is_known(kind, found[0].parameters[0]):
            yield _Numbered(citation, kind, written(citation, name), *found)


def _identified(url: str) -> tuple[Scheme, str] | None:
    """The kind of identifier by which an address leads to its work, and the identifier, if there can be such a one."""
    authority, _, rest = url.partition("://")[2].partition("/")
    host = authority.lower().removeprefix("www.")
    if host not in _PATTERNS:
        return None
    key, pattern = _PATTERNS[host]
    path = f"/{rest.partition('#')[0]}"
    match = pattern.match(path)
    if match is None and host == _PMC_HOST and (match := _PMC_PATTERN.match(path)):
        key = "pmc"
    number = unquote(match["number"]) if match else ""
    if not number or _UNWRITABLE.search(number) or identifiers.examine(key, number):
        return None
    return BY_KEY[key], number


@rule("UR018", "identifier-in-url", Severity.NOTE, fix="unsafe")
def identifier_in_url(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds identifiers that stand in an address only.

    ## What it does

    Finds a `url` at doi.org, PubMed, JSTOR, arXiv, WorldCat and their like that leads to the work by an identifier,
    where the citation does not give that identifier itself.

    ## Why it matters

    An identifier outlives every address. In a parameter of its own it is shown and checked, and other services find the
    work by it.

    ## Example

    ```wikitext
    {{cite journal |title=Tides |journal=Fen Studies |url=https://doi.org/10.1000/182 |date=2004}}
    ```

    ## Use instead

    ```wikitext
    {{cite journal |title=Tides |journal=Fen Studies |url=https://doi.org/10.1000/182 |doi=10.1000/182 |date=2004}}
    ```

    ## Fix

    Adds the parameter and leaves the address: whether the title is to be a link is for the editor to say. Unsafe:
    nobody has looked whether the address opens the work that is cited.

    ## Source

    [Help:Citation Style 1, identifiers](https://en.wikipedia.org/wiki/Help:Citation_Style_1#Identifiers)
    """
    for found in _numbered(page):
        if not found.own:
            scheme, parameter = found.scheme, found.parameter
            name = scheme.parameters[0]
            message = f"The address holds the {scheme.label} {quoted(found.number)}; give it in |{name}= too."
            fix = added(page, found.citation, parameter, scheme.parameters, found.number, safe=False)
            yield Fault(parameter.span, message, found.citation, None, fix)


@rule("UR019", "url-repeats-identifier", Severity.NOTE, default=False, fix="unsafe")
def url_repeats_identifier(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds addresses that lead where an identifier of the citation leads already.

    ## What it does

    Finds a `url` at doi.org, PubMed, JSTOR, arXiv, WorldCat and their like beside the same identifier in its own
    parameter. The rule is off by default: many editors want the title to be a link.

    ## Why it matters

    Readers take the title's link for a free copy, and are led to where the identifier leads.

    ## Example

    ```wikitext
    {{cite journal |title=Tides |journal=Fen Studies |date=2004 |url=https://doi.org/10.1000/182 |doi=10.1000/182}}
    ```

    ## Use instead

    ```wikitext
    {{cite journal |title=Tides |journal=Fen Studies |date=2004 |doi=10.1000/182}}
    ```

    ## Fix

    Takes the address away, where nothing else in the citation is about it. Unsafe: the title loses its link.

    ## Source

    [Template:Cite journal, url](https://en.wikipedia.org/wiki/Template:Cite_journal#URL), on links that repeat an
    identifier's.
    """
    for found in _numbered(page):
        if found.own and found.same:
            name = found.parameter.name
            message = f"|{name}= leads where |{found.scheme.parameters[0]}= leads already; one of them is enough."
            yield Fault(found.parameter.span, message, found.citation, None, _removed(found))


def _removed(found: _Numbered) -> Fix | None:
    """The fix that takes the address away, where nothing else in the citation needs it."""
    citation, parameter = found.citation, found.parameter
    if needs_address(citation.values, found.kind):
        return None
    if not _ABOUT_URLS.isdisjoint(citation.values):
        return None
    if sum(other.name in _URLS for other in citation.parameters) > 1:
        return None
    if parameter.value != citation.values[parameter.name]:
        return None
    return Fix(f"Remove |{parameter.name}=", safe=False, edits=(Edit(parameter.whole, ""),))
