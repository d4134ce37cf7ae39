"""FD: the anchor of a citation, by which short citations reach it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.cs1 import anchors
from citecheck.cs1.templates import rendered, rendered_with
from citecheck.model import Citation, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.parameters import head, written
from citecheck.rules.repairs import taken_away

_REF = frozenset({"ref"})
_ET_AL = re.compile(
    r"[;,]?+ *+[\"']*+(?:et\.?+ *+al(?:i[ai]e?+)?+[.;,\"']*+|and others)|[(\[]{1,2} *+et\.?+ *+al\.?+ *+[)\]]{1,2}",
    re.IGNORECASE,
)
_SOMEWHERE = re.compile(r"=\s{0,9}[;,\"'(\[ ]{0,9}(?:et\.? *+al|and others)", re.IGNORECASE)
_LONGER_THAN_ET_AL = 24


@rule("FD026", "default-anchor", Severity.NOTE, cs1=("maint_ref_duplicates_default",), fix="safe")
def default_anchor(page: Page, _context: Context) -> Iterator[Fault]:
    """An anchor that the citation has without being told so.

    ## What it does

    Finds `ref` with the anchor that the citation's names and year make by themselves, such as `CITEREFHunt1988`; and
    citations in which they make none, because nothing but "et al." is named and no year is given.

    ## Why it matters

    The parameter does nothing, until somebody corrects the name or the year: then the short citations no longer reach
    the work.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |ref=CITEREFHunt1988 |year=1988}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988}}
    ```

    ## Fix

    The parameter is taken away. Safe: the anchor stays the same.
    """
    for citation, kind in rendered_with(page, _REF):
        if (anchor := anchors.asked_for(citation.values["ref"])) and anchor == anchors.by_itself(citation, kind):
            parameter = written(citation, "ref")
            message = "|ref= asks for the anchor that the names and the year make by themselves; take it away."
            fix = taken_away(citation, parameter, safe=True)
            yield Fault(parameter.span, message, citation, "maint_ref_duplicates_default", fix)
    for citation, kind in rendered(page) if _SOMEWHERE.search(page.document.text, *page.document.span) else ():
        if citation.values.get("ref", "") in anchors.UNSET and _is_anonymous(citation, kind):
            message = (
                "No short citation can lead here: no year is given, and nobody is named beside et al.; name one person."
            )
            yield Fault(head(citation), message, citation, "maint_ref_duplicates_default")


def _is_anonymous(citation: Citation, kind: str) -> bool:
    """Whether a citation has no year, and "et al." in place of each name."""
    values = citation.values
    if not any(len(value) < _LONGER_THAN_ET_AL and _ET_AL.fullmatch(value) for value in values.values()):
        return False
    names = anchors.names(citation, kind)
    return bool(names) and all(map(_ET_AL.fullmatch, names)) and anchors.year(citation) == ""
