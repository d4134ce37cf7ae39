"""FD: whether a citation says what its source is."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.cs1.blank import EMPTY, blank
from citecheck.cs1.parameters import name_part, same_thing
from citecheck.cs1.templates import rendered, title_of
from citecheck.model import Citation, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.parameters import head

_TITLES = ("title", "script-title", "trans-title")

# What a citation may hold without naming its source: when, where in it, how it is written, who brought it out.
_DATES = frozenset({*same_thing()["date"], *same_thing()["orig-date"], "publication-date", "year", "month", "day"})
_PUBLISHERS = frozenset({*same_thing()["publisher"], "agency", "network", "station"})
_PEOPLE = frozenset({*same_thing()["people"], "vauthors", "veditors", "others", "collaboration", "coauthors"})
# fmt: off
_ATTRIBUTES = frozenset((
    "access-date", "accessdate", "archive-date", "archivedate", "archive-format", "at", "dead-url", "deadurl", "df",
    "display-authors", "display-contributors", "display-editors", "display-interviewers", "display-translators",
    "doi-access", "doi-broken-date", "edition", "format", "issue", "lang", "language", "location", "medium",
    "minutes", "mode", "name-list-style", "no-pp", "no-tracking", "nopp", "number", "p", "page", "pages", "place",
    "pmc-embargo-date", "postscript", "pp", "publication-place", "quote-page", "quote-pages", "ref", "registration",
    "scale", "season", "separator", "subscription", "time", "time-caption", "type", "url-access", "url-status",
    "via", "volume",
))
# fmt: on
_ENOUGH_WITHOUT_A_NAME = 2
_WANTED = {"encyclopaedia": "the title of the entry", "episode": "the name of the series"}


@rule("FD001", "unidentified-source", Severity.ERROR, cs1=("err_citation_missing_title", "err_empty_citation"))
def unidentified_source(page: Page, _context: Context) -> Iterator[Fault]:
    """A citation that names no source.

    ## What it does

    Finds citation templates without a title, a URL, an identifier, a periodical or anything else by which somebody
    could find out what is cited.

    ## Why it matters

    It looks like a reference and is none: no reader can check the claim over it.

    ## Example

    ```wikitext
    The dam was finished in 1936.<ref>{{cite book |publisher=Government Printing Office |page=12}}</ref>
    ```

    ## Use instead

    ```wikitext
    The dam was finished in 1936.<ref>{{cite book |title=The Story of Boulder Dam
    |publisher=Government Printing Office |page=12}}</ref>
    ```

    ## Source

    Module:Citation/CS1 has one condition for all citations without a title, of which FD002 has the others, and one for
    those that show nothing at all.
    """
    empty = blank(page)
    for citation, kind in rendered(page):
        if not (_has_title(citation, kind) or _is_identified(citation)):
            yield Fault(
                head(citation),
                f"Nothing in this {title_of(kind)} says what is cited; give at least its title.",
                citation,
                EMPTY if (citation, kind) in empty else "err_citation_missing_title",
            )


@rule("FD002", "missing-title", Severity.WARNING, cs1=("err_citation_missing_title", "err_empty_citation"))
def missing_title(page: Page, _context: Context) -> Iterator[Fault]:
    """A citation without a title.

    ## What it does

    Finds citation templates without `title` (or `script-title`, `trans-title`; in cite episode, without `series`).

    ## Why it matters

    When the link dies, or the page numbers change with the edition, the title is what the source is found by.

    ## Example

    ```wikitext
    {{cite web |url=https://www.hoover.example/1936/dam |publisher=Bureau of Reclamation}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |url=https://www.hoover.example/1936/dam |title=The dam is complete |publisher=Bureau of Reclamation}}
    ```
    """
    empty = blank(page)
    for citation, kind in rendered(page):
        if not _has_title(citation, kind) and _is_identified(citation):
            wanted = "series" if kind == "episode" else "title"
            what = _WANTED.get(kind, "the title of the source")
            yield Fault(
                head(citation),
                f"This {title_of(kind)} has no |{wanted}=; give {what}.",
                citation,
                EMPTY if (citation, kind) in empty else "err_citation_missing_title",
            )


def _has_title(citation: Citation, kind: str) -> bool:
    """Whether the parameter that the template takes the title from has a value."""
    return "series" in citation.values if kind == "episode" else bool(citation.value(*_TITLES))


def _is_identified(citation: Citation) -> bool:
    """Whether anything in a citation could lead somebody to its source.

    One of its people, publishers and dates alone does not, two of these do: "Smith, 1990" may be looked up.
    """
    if citation.links:
        return True
    halves = set()
    for name, value in citation.values.items():
        if name in _ATTRIBUTES or not any(character.isalnum() for character in value):
            continue
        if name in _DATES:
            halves.add("date")
        elif name in _PUBLISHERS:
            halves.add("publisher")
        elif name in _PEOPLE or name_part(name):
            halves.add("person")
        else:
            return True
    return len(halves) >= _ENOUGH_WITHOUT_A_NAME
