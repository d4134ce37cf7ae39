"""Pages with their claims written into them, so that one text is both the page and what is expected of it.

`⟦A⟧` is a citation called A, `‹A B:words›` a claim under which A and B stand, and `«…»` its sentence, where that is
more than the claim. A page is what is left when the last two are taken away. An address is called by its last part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck import wikitext
from citecheck.model import Citation, Document, Lines, Page, Span

FORMATS = ("wikitext", "tpl")

_CITATION = re.compile(r"⟦(\w+)⟧")
_MARK = re.compile(r"«|»|‹[\w ]+:|›")
_WRITTEN = {"wikitext": r"<ref>{{cite book|title=\1}}</ref>", "tpl": r"{{cite book|title=\1}}"}


@dataclass(frozen=True, slots=True)
class Case:
    """A page with its claims marked, what it is an example of, and the formats in which it can be written."""

    why: str
    marked: str
    formats: tuple[str, ...] = FORMATS


def written(marked: str, form: str) -> str:
    """A marked page in one of the formats of wiki text, its marks left where they are."""
    text = _CITATION.sub(_WRITTEN[form], marked)
    return text if form == "wikitext" else text.replace("{{", "[tpl]").replace("}}", "[/tpl]")


def unmarked(marked: str) -> str:
    """The page itself."""
    return _MARK.sub("", marked)


def parsed(text: str, form: str) -> Page:
    """What is found in a page of wiki text."""
    return wikitext.parse(Document("page", None, form, text, Span(0, len(text)), Lines((0,))))


def mark(page: Page) -> str:
    """A page with marks around the claims and the sentences that were found in it."""
    names = {citation.id: name_of(citation) for citation in page.citations}
    claims = {claim.span: f"‹{' '.join(names[cited] for cited in claim.citations)}:" for claim in page.claims}
    sentences = {claim.sentence for claim in page.claims if claim.sentence != claim.span}
    marks = [(span, 1, opening, "›") for span, opening in claims.items()]
    marks += [(span, 0, "«", "»") for span in sentences]
    # Of two marks at one place, what closes goes first; the longer one opens before the shorter and closes after it.
    places = [(span.start, 1, -span.end, inner, opening) for span, inner, opening, _ in marks]
    places += [(span.end, 0, -span.start, -inner, closing) for span, inner, _, closing in marks]
    parts, at = [], 0
    for offset, *_, written_mark in sorted(places):
        parts += [page.document.text[at:offset], str(written_mark)]
        at = offset
    return "".join([*parts, page.document.text[at:]])


def name_of(citation: Citation) -> str:
    """What a citation is called in a marked page."""
    return citation.values.get("title") or citation.links[0].url.rpartition("/")[2]
