"""DT: the dates of a page seen together: whether they are written in one way, and in the one that the page asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from citecheck import dates
from citecheck.dates import Style
from citecheck.model import Citation, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.dates.faults import dates_of
from citecheck.rules.parameters import written
from citecheck.rules.wording import on_lines

# Templates by which a page says how its dates are written, and their redirects (English Wikipedia, 2026-11).
_ASKING = {
    "use dmy dates": "dmy", "use dmy": "dmy", "usedmydates": "dmy", "dmy": "dmy",
    "use mdy dates": "mdy", "use mdy": "mdy", "usemdydates": "mdy", "mdy": "mdy",
    "use ymd dates": "ymd",
}  # fmt: skip
# 2014-05-05 goes beside either of the others, in the dates of access and of copies at least.
_FORMATS = {
    Style.DMY: "dmy", Style.D_DMY: "dmy", Style.DM_DMY: "dmy", Style.DMY_DMY: "dmy",
    Style.MDY: "mdy", Style.MD_DY: "mdy", Style.MD_MDY: "mdy", Style.MDY_MDY: "mdy",
}  # fmt: skip
_WRITTEN = {"dmy": "`5 May 2014`", "mdy": "`May 5, 2014`", "ymd": "`2014-05-05`"}
_OWN_FORMAT = "df"


def _formatted(page: Page) -> Iterator[tuple[Citation, str, str]]:
    """The days in words of a page's citations, each with the parameter it stands in and its format."""
    for citation, _field, name, value in dates_of(page):
        found = dates.read(value)
        shape = _FORMATS.get(found.style) if found else None
        if shape and _OWN_FORMAT not in citation.values:
            yield citation, name, shape


def asked(page: Page) -> str | None:
    """The format that the page asks for, or None where it asks for none or for two."""
    formats = {_ASKING[name] for name in _ASKING.keys() & page.templates}
    return formats.pop() if len(formats) == 1 else None


def _dates_are(count: int) -> str:
    """How a number of dates begins a sentence."""
    return "1 date in the citations is" if count == 1 else f"{count} dates in the citations are"


@rule("DT014", "date-against-page-format", Severity.NOTE, default=False)
def date_against_page_format(page: Page, _context: Context) -> Iterator[Fault]:
    """Dates in another format than the page asks for.

    ## What it does
    On a page with `{{use dmy dates}}`, `{{use mdy dates}}` or `{{use ymd dates}}`, finds the dates of citations that
    name their day in another format: one finding a page, with the lines. `2014-05-05` is left alone, and so is a
    citation with a format of its own (`df`).

    ## Why it matters
    Citation Style 1 shows them in the page's format all the same, hence the rule is off by default; other templates,
    other wikis and whoever edits the text see a mixture, and copy it.

    ## Example
    ```wikitext
    {{use dmy dates}}
    The fen was drained.<ref>{{cite web |url=https://fen.example.org/a |title=Fen |date=May 5, 2014 |website=Fen}}</ref>
    ```

    ## Use instead
    ```wikitext
    {{use dmy dates}}
    The fen was drained.<ref>{{cite web |url=https://fen.example.org/a |title=Fen |date=5 May 2014 |website=Fen}}</ref>
    ```

    ## Source
    [Template:Use dmy dates](https://en.wikipedia.org/wiki/Template:Use_dmy_dates) and its like.
    """
    if (wanted := asked(page)) is None:
        return
    others = [(citation, written(citation, name).span) for citation, name, shape in _formatted(page) if shape != wanted]
    if others:
        citation, first = others[0]
        where = on_lines(page, [span for _, span in others])
        words = (
            f"The page asks for dates like {_WRITTEN[wanted]}; {_dates_are(len(others))} written otherwise, {where}."
        )
        yield Fault(first, words, citation)


@rule("DT015", "mixed-date-formats", Severity.NOTE, default=False)
def mixed_date_formats(page: Page, _context: Context) -> Iterator[Fault]:
    """Days first in some dates of a page, months first in others.

    ## What it does
    On a page that does not say which format it uses, finds `5 May 2014` beside `May 5, 2014` in citations: one finding
    a page, with the lines of the format that is used less. The rule is off by default: most pages mix them.

    ## Why it matters
    The page looks carelessly made, and the next editor does not know which format to use.

    ## Example
    ```wikitext
    {{cite web |url=https://fen.example.org/a |title=Fens |website=Fen |date=5 May 2014}}
    {{cite web |url=https://fen.example.org/b |title=Eels |website=Fen |date=June 6, 2014}}
    ```

    ## Use instead
    ```wikitext
    {{cite web |url=https://fen.example.org/a |title=Fens |website=Fen |date=5 May 2014}}
    {{cite web |url=https://fen.example.org/b |title=Eels |website=Fen |date=6 June 2014}}
    ```

    ## Source
    [MOS:DATEUNIFY](https://en.wikipedia.org/wiki/MOS:DATEUNIFY)
    """
    if not _ASKING.keys().isdisjoint(page.templates):
        return
    formatted = list(_formatted(page))
    # Of two that are used alike, the one that came first stays.
    counts = Counter(shape for _, _, shape in formatted).most_common()
    if len(counts) > 1:
        (usual, many), (rare, few) = counts
        others = [(citation, written(citation, name).span) for citation, name, shape in formatted if shape == rare]
        citation, first = others[0]
        where = on_lines(page, [span for _, span in others])
        ways = f"{many} like {_WRITTEN[usual]} and {few} like {_WRITTEN[rare]}, {where}"
        yield Fault(first, f"Dates in the citations are written in two ways, {ways}; keep to one.", citation)
