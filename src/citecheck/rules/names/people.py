"""The people of a page's citations, as Citation Style 1 reads them: which parameters count, and up to which number.

Nearly every rule on names asks for them, so that they are read once a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from citecheck.cs1.emptied import emptied
from citecheck.cs1.parameters import NamePart, is_known, name_part, same_thing
from citecheck.cs1.templates import rendered
from citecheck.cs1.vancouver import listed_names
from citecheck.cs1.words import without_et_al
from citecheck.model import Citation, Page

AUTHOR, EDITOR, CONTRIBUTOR = "author", "editor", "contributor"

# The parameters that hold a whole list by themselves: one that is taken apart, and those that are shown as they are.
_LIST_IN_ONE = {AUTHOR: "vauthors", EDITOR: "veditors"}
_TEXT = {AUTHOR: same_thing()["people"]}
_HOLDERS = frozenset({*_LIST_IN_ONE.values(), *same_thing()["people"]})
_PERIODICALS = same_thing()["journal"]
CONTRIBUTED = frozenset({"book", "citation"})
# After this many numbers without a name, Citation Style 1 reads no further.
_LIST_ENDS_AFTER = 2


class Source(StrEnum):
    """Where the people of a role come from."""

    NAMES = "names"
    LIST = "list"
    TEXT = "text"
    IGNORED = "ignored"


class Person(NamedTuple):
    """One numbered person: the names of the parameters that hold each part of it, of several those that count.

    `after_gap` says that there is a last name, and that the number before it has none.
    """

    number: int
    last: str | None
    first: str | None
    link: str | None
    mask: str | None
    after_gap: bool


class People(NamedTuple):
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


class Name(NamedTuple):
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
def casts(page: Page) -> tuple[Cast, ...]:
    """The people of each citation of a page that the module renders and that names some."""
    found = [cast(citation, kind) for citation, kind in rendered(page)]
    return tuple(people for people in found if people.roles)


@lru_cache(maxsize=1)
def names(page: Page) -> tuple[Name, ...]:
    """Every first and last name on a page."""
    return tuple(
        Name(citation, kind, role, person, parameter, value, without_et_al(value), people.persons[-1].number)
        for citation, kind, roles in casts(page)
        for role, people in roles.items()
        if people.source is Source.NAMES
        for person in people.persons
        for parameter in (person.last, person.first)
        if parameter is not None and (value := citation.values[parameter])
    )


def cast(citation: Citation, kind: str) -> Cast:
    """The people of one citation of this class."""
    found: dict[str, dict[int, dict[str, tuple[int, str]]]] = {}
    holders = set()
    for name, value in citation.values.items():
        part = _part(kind, name)
        if part is None:
            if name in _HOLDERS and is_known(kind, name):
                holders.add(name)
        elif "archive." not in value or name not in emptied(citation):
            held = found.setdefault(part.role, {}).setdefault(part.index, {})
            if part.part not in held or part.rank < held[part.part][0]:
                held[part.part] = (part.rank, name)
    roles = {role: _people(citation, kind, role, numbered) for role, numbered in found.items()}
    if holders:
        roles |= _held(roles, holders)
    return Cast(citation, kind, roles)


def takes_contributors(citation: Citation, kind: str) -> bool:
    """Whether a template makes anything of contributors: only a book has some."""
    return kind in CONTRIBUTED and citation.values.keys().isdisjoint(_PERIODICALS)


def is_accepted(value: str) -> bool:
    """Whether an author says that a value is meant as written: ((…))."""
    return value.startswith("((") and value.endswith("))")


def as_meant(value: str) -> str:
    """A value without the parentheses that say that it is meant as written."""
    return value[2:-2] if is_accepted(value) else value


@lru_cache(maxsize=10_000)
def _part(kind: str, name: str) -> NamePart | None:
    """What a parameter holds of a person in a template of this class, if anything."""
    part = name_part(name)
    return part if part is not None and is_known(kind, name) else None


def _people(citation: Citation, kind: str, role: str, numbered: Mapping[int, Mapping[str, tuple[int, str]]]) -> People:
    """The people of a role from the numbered parameters, up to where the list ends for Citation Style 1."""
    persons = []
    missing = number = 0
    while missing < _LIST_ENDS_AFTER:
        number += 1
        held = numbered.get(number, {})
        if "last" not in held and "first" not in held:
            missing += 1
            continue
        last, first, link, mask = (
            held[part][1] if part in held else None for part in ("last", "first", "link", "mask")
        )
        persons.append(Person(number, last, first, link, mask, last is not None and missing == 1))
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
