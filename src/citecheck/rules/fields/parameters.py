"""FD: the parameters that stand in a citation template, by their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from citecheck.cs1.parameters import (
    is_ignored,
    is_known,
    is_number,
    is_spelling_of,
    nearest,
    suggested,
)
from citecheck.cs1.seen import is_reported
from citecheck.cs1.templates import rendered, rendered_with, strange_names, title_of
from citecheck.model import Citation, Fix, Page, Parameter, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.fields.replacements import replacement
from citecheck.rules.parameters import listed, name_span, written
from citecheck.rules.repairs import removal, renamed
from citecheck.rules.shown import has_copy
from citecheck.rules.wording import quoted

# What the templates of 2014 knew and the module has dropped; a new name alone would not do, the value changes with it.
_DATE = "write the whole date in |date="
_ACCESS = "write the whole day in |access-date="
_STATUS = "write |url-status=dead or |url-status=live"
_WITHOUT_COPY = "it speaks of an archived copy, so add one or take it away"
_PEOPLE = "name each author in |last2=, |first2= and so on"
_LAY = "cite the simpler account by itself"
_STYLE = "take it away; |mode= says how the parts are set"
_IDENTIFIER_AS_IS = "write the identifier as |isbn=((…)) if it really is printed so"
_ADVICE = {
    **dict.fromkeys(("day", "month"), _DATE),
    **dict.fromkeys(("accessdaymonth", "accessmonth", "accessmonthday", "accessyear"), _ACCESS),
    **dict.fromkeys(("dead-url", "deadlink", "deadurl", "url-broken"), _STATUS),
    **dict.fromkeys(("coauthor", "coauthors", "co-author", "co-authors"), _PEOPLE),
    "authors": "name each author in |last1=, |first1= and so on",
    "editors": "name each editor in |editor1-last=, |editor1-first= and so on",
    **dict.fromkeys(("laydate", "lay-date", "laysource", "lay-source", "laysummary", "lay-summary", "lay-url"), _LAY),
    **dict.fromkeys(("author-name-separator", "author-separator", "separator", "editor-separator"), _STYLE),
    **dict.fromkeys(("last-author-amp", "lastauthoramp"), "write |name-list-style=amp"),
    **dict.fromkeys(("ignore-isbn-error", "ignoreisbnerror"), _IDENTIFIER_AS_IS),
    "registration": "write |url-access=registration",
    "subscription": "write |url-access=subscription",
}


@rule("FD011", "unknown-parameter", Severity.WARNING, cs1=("err_parameter_ignored",))
def unknown_parameter(page: Page, _context: Context) -> Iterator[Fault]:
    """A parameter that its template does not know.

    ## What it does

    Finds parameters with a value whose name the template does not know, and that no known name is near to.

    ## Why it matters

    Wikipedia's citation templates ignore them: what the author wrote there is shown to nobody.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988 |shelfmark=QH 12}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988 |id=QH 12}}
    ```
    """
    for citation, kind, name in _unknown(page):
        if name.lower() in _ADVICE or _meant(kind, name) is not None or is_ignored(kind, name):
            continue
        parameter = written(citation, name)
        yield Fault(
            name_span(parameter),
            f"{title_of(kind)} knows no {listed([name])}, so {quoted(parameter.value)} is shown to nobody; "
            "rename it or take it away.",
            citation,
            _condition(citation, kind, name),
        )


@rule(
    "FD012",
    "misspelt-parameter",
    Severity.WARNING,
    cs1=("err_parameter_ignored", "err_parameter_ignored_suggest"),
    fix="safe",
)
def misspelt_parameter(page: Page, _context: Context) -> Iterator[Fault]:
    """A parameter whose name is misspelt, or is that of another wiki's template.

    ## What it does

    Finds parameters with a value whose name the template does not know, where a known name is near: in the table that
    Wikipedia keeps of slips and of names in other languages, or by one slip.

    ## Why it matters

    Wikipedia's citation templates ignore them: what the author wrote there is shown to nobody.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |publisher=Field Press |loaction=Denver |year=1988}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |publisher=Field Press |location=Denver |year=1988}}
    ```

    ## Fix

    The name is corrected. Safe where it is a slip of the same word; a word of another language is replaced only when
    unsafe fixes are asked for. Nothing is offered when the right name stands in the citation already.

    ## Source

    The suggestions of Module:Citation/CS1.
    """
    for citation, kind, name in _unknown(page):
        if name.lower() in _ADVICE or (meant := _meant(kind, name)) is None:
            continue
        yield Fault(
            name_span(written(citation, name)),
            f"{title_of(kind)} knows no {listed([name])}; {listed([meant])} was probably meant.",
            citation,
            _condition(citation, kind, name),
            _renaming(citation, name, meant) if suggested(kind, name) else None,
        )


@rule(
    "FD013",
    "dropped-parameter",
    Severity.NOTE,
    cs1=("err_parameter_ignored", "err_parameter_ignored_suggest"),
    fix="safe",
)
def dropped_parameter(page: Page, _context: Context) -> Iterator[Fault]:
    """A parameter that the template used to know.

    ## What it does

    Finds parameters with a value that Wikipedia's citation templates knew once and have dropped for another way of
    saying the same: `coauthors`, `month`, `deadurl`, `accessyear` and others.

    ## Why it matters

    They are ignored today: co-authors are not named, and a date loses its month.

    ## Example

    ```wikitext
    {{cite journal |title=Clubs |journal=American Culture |url=https://www.example.org/clubs |subscription=yes}}
    ```

    ## Use instead

    ```wikitext
    {{cite journal |title=Clubs |journal=American Culture |url=https://www.example.org/clubs |url-access=subscription}}
    ```

    ## Fix

    `subscription=yes` becomes `url-access=subscription` where an address stands beside it, and `deadurl=yes` becomes
    `url-status=dead` where a copy does; that is safe. A month is written into the date beside it; this is unsafe, as
    the date says more then. Nothing is offered where it takes a person to tell what was meant.
    """
    for citation, kind, name in _unknown(page):
        if (advice := _ADVICE.get(name.lower())) is not None:
            fix = replacement(citation, kind, name)
            if fix:
                advice = fix.title.replace("Write", "write")
            elif advice == _STATUS and not has_copy(citation, kind):
                advice = _WITHOUT_COPY
            yield Fault(
                name_span(written(citation, name)),
                f"{title_of(kind)} no longer knows {listed([name])}; {advice}.",
                citation,
                _condition(citation, kind, name),
                fix,
            )


@rule("FD014", "empty-unknown-parameter", Severity.NOTE, cs1=("err_param_unknown_empty",), fix="safe")
def empty_unknown_parameter(page: Page, _context: Context) -> Iterator[Fault]:
    """An empty parameter that its template does not know.

    ## What it does

    Finds parameters without a value whose name the template does not know; `||` is one.

    ## Why it matters

    It does no harm until somebody fills it in: then the words are ignored.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |coauthors= |year=1988}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988}}
    ```

    ## Fix

    The parameter is taken away. This is safe.
    """
    for citation, kind in rendered(page):
        if len(citation.parameters) == len(citation.values):
            continue
        by_hand = _counts_by_hand(citation)
        for parameter, empty in _empty(citation):
            if is_known(kind, parameter.name):
                continue
            fix = removal(*empty) if empty and not (parameter.positional and by_hand) else None
            if parameter.positional:
                message = f"Nothing stands between two pipes of this {title_of(kind)}; take one away."
            else:
                message = f"{title_of(kind)} knows no {listed([parameter.name])}; take it away, it is empty."
            yield Fault(name_span(parameter), message, citation, "err_param_unknown_empty", fix)


@rule("FD015", "empty-parameter", Severity.NOTE, default=False, fix="safe")
def empty_parameter(page: Page, _context: Context) -> Iterator[Fault]:
    """A parameter without a value.

    ## What it does

    Finds known parameters that nobody has filled in.

    ## Why it matters

    They hide what is there. Many editors leave them on purpose, for others to fill in: hence the rule is off by
    default.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |isbn= |year=1988}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988}}
    ```

    ## Fix

    The parameter is taken away. This is safe.
    """
    for citation, kind in rendered(page):
        if len(citation.parameters) == len(citation.values):
            continue
        for parameter, empty in _empty(citation):
            if empty and is_known(kind, parameter.name):
                message = f"{listed([parameter.name])} is empty; fill it in or take it away."
                yield Fault(name_span(parameter), message, citation, None, removal(*empty))


@lru_cache(maxsize=1)
def _unknown(page: Page) -> tuple[tuple[Citation, str, str], ...]:
    """Each named parameter with a value that its template's class does not know: citation, class, name."""
    strange = strange_names(page)
    return tuple(
        (citation, kind, name)
        for citation, kind in rendered_with(page, strange)
        for name in filter(strange.__contains__, citation.values)
        if not (is_known(kind, name) or is_number(name))
    )


