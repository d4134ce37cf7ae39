"""Markdown and plain text: from one document to its citations and claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citecheck.claims import statements_of
from citecheck.claims.language import language_of
from citecheck.claims.stretch import Anchor, Stretch, StretchKind
from citecheck.markdown.bare import bare_addresses, citation_of, numbered
from citecheck.markdown.citations import citations_of
from citecheck.markdown.comma_separated import cells_of, is_table
from citecheck.markdown.stretches import stretches_of
from citecheck.markdown.structure import Structure
from citecheck.markdown.words import folded, words_of
from citecheck.model import Citation, CitationKind, Defect, DefectKind, Document, Page, Span
from citecheck.suppressions import suppressions_of

_BLANK_LINES = re.compile(r"(?>\r\n?|\n)[ \t]*(?>\r\n?|\n)")


def addresses_cited(document: Document) -> Page:
    """A page with nothing but its citations: all that it takes to tell which addresses it cites, and how."""
    return Page(document, numbered(citations_of(document.text, Structure(document.text))))


def addresses_cited_in_text(document: Document) -> Page:
    """The same of plain text."""
    return Page(document, _bare(document))


def parse(document: Document, language: str | None = None) -> Page:
    """Everything that is found in a Markdown document: its links, and the addresses that stand bare in the text."""
    language = language or language_of(document.text, document.span)
    structure = Structure(document.text)
    citations = numbered(citations_of(document.text, structure))
    claims, uncited = statements_of(document.text, stretches_of(structure, citations), words_of, language)
    return Page(
        document=document,
        citations=citations,
        claims=claims,
        defects=tuple(_unclosed(document.text, structure.comments)),
        suppressions=suppressions_of(document.text, structure.comments, citations),
        uncited=uncited,
        language=language,
    )


def _unclosed(text: str, comments: Sequence[Span]) -> Iterator[Defect]:
    """The beginnings of comments that nothing ends."""
    for comment in comments:
        if not text.endswith("-->", comment.start, comment.end):
            yield Defect(DefectKind.UNCLOSED_COMMENT, Span(comment.start, comment.start + len("<!--")))


def parse_text(document: Document, language: str | None = None) -> Page:
    """Everything that is found in plain text: the addresses in it, each supporting its sentence."""
    text, language = document.text, language or language_of(document.text, document.span)
    citations = _bare(document)
    claims, uncited = statements_of(text, _paragraphs(text, citations), folded, language)
    return Page(document, citations, claims, uncited=uncited, language=language)


def _bare(document: Document) -> tuple[Citation, ...]:
    """The bare addresses of a plain text, each a citation."""
    pieces = cells_of(document) if is_table(document) else [document.span]
    urls = [url for piece in pieces for url in bare_addresses(document.text, piece)]
    return numbered([citation_of(document.text, CitationKind.BARE_URL, url, url) for url in urls])


def _paragraphs(text: str, citations: tuple[Citation, ...]) -> Iterator[tuple[Stretch, list[Anchor], tuple[()]]]:
    """The paragraphs of a plain text."""
    ends = [blank.start() for blank in _BLANK_LINES.finditer(text)] + [len(text)]
    start = at = 0
    for end in ends:
        anchors = []
        while at < len(citations) and citations[at].span.start < end:
            anchors.append(Anchor(citations[at].span, (citations[at].id,), inline=True))
            at += 1
        yield Stretch(Span(start, end), StretchKind.PROSE, None, counted=True), anchors, ()
        start = end
