"""MK: markup of a page that was opened and not closed, or closed and not opened."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model import DefectKind, Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule


@rule("MK011", "unclosed-template", Severity.WARNING)
def unclosed_template(page: Page, _context: Context) -> Iterator[Fault]:
    """A template that is opened and never closed.

    ## What it does

    Finds `{{` (in a dump's text `[tpl]`) without its end.

    ## Why it matters

    The citation is shown as raw text or not at all, and what follows may go with it.

    ## Example

    ```wikitext
    The dam was finished in 1936. {{cite book |title=The dam is complete |year=1936

    It is 221 metres high.
    ```

    ## Use instead

    ```wikitext
    The dam was finished in 1936. {{cite book |title=The dam is complete |year=1936}}

    It is 221 metres high.
    ```
    """
    return _defects(page, DefectKind.UNCLOSED_TEMPLATE, "This template is never closed; put its end where it belongs.")


@rule("MK012", "stray-template-end", Severity.NOTE)
def stray_template_end(page: Page, _context: Context) -> Iterator[Fault]:
    """The end of a template that was never opened.

    ## What it does

    Finds `}}` (in a dump's text `[/tpl]`) without its start.

    ## Why it matters

    The start of a template was lost, and with it perhaps a citation, whose parameters stand on the page as text.

    ## Example

    ```wikitext
    The dam is 221 metres high. }}
    ```

    ## Use instead

    ```wikitext
    The dam is 221 metres high.
    ```
    """
    message = "This ends a template that is not open; take it away, or give the template its start."
    return _defects(page, DefectKind.STRAY_TEMPLATE_END, message)


@rule("MK013", "unclosed-reference", Severity.WARNING)
def unclosed_reference(page: Page, _context: Context) -> Iterator[Fault]:
    """A reference that is opened and never closed.

    ## What it does

    Finds `<ref>` (in a dump's text `[ref]`) without its end.

    ## Why it matters

    On a wiki, the text that follows is swallowed by the footnote.

    ## Example

    ```wikitext
    The dam was finished in 1936.<ref>{{cite book |title=The dam is complete |year=1936}} It is 221 metres high.
    ```

    ## Use instead

    ```wikitext
    The dam was finished in 1936.<ref>{{cite book |title=The dam is complete |year=1936}}</ref> It is 221 metres high.
    ```
    """
    message = "This reference is never closed; put its end where the footnote ends."
    return _defects(page, DefectKind.UNCLOSED_REFERENCE, message)


@rule("MK014", "stray-reference-end", Severity.NOTE)
def stray_reference_end(page: Page, _context: Context) -> Iterator[Fault]:
    """The end of a reference that was never opened.

    ## What it does

    Finds `</ref>` (in a dump's text `[/ref]`) without its start.

    ## Why it matters

    The footnote's text stands in the middle of the article, and supports nothing.

    ## Example

    ```wikitext
    The dam was finished in 1936. {{cite book |title=The dam is complete |year=1936}}</ref>
    ```

    ## Use instead

    ```wikitext
    The dam was finished in 1936.<ref>{{cite book |title=The dam is complete |year=1936}}</ref>
    ```
    """
    message = "This ends a reference that is not open; take it away, or give the reference its start."
    return _defects(page, DefectKind.STRAY_REFERENCE_END, message)


@rule("MK015", "unclosed-comment", Severity.WARNING)
def unclosed_comment(page: Page, _context: Context) -> Iterator[Fault]:
    """A comment that is opened and never closed.

    ## What it does

    Finds `<!--` without `-->`.

    ## Why it matters

    All of the page that follows is hidden from readers.

    ## Example

    ```wikitext
    The dam is 221 metres high. <!-- find a better source
    ```

    ## Use instead

    ```wikitext
    The dam is 221 metres high. <!-- find a better source -->
    ```
    """
    message = "This comment is never closed and hides what follows; put --> where it ends."
    return _defects(page, DefectKind.UNCLOSED_COMMENT, message)


def _defects(page: Page, kind: DefectKind, message: str) -> Iterator[Fault]:
    """A fault for each of the page's defects of one kind."""
    return (Fault(defect.span, message) for defect in page.defects if defect.kind is kind)
