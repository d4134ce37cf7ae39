"""From bytes to documents: what a file is written in, and the pages it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import PurePath

from citecheck.inputs.sources import Input, UnreadableError, inputs_of
from citecheck.model import Document, Lines, Span

__all__ = ["Input", "UnreadableError", "documents_of", "inputs_of"]

_BY_SUFFIX = {
    ".wiki": "wikitext",
    ".wikitext": "wikitext",
    ".mediawiki": "wikitext",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
}
_NEWLINE = re.compile(r"\r\n?|\n")
# A page of a dump begins with its title alone on a line, after an empty one; a file, a category and the same page in
# another language are no titles.
_TITLE = re.compile(
    r"\[\[(?!(?i:File|Image|Category):|[a-z]{2,3}(?:-[a-z]+)*:(?=\S))([^\[\]|\r\n]+)\]\][ \t]*(?=\r|\n|\Z)"
)
_BEFORE_TITLE = ("\n\n", "\r\n\r\n", "\r\r")
# Beside braces, which many formats have, one of these makes a text wiki text.
_WIKI_MARKS = ("[[", "{{cit", "{{Cit", "<ref")
_CATEGORIES = re.compile(r"\s*CATEGORIES:")
_REDIRECT = re.compile(r"(?:\s*CATEGORIES:[^\r\n]*)?\s*#(?i:REDIRECT)\b")


def documents_of(source: Input) -> Iterator[Document]:
    """The pages of an input, in order; redirects that hold no address are none. Raises UnreadableError."""
    text = source.text()
    lines = _lines(text)
    form = format_of(source.path, text)
    for title, span in _pages(text) if form == "tpl" else [(None, Span(0, len(text)))]:
        if not _is_redirect(text, span):
            yield Document(source.path, title, form, text, span, lines)


def format_of(path: str, text: str) -> str:
    """The format of a text: by its file's ending where that says it, else by the marks in it."""
    form = _BY_SUFFIX.get(PurePath(path).suffix.lower())
    if form:
        return form
    title = _TITLE.match(text)
    if ("[tpl]" in text and "[/tpl]" in text) or (title and _CATEGORIES.match(text, title.end())):
        return "tpl"
    return "wikitext" if "{{" in text and any(mark in text for mark in _WIKI_MARKS) else "text"


def _lines(text: str) -> Lines:
    """Where the lines of a text begin."""
    if "\r" in text:
        return Lines((0, *(newline.end() for newline in _NEWLINE.finditer(text))))
    *lines, _ = text.split("\n")
    return Lines((0, *accumulate(len(line) + 1 for line in lines)))


def _pages(text: str) -> Iterator[tuple[str | None, Span]]:
    """Title and span of each page of a dump file; text before the first title is a page without one."""
    titles = [
        title for title in _TITLE.finditer(text) if title.start() == 0 or text.endswith(_BEFORE_TITLE, 0, title.start())
    ]
    starts = [title.start() for title in titles]
    if not titles or text[: starts[0]].strip():
        yield None, Span(0, starts[0] if starts else len(text))
    for title, (start, end) in zip(titles, pairwise([*starts, len(text)]), strict=True):
        yield title[1].strip(), Span(start, end)


def _is_redirect(text: str, span: Span) -> bool:
    title = _TITLE.match(text, span.start, span.end)
    at = title.end() if title else span.start
    return bool(_REDIRECT.match(text, at, span.end)) and text.find("://", at, span.end) < 0
