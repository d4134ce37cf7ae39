"""The skeleton of a page: where its templates, references and unread parts begin and end.

One pass over the text with a stack, so linear however the page is damaged. It follows mwparserfromhell in what a pair
of braces is; the inside of a template is read by `templates`.
"""

from __future__ import annotations

import re
from itertools import chain
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from citecheck.claims.sections import Sections
from citecheck.model import Defect, DefectKind, Reference, Span
from citecheck.regions import Regions
from citecheck.wikitext.markup.headings import headings_of
from citecheck.wikitext.markup.names import name_between
from citecheck.wikitext.markup.tag_attributes import attributes

TEMPLATE_BRACES = 2
ARGUMENT_BRACES = 3
_START, _START_OF_SPAN = attrgetter("start"), attrgetter("span.start")


class Syntax(Struct, frozen=True):
    """How one wiki format writes its marks: `{{…}}` and `<ref>`, or `[tpl]…[/tpl]` and `[ref]` beside it."""

    opening: str
    closing: str
    tokens: tuple[re.Pattern[str], ...]


# Tags whose content is not wiki text. mwparserfromhell also leaves <gallery> and <imagemap> unread; MediaWiki reads
# citations in them, and so do we.
_UNREAD_TAGS = (
    "nowiki", "pre", "math", "chem", "ce", "score", "source", "syntaxhighlight", "templatedata", "timeline", "graph",
    "hiero", "categorytree",
)  # fmt: skip
_ENDINGS = {
    "-->": re.compile("-->"),
    **{tag: re.compile(rf"</{tag}\s*>", re.IGNORECASE) for tag in _UNREAD_TAGS},
}
# Each kind of mark has a pattern of its own that begins with one character: a search for that is ten times as fast as
# one for a set.
_TAGS = re.compile(
    rf"""
    <(?: (?P<comment> !-- )
       | (?P<ref> (?i:ref) (?=[\s/>]) [^<>]* > )
       | (?P<refclose> /(?i:ref)\s*> )
       | (?P<unread> (?P<tag>(?i:{"|".join(_UNREAD_TAGS)})) (?=[\s/>]) [^<>]* > )
    )
    """,
    re.VERBOSE,
)
WIKITEXT = Syntax("{{", "}}", (re.compile(r"(?P<open>\{\{\{*)"), re.compile(r"(?P<close>\}\}\}*)"), _TAGS))
TPL = Syntax(
    "[tpl]",
    "[/tpl]",
    (re.compile(r"\[(?:(?P<open>tpl)|(?P<close>/tpl)|(?P<plainref>ref)|(?P<plainrefclose>/ref))\]"), _TAGS),
)


class Template(Struct, frozen=True):
    """A template from its first brace to its last.

    `name` is as `names` has it, `parent` the index of the template around it, or -1; `children` are the templates, the
    comments and their like directly inside it.
    """

    span: Span
    name: str
    parent: int
    children: tuple[Span, ...]


class Skeleton(Struct, frozen=True):
    """What the scan finds, each in the order of the text. `unread` holds comments, `<nowiki>` and their like."""

    templates: tuple[Template, ...]
    unclosed: tuple[Span, ...]
    references: tuple[Reference, ...]
    comments: tuple[Span, ...]
    unread: tuple[Span, ...]
    defects: tuple[Defect, ...]
    sections: Sections


class _OpenRun(Struct):
    """A run of opening braces, of which `braces` are still unpaired."""

    start: int
    braces: int

    @property
    def template_start(self) -> int:
        """Where a template begins that takes the last two of them."""
        return self.start + self.braces - TEMPLATE_BRACES


def scan(text: str, page: Span, syntax: Syntax) -> Skeleton:
    """Find the skeleton of the page that `page` covers in `text`."""
    return _Scan(text, page, syntax).run()


