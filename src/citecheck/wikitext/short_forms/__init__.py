"""Short forms joined to the works that they name: `{{sfn|Smith|2001|p=3}}`, `{{harvnb|…}}`, `{{r|name}}`.

Module:Footnotes makes an anchor of the names and the year of a short form; the work is what has the same anchor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from citecheck.cs1 import anchors
from citecheck.model import Citation, Pointer, Reference, Span
from citecheck.wikitext.families import NAMING
from citecheck.wikitext.markup.scan import Skeleton
from citecheck.wikitext.short_forms.anchored import Anchored

_YEAR = re.compile(r"(?:c\. )?\d{3,4}(?:[-–]\d{2,4})?[a-z]?|n\.d\.[a-z]?|nd[a-z]?")
_COMPUTED = ("{{", "[tpl]")
_SILENCING = ("ignore-err", "ignore-false-positive")
_MOST_NAMED = 4
_NO_ANCHOR = "none"


class _Named(Struct, frozen=True):
    """A work as a short form names it: its authors, its year, and the anchor that `ref` gives instead of them."""

    people: Sequence[str]
    year: str
    ref: str

    @property
    def anchor(self) -> str:
        """The anchor that it leads to, evened; empty where there is none or only the wiki knows it."""
        if self.ref == _NO_ANCHOR:
            return ""
        anchor = (anchors.asked_for(self.ref) or self.ref) if self.ref else "".join([*self.people, self.year])
        if not anchor or any(mark in anchor for mark in _COMPUTED):
            return ""
        return anchors.evened(anchor if self.ref else anchors.PREFIX + anchor)


def joined(
    text: str, page: Span, skeleton: Skeleton, citations: Sequence[Citation]
) -> tuple[tuple[Citation, ...], tuple[Pointer, ...]]:
    """The citations of a page, short forms with the works that they name, and all anchors that are led to.

    Linear in the text: works are found by their anchors.
    """
    if all(citation.works is None for citation in citations):
        return tuple(citations), ()
    works: dict[str, tuple[str, ...]] = {}
    pointers: list[Pointer] = []
    short = [citation for citation in citations if citation.works is not None and citation.template != NAMING]
    if short:
        anchored = Anchored(text, page, skeleton, citations)
        for citation in short:
            led = [
                _pointer(citation, anchor, named.people, anchored)
                for named in _named(citation)
                if (anchor := named.anchor)
            ]
            works[citation.id] = _works(anchored, led)
            if not any(citation.value(name) for name in _SILENCING):
                pointers += led
    works |= _named_references(skeleton.references, citations, works)
    known = (
        replace(citation, works=found) if (found := works.get(citation.id)) else citation for citation in citations
    )
    return tuple(known), tuple(pointers)


def _pointer(citation: Citation, anchor: str, people: Sequence[str], anchored: Anchored) -> Pointer:
    """Where a short form leads: what certainly has its anchor, or else the first that may have it."""
    targets = anchored.at(anchor)
    if targets:
        certain = tuple(target.span for target in targets if target.certain)
        return Pointer(citation.id, anchor, certain or (targets[0].span,))
    return Pointer(citation.id, anchor, (), anchored.near(anchor), anchored.may_hide("".join(people[:1])))


def _works(anchored: Anchored, pointers: Iterable[Pointer]) -> tuple[str, ...]:
    found = (work for pointer in pointers for target in anchored.at(pointer.anchor) for work in target.works)
    return tuple(dict.fromkeys(found))


def _named_references(
    references: Sequence[Reference], citations: Sequence[Citation], works: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """What `{{r|name}}` uses again: the works that are cited in the references of these names."""
    naming = [citation for citation in citations if citation.template == NAMING]
    if not naming:
        return {}
    cited: dict[Span, list[str]] = {}
    for citation in citations:
        if citation.reference:
            cited.setdefault(citation.reference, []).extend(works.get(citation.id, (citation.id,)))
    named: dict[tuple[str, str], list[str]] = {}
    for reference in references:
        if reference.name and reference.span in cited:
            named.setdefault((reference.group, reference.name), cited[reference.span])
    found = {}
    for citation in naming:
        group = citation.value("group", "g")
        names = dict.fromkeys(parameter.value for parameter in citation.parameters if parameter.positional)
        found[citation.id] = tuple(dict.fromkeys(work for name in names for work in named.get((group, name), ())))
    return found


def _named(citation: Citation) -> Iterator[_Named]:
    """The works that a short form names."""
    return _READERS.get(citation.template or "", _one)(citation)


def _one(citation: Citation) -> Iterator[_Named]:
    """Up to four names and a year in order; after more names, the year counts and the first four."""
    values = citation.values
    parts = [values.get(str(number), "") for number in range(1, _MOST_NAMED + 2)]
    *people, year = parts
    if year and not _YEAR.fullmatch(year):
        following = (values.get(str(number), "") for number in range(_MOST_NAMED + 2, len(citation.parameters) + 1))
        year = next((value for value in following if _YEAR.fullmatch(value)), year)
    yield _Named(people, year, citation.value("ref", "Ref"))


def _many(citation: Citation) -> Iterator[_Named]:
    """Several works, each with names and a year of its number (`1a1`, `1a2`, `1y`), or with a name and a year."""
    values = citation.values
    position = 1
    for number in count(1):
        ref = values.get(f"{number}ref", "")
        if values.get(f"{number}a1"):
            people = [values.get(f"{number}a{author}", "") for author in range(1, _MOST_NAMED + 1)]
            yield _Named(people, values.get(f"{number}y", ""), ref)
        elif values.get(str(position)):
            yield _Named([values[str(position)]], values.get(str(position + 1), ""), ref)
            position += 2
        else:
            return


def _by_year(citation: Citation) -> Iterator[_Named]:
    """Works of the same people, one for each year."""
    value = citation.value
    people = [value("last", "last1", "author", "author1")]
    people += [value(f"last{number}", f"author{number}") for number in range(2, _MOST_NAMED + 1)]
    years = [year for name in ("year", *(f"year{number}" for number in range(1, 10))) if (year := value(name))]
    for year in years or [""]:
        yield _Named(people, year, value("ref"))


_READERS: Mapping[str, Callable[[Citation], Iterator[_Named]]] = {
    "harvard citations": _by_year,
    "harvs": _by_year,
    "sfnm": _many,
    "sfnmp": _many,
}
