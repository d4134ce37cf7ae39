"""MK: what the page's author asks citecheck to ignore."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.config.kinds import did_you_mean
from citecheck.model import Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.wording import quoted


@rule("MK019", "ignore-of-no-rule", Severity.WARNING)
def ignore_of_no_rule(page: Page, context: Context) -> Iterator[Fault]:
    """A comment that asks to ignore a rule which there is not.

    ## What it does

    Finds `<!-- citecheck: ignore … -->`, and `ignore-page`, with a word that is neither the code of a rule nor the
    beginning of one nor a name, and says which is nearest. The other words of the comment count all the same.

    ## Why it matters

    What was to be ignored is reported as before; or is no longer, for another reason, and comes back some day.

    ## Example

    ```wikitext
    The tide turned.<ref>{{cite book |title=Tides |last=Rowe |year=1998}}</ref> <!-- citecheck: ignore SR0003 -->
    ```

    ## Use instead

    ```wikitext
    The tide turned.<ref>{{cite book |title=Tides |last=Rowe |year=1998}}</ref> <!-- citecheck: ignore SR003 -->
    ```
    """
    for suppression in page.suppressions:
        for code in dict.fromkeys(suppression.codes):
            if not context.knows(code):
                near = did_you_mean(code, context.rules) or did_you_mean(code, context.rules.values())
                yield Fault(suppression.span, f"There is no rule {quoted(code)}{near or '; nothing is ignored by it.'}")