class _Scan:
    """The state of one pass."""

    def __init__(self, text: str, page: Span, syntax: Syntax) -> None:
        self.text = text
        self.page = page
        self.syntax = syntax
        self.open_runs: list[_OpenRun] = []
        self.unclosed: list[Span] = []
        self.templates: list[Span] = []
        self.open_reference: Reference | None = None
        self.references: list[Reference] = []
        self.comments: list[Span] = []
        self.unread: list[Span] = []
        self.defects: list[Defect] = []
        self.endless: set[str] = set()

    def run(self) -> Skeleton:
        read_from = self.page.start
        found = (pattern.finditer(self.text, *self.page) for pattern in self.syntax.tokens)
        for token in sorted(chain.from_iterable(found), key=re.Match.start):
            if token.start() < read_from:
                continue
            read_from = token.end()
            # `lastgroup` names the outer group: it is the one that closes last.
            match token.lastgroup:
                case "open":
                    self.open_runs.append(_OpenRun(token.start(), self._braces(token)))
                case "close":
                    self._close(token)
                case "comment":
                    read_from = self._unread(token, "-->", self.comments)
                case "unread":
                    if not token[0].endswith("/>"):
                        read_from = self._unread(token, token["tag"].lower(), self.unread)
                case "ref" | "plainref":
                    self._open_reference(token)
                case _:
                    self._close_reference(token)
        return self._skeleton()

    def _braces(self, token: re.Match[str]) -> int:
        """How many braces a token stands for; a mark of the tpl format stands for two."""
        return len(token[0]) if self.syntax is WIKITEXT else TEMPLATE_BRACES

    def _close(self, token: re.Match[str]) -> None:
        """Pair closing braces with the innermost open ones: three with three a parameter, two with two a template."""
        at, braces = token.start(), self._braces(token)
        while braces >= TEMPLATE_BRACES and self.open_runs:
            run = self.open_runs[-1]
            if min(run.braces, braces) >= ARGUMENT_BRACES:
                paired = ARGUMENT_BRACES
            else:
                paired = TEMPLATE_BRACES
                self.templates.append(Span(run.template_start, at + len(self.syntax.closing)))
            at += paired
            braces -= paired
            run.braces -= paired
            if run.braces < TEMPLATE_BRACES:
                self.open_runs.pop()
        if braces >= TEMPLATE_BRACES:
            self._defect(DefectKind.STRAY_TEMPLATE_END, Span(at, token.end()))

    def _unread(self, token: re.Match[str], ending: str, spans: list[Span]) -> int:
        """Note a stretch that is not wiki text; its end, or the token's own where nothing closes it."""
        if ending not in self.endless:
            closing = _ENDINGS[ending].search(self.text, token.end(), self.page.end)
            if closing:
                spans.append(Span(token.start(), closing.end()))
                return closing.end()
            self.endless.add(ending)
        if spans is self.comments:
            self._defect(DefectKind.UNCLOSED_COMMENT, Span(token.start(), token.end()))
        return token.end()

    def _open_reference(self, token: re.Match[str]) -> None:
        span = Span(token.start(), token.end())
        said = attributes(token[0]) if "=" in token[0] else {}
        base = said.get("extends") or said.get("follow", "")
        reference = Reference(span, None, said.get("name", ""), said.get("group", ""), base)
        if token[0].endswith("/>"):
            self.references.append(reference)
            return
        if self.open_reference:
            self._defect(DefectKind.UNCLOSED_REFERENCE, self.open_reference.span)
        self.open_reference = reference

    def _close_reference(self, token: re.Match[str]) -> None:
        opening = self.open_reference
        if opening is None:
            self._defect(DefectKind.STRAY_REFERENCE_END, Span(token.start(), token.end()))
            return
        self.open_reference = None
        # MediaWiki reads a reference by itself: what is opened in it ends with it.
        while self.open_runs and self.open_runs[-1].start > opening.span.start:
            self._never_closed(self.open_runs.pop())
        content = Span(opening.span.end, token.start())
        self.references.append(replace(opening, span=Span(opening.span.start, token.end()), content=content))

    def _never_closed(self, run: _OpenRun) -> None:
        start = run.template_start
        self.unclosed.append(Span(start, start + len(self.syntax.opening)))
        self._defect(DefectKind.UNCLOSED_TEMPLATE, self.unclosed[-1])

    def _defect(self, kind: DefectKind, span: Span) -> None:
        self.defects.append(Defect(kind, span))

    def _skeleton(self) -> Skeleton:
        for run in self.open_runs:
            self._never_closed(run)
        if self.open_reference:
            self._defect(DefectKind.UNCLOSED_REFERENCE, self.open_reference.span)
        unread = tuple(sorted(self.comments + self.unread, key=_START))
        return Skeleton(
            templates=self._nested(),
            unclosed=tuple(sorted(self.unclosed, key=_START)),
            references=tuple(sorted(self.references, key=_START_OF_SPAN)),
            comments=tuple(self.comments),
            unread=unread,
            defects=tuple(sorted(self.defects, key=_START_OF_SPAN)),
            sections=Sections(headings_of(self.text, self.page, Regions(unread))),
        )

    def _nested(self) -> tuple[Template, ...]:
        """Templates in the order in which they open, each with what is directly inside it."""
        width, tail = len(self.syntax.opening), len(self.syntax.closing)
        found: list[tuple[Span, int]] = []
        inside: list[list[Span]] = []
        around: list[int] = []
        unread = {*self.comments, *self.unread}
        for span in sorted([*self.templates, *unread], key=_START):
            while around and found[around[-1]][0].end <= span.start:
                around.pop()
            parent = around[-1] if around else -1
            if around:
                inside[parent].append(span)
            if span not in unread:
                around.append(len(found))
                found.append((span, parent))
                inside.append([])
        return tuple(
            Template(span, name_between(self.text, span.start + width, span.end - tail), parent, tuple(children))
            for (span, parent), children in zip(found, inside, strict=True)
        )
