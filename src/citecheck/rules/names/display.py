"""NM: how many people of a list are to be shown."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.cs1.parameters import is_known
from citecheck.cs1.templates import rendered_with
from citecheck.model import Page, Parameter, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.names.people import Cast, cast
from citecheck.rules.parameters import listed, written
from citecheck.rules.repairs import taken_away
from citecheck.rules.wording import is_computed, quoted

# For each role, the parameters that say how many of it are shown; the first one with a value counts.
DISPLAYS = {
    "author": ("display-authors", "display-subjects"),
    "editor": ("display-editors",),
    "translator": ("display-translators",),
    "interviewer": ("display-interviewers",),
    "contributor": ("display-contributors",),
}
_DISPLAYS = frozenset(name for names in DISPLAYS.values() for name in names)
_WITHOUT_MARKS = str.maketrans("", "", " '.")
_MOST_DIGITS = 9


@rule("NM008", "impossible-display-of-names", Severity.NOTE, cs1=("err_disp_name",), fix="unsafe")
def impossible_display_of_names(page: Page, _context: Context) -> Iterator[Fault]:
    """A number of names to show that leaves none out, or that is no number.

    ## What it does

    Finds `display-authors`, `display-editors` and their like with a number that is not smaller than that of the people
    named, or with a word other than "etal".

    ## Why it matters

    It does nothing; perhaps people were to be named who are missing from the list.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |display-authors=3 |publisher=Dam Press |year=1988}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |publisher=Dam Press |year=1988}}
    ```

    ## Fix

    The parameter is taken away. This is not safe: the names may be what is wrong.
    """
    for citation, kind in rendered_with(page, _DISPLAYS):
        people = cast(page, citation, kind)
        for role in DISPLAYS:
            parameter = _display(people, role)
            if parameter is None or is_computed(parameter.value):
                continue
            value = citation.values[parameter.name]
            if says_all(value) or shown(people, role) is not None:
                continue
            if _is_number(value):
                named = people.count(role)
                message = f"{listed([parameter.name])[:-1]}={value} leaves out none of the {named} named; take it away."
            else:
                message = f"{quoted(value)} is no number of names; write one, or etal, in {listed([parameter.name])}."
            fix = taken_away(citation, parameter, safe=False)
            yield Fault(parameter.span, message, citation, "err_disp_name", fix)


def shown(people: Cast, role: str) -> int | None:
    """How many of a role are shown, where a number of names says so that can."""
    parameter = _display(people, role)
    value = people.citation.values[parameter.name] if parameter else ""
    if not _is_number(value) or len(value) > _MOST_DIGITS or int(value) >= people.count(role):
        return None
    return int(value)


def says_all(value: str) -> bool:
    """Whether a value says "et al.", so that all names are shown and others are said to exist."""
    return value.lower().translate(_WITHOUT_MARKS) == "etal"


def _display(people: Cast, role: str) -> Parameter | None:
    """The parameter that says how many of a role are shown, if the template knows it."""
    values = people.citation.values
    name = next((name for name in DISPLAYS[role] if name in values and is_known(people.kind, name)), None)
    return written(people.citation, name) if name else None


def _is_number(value: str) -> bool:
    """Whether a value is digits and nothing else."""
    return value.isascii() and value.isdecimal()
