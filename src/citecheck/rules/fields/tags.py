"""FD: tags in a value that MediaWiki does not hand on to the template."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.cs1 import texts
from citecheck.cs1.parameters import is_number
from citecheck.cs1.seen import is_kept
from citecheck.cs1.templates import rendered
from citecheck.model import Page, Severity
from citecheck.rules.catalogue import Context, Fault, rule
from citecheck.rules.parameters import listed, written
from citecheck.rules.wording import quoted


@rule("FD048", "tag-in-value", Severity.WARNING, cs1=("err_invisible_char",))
def tag_in_value(page: Page, _context: Context) -> Iterator[Fault]:
    """A footnote or another tag of its own contents inside a parameter.

    ## What it does

    Finds `<ref>`, `<gallery>`, `<poem>`, `<pre>` and other tags of MediaWiki's extensions in the value of a parameter.
    `<math>` and `<nowiki>` are welcome.

    ## Why it matters

    MediaWiki takes the tag out before the template sees the value and puts a mark of control characters in its place.
    The mark gets into links and into the data that others read from the citation.

    ## Example

    ```wikitext
    {{cite book |title=Rivers of the West<ref>Second printing</ref> |last=Hunt |first=Ada |year=1988}}
    ```

    ## Use instead

    ```wikitext
    {{cite book |title=Rivers of the West |last=Hunt |first=Ada |year=1988}}<ref>Second printing</ref>
    ```
    """
    text = page.document.text
    for citation, kind in rendered(page):
        if text.find("<", citation.span.start, citation.span.end) < 0:
            continue
        for name, value in citation.values.items():
            if "<" not in value or is_number(name) or not is_kept(citation, kind, name):
                continue
            parameter = written(citation, name)
            if "<nowiki" not in parameter.value and (found := texts.taken_out_tag().search(value)):
                message = f"{quoted(found[0])} stands in {listed([name])}; put it behind the citation."
                yield Fault(parameter.span, message, citation, "err_invisible_char")
