"""Pages whose expected claims are written into them, and the same marks put around the claims that are found.

`⟦A⟧` is a citation called A, `‹A B:words›` a claim under which A and B stand, and `«…»` its sentence, where that is
more than the claim. A page is what is left when the last two are taken away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck import wikitext
from citecheck.model import Document, Lines, Page, Span

_CITATION = re.compile(r"⟦(\w+)⟧")
_MARK = re.compile(r"«|»|‹[\w ]+:|›")
_WRITTEN = {
    "wikitext": re.compile(r"<ref>\{\{cite book\|title=(\w+)\}\}</ref>"),
    "tpl": re.compile(r"\[tpl\]cite book\|title=(\w+)\[/tpl\]"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """A page with its claims marked, and what it is an example of."""

    why: str
    marked: str


def written(page: str, form: str) -> str:
    """A page in one of the two formats of wiki text, its marks taken away."""
    page = _MARK.sub("", page)
    if form == "wikitext":
        return _CITATION.sub(r"<ref>{{cite book|title=\1}}</ref>", page)
    page = _CITATION.sub(r"{{cite book|title=\1}}", page)
    return page.replace("{{", "[tpl]").replace("}}", "[/tpl]")


def parsed(text: str, form: str) -> Page:
    """What is found in a page of wiki text."""
    return wikitext.parse(Document("page", None, form, text, Span(0, len(text)), Lines((0,))))


def marked(text: str, form: str) -> str:
    """A page with marks around the claims and sentences that are found in it."""
    page = parsed(text, form)
    titles = {citation.id: label(citation.values.get("title") or citation.links[0].url) for citation in page.citations}
    marks: dict[tuple[int, int], str] = {}
    for claim in page.claims:
        if claim.sentence != claim.span:
            marks[claim.sentence.start, claim.sentence.end] = "«"
    ...
