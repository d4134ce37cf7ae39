"""The inside of one template: its parameters with their spans.

mwparserfromhell says what a template means. Most templates hold nothing that could hide a pipe or an equals sign, or
only nested things whose borders are plain to see; those are split directly. Every other one is given to
mwparserfromhell, whose nodes carry no positions but add up to the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.model import Parameter, Span
from citecheck.wikitext.scan import TPL, Syntax, Template

# Things that may hold a pipe or an equals sign and whose borders cannot be mistaken.
_HIDING = re.compile(
    r"""
    \[\[ [^\[\]{}<>|\n']+ (?:\| [^\[\]{}<>|\n']* )? \]\]
    | (?<!')''(?!') [^'|=\n\[\]{}<>]+ (?<!')''(?!')
    """,
    re.VERBOSE,
)
# What is left of a template that is split directly holds none of these.
_UNCLEAR = re.compile(r"""\{\{|\}\}|\{\||\[\[|<|''|\[(?:[A-Za-z]+:|//)|\n=""")
_NESTED_OPENING = re.compile(r"\{\{|\[\[|\[(?:[A-Za-z]+:|//)|<|''")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NOWIKI = re.compile(r"</?nowiki\s*/?>", re.IGNORECASE)

# mwparserfromhell stops at a NUL, and what is masked is any word to it; in the tpl format two braces are no mark.
_READABLE = {0: "x"}
_BRACES = re.compile(r"\A\{|\{{2,}|\}{2,}|\}\Z")

# mwparserfromhell takes quadratic time over marks that nothing closes; a template with more of them is split directly.
_MOST_NESTED = 64
_LONGEST_NESTED = 100_000

Cuts = list[tuple[int, int]]


def parameters_of(text: str, template: Template, syntax: Syntax) -> tuple[Parameter, ...]:
    """A template's parameters in order."""
    start = template.span.start + len(syntax.opening)
    end = template.span.end - len(syntax.closing)
    body = masked(text, start, end, template.children)
    if "|" not in body:
        return ()
    if _UNCLEAR.search(body, body.index("|")):
        clearer = _HIDING.sub(_mask, body)
        if _UNCLEAR.search(clearer, max(clearer.find("|"), 0)):
            cuts = _reference_cuts(body, syntax)
            if cuts is not None:
                return _parameters(text, cuts, start, end)
        body = clearer
    return _parameters(text, _direct_cuts(body), start, end)


def parameters_between(text: str, start: int, end: int, children: Sequence[Span]) -> tuple[Parameter, ...]:
    """The parameters in a stretch of a template whose braces were lost, from its first pipe on."""
    body = _HIDING.sub(_mask, masked(text, start, end, children))
    return _parameters(text, _direct_cuts(body), start, end)


def value_of(written: str) -> str:
    """A parameter's value as MediaWiki uses it: without comments, `<nowiki>` unwrapped, no blanks at the ends."""
    if "<" not in written:
        return written
    # No comment ends behind the last arrow; looking for its end once for each that opens there would be quadratic.
    before, arrow, rest = written.rpartition("-->")
    return _NOWIKI.sub("", _COMMENT.sub("", before + arrow) + rest).strip()


def masked(text: str, start: int, end: int, children: Sequence[Span]) -> str:
    """A piece of text with what `children` cover made unreadable, code point for code point."""
    if not children:
        return text[start:end]
    parts, at = [], start
    for child in children:
        parts += [text[at : child.start], "\0" * (child.end - child.start)]
        at = child.end
    parts.append(text[at:end])
    return "".join(parts)


def _mask(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _direct_cuts(body: str) -> Cuts:
    """Where in the inside of a template each parameter's pipe stands, and where its equals sign does, or -1."""
    cuts = []
    pipe = body.find("|")
    while pipe >= 0:
        following = body.find("|", pipe + 1)
        cuts.append((pipe, body.find("=", pipe + 1, following if following >= 0 else len(body))))
        pipe = following
    return cuts


def _reference_cuts(body: str, syntax: Syntax) -> Cuts | None:
    """The same, as mwparserfromhell sees it; None where it sees no template or would take too long to look."""
    if len(body) > _LONGEST_NESTED or sum(1 for _ in _NESTED_OPENING.finditer(body)) > _MOST_NESTED:
        return None
    body = body.translate(_READABLE)
    if syntax is TPL:
        body = _BRACES.sub(lambda braces: "x" * len(braces[0]), body)
        body = body.replace("[ref]", "<ref>").replace("[/ref]", "</ref>")
    # mwparserfromhell costs 45 ms to import; a page of plain templates does without.
    import mwparserfromhell
    from mwparserfromhell.nodes import Template as Node

    nodes = mwparserfromhell.parse("{{" + body + "}}").nodes
    if len(nodes) != 1 or not isinstance(nodes[0], Node):
        return None
    at = len(str(nodes[0].name))
    cuts = []
    for parameter in nodes[0].params:
        named = len(str(parameter.name)) if parameter.showkey else -1
        cuts.append((at, at + 1 + named if named >= 0 else -1))
        at += 1 + (named + 1) + len(str(parameter.value))
    return cuts


def _parameters(text: str, cuts: Cuts, start: int, end: int) -> tuple[Parameter, ...]:
    """Parameters from their cuts in `text[start:end]`; positional ones are numbered from 1."""
    found = []
    position = 0
    stops = [start + pipe for pipe, _ in cuts[1:]] + [end]
    for (pipe, equals), stop in zip(cuts, stops, strict=False):
        if equals >= 0:
            name, name_span = _stripped(text, start + pipe + 1, start + equals)
            value, span = _stripped(text, start + equals + 1, stop)
        else:
            position += 1
            value, span = _stripped(text, start + pipe + 1, stop)
            name, name_span = str(position), Span(span.start, span.start)
        found.append(Parameter(name, value, name_span, span, Span(start + pipe, stop)))
    return tuple(found)


def _stripped(text: str, start: int, end: int) -> tuple[str, Span]:
    """A piece of text without the blanks at both ends, and its span; an empty one stands at the start."""
    written = text[start:end]
    value = written.strip()
    if value and len(value) != end - start:
        start += len(written) - len(written.lstrip())
    return value, Span(start, start + len(value))
