"""Addresses that stand bare in a text, and the citations made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from citecheck import urls
from citecheck.model import Citation, CitationKind, Link, LinkRole, Span

# Stops and brackets of Chinese and Japanese, which put no blank behind an address.
_WIDE_MARKS = r"\u3001\u3002\u3008-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f"
# An address ends at the edge of a table's cell, at a comma before the next address, and at a backslash that begins a
# command of TeX or ends a line in JSON; before a mark it only says that the mark is meant, as JSON does by its number.
_PLAIN = rf"{urls.CHARACTER.removesuffix(']')}|{_WIDE_MARKS}\\,;]"
_MARK = r"[!-/:-@\[-`{-~]"
_NUMBERED = r"u((?!00[0-7])[0-9A-Fa-f]{4}|0026|003[Dd])"
_CHARACTERS = rf"(?:{_PLAIN}++|[,;](?!(?i:https?)://)|\\(?={_MARK}|{_NUMBERED}))*+"
# Some programs that write JSON put a backslash before each slash.
_ESCAPED_SEPARATOR = r":\/\/"
_RUN = re.compile(rf"(?:{urls.SEPARATOR}|{re.escape(_ESCAPED_SEPARATOR)})(?:{urls.NUMBERED_HOST})?{_CHARACTERS}")
# "Extended www autolink" of GitHub Flavored Markdown 0.29, section 6.9. What may stand behind the host there is any
# text; here it is what an address can go on with, for "www.a.example,which" names a host that cannot exist. Where it
# stands is looked at last: a text is searched for its first letters in no time.
_WWW = re.compile(rf"(?P<host>www(?<![^\s*_~(]www)(?:\.[\w-]*[^\W_])++)\.?(?::[0-9]++)?(?:[/?#]{_CHARACTERS})?")
_REST_OF_ENTITY = re.compile(r"[0-9A-Za-z]+;")
_ESCAPED = re.compile(rf"\\(?:({_MARK})|{_NUMBERED})")
# Marks of emphasis, what closes a quotation, and what nobody sees.
_TRAILING = "*_~'`" + "”’»›…" + "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


def bare_addresses(text: str, span: Span) -> Iterator[Span]:
    """The addresses in a piece of text, each up to the punctuation that follows it."""
    separators = (urls.SEPARATOR, _ESCAPED_SEPARATOR)
    runs = sorted(run for separator in separators for run in urls.found_in(text, *span, _RUN, separator))
    at = span.start
    for start, end in runs:
        url = _unpunctuated(text[start:end])
        # What has begun inside another address is a part of it.
        if start >= at and not url.endswith(("//", _ESCAPED_SEPARATOR)):
            yield Span(start, start + len(url))
        at = max(at, end)


def www_addresses(text: str, span: Span) -> Iterator[Span]:
    """The addresses without a scheme that GitHub makes links of where they stand in the words of a text."""
    for found in _WWW.finditer(text, span.start, span.end):
        *before, last_but_one, last = found["host"].split(".")
        if before and "_" not in last_but_one + last:
            url = _unpunctuated(found[0])
            address, _, rest = url.rpartition("&")
            if _REST_OF_ENTITY.fullmatch(rest):
                url = _unpunctuated(address)
            yield Span(found.start(), found.start() + len(url))


def _unpunctuated(url: str) -> str:
    """An address without the punctuation that follows it."""
    url = url.rstrip(_TRAILING)
    return _balanced(url[: urls.bare_length(url)]).rstrip(_TRAILING)


def _balanced(url: str) -> str:
    """An address without the parentheses at its end that it does not open."""
    spare = max(0, url.count(")") - url.count("("))
    return url[: len(url) - min(spare, len(url) - len(url.rstrip(")")))]


def citation_of(text: str, kind: CitationKind, span: Span, url: Span, destination: str | None = None) -> Citation:
    """A citation that is one address; its id is given when all are known."""
    return Citation("", kind, span, links=(link_at(text, url, destination),))


def link_at(text: str, url: Span, destination: str | None = None) -> Link:
    """The link at a place; `destination` is what it means, which of a bare one is told here."""
    written = text[url.start : url.end]
    meant = _ESCAPED.sub(_meant, written) if destination is None else destination
    return Link(written, urls.target(meant), LinkRole.SOURCE, None, url)


def _meant(escaped: re.Match[str]) -> str:
    mark, number = escaped.groups()
    return mark or chr(int(number, 16))


def numbered(citations: list[Citation]) -> tuple[Citation, ...]:
    """Citations in the order of the text, with their ids."""
    citations.sort(key=lambda citation: (citation.span.start, -citation.span.end))
    return tuple(replace(citation, id=f"c{number}") for number, citation in enumerate(citations, 1))
