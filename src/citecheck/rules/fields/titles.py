"""FD: titles that are none."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.cs1 import texts, works
from citecheck.cs1.parameters import same_thing
from citecheck.cs1.templates import rendered_with
from citecheck.model import Citation, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.parameters import listed, without_templates, written
from citecheck.rules.shown import ARCHIVE_URLS, has_copy
from citecheck.rules.wording import quoted

_NAMES = ("title", "series", "version", *same_thing()["book-title"], *works.ENCYCLOPEDIAS)
_TITLES = frozenset(_NAMES)
_MODES = {"cs1": ".", "cs2": ","}


@rule("FD044", "generic-title", Severity.WARNING, cs1=("err_generic_title",))
def generic_title(page: Page, _context: Context) -> Iterator[Fault]:
    """A title that is a server's message, not a source's name.

    ## What it does

    Finds titles such as "404 Not Found", "Page not found", "Are you a robot?", "Subscribe to read" or "Wayback
    Machine".

    ## Why it matters

    A program wrote down what it was shown instead of the page. Nobody can find the source by that title, and the page
    may not have been there when it was cited.

    ## Example

    ```wikitext
    {{cite web |url=https://www.example.org/dam |title=Page not found |date=4 May 2012}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |url=https://www.example.org/dam |title=The dam is complete |date=4 May 2012}}
    ```
    """
    citations = rendered_with(page, _TITLES)
    # Titles in one piece are looked through much faster than one by one, and hardly any page has a generic one.
    signs = texts.generic_signs("\n".join(title for citation, _ in citations for title in _written(citation)))
    for citation, kind in citations if signs else ():
        if not any(sign in title.lower() for title in _written(citation) for sign in signs):
            continue
        for name, condition in _titles(citation, kind):
            title = _compared(citation, kind, name)
            if title and texts.is_generic_title(title):
                message = (
                    f"{listed([name])} {quoted(title)} is what a site says when it shows no source; give the right one."
                )
                yield Fault(written(citation, name).span, message, citation, condition)


@rule("FD045", "archived-copy-as-title", Severity.WARNING, cs1=("maint_archived_copy",))
def archived_copy_as_title(page: Page, _context: Context) -> Iterator[Fault]:
    """A title that a robot wrote because it knew none.

    ## What it does

    Finds `title=Archived copy` beside an archived copy.

    ## Why it matters

    It says nothing of the source. The copy shows its real title.

    ## Example

    ```wikitext
    {{cite web |url=https://www.example.org/dam |title=Archived copy |archive-date=4 May 2012
    |archive-url=https://web.archive.org/web/20120504000000/https://www.example.org/dam}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |url=https://www.example.org/dam |title=The dam is complete |archive-date=4 May 2012
    |archive-url=https://web.archive.org/web/20120504000000/https://www.example.org/dam}}
    ```
    """
    for citation, kind in rendered_with(page, frozenset(ARCHIVE_URLS)):
        name = works.title(citation, kind)
        if name and texts.archived_copy().search(_compared(citation, kind, name).lower()) and has_copy(citation, kind):
            message = (
                f"{listed([name])} {quoted(citation.values[name])} names no source; give the title the copy shows."
            )
            yield Fault(written(citation, name).span, message, citation, "maint_archived_copy")


@rule("FD046", "untitled-source", Severity.NOTE, cs1=("maint_untitled",))
def untitled_source(page: Page, _context: Context) -> Iterator[Fault]:
    """A source that is said to have no title.

    ## What it does

    Finds `title=none` and `title=off` in the citation of an article in a `journal`, and `title=(())` anywhere.

    ## Why it matters

    Few articles are without a title. Where one is, volume and page must be right, for there is nothing else to go by.

    ## Example

    ```wikitext
    {{cite journal |title=none |last=Hunt |first=Ada |journal=Fen Studies |volume=12 |page=310 |date=2004}}
    ```

    ## Use instead

    ```wikitext
    {{cite journal |title=Eels of the fens |last=Hunt |first=Ada |journal=Fen Studies |volume=12 |page=310 |date=2004}}
    ```
    """
    for citation, kind in rendered_with(page, _TITLES):
        untitled = works.is_untitled(citation, kind)
        name = "title" if untitled else works.title(citation, kind)
        if name and (untitled or citation.values[name] == "(())"):
            value = quoted(citation.values[name])
            message = f"{listed([name])} {value} says that the source has no title; give it if there is one."
            yield Fault(written(citation, name).span, message, citation, "maint_untitled")


def _written(citation: Citation) -> list[str]:
    """Whatever may be the title of a citation."""
    values = citation.values
    return [values[name] for name in _NAMES if name in values]


def _titles(citation: Citation, kind: str) -> Iterator[tuple[str, str | None]]:
    """The titles of a citation, each with the condition where the module looks at it too."""
    shown = works.title(citation, kind)
    if shown:
        yield shown, "err_generic_title"
    # The module takes an article's title for a chapter's. An episode may be called by an error.
    if shown != "title" and "title" in citation.values and kind != "episode":
        yield "title", None


def _compared(citation: Citation, kind: str, name: str) -> str:
    """A title as the module compares it, without the mark that it sets itself; empty where it stands as written."""
    title = without_templates(citation.values[name])
    if title.startswith("((") and title.endswith("))"):
        return ""
    mark = _MODES.get(citation.values.get("mode", ""), "," if kind == "citation" else ".")
    return title if title.endswith("...") else title.removesuffix(mark)
