"""The addresses in the parameters of a citation template, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from citecheck import urls
from citecheck.model import Link, Parameter, Span
from citecheck.regions import Regions
from citecheck.wikitext.addresses import bare_urls
from citecheck.wikitext.families import MARKS, holds_address, role_of

_ADDRESS_ALONE = re.compile(r"[\w.+-]++://[^\s<\[{]++")
# A value with one of these is more than an address.
_MARKUP = re.compile(r"[<\[]|\{\{")
# A few words behind a blank are still the address where they hold a path or a query, or end as the name of a file.
_REST_OF_ADDRESS = re.compile(
    r"(?=(?:[ \t]+\S+){1,4}\Z)(?:[^/=]*[/=]|.*\.(?:aspx?|docx?|gif|html?|jpe?g|pdf|php|png|txt|xlsx?)\Z)", re.IGNORECASE
)
_ADDRESS = re.compile(r"//|[\w.+-]*(?:://|\.)")
_BLANK = re.compile(r"\s")
_TEMPLATE_AFTER = re.compile(r"[,;\\.:!?)]*(?:\{\{|\[tpl\])([^|{}\[\]]*)")
# What a comment cuts in two is one address to MediaWiki.
_REST_AFTER = re.compile(r"<!--(?:(?!-->).)*+-->(?=[^\s|}\[<])", re.DOTALL)
_BLANKS = re.compile(r"\s*")


def links_of(text: str, parameters: Sequence[Parameter], inside: Sequence[Span], unread: Regions) -> tuple[Link, ...]:
    """The addresses in parameters, but for those of the citations `inside` them and those that nobody reads."""
    nested = Regions(inside) if inside else None
    return tuple(
        Link(url, urls.target(url), role_of(parameter.name), parameter.name, span)
        for parameter in parameters
        if "://" in parameter.value or "://" in parameter.name or holds_address(parameter.name)
        for span in _spans(text, parameter, unread)
        if nested is None or not nested.holding(span.start)
        for url in [text[span.start : span.end]]
    )


def _spans(text: str, parameter: Parameter, unread: Regions) -> Iterable[Span]:
    if parameter.value and holds_address(parameter.name):
        # Nearly every value of such a parameter is nothing else.
        return (parameter.span,) if _ADDRESS_ALONE.fullmatch(parameter.value) else _meant(text, parameter.span, unread)
    if "://" in parameter.value or "://" in parameter.name:
        # An address without a parameter's name is split by the first equals sign in its query.
        start = parameter.name_span.start if "://" in parameter.name else parameter.span.start
        found = bare_urls(text, start, parameter.span.end, in_template=True)
        return (span for span in found if not unread.holding(span.start))
    return ()


def _meant(text: str, value: Span, unread: Regions) -> Iterator[Span]:
    """The addresses in a parameter that is meant to hold nothing but one."""
    start, end = _without_comments(text, value, unread)
    if not _MARKUP.search(text, start, end):
        stop = _first(text, start, end)
        if stop > start:
            yield Span(start, stop)
        start = stop
    for span in bare_urls(text, start, end, in_template=True):
        if not _commented(text, span.start, unread):
            yield Span(span.start, end) if _made(text, span, end) else span


def _first(text: str, start: int, end: int) -> int:
    """The end of the address that a value begins with; where it begins with something else, its start."""
    if "://" in text[start:end] and not _ADDRESS.match(text, start, end):
        return start
    blank = _BLANK.search(text, start, end)
    if not blank:
        return end
    if "://" not in text[blank.start() : end] and _REST_OF_ADDRESS.match(text[blank.start() : end]):
        return end
    return start + urls.bare_length(text[start : blank.start()])


def _made(text: str, url: Span, end: int) -> bool:
    """Whether a template or a comment goes on where an address stops: what it will be cannot be read off the page."""
    if _REST_AFTER.match(text, url.end, end):
        return True
    following = _TEMPLATE_AFTER.match(text, url.end)
    return following is not None and " ".join(following[1].split()).lower() not in MARKS


def _commented(text: str, offset: int, unread: Regions) -> bool:
    region = unread.holding(offset)
    return region is not None and text.startswith("<!--", region.start)


def _without_comments(text: str, value: Span, unread: Regions) -> tuple[int, int]:
    """Start and end of a value without the comments and blanks at its ends."""
    start, end = value.start, value.end
    while start < end and _commented(text, start, unread) and (comment := unread.holding(start)):
        blanks = _BLANKS.match(text, min(comment.end, end), end)
        start = blanks.end() if blanks else comment.end
    while start < end and _commented(text, end - 1, unread) and (comment := unread.holding(end - 1)):
        end = max(comment.start, start)
        while end > start and text[end - 1].isspace():
            end -= 1
    return start, end
