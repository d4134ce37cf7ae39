"""CL: short citations, and the works that they name.

A page that has lost its tags has none of these findings.
"""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.cs1 import anchors
from citecheck.model import Citation, Page, Pointer, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.wording import on_lines, quoted

# Nothing that a reader sees tells that one of these leads nowhere.
_SILENT = frozenset({"harvard citations", "harvs"})


@rule("CL004", "missing-work", Severity.WARNING)
def missing_work(page: Page, _context: Context) -> Iterator[Fault]:
    """A short citation of a work that the page does not list.

    ## What it does

    Finds `{{sfn|…}}`, `{{harvnb|…}}` and their like whose names and year are those of no work on the page: one finding
    for each work. Names, their number and the year must be the same as in the work's own citation, or as its `ref`
    has them. Where a template writes out a work that cannot be seen in the text, nothing is said.

    ## Why it matters

    The claim rests on a book of which readers learn an author and a year. Mostly the work was never copied over from
    another article, or its year was corrected at one place only.

    ## Example

    ```wikitext
    The tide turned.{{sfn|Rowe|1989|p=3}}

    == Sources ==
    * {{cite book |title=Tides |last=Rowe |first=Anna |year=1998}}
    ```

    ## Use instead

    ```wikitext
    The tide turned.{{sfn|Rowe|1998|p=3}}

    == Sources ==
    * {{cite book |title=Tides |last=Rowe |first=Anna |year=1998}}
    ```

    ## Source

    [Category:Harv and Sfn no-target errors](https://en.wikipedia.org/wiki/Category:Harv_and_Sfn_no-target_errors), as
    Module:Footnotes finds them.
    """
    missing: dict[str, list[Citation]] = {}
    near: dict[str, str] = {}
    for pointer, citation in _pointers(page):
        if not pointer.targets and not pointer.hidden and citation.template not in _SILENT:
            missing.setdefault(pointer.anchor, []).append(citation)
            near[pointer.anchor] = pointer.near
    for anchor, citations in missing.items():
        where = on_lines(page, [citation.span for citation in citations])
        other = near[anchor]
        advice = f"is it {quoted(_words(other))}?" if other else "list the work, or correct the names or the year."
        message = f"No work on the page is {quoted(_words(anchor))}, which is cited {where}; {advice}"
        yield Fault(citations[0].span, message, citations[0])


@rule("CL005", "ambiguous-work", Severity.WARNING)
def ambiguous_work(page: Page, _context: Context) -> Iterator[Fault]:
    """A short citation that may mean one work or another.

    ## What it does

    Finds short citations whose names and year are those of two or more citations on the page: one finding for each. It
    is a note where these have one title: then whoever follows the link finds the right work all the same.

    ## Why it matters

    The link leads to the first of the works, whichever was meant. A letter after the year, in the work and in the short
    citation, tells them apart: 1998a, 1998b.

    ## Example

    ```wikitext
    The tide turned.{{sfn|Rowe|1998|p=3}}

    == Sources ==
    * {{cite book |title=Tides |last=Rowe |first=Anna |year=1998}}
    * {{cite book |title=Ships |last=Rowe |first=Anna |year=1998}}
    ```

    ## Use instead

    ```wikitext
    The tide turned.{{sfn|Rowe|1998a|p=3}}

    == Sources ==
    * {{cite book |title=Tides |last=Rowe |first=Anna |year=1998a}}
    * {{cite book |title=Ships |last=Rowe |first=Anna |year=1998b}}
    ```

    ## Source

    [Category:Harv and Sfn multiple-target errors](
    https://en.wikipedia.org/wiki/Category:Harv_and_Sfn_multiple-target_errors), as Module:Footnotes finds them.
    """
    told: set[str] = set()
    titles = {citation.span: citation.value("title").casefold() for citation in page.citations} if page.pointers else {}
    for pointer, citation in _pointers(page):
        if len(pointer.targets) > 1 and pointer.anchor not in told:
            told.add(pointer.anchor)
            same = len({titles.get(target) or target for target in pointer.targets}) == 1
            what = f"{quoted(_words(pointer.anchor))} is {len(pointer.targets)} citations"
            what += f", {on_lines(page, pointer.targets)}"
            advice = "all but one need |ref=none" if same else "tell them apart by a letter after the year"
            yield Fault(citation.span, f"{what}; {advice}.", citation, severity=Severity.NOTE if same else None)


def _pointers(page: Page) -> Iterator[tuple[Pointer, Citation]]:
    """What the short citations of a page lead to, each with the citation."""
    if page.pointers:
        citations = {citation.id: citation for citation in page.citations}
        for pointer in page.pointers:
            yield pointer, citations[pointer.citation]


def _words(anchor: str) -> str:
    """An anchor as a reader knows it: "Rowe 1998"."""
    names = anchors.people_of(anchor)
    return f"{names.removeprefix(anchors.PREFIX)} {anchor[len(names) :]}".replace("_", " ").strip()
