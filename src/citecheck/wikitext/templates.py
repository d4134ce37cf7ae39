"""The inside of one template: its name and its parameters with their spans.

mwparserfromhell says what a template means. Most templates hold nothing that could hide a pipe or an equals sign, or
only nested things whose borders are plain to see; those are split directly. Every other one is given to
mwparserfromhell, whose nodes carry no positions but add up to the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from citecheck.model import Parameter, Span
from citecheck.wikitext.scan import WIKITEXT, Syntax

# Things that may hold a pipe or an equals sign and whose borders cannot be mistaken.
_HIDING = re.compile(
    r"""
    <!--[^>]*-->
    | \[\[ [^\[\]{}<>|\n']+ (?:\| [^\[\]{}<>|\n']* )? \]\]
    | (?<!')''(?!') [^'|=\n\[\]{}<>]+ (?<!')''(?!')
    """,
    re.VERBOSE,
)
# What is left of a template that is split directly holds none of these.
_UNCLEAR = re.compile(r"""\{\{|\}\}|\[\[|<|''|\[(?:[A-Za-z]+:|//)|\n=""")
_NESTED_OPENING = re.compile(r"\{\{|\[\[|<|''")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NOWIKI = re.compile(r"</?nowiki\s*/?>", re.IGNORECASE)
_BLANKS = re.compile(r"[\s_]+")
_INVALID_IN_NAME = re.compile(r"[\[\]{}<>\n]")

_TPL_MARK = re.compile(r"\[(/?)tpl\]")
# mwparserfromhell stops at a NUL; in the tpl format a brace is a brace.
_UNREADABLE = {
    "{{": {0: "\ufffd"},
    "[tpl]": {0: "\ufffd", ord("{"): "\ufffd", ord("}"): "\ufffd"},
}

# mwparserfromhell takes quadratic time over marks that nothing closes; a template with more of them is split directly.
_MOST_NESTED = 64
_LONGEST_NESTED = 100_000


def name_of(text: str, span: Span, syntax: Syntax) -> str:
    """A template's name, comments taken away, blanks folded, in lower case; empty where it cannot be one."""
    start = span.start + len(syntax.opening)
    end = span.end - len(syntax.closing)
    pipe = text.find("|", start, end)
    written = text[start : pipe if pipe >= 0 else end]
    if "<!--" in written:
        written = _COMMENT.sub("", written)
    written = written.strip()
    if _INVALID_IN_NAME.search(written):
        return ""
    return _BLANKS.sub(" ", written).strip().lower().removeprefix("template:").lstrip()


def parameters_of(text: str, span: Span, syntax: Syntax, children: Sequence[Span] = ()) -> tuple[Parameter, ...]:
    """A template's parameters in order. `children` are the templates directly inside it."""
    start = span.start + len(syntax.opening)
    end = span.end - len(syntax.closing)
    body = _masked(text, start, end, children)
    if "|" not in body:
        return ()
    if _UNCLEAR.search(body, body.index("|")):
        body = _HIDING.sub(_mask, body)
        if _UNCLEAR.search(body, body.index("|")):
            cuts = _reference_cuts(text, span, syntax)
            if cuts is not None:
                return _parameters(text, cuts, end)
    return _parameters(text, _direct_cuts(body, start), end)


def parameters_between(text: str, start: int, end: int) -> tuple[Parameter, ...]:
    """The parameters in a stretch of a template whose braces were lost, from its first pipe on."""
    body = _HIDING.sub(_mask, text[start:end])
    return _parameters(text, _direct_cuts(body, start), end)


def value_of(written: str) -> str:
    """A parameter's value as MediaWiki uses it: without comments, `<nowiki>` unwrapped, no blanks at the ends."""
    if "<" not in written:
        return written
    return _NOWIKI.sub("", _COMMENT.sub("", written)).strip()


def _mask(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _masked(text: str, start: int, end: int, children: Sequence[Span]) -> str:
    """The text of a template with the templates inside it made unreadable, code point for code point."""
    if not children:
        return text[start:end]
    parts, at = [], start
    for child in children:
        parts += [text[at : child.start], "\0" * (child.end - child.start)]
        at = child.end
    parts.append(text[at:end])
    return "".join(parts)


def _direct_cuts(body: str, offset: int) -> list[tuple[int, int]]:
    """Where each parameter's pipe stands and where its equals sign does, or -1, in the whole text."""
    cuts = []
    pipe = body.find("|")
    while pipe >= 0:
        following = body.find("|", pipe + 1)
        equals = body.find("=", pipe + 1, following if following >= 0 else len(body))
        cuts.append((pipe + offset, equals + offset if equals >= 0 else -1))
        pipe = following
    return cuts


def _reference_cuts(text: str, span: Span, syntax: Syntax) -> list[tuple[int, int]] | None:
    """The same, as mwparserfromhell sees it; None where it sees no template or would take too long to look."""
    if span.end - span.start > _LONGEST_NESTED:
        return None
    source, places = _in_braces(text, span, syntax)
    if sum(1 for _ in _NESTED_OPENING.finditer(source)) > _MOST_NESTED:
        return None
    # mwparserfromhell costs 45 ms to import; a page of plain templates does without.
    import mwparserfromhell
    from mwparserfromhell.nodes import Template

    nodes = mwparserfromhell.parse(source).nodes
    if len(nodes) != 1 or not isinstance(nodes[0], Template):
        return None
    template = nodes[0]
    at = 2 + len(str(template.name))
    cuts = []
    for parameter in template.params:
        named = len(str(parameter.name)) if parameter.showkey else -1
        cuts.append((places.at(at), places.at(at + 1 + named) if named >= 0 else -1))
        at += 1 + (named + 1) + len(str(parameter.value))
    return cuts


class _Places:
    """Where the code points of a template rewritten with braces stand in the page."""

    def __init__(self, start: int) -> None:
        self.rewritten = [0]
        self.offsets = [start]

    def add(self, rewritten: int, offset: int) -> None:
        """From `rewritten` on, the text is the page's own from `offset` on."""
        self.rewritten.append(rewritten)
        self.offsets.append(offset)

    def at(self, rewritten: int) -> int:
        """The offset in the page of a code point of the rewritten template."""
        part = bisect_right(self.rewritten, rewritten) - 1
        return self.offsets[part] + rewritten - self.rewritten[part]


def _in_braces(text: str, span: Span, syntax: Syntax) -> tuple[str, _Places]:
    """A template as mwparserfromhell can read it, and where each of its code points stands in the page."""
    source = text[span.start : span.end].translate(_UNREADABLE[syntax.opening])
    places = _Places(span.start)
    if syntax is WIKITEXT:
        return source, places
    source = source.replace("[ref]", "<ref>").replace("[/ref]", "</ref>")
    parts: list[str] = []
    length = at = 0
    for mark in _TPL_MARK.finditer(source):
        parts += [source[at : mark.start()], "}}" if mark[1] else "{{"]
        length += mark.start() - at + 2
        at = mark.end()
        places.add(length, span.start + at)
    parts.append(source[at:])
    return "".join(parts), places


def _parameters(text: str, cuts: list[tuple[int, int]], end: int) -> tuple[Parameter, ...]:
    """Parameters from their cuts; positional ones are numbered from 1."""
    found = []
    position = 0
    for index, (pipe, equals) in enumerate(cuts):
        stop = cuts[index + 1][0] if index + 1 < len(cuts) else end
        if equals >= 0:
            name_span = _stripped(text, pipe + 1, equals)
            span = _stripped(text, equals + 1, stop)
            name = text[name_span.start : name_span.end]
        else:
            position += 1
            span = _stripped(text, pipe + 1, stop)
            name, name_span = str(position), Span(span.start, span.start)
        found.append(Parameter(name, text[span.start : span.end], name_span, span, Span(pipe, stop)))
    return tuple(found)


def _stripped(text: str, start: int, end: int) -> Span:
    """The span without the blanks at both ends; an empty one stands at its start."""
    written = text[start:end]
    value = written.strip()
    if len(value) == end - start:
        return Span(start, end)
    start += len(written) - len(written.lstrip()) if value else 0
    return Span(start, start + len(value))