def _condition(citation: Citation, kind: str, name: str) -> str | None:
    """The module's condition for an unknown name, if it has one for it here."""
    if not is_reported(citation, kind, name):
        return None
    return "err_parameter_ignored_suggest" if suggested(kind, name) else "err_parameter_ignored"


def _meant(kind: str, name: str) -> str | None:
    """The known name that was probably meant, unless the name as written is known of another template."""
    return suggested(kind, name) or (None if is_ignored(kind, name) else nearest(kind, name))


def _renaming(citation: Citation, name: str, meant: str) -> Fix | None:
    """The fix that puts the right name, unless that thing has a name already or the wrong one stands there twice."""
    return renamed(citation, written(citation, name), meant, safe=is_spelling_of(name, meant))


@lru_cache(maxsize=1)
def _counts_by_hand(citation: Citation) -> bool:
    """Whether a number is written as a parameter's name: one position less, and another one would bear it too."""
    return any(is_number(parameter.name) and not parameter.positional for parameter in citation.parameters)


def _empty(citation: Citation) -> Iterator[tuple[Parameter, list[Parameter]]]:
    """The parameters that count and have no value, each with all of its name, or with none where one holds something.

    Whoever takes the last one away brings the one before it to light.
    """
    by_name: dict[str, list[Parameter]] = defaultdict(list)
    for parameter in citation.parameters:
        by_name[parameter.name].append(parameter)
    for name, same in by_name.items():
        if name not in citation.values:
            yield same[-1], [] if any(other.value for other in same) else same
