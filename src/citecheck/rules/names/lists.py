"""NM: what is wrong with a list of people, whatever they are called."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.names.people import Source, casts
from citecheck.rules.parameters import listed, written
from citecheck.rules.wording import quoted


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
    for citation, _, roles in casts(page).values():
        for people in roles.values():
            for person in people.persons:
                if person.last is None and person.first is not None and people.source is Source.NAMES:
                    wanted = person.first.replace("first", "last").replace("given", "surname")
                    said = quoted(citation.values[person.first])
                    message = f"{said} is a first name without a last one; give {listed([wanted])} too."
                    yield Fault(written(citation, person.first).span, message, citation, "err_first_missing_last")


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
    for citation, _, roles in casts(page).values():
        for people in roles.values():
            for person in people.persons:
                if person.after_gap and person.last is not None and people.source is Source.NAMES:
                    missing = f"{people.role} {person.number - 1}"
                    message = (
                        f"{listed([person.last])} stands here without {missing}; name them, or number the names anew."
                    )
                    yield Fault(written(citation, person.last).name_span, message, citation, "err_missing_name")
