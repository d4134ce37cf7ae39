"""FD: parameters that say something of another one, which is not there or does not go with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.cs1.emptied import emptied
from citecheck.cs1.parameters import same_thing
from citecheck.cs1.seen import is_kept
from citecheck.cs1.templates import rendered_with
from citecheck.cs1.words import keyword_holders, keywords
from citecheck.cs1.works import PERIODICALS, ignores_chapter
from citecheck.model import Citation, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.parameters import head, listed, written
from citecheck.rules.repairs import taken_away
from citecheck.rules.shown import ARCHIVE_URLS, CHAPTER_URLS, has_copy, is_linked_by_identifier
from citecheck.rules.wording import quoted

_URLS = ("url", "URL")
_MAP_URLS = same_thing()["map-url"]
_ACCESS = "-access"
NEEDED_FOR_ACCESS = {
    "url-access": _URLS,
    "map-url-access": _MAP_URLS,
    **dict.fromkeys((name + _ACCESS for name in CHAPTER_URLS), CHAPTER_URLS),
}
_IDENTIFIER_ACCESS = {
    name: same_thing().get(identifier, (identifier,))
    for name, taken in keyword_holders().items()
    if taken == "id-access" and (identifier := name.removesuffix(_ACCESS))
}
_ACCESS_LEVELS = frozenset({*NEEDED_FOR_ACCESS, *_IDENTIFIER_ACCESS})

_CHAPTER_FORMATS = frozenset(same_thing()["chapter-format"])
_FORMATS = {
    "format": _URLS,
    "archive-format": ARCHIVE_URLS,
    "conference-format": ("conference-url",),
    "transcript-format": ("transcript-url",),
    "map-format": _MAP_URLS,
    **dict.fromkeys(_CHAPTER_FORMATS, CHAPTER_URLS),
}
_FORMAT_NAMES = frozenset(_FORMATS)

_ISBN = frozenset(same_thing()["isbn"])
_ARXIV = frozenset(same_thing()["arxiv"])
_CLASS = frozenset({"class"})
_NEW_ARXIV = re.compile(r"[0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?")


@rule("FD022", "access-level-of-nothing", Severity.NOTE, cs1=("err_param_access_requires_param",), fix="unsafe")
def access_level_of_nothing(page: Page, _context: Context) -> Iterator[Fault]:
    """Who may read a source that the citation does not link.

    ## What it does

    Finds `url-access` without `url`, `chapter-url-access` without `chapter-url`, `doi-access` without `doi`, and
    their like.

    ## Why it matters

    The address or the number was lost, or was never there; the lock beside it is shown to nobody.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |doi-access=free |year=1988}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988}}
    ```

    ## Fix

    The parameter is taken away. Unsafe: the number or the address may be the thing to add.
    """
    for citation, kind in rendered_with(page, _ACCESS_LEVELS):
        for name in _ACCESS_LEVELS & citation.values.keys():
            needed = _IDENTIFIER_ACCESS.get(name)
            # The module looks for the address only once it has a level that there is.
            if needed is None and citation.values[name] not in keywords("url-access"):
                continue
            if lacks(citation, kind, name, needed or NEEDED_FOR_ACCESS[name]):
                wanted = name.removesuffix(_ACCESS)
                message = (
                    f"{listed([name])} says who may read {listed([wanted])}, which is missing; add that or remove this."
                )
                yield _without_the_other(citation, name, message, "err_param_access_requires_param")


@rule("FD023", "format-without-url", Severity.NOTE, cs1=("err_format_missing_url",), fix="unsafe")
def format_without_url(page: Page, _context: Context) -> Iterator[Fault]:
    """The format of a file that the citation does not link.

    ## What it does

    Finds `format` without `url`, `archive-format` without `archive-url`, `chapter-format` without `chapter-url`, and
    their like. A cite journal that links to PubMed Central by itself needs no `url`.

    ## Why it matters

    The address was lost, or the parameter was meant for the medium, which is `type` or `medium`.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |format=PDF |year=1988}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988}}
    ```

    ## Fix

    The parameter is taken away. Unsafe: the address may be the thing to add.
    """
    for citation, kind in rendered_with(page, _FORMAT_NAMES):
        for name in _FORMAT_NAMES & citation.values.keys():
            if _lacks_address(citation, kind, name):
                wanted = _FORMATS[name][0] if name not in _CHAPTER_FORMATS else name.replace("format", "url")
                message = (
                    f"{listed([name])} says what kind of file {listed([wanted])} opens, which is missing; add that or "
                    "remove this."
                )
                yield _without_the_other(citation, name, message, "err_format_missing_url")


@rule("FD029", "periodical-with-isbn", Severity.NOTE, cs1=("maint_work_isbn",))
def periodical_with_isbn(page: Page, _context: Context) -> Iterator[Fault]:
    """A citation of an article that has the number of a book.

    ## What it does

    Finds the template citation with `isbn` and with `journal`, `work`, `website` or another name for a periodical.

    ## Why it matters

    With a periodical the template shows an article, with quotation marks round its title; a book is not found by it.

    ## Example

    ```wikitext
    {{citation |title=Rivers of the West |last=Hunt |first=Ada |year=1988 |work=Field Press |isbn=978-0-306-40615-7}}
    ```

    ## Use instead

    ```wikitext
    {{citation |title=Rivers of the West |last=Hunt |first=Ada |year=1988 |publisher=Field Press
    |isbn=978-0-306-40615-7}}
    ```
    """
    for citation, kind in rendered_with(page, _ISBN):
        if kind == "citation" and (name := next((name for name in PERIODICALS if name in citation.values), None)):
            message = (
                f"{listed([name])} makes this an article, but |isbn= is of a book; keep the one that fits the source."
            )
            yield Fault(written(citation, name).name_span, message, citation, "maint_work_isbn")


@rule("FD030", "preprint-without-class", Severity.NOTE, cs1=("maint_missing_class",))
def preprint_without_class(page: Page, _context: Context) -> Iterator[Fault]:
    """A preprint of arXiv without its subject.

    ## What it does

    Finds cite arXiv with a number of the form used since 2007 and without `class`.

    ## Why it matters

    Older numbers name their subject, such as hep-th; these do not, and the reader is not told.

    ## Example

    ```wikitext
    {{cite arXiv |title=On the electrodynamics of moving trains |last=Hunt |first=Ada |year=2011 |arxiv=1103.4567}}
    ```

    ## Use instead

    ```wikitext
    {{cite arXiv |title=On the electrodynamics of moving trains |last=Hunt |first=Ada |year=2011 |arxiv=1103.4567
    |class=physics.gen-ph}}
    ```
    """
    for citation, kind in rendered_with(page, _ARXIV):
        if kind != "arxiv" or "class" in citation.values or not _NEW_ARXIV.fullmatch(citation.value(*_ARXIV)):
            continue
        message = "This number does not tell the subject; name it in |class=, as arXiv does in square brackets."
        yield Fault(head(citation), message, citation, "maint_missing_class")


@rule("FD031", "class-of-old-preprint", Severity.NOTE, cs1=("err_class_ignored",), fix="safe")
def class_of_old_preprint(page: Page, _context: Context) -> Iterator[Fault]:
    """The subject of a preprint whose number names it.

    ## What it does

    Finds cite arXiv with `class` and a number of the form used until 2007, such as hep-th/9901001.

    ## Why it matters

    The number names the subject already, and the template ignores `class` beside it.

    ## Example

    ```wikitext
    {{cite arXiv |title=On moving trains |last=Hunt |first=Ada |class=hep-th |year=1999 |arxiv=hep-th/9901001}}
    ```

    ## Use instead

    ```wikitext
    {{cite arXiv |title=On moving trains |last=Hunt |first=Ada |year=1999 |arxiv=hep-th/9901001}}
    ```

    ## Fix

    The parameter is taken away. Safe where it says the same as the number, unsafe elsewhere.
    """
    for citation, kind in rendered_with(page, _CLASS):
        number = citation.value(*_ARXIV)
        if kind == "arxiv" and number and not number[0].isdecimal():
            parameter = written(citation, "class")
            same = number.startswith(f"{parameter.value}/")
            fix = taken_away(citation, parameter, safe=same)
            message = f"The number {quoted(number)} names the subject itself; take |class= away."
            yield Fault(parameter.span, message, citation, "err_class_ignored", fix)


def _without_the_other(citation: Citation, name: str, message: str, condition: str) -> Fault:
    """The fault of a parameter that speaks of another, which is missing."""
    parameter = written(citation, name)
    fix = taken_away(citation, parameter, safe=False)
    return Fault(parameter.name_span, message, citation, condition, fix)


def lacks(citation: Citation, kind: str, name: str, needed: tuple[str, ...]) -> bool:
    """Whether a parameter that the module looks at has none of those that it needs."""
    without = emptied(citation)
    if name in without or not is_kept(citation, kind, name):
        return False
    return not any(
        other in citation.values and other not in without and is_kept(citation, kind, other) for other in needed
    )


def _lacks_address(citation: Citation, kind: str, name: str) -> bool:
    """Whether a format that the module looks at is that of a file without an address."""
    if name in _CHAPTER_FORMATS and not _has_chapters(citation, kind):
        return False
    if name == "archive-format" and lacks(citation, kind, name, ()):
        # An address that is no copy counts for none.
        return not has_copy(citation, kind)
    lacking = lacks(citation, kind, name, _FORMATS[name])
    return lacking and not (name == "format" and kind == "journal" and is_linked_by_identifier(citation.values))


def _has_chapters(citation: Citation, kind: str) -> bool:
    """Whether the module takes what a citation says of a chapter."""
    return kind != "map" and not ignores_chapter(citation.values, kind)
