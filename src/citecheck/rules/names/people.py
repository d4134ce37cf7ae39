"""NM: the names of a citation's authors, editors, translators and interviewers."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.cs1.parameters import name_part
from citecheck.cs1.templates import rendered
from citecheck.cs1.words import is_generic_name, says_et_al
from citecheck.model import Citation, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.values import listed, without_templates, written
from citecheck.rules.wording import quoted

# Role, part and number of a name.
_Place = tuple[str, str, int]

_PARTS = frozenset({"last", "first"})
# After this many numbers without a name, Citation Style 1 reads no further.
_LIST_ENDS_AFTER = 2


@rule("NM001", "first-name-without-last", Severity.WARNING, cs1=("err_first_missing_last",))
def first_name_without_last(page: Page, _context: Context) -> Iterator[Fault]:
    """A first name whose last name is missing.

    ## What it does

    Finds `first`, `first2`, `editor-first` and their like without the last name of the same number.

    ## Why it matters

    Wikipedia's citation templates leave such a person out: the work seems to have no author.

    ## Example

    ```wikitext
    {{cite news |title=Chocolate sold |work=The Scotsman |date=19 January 2010 |first=Lyndie}}
    ```

    ## Use instead

    ```wikitext
    {{cite news |title=Chocolate sold |work=The Scotsman |date=19 January 2010 |first=Lyndie |last=Greer}}
    ```
    """
    for citation, _ in rendered(page):
        names = _names(citation)
        for (role, part, index), name in names.items():
            if part == "first" and (role, "last", index) not in names:
                wanted = name.replace("first", "last").replace("given", "surname")
                message = f"{quoted(citation.values[name])} has a first name only; give {listed([wanted])} too."
                yield Fault(written(citation, name).span, message, citation, "err_first_missing_last")


@rule("NM002", "gap-in-names", Severity.WARNING, cs1=("err_missing_name",))
def gap_in_names(page: Page, _context: Context) -> Iterator[Fault]:
    """A numbered list of people with a number left out.

    ## What it does

    Finds `last2` without `last1`, `editor3` without `editor2` and their like.

    ## Why it matters

    Somebody is not named, or the numbers are wrong. After two numbers left out, those who follow are not shown at all.

    ## Example

    ```wikitext
    {{cite news |title=Trio grande |work=The Herald |date=4 May 2011 |last1=Blair |first1=Ann |last3=Cole |first3=Tom}}
    ```

    ## Use instead

    ```wikitext
    {{cite news |title=Trio grande |work=The Herald |date=4 May 2011 |last1=Blair |first1=Ann |last2=Cole |first2=Tom}}
    ```
    """
    for citation, _ in rendered(page):
        names = _names(citation)
        for role in {role for role, part, index in names if part == "last" and index > 1}:
            yield from _gaps(citation, role, names)


@rule("NM003", "et-al-in-name", Severity.NOTE, cs1=("err_etal",))
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
    """
    for citation, _ in rendered(page):
        for (role, _, _), name in _names(citation).items():
            if says_et_al(citation.values[name]):
                message = f"{listed([name])} says et al.; name one person here and write |display-{role}s=etal."
                yield Fault(written(citation, name).span, message, citation, "err_etal")


@rule("NM004", "numeric-name", Severity.WARNING, cs1=("err_numeric_names",))
def numeric_name(page: Page, _context: Context) -> Iterator[Fault]:
    """A name without a letter in it.

    ## What it does

    Finds names of people that hold digits and signs only.

    ## Why it matters

    It is the value of another parameter, or of none; nobody is called so.

    ## Example

    ```wikitext
    {{cite book |title=On Aristotle's Categories |author=Ammonius |editor=12345 |year=1991}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=On Aristotle's Categories |author=Ammonius |editor=Richard Sorabji |year=1991}}
    ```
    """
    for citation, _ in rendered(page):
        for name in _names(citation).values():
            value = citation.values[name]
            if not any(map(str.isalpha, value)) and without_templates(value) and not _accepted(value):
                message = f"{quoted(value)} is nobody's name; correct {listed([name])} or take it away."
                yield Fault(written(citation, name).span, message, citation, "err_numeric_names")


@rule("NM005", "generic-name", Severity.NOTE, cs1=("err_generic_name",))
def generic_name(page: Page, _context: Context) -> Iterator[Fault]:
    """A name that is a task, a firm or a web page's word.

    ## What it does

    Finds names of people that hold words such as "editor", "(ed.)", "staff correspondent", "Reuters" or "contact us".

    ## Why it matters

    The work is not found by such an author. Editors, agencies and publishers have parameters of their own.

    ## Example

    ```wikitext
    {{cite book |title=Venom in dragons |year=2009 |author=Brian Fry (ed.)}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Venom in dragons |year=2009 |editor=Brian Fry}}
    ```
    """
    for citation, _ in rendered(page):
        for name in _names(citation).values():
            value = citation.values[name]
            if is_generic_name(without_templates(value)) and not _accepted(value):
                message = f"{quoted(value)} does not read as a person's name; name the person, or move it elsewhere."
                yield Fault(written(citation, name).span, message, citation, "err_generic_name")


def _names(citation: Citation) -> dict[_Place, str]:
    """The parameters with a value that hold a first or last name: of several for the same, the one that counts."""
    counting: dict[_Place, str] = {}
    ranks: dict[_Place, int] = {}
    for name in citation.values:
        if (part := name_part(name)) is None or part.part not in _PARTS:
            continue
        place = (part.role, part.part, part.index)
        if place not in ranks or part.rank < ranks[place]:
            counting[place], ranks[place] = name, part.rank
    return counting


def _gaps(citation: Citation, role: str, names: dict[_Place, str]) -> Iterator[Fault]:
    """A fault for each number left out in front of a name, up to where the list ends for Citation Style 1."""
    missing = 0
    for index in range(1, 1 + max(index for of, part, index in names if (of, part) == (role, "last"))):
        if (name := names.get((role, "last", index))) is None:
            missing += (role, "first", index) not in names
            if missing == _LIST_ENDS_AFTER:
                return
            continue
        if missing == 1:
            message = f"{listed([name])} stands here without {role} {index - 1}; name them or count anew."
            yield Fault(written(citation, name).name_span, message, citation, "err_missing_name")
        missing = 0


def _accepted(value: str) -> bool:
    """Whether the author says that the name is meant as written: ((…)), or a link to somebody's page."""
    return (value.startswith("((") and value.endswith("))")) or ("[[" in value and "(author)" in value)
