"""FD: the citation templates of a page seen together, and the names of their parameters that have become old."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from citecheck.cs1.parameters import is_known
from citecheck.cs1.templates import class_of, places_of, rendered_with
from citecheck.model import Citation, CitationKind, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.parameters import listed, written
from citecheck.rules.repairs import renamed
from citecheck.rules.wording import enumerated, on_lines

_CS1, _CS2, _VANCOUVER = "`cite …`", "`citation`", "`vcite …`"
_MODES = {"cs1": _CS1, "cs2": _CS2}
_VANCOUVER_NAMES = ("vcite", "vancite")
_NUMBER = re.compile("[0-9]+")
# Names without hyphens that the module still takes, and what it calls the same thing (Help:Citation Style 1, 2026).
_PRESENT = {
    "accessdate": "access-date",
    "airdate": "air-date",
    "archivedate": "archive-date",
    "archiveurl": "archive-url",
    "authorlink": "author-link",
    "authorlink#": "author-link#",
    "author#link": "author#-link",
    "origyear": "orig-date",
}


def _style_of(citation: Citation) -> str | None:
    """The family of templates that a citation is of; `mode` makes one look like the other."""
    kind = class_of(citation.template)
    if kind is None:
        name = citation.template or ""
        return _VANCOUVER if name.startswith(_VANCOUVER_NAMES) else None
    return _MODES.get(citation.value("mode").lower(), _CS2 if kind == "citation" else _CS1)


@rule("FD056", "mixed-citation-styles", Severity.NOTE)
def mixed_citation_styles(page: Page, _context: Context) -> Iterator[Fault]:
    """Citation templates of several families on one page.

    ## What it does

    Finds pages that use `cite …` beside `citation` or `vcite …`: one finding a page, with the lines of those that are
    used less. A citation with `mode` looks like one of the family that it names, and is counted there.

    ## Why it matters

    Some citations separate their parts with full stops and others with commas, and the page looks carelessly made.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988}}
    {{cite book |title=Rivers of the East |last=Hunt |first=Ada |year=1990}}
    {{citation |title=Rivers of the South |last=Hunt |first=Ada |year=1992}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988}}
    {{cite book |title=Rivers of the East |last=Hunt |first=Ada |year=1990}}
    {{cite book |title=Rivers of the South |last=Hunt |first=Ada |year=1992}}
    ```

    ## Source

    [WP:CITEVAR](https://en.wikipedia.org/wiki/WP:CITEVAR): one style a page.
    """
    styles: dict[str, list[Citation]] = {}
    for citation in page.citations:
        if citation.kind is CitationKind.TEMPLATE and (style := _style_of(citation)):
            styles.setdefault(style, []).append(citation)
    if len(styles) > 1:
        # Of two that are used alike, the one that came first stays.
        usual = max(styles, key=lambda style: len(styles[style]))
        counts = enumerated(f"{len(styles[style])} with {style}" for style in sorted(styles, key=lambda s: s != usual))
        others = sorted((citation for style in styles if style != usual for citation in styles[style]), key=_place)
        where = on_lines(page, [citation.span for citation in others])
        words = f"The sources of this page are cited in several styles, {counts}, {where}; keep to one."
        yield Fault(others[0].span, words, others[0])


def _place(citation: Citation) -> int:
    return citation.span.start


@rule("FD057", "old-parameter-name", Severity.NOTE, default=False, fix="safe")
def old_parameter_name(page: Page, _context: Context) -> Iterator[Fault]:
    """A parameter under a name that has become old.

    ## What it does

    Finds names without a hyphen, such as `accessdate` and `authorlink`, that Wikipedia's citation templates still take
    but write with one in their documentation. The rule is off by default: they work.

    ## Why it matters

    Other names of this kind are ignored by now. Whoever looks for a parameter does not find it under the old name.

    ## Example

    ```wikitext
    {{cite web |title=Rivers |url=https://www.example.org/rivers |website=Atlas |accessdate=5 May 2014}}
    ```

    ## Use instead

    ```wikitext
    {{cite web |title=Rivers |url=https://www.example.org/rivers |website=Atlas |access-date=5 May 2014}}
    ```

    ## Fix

    The name is replaced. This is safe.

    ## Source

    [Help:Citation Style 1](https://en.wikipedia.org/wiki/Help:Citation_Style_1), on names with hyphens.
    """
    old = frozenset(filter(_present, places_of(page)))
    for citation, kind in rendered_with(page, old):
        for name in filter(old.__contains__, citation.values):
            if (present := _present(name)) is None or not (is_known(kind, name) and is_known(kind, present)):
                continue
            if present in citation.values:
                continue
            parameter = written(citation, name)
            message = f"{listed([name])} is an old name of {listed([present])}."
            fix = renamed(citation, parameter, present, safe=True)
            yield Fault(parameter.name_span, message, citation, None, fix)


@lru_cache(maxsize=1000)
def _present(name: str) -> str | None:
    """The name by which a parameter goes today, where its own is old."""
    if "-" in name:
        return None
    if (present := _PRESENT.get(name)) or not (number := _NUMBER.search(name)):
        return present
    present = _PRESENT.get(_NUMBER.sub("#", name))
    return present.replace("#", number.group()) if present else None
