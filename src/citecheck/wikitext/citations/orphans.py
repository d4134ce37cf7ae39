"""What is left of a citation template that lost its first or last line: parameters without their braces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from citecheck.model import Parameter, Span
from citecheck.regions import Regions
from citecheck.wikitext.families import ORPHANED, cites, holds_address
from citecheck.wikitext.markup.lines import LinesLike
from citecheck.wikitext.markup.names import name_between
from citecheck.wikitext.markup.scan import Skeleton
from citecheck.wikitext.markup.templates import masked, parameters_between

_LINES = LinesLike(r"[ \t]*\|(?![|}+-])[ \t]*[A-Za-z][A-Za-z0-9 _-]{0,30}=[^\r\n]*")
_END = re.compile(r"\}\}|</?ref\b|\[/?(?:ref|tpl)\]", re.IGNORECASE)
# An unclosed template goes on from line to line as long as there are pipes, and not into what follows it.
_UNCLOSED_END = re.compile(r"\}|</?ref\b|\[/?(?:ref|tpl)\]|(?<!\|)(?>\r\n?|\n)(?![ \t]*\|(?![|}+-]))", re.IGNORECASE)
_TABLE_MARKS = LinesLike(r"[ \t:]*(?:\{\||\|\})")
_NEWLINE = re.compile(r"\r\n?|\n")
_LINE_END = re.compile(r"[\r\n]|\Z")
_LONGEST_NAME = 1000
_FEWEST = 2


class Orphan(Struct, frozen=True):
    """The parameters of a template that has no beginning or no end."""

    span: Span
    parameters: tuple[Parameter, ...]


def orphans_of(text: str, page: Span, skeleton: Skeleton, citations: Regions) -> Iterator[Orphan]:
    """Every orphan: unclosed citation templates, and runs of parameter lines by themselves.

    `citations` are the spans of the templates that cite. A run counts when it holds an address, or a title and one
    thing more that a citation has: other templates lose their braces too.
    """
    hidden = Regions([*(template.span for template in skeleton.templates), *skeleton.unread])
    found = [orphan for orphan in _unclosed(text, page, skeleton, hidden) if not citations.holding(orphan.span.start)]
    yield from found
    unclosed = Regions(orphan.span for orphan in found)
    barred = (hidden, _tables(text, page), unclosed)
    run: list[Span] = []
    for start, end in _LINES.spans(text, page):
        if any(regions.holding(start) for regions in barred):
            continue
        if run and (_ending(text, run[-1], hidden) >= 0 or not _NEWLINE.fullmatch(text, run[-1].end, start)):
            yield from _run(text, run, hidden)
            run = []
        stop = _line_end(text, end, page.end, hidden)
        run.append(Span(start, next((orphan.start for orphan in unclosed.within(start, stop)), stop)))
    yield from _run(text, run, hidden)


def _unclosed(text: str, page: Span, skeleton: Skeleton, hidden: Regions) -> Iterator[Orphan]:
    """The citation templates that are opened and never closed, each up to where it must have ended."""
    openings = [opening for opening in skeleton.unclosed if cites(_name(text, opening.end, page.end))]
    for opening, following in pairwise([*openings, Span(page.end, page.end)]):
        body = masked(text, opening.end, following.start, hidden.within(opening.end, following.start))
        ending = _UNCLOSED_END.search(body)
        written = body[: ending.start() if ending else len(body)].rstrip()
        end = opening.end + len(written)
        parameters = parameters_between(text, opening.end, end, hidden.within(opening.end, end))
        if parameters:
            yield Orphan(Span(opening.start, end), parameters)


def _name(text: str, start: int, end: int) -> str:
    """The name that an unclosed template begins with; it ends at the first pipe."""
    pipe = text.find("|", start, min(end, start + _LONGEST_NAME))
    return name_between(text, start, pipe) if pipe >= 0 else ""


def _run(text: str, lines: list[Span], hidden: Regions) -> Iterator[Orphan]:
    if not lines:
        return
    start = lines[0].start + text[lines[0].start : lines[0].end].index("|")
    ending = _ending(text, lines[-1], hidden)
    end = start + len(text[start : ending if ending >= 0 else lines[-1].end].rstrip())
    parameters = parameters_between(text, start, end, hidden.within(start, end))
    written = {parameter.name.lower() for parameter in parameters if parameter.value}
    if any(holds_address(name) for name in written) or ("title" in written and len(written & ORPHANED) >= _FEWEST):
        yield Orphan(Span(start, end), parameters)


def _line_end(text: str, end: int, page_end: int, hidden: Regions) -> int:
    """The end of a line; what is hidden in it may go over several."""
    while region := hidden.holding(end):
        found = _LINE_END.search(text, region.end, page_end)
        end = found.start() if found else page_end
    return end


def _ending(text: str, line: Span, hidden: Regions) -> int:
    """Where in a line the template ends that it is a part of, or -1."""
    ending = _END.search(masked(text, line.start, line.end, hidden.within(line.start, line.end)))
    return line.start + ending.start() if ending else -1


def _tables(text: str, page: Span) -> Regions:
    """The tables of a page; one that is never closed runs to the page's end."""
    if text.find("{|", page.start, page.end) < 0:
        return Regions(())
    spans, opened = [], -1
    for start, end in _TABLE_MARKS.spans(text, page):
        if text[end - 1] == "|":
            opened = start if opened < 0 else opened
        elif opened >= 0:
            spans.append(Span(opened, end))
            opened = -1
    if opened >= 0:
        spans.append(Span(opened, page.end))
    return Regions(spans)
