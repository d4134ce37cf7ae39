"""NM: "et al." said in a name instead of where it belongs."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.cs1.parameters import is_known
from citecheck.cs1.words import without_et_al
from citecheck.model import Citation, Edit, Fix, Page, Severity, Span
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.names.display import DISPLAYS, says_all
from citecheck.rules.names.people import AUTHOR, Name, Source, casts, names
from citecheck.rules.parameters import is_written, listed, stands_once, written

_LEFT_OVER = " ,;:"


@rule("NM003", "et-al-in-name", Severity.NOTE, cs1=("err_etal",), fix="unsafe")
def et_al_in_name(page: Page, _context: Context) -> Iterator[Fault]:
    """A name that says "et al.".

    ## What it does

    Finds "et al.", "et alii" and "and others" in the name of a person.

    ## Why it matters

    Whoever reads the citation by machine takes it for a part of the name, and the work is not found by its author.

    ## Example

    ```wikitext
    {{cite journal |title=Venom in dragons |journal=PNAS |year=2009 |author=Fry B. G., et al.}}
    ```

    ## Use instead

    ```wikitext
    {{cite journal |title=Venom in dragons |journal=PNAS |year=2009 |author=Fry B. G. |display-authors=etal}}
    ```

    ## Fix

    The words move out of the name into the parameter that is for them. This is not safe: what else the name holds only
    a person can judge.
    """
    seen = set()
    for name in names(page):
        if name.without_et_al != name.value:
            display = DISPLAYS[name.role][0]
            fix = None if (name.citation.id, display) in seen else _moved(name, display)
            seen.add((name.citation.id, display))
            yield _fault(name.citation, name.parameter, display, fix)
    for citation, _, roles in casts(page).values():
        if (people := roles.get(AUTHOR)) and people.source is Source.TEXT and people.holder:
            value = citation.values[people.holder]
            if without_et_al(value) != value:
                yield _fault(citation, people.holder, DISPLAYS[AUTHOR][0], None)


def _fault(citation: Citation, parameter: str, display: str, fix: Fix | None) -> Fault:
    """The fault of a parameter that says "et al."."""
    message = f"{listed([parameter])} says et al.; name one person here and write |{display}=etal."
    return Fault(written(citation, parameter).span, message, citation, "err_etal", fix)


def _moved(name: Name, display: str) -> Fix | None:
    """The fix that takes the words from the end of a name, and says by the parameter for it that there are others."""
    parameter = written(name.citation, name.parameter)
    said = name.citation.value(*DISPLAYS[name.role])
    kept = name.without_et_al.rstrip(_LEFT_OVER)
    if parameter.value != name.value or not is_known(name.kind, display) or (said and not says_all(said)):
        return None
    moved = "" if said else f"{display}=etal"
    if moved and is_written(name.citation, *DISPLAYS[name.role]):
        return None
    if not kept and moved and name.is_last and _can_go(name) and stands_once(name.citation, name.parameter):
        edit = Edit(Span(parameter.name_span.start, parameter.span.end), moved)
    elif name.value.startswith(kept) and any(map(str.isalpha, kept)) and "''" not in kept:
        edit = Edit(parameter.span, f"{kept} |{moved}" if moved else kept)
    else:
        return None
    return Fix(f"Write |{display}=etal instead", safe=False, edits=(edit,))


def _can_go(name: Name) -> bool:
    """Whether a last name is all that there is of a person, and nobody is counted from them."""
    person = name.person
    last_of_list = name.last_number == person.number
    return person.number > 1 and last_of_list and not (person.first or person.link or person.mask)
