"""Markdown and plain text, read from a string."""

from __future__ import annotations

from citecheck import markdown
from citecheck.model import Citation, Document, Lines, Page, Span


def document_of(text: str, form: str = "markdown") -> Document:
    """A text as a document that fills its file."""
    return Document(f"page.{form}", None, form, text, Span(0, len(text)), Lines((0,)))


def read(text: str, form: str = "markdown") -> Page:
    """All that is found in a text."""
    document = document_of(text, form)
    return markdown.parse(document) if form == "markdown" else markdown.parse_text(document)


def written(text: str, citation: Citation) -> tuple[str, str, list[str]]:
    """Kind, text and addresses of a citation."""
    links = [text[link.span.start : link.span.end] for link in citation.links]
    return citation.kind.value, text[citation.span.start : citation.span.end], links


def found(text: str, form: str = "markdown") -> list[tuple[str, str, list[str]]]:
    """Kind, text and addresses of each citation of a text."""
    return [written(text, citation) for citation in read(text, form).citations]
