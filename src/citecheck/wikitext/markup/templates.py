"""The inside of one template: its parameters with their spans.

mwparserfromhell says what a template means. Most templates hold nothing that could hide a pipe or an equals sign, or
only nested things whose borders are plain to see; those are split directly. Every other one is given to
mwparserfromhell, whose nodes carry no positions but add up to the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.model import Parameter, Span
from citecheck.wikitext.markup.scan import TPL, Syntax, Template

# Things that may hold a pipe or an equals sign and whose borders cannot be mistaken.
_WORDS = r"[^\[\]{}<>|\n']"
_ITALICS = r"(?<!')''(?!')[^'|=\n\[\]{}<>]+(?<!')''(?!')"
_HIDING = re.compile(rf"\[\[{_WORDS}+(?:\|{_WORDS}*)?\]\]|{_ITALICS}")
# More of them, which fewer templates hold, from the inside out.
_ATTRIBUTES = r"""(?:\ +[a-z]+=(?:"[^"\\\[\]{}<>|\n']*"|[\w:.-]+))*\ ?"""
_HIDING_MORE = (
    re.compile(rf"<br\ ?/?>|\[https?://[^\s\[\]{{}}<>|\"']+(?:\ {_WORDS}*)?\]", re.IGNORECASE),
    re.compile(_ITALICS),
    re.compile(rf"<ref{_ATTRIBUTES}(?:/>|>[^\[\]{{}}<>\n']*</ref>)", re.IGNORECASE),
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


def parameters_of(text: str, template: Template, syntax: Syntax) -> tuple[Parameter, ...]:
    """A template's parameters in order."""
    start = template.span.start + len(syntax.opening)
    end = template.span.end - len(syntax.closing)
    body = masked(text, start, end, template.children)
    if "|" not in body:
        return ()
    return _parameters(text, start, _parting(body, syntax) if _is_unclear(body) else body)


def parameters_between(text: str, start: int, end: int, children: Sequence[Span]) -> tuple[Parameter, ...]:
    """The parameters in a stretch of a template whose braces were lost, from its first pipe on."""
    return _parameters(text, start, _HIDING.sub(_mask, masked(text, start, end, children)))


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


def _is_unclear(body: str) -> bool:
    """Whether anything behind the name of a template may hide a pipe or an equals sign."""
    return _UNCLEAR.search(body, max(body.find("|"), 0)) is not None


def _parting(body: str, syntax: Syntax) -> str:
    """The inside of a template, masked so that every pipe and equals sign that is left parts something."""
    clearer = clearest = _HIDING.sub(_mask, body)
    for hiding in _HIDING_MORE:
        if not _is_unclear(clearest):
            return clearest
        clearest = hiding.sub(_mask, clearest)
    return clearest if not _is_unclear(clearest) else _as_reference(body, syntax) or clearer


def _as_reference(body: str, syntax: Syntax) -> str | None:
    """The inside of a template with nothing left but the pipes and equals signs that part something, as
    mwparserfromhell sees it; None where it sees no template or would take too long to look.
    """
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
    parts = [_unreadable(nodes[0].name)]
    for parameter in nodes[0].params:
        named = f"{_unreadable(parameter.name)}=" if parameter.showkey else ""
        parts.append(f"|{named}{_unreadable(parameter.value)}")
    return "".join(parts)


def _unreadable(part: object) -> str:
    return "\0" * len(str(part))


def _parameters(text: str, start: int, body: str) -> tuple[Parameter, ...]:
    """The parameters of a template whose inside begins at `start`, positional ones numbered from 1.

    `body` is its text, masked so that every pipe in it parts two parameters and the first equals sign between two
    pipes a name from its value.
    """
    found = []
    position = 0
    before, *parts = body.split("|")
    stop = start + len(before)
    for part in parts:
        pipe, stop = stop, stop + 1 + len(part)
        equals = part.find("=")
        value_start = pipe + 2 + equals
        written = text[value_start:stop]
        value = written.strip()
        if value and value[0] != written[0]:
            value_start += len(written) - len(written.lstrip())
        if equals >= 0:
            written = text[pipe + 1 : pipe + 1 + equals]
            name = written.strip()
            name_start = pipe + 1
            if name and name[0] != written[0]:
                name_start += equals - len(written.lstrip())
        else:
            position += 1
            name, name_start = str(position), value_start
        found.append(Parameter(name, value, pipe, name_start, value_start, stop))
    return tuple(found)
