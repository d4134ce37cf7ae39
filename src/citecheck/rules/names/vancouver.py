"""NM: names that are to be in Vancouver style."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.cs1.links import label
from citecheck.cs1.parameters import is_known
from citecheck.cs1.templates import rendered_with
from citecheck.cs1.vancouver import Listed, Wrong, listed_names, wrong_with_listed, wrong_with_name
from citecheck.model import Edit, Fix, Page, Severity, Span
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.names.display import shown
from citecheck.rules.names.people import Cast, People, Source, as_meant, cast
from citecheck.rules.parameters import written
from citecheck.rules.wording import is_computed, quoted

_STYLE = "name-list-style"
_STYLED = frozenset({"vauthors", "veditors", _STYLE})

_ADVICE = {
    Wrong.PUNCTUATION: "has a full stop or a semicolon in it; separate names by commas, and write initials bare",
    Wrong.NAME: "has no last name; write it in front of the initials",
    Wrong.COMMA: "seems to be two names; put a comma between them",
    Wrong.INITIALS: "does not end in one or two initials; write them as in “Smith JA”, or ((…)) around the name",
    Wrong.GENERATION: "ends in neither initials nor “Jr”, “2nd” and the like; write ((…)) around it if it is right",
    Wrong.SCRIPT: "is not in plain Latin letters; romanize it, or write ((…)) around it",
}


@rule("NM009", "broken-vancouver-style", Severity.NOTE, cs1=("err_vancouver",), fix="safe")
def broken_vancouver_style(page: Page, _context: Context) -> Iterator[Fault]:
    """A name in a Vancouver list that is not in that style.

    ## What it does

    Finds names in `vauthors` and `veditors`, and all names of a citation that asks for the style by
    `name-list-style=vanc`, that are not a last name in Latin letters and up to two initials.

    ## Why it matters

    Last name and initials are told apart by their form only: another form makes another person of somebody.

    ## Example

    ```wikitext
    {{cite journal |vauthors=Hunt A.B., Cole T |title=Silt |journal=Rivers |date=May 1988 |volume=4 |pages=12–19}}
    ```

    ## Use instead

    ```wikitext
    {{cite journal |vauthors=Hunt AB, Cole T |title=Silt |journal=Rivers |date=May 1988 |volume=4 |pages=12–19}}
    ```

    ## Fix

    Full stops are taken out of initials, and blanks from between them. This is safe.
    """
    for citation, kind in rendered_with(page, _STYLED):
        people = cast(page, citation, kind)
        lists = [of_role for of_role in people.roles.values() if of_role.source is Source.LIST]
        for of_role in lists:
            yield from _listed(people, of_role)
        if lists or (citation.values.get(_STYLE) == "vanc" and is_known(kind, _STYLE)):
            for of_role in people.roles.values():
                if of_role.source is Source.NAMES:
                    yield from _named(people, of_role)


def _listed(people: Cast, of_role: People) -> Iterator[Fault]:
    """The faults in a list that one parameter holds."""
    citation = people.citation
    if of_role.holder is None or is_computed(citation.values[of_role.holder]):
        return
    parameter = written(citation, of_role.holder)
    value = citation.values[of_role.holder]
    organization, at = False, 0
    for name in listed_names(value):
        organization = organization or name.as_written
        # Where a comment stands among the names, they are not looked for between its words.
        start = value.find(name.text, at) if value == parameter.value else -1
        if (wrong := wrong_with_listed(name, after_an_organization=organization)) is not None:
            begin = parameter.span.start + start
            span = Span(begin, begin + len(name.text)) if start >= 0 else parameter.span
            fix = _bare(name, span, after_an_organization=organization) if start >= 0 else None
            yield Fault(span, f"{quoted(name.text)} {_ADVICE[wrong]}.", citation, "err_vancouver", fix)
        at = start + len(name.text) if start >= 0 else at


def _named(people: Cast, of_role: People) -> Iterator[Fault]:
    """The faults among first and last names; who is masked or not shown is not looked at."""
    values = people.citation.values
    for person in of_role.persons[: _shown_of(people, of_role)]:
        if person.last is None or person.first is None or person.mask is not None:
            continue
        last, first = as_meant(values[person.last]), label(as_meant(values[person.first]))
        wrong = None if is_computed(last) or is_computed(first) else wrong_with_name(last, first)
        if wrong is not None:
            parameter = written(people.citation, person.last)
            message = f"{quoted(f'{last}, {first}')} {_ADVICE[wrong]}."
            yield Fault(parameter.span, message, people.citation, "err_vancouver")


def _shown_of(people: Cast, of_role: People) -> int | None:
    """How many of the people read are shown: those without a last name are not counted."""
    most = shown(people, of_role.role)
    if most is None:
        return None
    with_last = [place for place, person in enumerate(of_role.persons) if person.last is not None]
    return with_last[most]


def _bare(name: Listed, span: Span, *, after_an_organization: bool) -> Fix | None:
    """The fix that writes initials without full stops and blanks, where that is all that is wrong."""
    words = name.text.replace(".", " ").split()
    initials = []
    while words and len(words[-1]) == 1:
        initials.append(words.pop())
    bare = Listed(" ".join([*words, "".join(reversed(initials))]), as_written=False)
    if wrong_with_listed(bare, after_an_organization=after_an_organization) is not None:
        return None
    return Fix(f"Write {quoted(bare.text)}", safe=True, edits=(Edit(span, bare.text),))
