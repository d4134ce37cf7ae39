"""FD, eighth part: the anchor of a citation, by which short citations reach it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from citecheck import dates
from citecheck.cs1.parameters import name_part, same_thing
from citecheck.cs1.seen import is_kept
from citecheck.cs1.templates import rendered, rendered_with
from citecheck.cs1.words import without_et_al
from citecheck.dates import Date, Style
from citecheck.model import Citation, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.values import head, taken_away, written
from citecheck.rules.wording import is_computed

_REF = frozenset({"ref"})
_UNSET = frozenset({"", "harv"})
_ANCHOR = "CITEREF"
_MAKES_ANCHOR = re.compile(
    r"(?:\{\{|\[tpl\])\s*+(?:sfnref|sfn ref|harvid)\s*+\|([^{}\[\]=<>]*+)(?:\}\}|\[/tpl\])", re.IGNORECASE
)
# Whose names make the anchor: the first of these of whom somebody is named. Those who contributed count in these only.
_ROLES = ("contributor", "author", "editor")
_WITH_CONTRIBUTORS = frozenset({"book", "citation"})
_NAMED_IN_ANCHOR = 4
_MOST_APART = 2
_LISTS = frozenset({"vauthors", "veditors"})
_MARKUP = ("[[", "((", "<", "''", "&")
_ET_AL = re.compile(
    r"[;,]?+ *+[\"']*+(?:et\.?+ *+al(?:i[ai]e?+)?+[.;,\"']*+|and others)|[(\[]{1,2} *+et\.?+ *+al\.?+ *+[)\]]{1,2}",
    re.IGNORECASE,
)
_SOMEWHERE = re.compile(r"=\s{0,9}[;,\"'(\[ ]{0,9}(?:et\.? *+al|and others)", re.IGNORECASE)
_LONGER_THAN_ET_AL = 24

_DATES = same_thing()["date"]
_PUBLICATION_DATES = same_thing()["publication-date"]
_ALL_DATES = frozenset({*_DATES, "year", *_PUBLICATION_DATES})
_MAYBE_NO_DATE = re.compile(r"n\.d\.|nd[A-Za-z]?\Z")


@rule("FD026", "default-anchor", Severity.NOTE, cs1=("maint_ref_duplicates_default",), fix="safe")
def default_anchor(page: Page, _context: Context) -> Iterator[Fault]:
    """An anchor that the citation has without being told so.

    ## What it does

    Finds `ref` with the anchor that the citation's names and year make by themselves, such as `CITEREFHunt1988`; and
    citations in which they make none, because nothing but "et al." is named and no year is given.

    ## Why it matters

    The parameter does nothing, until somebody corrects the name or the year: then the short citations no longer reach
    the work.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |ref=CITEREFHunt1988 |year=1988}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988}}
    ```

    ## Fix

    The parameter is taken away. Safe: the anchor stays the same.
    """
    for citation, kind in rendered_with(page, _REF):
        if (anchor := _asked_for(citation.values["ref"])) and anchor == _by_itself(citation, kind):
            parameter = written(citation, "ref")
            message = "|ref= asks for the anchor that the names and the year make by themselves; take it away."
            fix = taken_away(citation, parameter, safe=True)
            yield Fault(parameter.span, message, citation, "maint_ref_duplicates_default", fix)
    for citation, kind in rendered(page) if _SOMEWHERE.search(page.document.text, *page.document.span) else ():
        if citation.values.get("ref", "") in _UNSET and _is_anonymous(citation, kind):
            message = (
                "No short citation can lead here: no year is given, and nobody is named beside et al.; name one person."
            )
            yield Fault(head(citation), message, citation, "maint_ref_duplicates_default")


def _asked_for(ref: str) -> str:
    """The anchor that `ref` asks for, where it is one of names and a year."""
    if ref.startswith(_ANCHOR):
        return ref
    made = _MAKES_ANCHOR.fullmatch(ref)
    return _ANCHOR + "".join(map(str.strip, made[1].split("|"))) if made else ""


def _by_itself(citation: Citation, kind: str) -> str:
    """The anchor that a citation has without `ref`, or nothing where that cannot be told."""
    names, year = _names(citation, kind), _year(citation)
    if not names or year is None or not _LISTS.isdisjoint(citation.values):
        return ""
    if any(without_et_al(name) != name or any(mark in name for mark in _MARKUP) or is_computed(name) for name in names):
        return ""
    return _ANCHOR + "".join(names) + year


def _is_anonymous(citation: Citation, kind: str) -> bool:
    """Whether a citation has no year, and "et al." in place of each name."""
    values = citation.values
    if not any(len(value) < _LONGER_THAN_ET_AL and _ET_AL.fullmatch(value) for value in values.values()):
        return False
    names = _names(citation, kind)
    return bool(names) and all(map(_ET_AL.fullmatch, names)) and _year(citation) == ""


def _names(citation: Citation, kind: str) -> list[str]:
    """The last names that make the anchor, in order."""
    lists: dict[str, dict[int, tuple[int, str]]] = {}
    for name, value in citation.values.items():
        if (part := name_part(name)) and part.part == "last" and is_kept(citation, kind, name):
            people = lists.setdefault(part.role, {})
            people[part.index] = min(people.get(part.index, (part.rank, value)), (part.rank, value))
    for role in _ROLES:
        if role in lists and (
            role != "contributor" or (kind in _WITH_CONTRIBUTORS and "contribution" in citation.values)
        ):
            people = lists[role]
            return [people[index][1] for index in _unbroken(sorted(people))[:_NAMED_IN_ANCHOR]]
    return []


def _unbroken(numbers: list[int]) -> list[int]:
    """The numbers up to where two are left out: there Citation Style 1 stops reading."""
    read = list(takewhile(lambda pair: pair[1] - pair[0] <= _MOST_APART, pairwise([0, *numbers])))
    return [number for _, number in read]


def _year(citation: Citation) -> str | None:
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
        return None if is_computed(text) or _MAYBE_NO_DATE.search(text) else ""
    if found.style in (Style.NONE, Style.C_Y) or found.earliest.year != found.latest.year:
        return None
    return f"{found.earliest.year}{found.letter}"
