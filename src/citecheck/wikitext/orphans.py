"""What is left of a citation template that lost its first or last line: parameters without their braces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.model import Parameter, Span
from citecheck.regions import Regions
from citecheck.wikitext.families import ORPHANED, cites, holds_address
from citecheck.wikitext.scan import Skeleton, Syntax
from citecheck.wikitext.templates import name_of, parameters_between

_LINE = re.compile(r"^[ \t]*\|(?![|}+-])[ \t]*[A-Za-z][A-Za-z0-9 _-]{0,30}=[^\r\n]*", re.MULTILINE)
_END = re.compile(r"\}\}|</?ref\b|\[/?ref\]", re.IGNORECASE)
_UNCLOSED_END = re.compile(r"\r?\n[ \t]*\r?\n|</?ref\b|\[/?ref\]|\n=|\}\}", re.IGNORECASE)
_TABLE = re.compile(r"^[ \t:]*(?:\{\||(\|\}))", re.MULTILINE)
_FEWEST = 2


def orphans_of(
    text: str, page: Span, skeleton: Skeleton, syntax: Syntax, taken: Regions
) -> Iterator[tuple[Span, tuple[Parameter, ...]]]:
    """Span and parameters of every orphan: unclosed citation templates, and runs of parameter lines by themselves.

    `taken` are the spans of what is read already. A run counts when it holds an address, or a title and one thing more
    that a citation has: other templates lose their braces too.
    """
    covered = page.start
    for opening in skeleton.unclosed:
        found = _unclosed(text, page, opening, syntax, taken)
        if found and opening.start >= covered:
            covered = found[0].end
            yield found
    templates = Regions([Span(template.start, template.end) for template in skeleton.templates])
    tables = _tables(text, page)
    run: list[re.Match[str]] = []
    for line in _LINE.finditer(text, page.start, page.end):
        if line.start() < covered or any(regions.holding(line.start()) for regions in (templates, tables, taken)):
            continue
        if run and (_ended(run[-1]) or text[run[-1].end() : line.start()].strip("\r\n") or _gap(text, run[-1], line)):
            yield from _run(text, run)
            run = []
        run.append(line)
    yield from _run(text, run)


def _unclosed(
    text: str, page: Span, opening: Span, syntax: Syntax, taken: Regions
) -> tuple[Span, tuple[Parameter, ...]] | None:
    """A citation template that is opened and never closed, up to where it must have ended."""
    ending = _UNCLOSED_END.search(text, opening.end, page.end)
    end = ending.start() if ending else page.end
    following = next((span.start for span in taken.within(opening.end, end)), end)
    end = opening.end + len(text[opening.end : following].rstrip())
    if not cites(name_of(text, Span(opening.start, end + len(syntax.closing)), syntax)):
        return None
    parameters = parameters_between(text, opening.end, end)
    return (Span(opening.start, end), parameters) if parameters else None


def _run(text: str, lines: list[re.Match[str]]) -> Iterator[tuple[Span, tuple[Parameter, ...]]]:
    if not lines:
        return
    start = lines[0].start() + len(lines[0][0]) - len(lines[0][0].lstrip())
    ending = _END.search(text, lines[-1].start(), lines[-1].end())
    end = ending.start() if ending else lines[-1].end()
    end = start + len(text[start:end].rstrip())
    parameters = parameters_between(text, start, end)
    written = {parameter.name.lower() for parameter in parameters if parameter.value}
    if any(holds_address(name) for name in written) or ("title" in written and len(written & ORPHANED) >= _FEWEST):
        yield Span(start, end), parameters


def _ended(line: re.Match[str]) -> bool:
    return _END.search(line[0]) is not None


def _gap(text: str, last: re.Match[str], line: re.Match[str]) -> bool:
    """Whether an empty line lies between two lines."""
    return len(text[last.end() : line.start()].replace("\r\n", "\n")) > 1


def _tables(text: str, page: Span) -> Regions:
    """The tables of a page; one that is never closed runs to the page's end."""
    spans, opened = [], -1
    for mark in _TABLE.finditer(text, page.start, page.end):
        if mark[1] and opened >= 0:
            spans.append(Span(opened, mark.end()))
            opened = -1
        elif not mark[1] and opened < 0:
            opened = mark.start()
    if opened >= 0:
        spans.append(Span(opened, page.end))
    return Regions(spans)
