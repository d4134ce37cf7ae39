"""The links of HTML amid Markdown: `<a href="http://…">words</a>`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from citecheck.model import Span

_VALUE = r"""(?>"[^"]*+"|'[^']*+'|[^\s"'<>=`]++)"""
_ATTRIBUTE = r"""[^\s"'<>/=]++"""
COMMENT = r"<!--(?:-?>|.*?-->|.*)"
BLANK_LINE = re.compile(r"\n\s*\n|\r\s*\r")
_TAG = re.compile(
    rf"""<a(?>\s++(?!href\b){_ATTRIBUTE}(?>\s*+=\s*+{_VALUE})?)*+\s++href\s*+=\s*+(?P<address>{_VALUE})[^<>]*+>"""
    rf"|</a\s*+>|{COMMENT}",
    re.DOTALL | re.IGNORECASE,
)
_ANY_TAG = re.compile(r"<[^<>]*+>")


class HtmlLink(Struct, frozen=True):
    """An element `a` that has words of its own, and the place of its address."""

    element: Span
    address: Span


def html_links(text: str, pieces: Iterable[Span]) -> Iterator[HtmlLink]:
    """The links in the pieces of a text that are HTML, in order; the words of one may stand between two pieces.

    One that nobody closes in its paragraph is none.
    """
    opened: re.Match[str] | None = None
    for piece in pieces:
        for tag in _TAG.finditer(text, *piece):
            if tag["address"]:
                opened = tag
            elif opened and tag[0].startswith("</"):
                words = text[opened.end() : tag.start()]
                if _ANY_TAG.sub("", words).strip() and not BLANK_LINE.search(words):
                    yield HtmlLink(Span(opened.start(), tag.end()), _address(opened))
                opened = None


def _address(tag: re.Match[str]) -> Span:
    """Where the address stands, without its quotation marks and the blanks within them."""
    value = tag["address"].strip("\"'")
    start = tag.start("address") + tag["address"].index(value) + len(value) - len(value.lstrip())
    return Span(start, start + len(value.strip()))
