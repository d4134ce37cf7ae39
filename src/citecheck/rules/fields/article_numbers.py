"""FD: the number of an article that stands for its page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.cs1 import works
from citecheck.cs1.parameters import is_known
from citecheck.cs1.templates import rendered_with
from citecheck.model import Citation, Fix, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.parameters import written
from citecheck.rules.repairs import renamed
from citecheck.rules.wording import quoted

_PAGES = frozenset(name for group in works.PAGES for name in group)
_DOIS = ("doi", "DOI")
_NO_NUMBER = re.compile(r"[-_,;\u2010-\u2014\u2212]|//")
_FEWEST_CHARACTERS = 5
_DATED = 8
_COCHRANE = re.compile(r"cd[0-9]+")


@rule("FD043", "article-number-as-page", Severity.NOTE, cs1=("maint_page_art_num",), fix="unsafe")
def article_number_as_page(page: Page, _context: Context) -> Iterator[Fault]:
    """A journal article's own number where its page should be.

    ## What it does

    Finds a `page` or `pages` in cite journal with which the `doi` ends: five characters or more, and no list or range.

    ## Why it matters

    Journals on the web number their articles, not their pages. A reader who looks for page 100393 finds none.

    ## Example

    ```wikitext
    {{cite journal |title=Eels of the fens |journal=Fen Studies |year=2020 |doi=10.1016/j.fens.2020.100393
    |page=100393}}
    ```

    ## Use instead

    ```wikitext
    {{cite journal |title=Eels of the fens |journal=Fen Studies |year=2020 |doi=10.1016/j.fens.2020.100393
    |article-number=100393}}
    ```

    ## Fix

    The parameter is called `article-number`. This is unsafe: the citation may want a page inside the article.
    """
    for citation, kind in rendered_with(page, frozenset(_DOIS)):
        for name in works.pages(citation, kind)[:1]:
            if name in _PAGES and article_number(citation, kind, name, citation.values[name]):
                message = (
                    f"|{name}= {quoted(citation.values[name])} stands in the DOI, so it is the article's number and "
                    "not a page; write it in |article-number=."
                )
                parameter = written(citation, name)
                fix = _renaming(citation, kind, name)
                yield Fault(parameter.span, message, citation, "maint_page_art_num", fix)


def article_number(citation: Citation, kind: str, name: str, value: str) -> bool:
    """Whether a value is no page of its journal, but the article's number, by which its DOI ends."""
    doi = citation.value(*_DOIS).lower()
    if not doi or name not in _PAGES or len(value) < _FEWEST_CHARACTERS or _NO_NUMBER.search(value):
        return False
    if kind != "journal" and (kind != "citation" or works.counting(citation, kind, works.PERIODICALS) != "journal"):
        return False
    return _ends(doi, value.lower())


def _ends(doi: str, number: str) -> bool:
    """Whether a DOI ends in a number, or in one of the forms that journals make of it."""
    if number.isascii() and number.isdecimal():
        if len(number.lstrip("0")) < _FEWEST_CHARACTERS:
            return False
        if len(number) == _DATED and doi.endswith(f"{number[:4]}.{number[4:]}"):
            return True
    elif _COCHRANE.fullmatch(number) and doi[:-1].endswith(f"{number}.pub"):
        return True
    return doi.endswith((number, number.removeprefix("e")))


def _renaming(citation: Citation, kind: str, name: str) -> Fix | None:
    """The fix that calls the parameter what it holds."""
    return (
        renamed(citation, written(citation, name), "article-number", safe=False)
        if is_known(kind, "article-number")
        else None
    )
