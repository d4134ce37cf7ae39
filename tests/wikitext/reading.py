"""Wiki text read from a string or from one of the pages beside, in either of its two formats."""

from __future__ import annotations

from pathlib import Path

from citecheck import wikitext
from citecheck.inputs import Input, documents_of
from citecheck.model import Citation, Document, Lines, Page, Span

PAGES = Path(__file__).parent / "pages"
SOUND = ("harl-dam.wiki", "verhoeven.wiki", "kelmar-2019.wiki")


def page_text(name: str) -> str:
    """The text of a page."""
    return (PAGES / name).read_bytes().decode()


def as_dump(text: str) -> str:
    """Wiki text with the marks of a dump in place of braces."""
    return text.replace("{{", "[tpl]").replace("}}", "[/tpl]")


def document_of(text: str, form: str = "wikitext") -> Document:
    """A text as a document that fills its file."""
    return Document(f"page.{form}", None, form, text, Span(0, len(text)), Lines((0,)))


def read(text: str, form: str = "wikitext") -> Page:
    """All that is found in a text."""
    return wikitext.parse(document_of(text, form))


def read_dump(name: str) -> list[Page]:
    """All that is found in the pages of a dump."""
    return [wikitext.parse(document) for document in documents_of(Input(str(PAGES / name)))]


def written(text: str, citation: Citation) -> tuple[str, str, list[str]]:
    """Kind, text and addresses of a citation."""
    return citation.kind.value, text[citation.span.start : citation.span.end], [link.url for link in citation.links]


def found(text: str, form: str = "wikitext") -> list[tuple[str, str, list[str]]]:
    """Kind, text and addresses of each citation of a text."""
    return [written(text, citation) for citation in read(text, form).citations]
