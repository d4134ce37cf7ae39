"""FD: what a citation template says twice, in the wrong place, or to nobody."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from citecheck.cs1.emptied import emptied
from citecheck.cs1.parameters import is_ignored, is_known, is_number, known, name_part, same_thing, thing_of
from citecheck.cs1.seen import is_read, is_reported
from citecheck.cs1.templates import places_of, rendered, rendered_with, strange_names, title_of
from citecheck.cs1.works import PERIODICALS, counting, ignores_chapter, ignores_periodical
from citecheck.model import Citation, Page, Parameter, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.parameters import listed, without_tags, without_templates, written
from citecheck.rules.repairs import removal
from citecheck.rules.wording import quoted

# Things of which a citation has one at most, though they are not the same.
_ONE_OF = (
    ("page", "p", "pages", "pp", "at", "sheet", "sheets"),
    ("quote-page", "quote-pages"),
    ("minutes", "time"),
)
_ONE_LIST_OF = {"author": ("vauthors", "people", "credits"), "editor": ("veditors",)}
_LISTS = frozenset(name for lists in _ONE_LIST_OF.values() for name in lists)
# One of these is in all that goes wrong by the tables above: a citation without them is not looked at.
# fmt: off
_EXCLUSIVE = frozenset({
    "at", "credits", "minutes", "pages", "people", "pp", "quote-pages", "sheet", "sheets", "vauthors", "veditors",
})
# fmt: on
_NAME_AND_EQUALS = re.compile(r"(?:\A|(?<=\s))([A-Za-z][A-Za-z0-9-]+)\s*=")

_CHAPTERS = same_thing()["chapter"]
_CHAPTER_NAMES = frozenset(
    form.format(name)
    for name in _CHAPTERS
    for form in ("{}", "script-{}", "trans-{}", "{}-url", "{}-format", "{}-url-access")
)
_PERIODICAL_NAMES = frozenset(form + name for name in PERIODICALS for form in ("", "script-", "trans-"))


@rule("FD016", "duplicate-parameter", Severity.WARNING, fix="safe")
def duplicate_parameter(page: Page, _context: Context) -> Iterator[Fault]:
    """A parameter that stands in a template twice.

    ## What it does

    Finds every parameter that another of the same name follows.

    ## Why it matters

    MediaWiki takes the last one, even when it is empty; what the others say is shown to nobody.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988 |last=Hunt}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |first=Ada |year=1988 |last=Hunt}}
    ```

    ## Fix

    The earlier one is taken away when both say the same. This is safe.
    """
    for citation, _ in rendered(page):
        # Where each has a value, none stands there twice.
        if len(citation.values) < len(citation.parameters):
            yield from _duplicates(citation)


@rule("FD017", "redundant-parameters", Severity.WARNING, cs1=("err_redundant_parameters",))
def redundant_parameters(page: Page, _context: Context) -> Iterator[Fault]:
    """Two parameters for one thing.

    ## What it does

    Finds parameters of which a citation can have only one, such as `work` and `website`, `last` and `author`,
    `page` and `pages`; and a `chapter` in cite map, which has its `map` there.

    ## Why it matters

    Only one of them is shown; which, the reader cannot tell.

    ## Example

    ```wikitext
    {{cite news |title=Fire festival |work=The Scotsman |newspaper=Evening News |date=19 February 2004}}
    ```

    ## Use instead

    ```wikitext
    {{cite news |title=Fire festival |work=The Scotsman |date=19 February 2004}}
    ```
    """
    for citation, kind in rendered_with(page, _EXCLUSIVE.union(_CHAPTERS, _of_one_thing(places_of(page)))):
        for names in _redundant(citation, kind):
            last = max((written(citation, name) for name in names), key=lambda parameter: parameter.span.start)
            message = f"{listed(names)} say the same thing, and only one of them is shown; keep the right one."
            yield Fault(last.name_span, message, citation, "err_redundant_parameters")
        if kind == "map" and (name := counting(citation, kind, _CHAPTERS)):
            message = f"A cite map shows |map= in the place of {listed([name])}; name the map alone."
            yield Fault(written(citation, name).name_span, message, citation, "err_redundant_parameters")


@rule("FD018", "ignored-text", Severity.WARNING, cs1=("err_text_ignored",))
def ignored_text(page: Page, _context: Context) -> Iterator[Fault]:
    """Words in a citation template that belong to no parameter.

    ## What it does

    Finds text between two pipes without a name and an equals sign; often a title with a pipe in it.

    ## Why it matters

    Wikipedia's citation templates ignore it: half of the title is lost.

    ## Example

    ```wikitext
    {{cite web |url=https://www.example.org/jobs |title=Jobs | The Daily Example |date=4 May 2012}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |url=https://www.example.org/jobs |title=Jobs |work=The Daily Example |date=4 May 2012}}
    ```
    """
    for citation, kind in rendered_with(page, frozenset(filter(is_number, places_of(page)))):
        # The last of a name counts; looking for each by itself would be quadratic.
        counting = {parameter.name: parameter for parameter in citation.parameters}
        for parameter in (counting[name] for name in citation.values if is_number(name)):
            yield Fault(
                parameter.span,
                f"{quoted(parameter.value)} belongs to no parameter of this {title_of(kind)}; "
                "name it, or write {{!}} for a pipe inside a title.",
                citation,
                "err_text_ignored",
            )


@rule("FD019", "missing-pipe", Severity.WARNING, cs1=("err_missing_pipe",))
def missing_pipe(page: Page, _context: Context) -> Iterator[Fault]:
    """A parameter that has run into the one before it.

    ## What it does

    Finds the name of a parameter and an equals sign inside the value of another.

    ## Why it matters

    Both are lost: the second is not seen, and its words spoil the first, which may be a URL.

    ## Example

    ```wikitext
    {{cite news |title=Fire festival |work=The Scotsman location=Edinburgh |date=19 February 2004}}
    ```

    ## Use instead

    ```wikitext
    {{cite news |title=Fire festival |work=The Scotsman |location=Edinburgh |date=19 February 2004}}
    ```
    """
    for citation, kind in rendered(page):
        for name, value in citation.values.items():
            if "=" not in value or not (found := _NAME_AND_EQUALS.search(without_tags(without_templates(value)))):
                continue
            if is_known(kind, found[1]) and is_known(kind, name):
                yield Fault(
                    written(citation, name).span,
                    f"{listed([name])} has run into {listed([found[1]])}; put a pipe between them.",
                    citation,
                    "err_missing_pipe",
                )


@rule(
    "FD020",
    "parameter-of-another-template",
    Severity.NOTE,
    cs1=("err_chapter_ignored", "err_parameter_ignored", "err_periodical_ignored"),
)
def parameter_of_another_template(page: Page, _context: Context) -> Iterator[Fault]:
    """A parameter that only other citation templates make use of.

    ## What it does

    Finds parameters that Citation Style 1 knows, but not in this template: a `chapter` in cite web, a `work` in cite
    book, a `url` in cite arXiv.

    ## Why it matters

    It is ignored, and mostly shows that the template is the wrong one for the source.

    ## Example

    ```wikitext
    {{cite news |title=Fire festival |work=The Scotsman |chapter=Arts |date=19 February 2004}}
    ```

    ## Use instead

    ```wikitext
    {{cite news |title=Fire festival |work=The Scotsman |department=Arts |date=19 February 2004}}
    ```
    """
    for citation, kind in rendered_with(page, _CHAPTER_NAMES | _PERIODICAL_NAMES | strange_names(page)):
        for name, condition in _elsewhere(citation, kind):
            yield Fault(
                written(citation, name).name_span,
                f"{title_of(kind)} ignores {listed([name])}; {_advice(kind, condition)}.",
                citation,
                condition,
            )


def _advice(kind: str, condition: str | None) -> str:
    """What to do with a parameter that the template ignores."""
    match condition, kind:
        case "err_periodical_ignored", "book":
            return (
                "give the book in |title= and the part of it in |chapter=, or use the template for the kind of source"
            )
        case "err_periodical_ignored", _:
            return "give the encyclopedia in |encyclopedia=, or use the template for the kind of source"
        case _:
            return "use the template for the kind of source"


def _duplicates(citation: Citation) -> Iterator[Fault]:
    """A fault for each parameter that a later one of the same name puts out of use."""
    later: dict[str, Parameter] = {}
    for parameter in reversed(citation.parameters):
        if (taken := later.setdefault(parameter.name, parameter)) is parameter or parameter.positional:
            continue
        name = listed([parameter.name])
        if parameter.value == taken.value:
            message = f"{name} stands here twice and says the same; take one away."
            yield Fault(parameter.whole, message, citation, None, removal(parameter), Severity.NOTE)
        elif not taken.value:
            message = (
                f"{name} is {quoted(parameter.value)} here, but empty further on, and only the last counts; keep one."
            )
            yield Fault(parameter.whole, message, citation)
        elif parameter.value:
            message = (
                f"{name} is {quoted(parameter.value)} here, but {quoted(taken.value)} further on, and only the last "
                "counts; keep the right one."
            )
            yield Fault(parameter.whole, message, citation)


def _of_one_thing(names: Iterable[str]) -> set[str]:
    """Those of the names of a page beside which it has another name of the same thing."""
    things: dict[str, list[str]] = defaultdict(list)
    for name in names:
        things[thing_of(name)].append(name)
    return {name for same in things.values() if len(same) > 1 for name in same}


# Most citations have the same parameters as one before.
@lru_cache(maxsize=4096)
def _may_be_redundant(names: frozenset[str]) -> bool:
    """Whether two of these parameters can be for one thing, or for two of which a citation has one at most."""
    if len({thing_of(name) for name in names}) < len(names) or not _LISTS.isdisjoint(names):
        return True
    return any(sum(name in names for name in group) > 1 for group in _ONE_OF)


def _redundant(citation: Citation, kind: str) -> Iterator[list[str]]:
    """The names of parameters, two or more, of which only one can be shown."""
    if not _may_be_redundant(frozenset(citation.values)):
        return
    without = emptied(citation)
    values = [name for name in citation.values if name not in without and is_read(citation, kind, name)]
    things: dict[str, list[str]] = defaultdict(list)
    for name in values:
        things[thing_of(name)].append(name)
    yield from (names for names in things.values() if len(names) > 1)
    for group in _ONE_OF:
        names = [name for name in group if name in values]
        if len({thing_of(name) for name in names}) > 1:
            yield names
    for role, lists in _ONE_LIST_OF.items():
        names = [name for name in lists if name in values]
        if names:
            # Always the same of several, in whatever order they stand.
            names += sorted(filter(partial(_holds_last_name, role=role), values))[:1]
        if len(names) > 1:
            yield names


def _holds_last_name(name: str, role: str) -> bool:
    """Whether a parameter holds the last name of somebody in this role."""
    part = name_part(name)
    return part is not None and part.role == role and part.part == "last"


def _elsewhere(citation: Citation, kind: str) -> Iterator[tuple[str, str | None]]:
    """The parameters that a citation's template ignores though others use them, each with its condition."""
    values = citation.values
    if not _CHAPTER_NAMES.isdisjoint(values) and ignores_chapter(values, kind):
        names = _CHAPTER_NAMES.intersection(values) - emptied(citation)
        yield from ((name, "err_chapter_ignored") for name in names if is_read(citation, kind, name))
    if not _PERIODICAL_NAMES.isdisjoint(values) and ignores_periodical(values, kind):
        yield from ((name, "err_periodical_ignored") for name in _PERIODICAL_NAMES.intersection(values))
    if not known(kind).issuperset(values):
        for name in filter(lambda name: is_ignored(kind, name), values):
            if is_reported(citation, kind, name):
                yield name, "err_parameter_ignored"
            elif name not in _CHAPTER_NAMES:
                yield name, None
