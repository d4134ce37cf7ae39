"""From bytes to documents: what a file is written in, and the pages it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import PurePath
from typing import TextIO

from citecheck.inputs.encoding import Encoder
from citecheck.inputs.sources import EMPTY, Input, UnreadableError, inputs_of
from citecheck.model import Document, Lines, Span

__all__ = ["Encoder", "Input", "UnreadableError", "documents_in", "documents_of", "inputs_of"]

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
_REDIRECT = re.compile(r"(?:\s*CATEGORIES:[^\r\n]*+)?\s*#(?i:REDIRECT)\b")


def documents_of(source: Input, window: int | None = None) -> Iterator[Document]:
    """The pages of an input, in order; redirects that hold no address are none. Raises UnreadableError.

    With a `window`, a dump is read about so many code points at once, though never less than a page; without, it is
    read at once, as every other text is.
    """
    with source.opened() as stream:
        start = astral = 0
        first = 1
        for form, text in _texts(source.path, stream, window):
            lines = lines_of(text, first)
            for title, span in _pages_in(form, text):
                yield Document(source.path, title, form, text, span, lines, start, astral)
            start += len(text)
            astral += astral_in(text)
            first += len(lines.starts) - 1


def documents_in(path: str, text: str) -> Iterator[Document]:
    """The pages of a text at hand, in order, as they would be read from a file of that path."""
    form, lines = format_of(path, text), lines_of(text)
    for title, span in _pages_in(form, text):
        yield Document(path, title, form, text, span, lines)


def _texts(path: str, stream: TextIO, window: int | None) -> Iterator[tuple[str, str]]:
    """Format and text of each window of a dump, or of the whole of another file."""
    text = stream.read(-1 if window is None else window)
    form = format_of(path, text)
    # What the first window does not show may come later.
    if form != "tpl":
        text += stream.read()
        if not text.strip():
            raise UnreadableError(EMPTY)
        form = format_of(path, text)
    elif window is not None:
        # A page that goes on and on is read twice as far each time, so that a long one takes no longer by the page.
        while more := stream.read(max(window, len(text))):
            text += more
            cut = max((title.start() for title in _titles(text) if title.end() < len(text)), default=0)
            if cut:
                yield form, text[:cut]
                text = text[cut:]
    if text:
        yield form, text


def lines_of(text: str, first: int = 1) -> Lines:
    """Where the lines of a text begin."""
    if "\r" in text:
        return Lines((0, *(newline.end() for newline in _NEWLINE.finditer(text))), first)
    *lines, _ = text.split("\n")
    return Lines((0, *accumulate(len(line) + 1 for line in lines)), first)


def astral_in(text: str) -> int:
    """How many characters of a text take two units in UTF-16."""
    return 0 if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2 - len(text)


def format_of(path: str, text: str) -> str:
    """The format of a text: by its file's ending where that says it, else by the marks in it."""
    form = _BY_SUFFIX.get(PurePath(path).suffix.lower())
    if form:
        return form
    title = _TITLE.match(text)
    if ("[tpl]" in text and "[/tpl]" in text) or (title and _CATEGORIES.match(text, title.end())):
        return "tpl"
    return "wikitext" if "{{" in text and any(mark in text for mark in _WIKI_MARKS) else "text"


def _pages_in(form: str, text: str) -> Iterator[tuple[str | None, Span]]:
    """Title and span of each page of a text; redirects are left out."""
    for title, span in _pages(text) if form == "tpl" else [(None, Span(0, len(text)))]:
        if not _is_redirect(text, span):
            yield title, span


def _pages(text: str) -> Iterator[tuple[str | None, Span]]:
    """Title and span of each page of a dump file; text before the first title is a page without one."""
    titles = list(_titles(text))
    starts = [title.start() for title in titles]
    if not titles or text[: starts[0]].strip():
        yield None, Span(0, starts[0] if starts else len(text))
    for title, (start, end) in zip(titles, pairwise([*starts, len(text)]), strict=True):
        yield title[1].strip(), Span(start, end)


def _titles(text: str) -> Iterator[re.Match[str]]:
    """The lines that pages begin with."""
    for title in _TITLE.finditer(text):
        if title.start() == 0 or text.endswith(_BEFORE_TITLE, 0, title.start()):
            yield title


def _is_redirect(text: str, span: Span) -> bool:
    title = _TITLE.match(text, span.start, span.end)
    at = title.end() if title else span.start
    return bool(_REDIRECT.match(text, at, span.end)) and text.find("://", at, span.end) < 0
