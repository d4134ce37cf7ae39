"""The anchor of a citation, by which short citations reach it: `CITEREF`, up to four last names, and the year.

Module:Citation/CS1 makes it of every citation that it renders, unless `ref` asks for another one, or none.
"""

from __future__ import annotations

import html
import re
from itertools import pairwise, takewhile

from citecheck import dates
from citecheck.cs1.parameters import name_part, same_thing
from citecheck.cs1.seen import is_kept
from citecheck.cs1.vancouver import listed_names
from citecheck.cs1.words import without_et_al
from citecheck.cs1.works import WITH_CONTRIBUTORS
from citecheck.dates import Date, Style
from citecheck.model import Citation

PREFIX = "CITEREF"
UNSET = frozenset({"", "harv"})
"""What `ref` says where the citation has the anchor that its names and its year make."""

_MAKES_ANCHOR = re.compile(
    r"(?:\{\{|\[tpl\])\s*+(?:sfnref|sfn ref|harvid)\s*+\|([^{}\[\]=<>]*+)(?:\}\}|\[/tpl\])", re.IGNORECASE
)
# Whose names make the anchor: the first of these of whom somebody is named. Those who contributed count in these only.
_ROLES = ("contributor", "author", "editor")
_NAMED = 4
_MOST_APART = 2
_LISTS = {"vauthors": "author", "veditors": "editor"}
_MARKUP = ("[[", "((", "<", "''", "&")
_COMPUTED = ("{{", "[tpl]")

_DATES = same_thing()["date"]
_PUBLICATION_DATES = same_thing()["publication-date"]
_ALL_DATES = frozenset({*_DATES, "year", *_PUBLICATION_DATES})
_MAYBE_NO_DATE = re.compile(r"n\.d\.|nd[A-Za-z]?\Z")
_YEAR = re.compile(r"(?<!\d)\d{3,4}[a-z]?(?![\w])")
_ENDING = re.compile(r"(?:(?:c\._)?[0-9]{3,4}(?:-[0-9]{2,4})?[a-z]?|n\.d\.[a-z]?)\Z")
_LINK = re.compile(r"\[\[(?:[^][|]*+\|)?([^][|]*+)\]\]")
_AS_WRITTEN = re.compile(r"\A\(\((.*)\)\)\Z", re.DOTALL)
_DROPPED = re.compile(r"'{2,}|<[^<>]*+>")
_BLANKS = re.compile(r"[\s_\xa0]+")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")


def evened(anchor: str) -> str:
    """An anchor as two of them are compared: without markup, blanks folded, every dash a hyphen."""
    if "[[" in anchor:
        anchor = _LINK.sub(r"\1", anchor)
    if "'" in anchor or "<" in anchor:
        anchor = _DROPPED.sub("", anchor)
    return _DASHES.sub("-", _BLANKS.sub("_", html.unescape(anchor).strip()))


def people_of(anchor: str) -> str:
    """An evened anchor without its year."""
    return _ENDING.sub("", anchor)


def asked_for(ref: str) -> str:
    """The anchor that `ref` asks for, where it is one of names and a year."""
    if ref.startswith(PREFIX):
        return ref
    made = _MAKES_ANCHOR.fullmatch(ref)
    return PREFIX + "".join(map(str.strip, made[1].split("|"))) if made else ""


def by_itself(citation: Citation, kind: str) -> str:
    """The anchor that a citation has without `ref`, or nothing where that cannot be told for certain."""
    if not _LISTS.keys().isdisjoint(citation.values):
        return ""
    people, written = names(citation, kind), year(citation)
    if not people or written is None:
        return ""
    if any(without_et_al(name) != name or any(mark in name for mark in (*_MARKUP, *_COMPUTED)) for name in people):
        return ""
    return PREFIX + "".join(people) + written


def possible(citation: Citation, kind: str) -> tuple[str, ...] | None:
    """Every anchor that a citation may have, evened: one where that is certain, several where its date can be read
    in several ways; none where it has no anchor, and None where nobody can tell.
    """
    ref = citation.values.get("ref", "")
    if ref not in UNSET:
        if ref == "none":
            return ()
        anchor = asked_for(ref) or ref
        return None if _is_computed(anchor) else (evened(anchor),)
    people = _people(citation, kind)
    years = _years(citation)
    if any(map(_is_computed, people)) or years is None:
        return None
    said = "".join(people)
    return tuple(dict.fromkeys(evened(PREFIX + said + written) for written in years)) if said else ()


def names(citation: Citation, kind: str) -> list[str]:
    """The last names that make the anchor, in order and as written; those in Vancouver style are left out."""
    lists: dict[str, dict[int, tuple[int, str]]] = {}
    for name, value in citation.values.items():
        if (part := name_part(name)) and part.part == "last" and is_kept(citation, kind, name):
            people = lists.setdefault(part.role, {})
            people[part.index] = min(people.get(part.index, (part.rank, value)), (part.rank, value))
    for role in _ROLES:
        if role in lists and (
            role != "contributor" or (kind in WITH_CONTRIBUTORS and "contribution" in citation.values)
        ):
            people = lists[role]
            return [people[index][1] for index in _unbroken(sorted(people))[:_NAMED]]
    return []


def year(citation: Citation) -> str | None:
    """The year in an anchor; the empty string where there is none, and None where it cannot be told."""
    values = citation.values
    if _ALL_DATES.isdisjoint(values):
        return ""
    day = citation.value(*_DATES)
    if day and "year" in values:
        return values["year"]
    text = day or citation.value("year", *_PUBLICATION_DATES)
    found = dates.parse(text)
    if not isinstance(found, Date):
        return None if _is_computed(text) or _MAYBE_NO_DATE.search(text) else ""
    if found.style in (Style.NONE, Style.C_Y) or found.earliest.year != found.latest.year:
        return None
    return f"{found.earliest.year}{found.letter}"


def _people(citation: Citation, kind: str) -> list[str]:
    """The last names that make the anchor, as they are shown."""
    values = citation.values
    listed = next((name for name in _LISTS if name in values), None)
    if listed and not (listed == "veditors" and any(_is_author(name) for name in values)):
        return [
            name.text if name.as_written else name.text.rpartition(" ")[0] or name.text
            for name in listed_names(values[listed])[:_NAMED]
        ]
    return [_AS_WRITTEN.sub(r"\1", without_et_al(name).strip()) for name in names(citation, kind)]


def _is_author(name: str) -> bool:
    part = name_part(name)
    return part is not None and part.part == "last" and part.role == "author"


def _years(citation: Citation) -> tuple[str, ...] | None:
    """What an anchor may end with; None where nobody can tell."""
    certain = year(citation)
    text = citation.value(*_DATES) or citation.value("year", *_PUBLICATION_DATES)
    if certain:
        return None if _is_computed(certain) else (certain,)
    if _is_computed(text):
        return None
    return ("", *((text, *_YEAR.findall(text)) if text else ()))


def _is_computed(text: str) -> bool:
    """Whether only MediaWiki knows what a text says."""
    return any(mark in text for mark in _COMPUTED)


def _unbroken(numbers: list[int]) -> list[int]:
    """The numbers up to where two are left out: there Citation Style 1 stops reading."""
    read = list(takewhile(lambda pair: pair[1] - pair[0] <= _MOST_APART, pairwise([0, *numbers])))
    return [number for _, number in read]
