"""NM: people who stand beside a work's author, and without one."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.cs1.parameters import is_known, same_thing
from citecheck.cs1.seen import is_kept
from citecheck.cs1.templates import rendered_with, title_of
from citecheck.cs1.works import WITH_CONTRIBUTORS
from citecheck.model import Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.names.people import AUTHOR, CONTRIBUTOR, EDITOR, Source, cast, casts
from citecheck.rules.parameters import listed, written

_OTHERS = "others"
_FILMS_AND_RECORDS = frozenset({"audio-visual", "AV-media-notes"})
_CHAPTERS = same_thing()["chapter"]
_CONTRIBUTION = "contribution"


@rule("NM010", "others-without-author", Severity.NOTE, cs1=("maint_others", "maint_others_avm"))
def others_without_author(page: Page, _context: Context) -> Iterator[Fault]:
    """Other people named, and no author.

    ## What it does

    Finds `others` in a citation that names neither an author nor an editor.

    ## Why it matters

    `others` is for those who illustrated a work or helped with it. Where nobody else is named, its author often stands
    there, and is taken for none by programs that read the citation.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |others=Written by Ada Hunt |publisher=Dam Press |year=1988}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |publisher=Dam Press |year=1988}}
    ```
    """
    for citation, kind in rendered_with(page, frozenset({_OTHERS})):
        people = cast(page, citation, kind)
        if is_known(kind, _OTHERS) and not people.count(AUTHOR) and not people.count(EDITOR):
            condition = "maint_others_avm" if kind in _FILMS_AND_RECORDS else "maint_others"
            message = f"{listed([_OTHERS])} stands here without an author or editor; name who made the work."
            yield Fault(written(citation, _OTHERS).span, message, citation, condition)


@rule("NM011", "ignored-contributor", Severity.WARNING, cs1=("err_contributor_ignored",))
def ignored_contributor(page: Page, _context: Context) -> Iterator[Fault]:
    """A contributor where none is shown.

    ## What it does

    Finds `contributor` in templates other than `cite book` and `citation`, and beside a periodical.

    ## Why it matters

    The name is not shown: a contributor is who wrote the foreword or the like of somebody else's book.

    ## Example

    ```wikitext
    {{cite news |title=Fire at the mill |work=The Herald |date=4 May 2011 |last=Blair |first=Ann |contributor=Tom Cole}}
    ```

    ## Use instead

    ```wikitext
    {{cite news |title=Fire at the mill |work=The Herald |date=4 May 2011 |last=Blair |first=Ann |others=Tom Cole}}
    ```
    """
    for citation, kind, roles in casts(page).values():
        people = roles.get(CONTRIBUTOR)
        if people is None or people.source is not Source.IGNORED or not people.persons:
            continue
        first = people.persons[0]
        if first.number == 1 and first.last is not None:
            place = "beside a periodical" if kind in WITH_CONTRIBUTORS else f"in {title_of(kind)}"
            message = f"{listed([first.last])} is not shown {place}; name the person as author or in |others=."
            yield Fault(written(citation, first.last).name_span, message, citation, "err_contributor_ignored")


@rule("NM012", "incomplete-contribution", Severity.WARNING, cs1=("err_contributor_missing_required_param",))
def incomplete_contribution(page: Page, _context: Context) -> Iterator[Fault]:
    """A contributor of nothing, or to nobody's book.

    ## What it does

    Finds `contributor` without `contribution`, and without the author of the book.

    ## Why it matters

    The contributor is not shown, or it cannot be seen what they wrote.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |publisher=Dam Press |year=1988 |contributor=Tom Cole}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |publisher=Dam Press |year=1988 |contributor=Tom Cole
    |contribution=Foreword}}
    ```
    """
    for of_citation in casts(page).values():
        citation, kind, roles = of_citation
        people = roles.get(CONTRIBUTOR)
        if people is None or people.source is not Source.NAMES:
            continue
        named = next((person.last for person in people.persons if person.last is not None), None)
        if named is None:
            continue
        chapter = next((name for name in _CHAPTERS if name in citation.values and is_kept(citation, kind, name)), None)
        wanted = [_CONTRIBUTION] if chapter != _CONTRIBUTION else []
        wanted += [] if of_citation.count(AUTHOR) else [AUTHOR]
        if wanted:
            message = f"{listed([named])} stands here without {listed(wanted)}; say what was contributed to whose book."
            yield Fault(written(citation, named).name_span, message, citation, "err_contributor_missing_required_param")
