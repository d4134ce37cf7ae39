"""The people of a page's citations, as Citation Style 1 reads them: which parameters count, and up to which number.

Nearly every rule on names asks for them, so that they are read once a page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from citecheck.cs1.emptied import emptied
from citecheck.cs1.parameters import is_known, name_part, same_thing
from citecheck.cs1.seen import is_read
from citecheck.cs1.templates import places_of, rendered
from citecheck.cs1.vancouver import listed_names
from citecheck.cs1.words import without_et_al
from citecheck.cs1.works import WITH_CONTRIBUTORS
from citecheck.model import Citation, Page

# For each number, the parameter that holds each part of a person.
_Numbered = dict[int, dict[str, str]]

AUTHOR, EDITOR, CONTRIBUTOR = "author", "editor", "contributor"

# The parameters that hold a whole list by themselves: one that is taken apart, and those that are shown as they are.
_LIST_IN_ONE = {AUTHOR: "vauthors", EDITOR: "veditors"}
_TEXT = {AUTHOR: same_thing()["people"]}
_HOLDERS = frozenset({*_LIST_IN_ONE.values(), *same_thing()["people"]})
_PERIODICALS = same_thing()["journal"]
# After this many numbers without a name, Citation Style 1 reads no further.
_LIST_ENDS_AFTER = 2


class Source(StrEnum):
    """Where the people of a role come from."""

    NAMES = "names"
    LIST = "list"
    TEXT = "text"
    IGNORED = "ignored"


class Person(Struct, frozen=True):
    """One numbered person: the names of the parameters that hold each part of it, of several those that count.

    `after_gap` says that there is a last name, and that the number before it has none.
    """

    number: int
    last: str | None
    first: str | None
    link: str | None
    mask: str | None
    after_gap: bool


class People(Struct, frozen=True):
    """The people of one role in one citation; `holder` is the parameter of a source other than names."""

    role: str
    source: Source
    persons: tuple[Person, ...]
    holder: str | None = None


class Cast(NamedTuple):
    """All people of one citation, by role; `kind` is the class of the citation's template."""

    citation: Citation
    kind: str
    roles: Mapping[str, People]

    def count(self, role: str) -> int:
        """How many people of a role Citation Style 1 counts."""
        people = self.roles.get(role)
        if people is None or people.source in (Source.TEXT, Source.IGNORED):
            return 0
        if people.source is Source.LIST and people.holder is not None:
            return len(listed_names(self.citation.values[people.holder]))
        return sum(person.last is not None for person in people.persons)


class Name(Struct, frozen=True):
    """A first or a last name that Citation Style 1 reads: its parameter, its value, and that without "et al.".

    `last_number` is the number of the last person in the list.
    """

    citation: Citation
    kind: str
    role: str
    person: Person
    parameter: str
    value: str
    without_et_al: str
    last_number: int

    @property
    def is_last(self) -> bool:
        """Whether it is the last name of its person."""
        return self.parameter == self.person.last


@lru_cache(maxsize=1)
def casts(page: Page) -> Mapping[str, Cast]:
    """The people of each citation of a page that the module renders and that names some, by the citation's id."""
    citations = rendered(page)
    held = _parts(page, citations)
    holders = _holders(page, citations)
    found = {}
    for place in sorted(held.keys() | holders.keys()):
        citation, kind = citations[place]
        roles = {role: _people(citation, kind, role, numbered) for role, numbered in held.get(place, {}).items()}
        if place in holders:
            roles |= _held(roles, holders[place])
        found[citation.id] = Cast(citation, kind, roles)
    return found


def cast(page: Page, citation: Citation, kind: str) -> Cast:
    """The people of one citation of this class, who may be nobody."""
    return casts(page).get(citation.id) or Cast(citation, kind, {})


@lru_cache(maxsize=1)
def names(page: Page) -> tuple[Name, ...]:
    """Every first and last name on a page."""
    return tuple(
        Name(citation, kind, role, person, parameter, value, without_et_al(value), people.persons[-1].number)
        for citation, kind, roles in casts(page).values()
        for role, people in roles.items()
        if people.source is Source.NAMES
        for person in people.persons
        for parameter in (person.last, person.first)
        if parameter is not None and (value := citation.values[parameter])
    )


def takes_contributors(citation: Citation, kind: str) -> bool:
    """Whether a template makes anything of contributors: only a book has some."""
    return kind in WITH_CONTRIBUTORS and citation.values.keys().isdisjoint(_PERIODICALS)


def is_accepted(value: str) -> bool:
    """Whether an author says that a value is meant as written: ((…))."""
    return value.startswith("((") and value.endswith("))")


def as_meant(value: str) -> str:
    """A value without the parentheses that say that it is meant as written."""
    return value[2:-2] if is_accepted(value) else value


def _parts(page: Page, citations: Sequence[tuple[Citation, str]]) -> dict[int, dict[str, _Numbered]]:
    """For each citation that has some, by place: which parameter counts for each part of each person of each role."""
    places = places_of(page)
    parts = [(part, name) for name in places if (part := name_part(name)) is not None]
    # Of several names for the same thing, the one of the lowest rank is written last and stays.
    parts.sort(key=lambda part: -part[0].rank)
    found: dict[int, dict[str, _Numbered]] = {}
    for part, name in parts:
        for place in places[name]:
            citation, kind = citations[place]
            if is_read(citation, kind, name) and (
                "archive." not in citation.values[name] or name not in emptied(citation)
            ):
                found.setdefault(place, {}).setdefault(part.role, {}).setdefault(part.index, {})[part.part] = name
    return found


def _holders(page: Page, citations: Sequence[tuple[Citation, str]]) -> dict[int, set[str]]:
    """For each citation that has some, by place: the parameters that hold a whole list."""
    places = places_of(page)
    found: dict[int, set[str]] = {}
    for name in _HOLDERS & places.keys():
        for place in places[name]:
            if is_known(citations[place][1], name):
                found.setdefault(place, set()).add(name)
    return found


def _people(citation: Citation, kind: str, role: str, numbered: _Numbered) -> People:
    """The people of a role from the numbered parameters, up to where the list ends for Citation Style 1."""
    persons = []
    missing = number = 0
    while missing < _LIST_ENDS_AFTER:
        number += 1
        if (held := numbered.get(number)) is None or not ("last" in held or "first" in held):
            missing += 1
            continue
        last = held.get("last")
        after_gap = missing == 1 and last is not None
        persons.append(Person(number, last, held.get("first"), held.get("link"), held.get("mask"), after_gap))
        if last is not None:
            missing = 0
    ignored = role == CONTRIBUTOR and not takes_contributors(citation, kind)
    return People(role, Source.IGNORED if ignored else Source.NAMES, tuple(persons))


def _held(roles: Mapping[str, People], holders: set[str]) -> dict[str, People]:
    """The roles that come from one parameter which holds the whole list; numbered names go before it."""
    found = {}
    for role in (AUTHOR, EDITOR):
        if role in roles and roles[role].persons:
            continue
        text = next((name for name in _TEXT.get(role, ()) if name in holders), None)
        if _LIST_IN_ONE[role] in holders:
            found[role] = People(role, Source.LIST, (), _LIST_IN_ONE[role])
        elif text is not None:
            found[role] = People(role, Source.TEXT, (), text)
    return found
