"""NM: a parameter for one person that holds several."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.cs1.parameters import is_known, thing_of
from citecheck.model import Edit, Fix, Page, Severity, Span
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.names.people import Name, is_accepted, names
from citecheck.rules.parameters import without_templates, written
from citecheck.rules.wording import quoted

# "Edited by" and its like make somebody something else than an author.
_TASK = " by "
_SEPARATOR = re.compile(r"[,;]")
_DIGITS = re.compile(r"[0-9]+")
# A link, a template, an entity or a mark may hold a semicolon of its own.
_MARKUP = re.compile(r"[\[\]{}<>&()'\"]")


@rule("NM006", "several-names-in-one", Severity.NOTE, cs1=("maint_mult_names",), fix="unsafe")
def several_names_in_one(page: Page, _context: Context) -> Iterator[Fault]:
    """A parameter for one person that seems to hold several.

    ## What it does

    Finds last names with a semicolon or more than one comma, and first names with a comma. A name that is meant so can
    stand in double parentheses.

    ## Why it matters

    Programs that read citations take all of them for one person, so that the work is found by none of its authors.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |year=1988 |publisher=Dam Press |author=Ada Hunt; Ben Cole}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |year=1988 |publisher=Dam Press |author1=Ada Hunt |author2=Ben Cole}}
    ```

    ## Fix

    Names between semicolons get a parameter each. This is not safe: what stands between them may be something else.
    """
    for name in names(page):
        if _SEPARATOR.search(name.value) and _holds_several(name):
            parameter = written(name.citation, name.parameter)
            fix = _split(name)
            yield Fault(parameter.span, _message(name), name.citation, "maint_mult_names", fix)


def _message(name: Name) -> str:
    """What the commas and semicolons of a name look like, and what to do with them."""
    marks = _SEPARATOR.findall(without_templates(name.without_et_al))
    if len(marks) == 1 and name.value.endswith(marks[0]):
        return f"{quoted(name.value)} ends in a mark that parts names, “{marks[0]}”; take it away."
    if marks == [","]:
        return f"{quoted(name.value)} has a comma, as between two names; give each a parameter, or take the comma away."
    what = "semicolons" if marks.count(";") > 1 else "a semicolon" if ";" in marks else "commas"
    return (
        f"{quoted(name.value)} has {what}, as between several names; give each a parameter, or write ((…)) around it "
        "if it is one."
    )


def _holds_several(name: Name) -> bool:
    """Whether commas and semicolons say that a value holds more than one name: "Smith, John" is one person."""
    value = without_templates(name.without_et_al)
    semicolons = value.count(";") - value.count("&nbsp;")
    return (value.count(",") > name.is_last or semicolons > 0) and not is_accepted(name.without_et_al)


def _split(name: Name) -> Fix | None:
    """The fix that gives each name between semicolons a parameter of its own, where the list holds nothing else."""
    person = name.person
    if name.value.count(";") == 0 or _MARKUP.search(name.value) or (person.first or person.link or person.mask):
        return None
    parameter = written(name.citation, name.parameter)
    if (person.number, name.last_number) != (1, 1) or parameter.value != name.value:
        return None
    people = [part.strip() for part in name.value.split(";") if part.strip()]
    plain = _DIGITS.sub("", name.parameter)
    if len(people) == 1 or not is_known(name.kind, f"{plain}1"):
        return None
    if any(person.count(",") > 1 or _TASK in person or not any(map(str.isalpha, person)) for person in people):
        return None
    given = {thing_of(other.name) for other in name.citation.parameters if other is not parameter}
    if not given.isdisjoint(thing_of(f"{plain}{number}") for number in range(1, len(people) + 1)):
        return None
    parted = " |".join(f"{plain}{number}={person}" for number, person in enumerate(people, 1))
    edit = Edit(Span(parameter.name_span.start, parameter.span.end), parted)
    return Fix("Give each name a parameter", safe=False, edits=(edit,))
