"""Which templates Module:Citation/CS1 renders, and the class it knows each by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from citecheck.cs1.parameters import known
from citecheck.cs1.tables import table
from citecheck.model import Citation, Page


@cache
def _classes() -> dict[str | None, str]:
    """The class of each template, by its name in lower case; redirects are among them."""
    names = table("templates")
    classes: dict[str | None, str] = {name.lower(): kind for kind, name in names["templates"].items()}
    return classes | {name: kind for kind, redirects in names["redirects"].items() for name in redirects}


def class_of(template: str | None) -> str | None:
    """The module's class of a template ("web" for "cite web"), or None where the module does not render it.

    The name is as `Citation.template` has it: blanks folded, in lower case.
    """
    return _classes().get(template)


def title_of(kind: str) -> str:
    """The name under which a class is written ("cite arXiv" for "arxiv")."""
    return str(table("templates")["templates"][kind])


@lru_cache(maxsize=1)
def rendered(page: Page) -> tuple[tuple[Citation, str], ...]:
    """The citations of a page that the module renders, each with its class; most rules ask for them."""
    classes = _classes()
    return tuple(
        (citation, kind) for citation in page.citations if (kind := classes.get(citation.template)) is not None
    )


def rendered_with(page: Page, names: frozenset[str]) -> list[tuple[Citation, str]]:
    """Those of the citations that `rendered` gives in which one of these parameters has a value.

    Most rules are about parameters that few citations have: what it costs is for those few only.
    """
    citations = rendered(page)
    return [citations[place] for place in _holding(places_of(page), names)]


def citations_with(page: Page, names: frozenset[str]) -> list[Citation]:
    """Those of the citations of a page, rendered or not, in which one of these parameters has a value."""
    return [page.citations[place] for place in _holding(_places_of_all(page), names)]


@lru_cache(maxsize=1)
def places_of(page: Page) -> dict[str, list[int]]:
    """For each parameter of a page that has a value: which of the rendered citations give it one."""
    return _places(citation for citation, _ in rendered(page))


@lru_cache(maxsize=1)
def _places_of_all(page: Page) -> dict[str, list[int]]:
    """The same of all citations of a page."""
    return _places(page.citations)


def _places(citations: Iterable[Citation]) -> dict[str, list[int]]:
    """For each parameter: which of these citations give it a value."""
    places: dict[str, list[int]] = {}
    for place, citation in enumerate(citations):
        for name in citation.values:
            places.setdefault(name, []).append(place)
    return places


def _holding(places: Mapping[str, list[int]], names: frozenset[str]) -> list[int]:
    """The places in which one of these parameters has a value, in order."""
    found = [places[name] for name in names.intersection(places)]
    if len(found) > 1:
        return sorted(set().union(*found))
    return found[0] if found else []


@lru_cache(maxsize=1)
def strange_names(page: Page) -> frozenset[str]:
    """The parameters of a page that some class of its citations may not know: on most pages none, or one or two."""
    kinds = {kind for _, kind in rendered(page)}
    return frozenset().union(*(places_of(page).keys() - known(kind) for kind in kinds))
