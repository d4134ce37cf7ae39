"""CL: sentences that nothing is cited for."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule


@rule("CL006", "uncited-statement", Severity.NOTE, default=False)
def uncited_statement(page: Page, _context: Context) -> Iterator[Fault]:
    """Finds sentences that state something and cite nothing.

    ## What it does

    Finds the sentences of paragraphs and lists behind which no reference stands before the next sentence begins, or
    only one that is empty or written nowhere on the page.
    Headings, captions, tables, quotations, questions, lists of links and lists of sources are left alone, and so is the
    lead of a page that has sections: it repeats what they say. They are counted in every report; this rule shows them,
    and is off unless it is asked for.

    ## Why it matters

    What nothing is cited for can be true, and may be covered by the next reference of its paragraph; but nobody can
    tell without looking. Whoever adds sources to an article begins here.

    ## Example

    ```wikitext
    The tide turned at noon. The ship sailed at once.<ref>{{cite book |title=Tides |last=Hale |date=1999}}</ref>
    ```

    ## Use instead

    ```wikitext
    The tide turned at noon.<ref name="hale">{{cite book |title=Tides |last=Hale |date=1999}}</ref>
    The ship sailed at once.<ref name="hale" />
    ```

    ## Source

    [Wikipedia:Verifiability](https://en.wikipedia.org/wiki/WP:V), on what needs a source.
    """
    for sentence in page.uncited:
        yield Fault(sentence, "Nothing is cited for this sentence.")
