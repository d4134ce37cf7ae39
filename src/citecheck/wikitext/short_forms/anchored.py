"""What short forms can lead to: the anchors of a page, and which citations each of them stands for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from citecheck.cs1 import anchors
from citecheck.cs1.templates import class_of
from citecheck.model import Citation, CitationKind, Span
from citecheck.regions import Regions
from citecheck.wikitext.families import MARKS, REFERENCE_LISTS, cites, points
from citecheck.wikitext.markup.lines import LinesLike
from citecheck.wikitext.markup.scan import Skeleton

_MAKING_ANCHORS = frozenset({"harvid", "sfn ref", "sfnref"})
# What says which anchors templates on the page make, so that Module:Footnotes knows of them.
_LISTING_ANCHORS = frozenset({"sfn whitelist"})
_CHAPTERS = frozenset({"citec", "harvc"})
_CHAPTER_AUTHORS = ("last", "last1", "last2", "last3", "last4")
_CHAPTER_WORK = ("in", "in1", "in2", "in3", "in4")
_FIELD = re.compile(r"\|\s*+([a-z0-9-]++)\s*+=([^|{}]*+)")
_ID = re.compile(
    r"""(?: \b(?:id|ref)\s*+=\s*+["']?+ | \{\{(?:v?anchor|visible\ anchor)\s*+\| )\s*+ (CITEREF[^"'|}<>\r\n]++)""",
    re.IGNORECASE | re.VERBOSE,
)
_IN_LIST = LinesLike(r"[*#:;]+[ \t]*+(?=\{\{)")
# Of more works with one anchor than these nobody knows which is meant.
_MOST = 8
# Templates that stand in one another would be read again and again.
_LONGEST = 5_000
_WORD = re.compile(r"\w+")
# What is found under these headings is no source that a short form names.
_NO_SOURCES = frozenset({"external links", "external link", "see also"})


class Target(Struct, frozen=True):
    """A place that has an anchor, and the citations that stand there; one may only be possible."""

    span: Span
    works: tuple[str, ...]
    certain: bool


class Anchored:
    """The anchors of a page, evened, and what of it may have others that only the wiki knows."""

    def __init__(self, text: str, page: Span, skeleton: Skeleton, citations: Sequence[Citation]) -> None:
        self._text, self._page, self._skeleton = text, page, skeleton
        self._targets: dict[str, list[Target]] = {}
        self._unclear: set[str] = set()
        self._opaque = False
        for citation in citations:
            self._read(text, citation)
        rendered = Regions(citation.span for citation in citations if class_of(citation.template))
        starts = [citation.span.start for citation in citations]
        for template in skeleton.templates:
            if template.name in _MAKING_ANCHORS and not rendered.holding(template.span.start):
                whole = skeleton.templates[template.parent].span if template.parent >= 0 else template.span
                first = bisect_left(starts, whole.start)
                inside = [other for other in citations[first : first + _MOST] if other.span.start < whole.end]
                self._add(anchors.asked_for(_written(text, template.span)), whole, inside)
            elif template.name in _LISTING_ANCHORS:
                for anchor in _written(text, template.span).strip("{}").split("|")[1:]:
                    self._add(anchor.strip(), template.span, ())
            elif template.name in _CHAPTERS:
                self._add_chapter(text, template.span)
        # To look for a word is much faster than to look for an attribute; most pages have none of these.
        ids = _ID.finditer(text, page.start, page.end) if text.find(anchors.PREFIX, page.start, page.end) >= 0 else ()
        for found in ids:
            if not rendered.holding(found.start()):
                self._add(found[1], Span(*found.span()), ())

    def at(self, anchor: str) -> Sequence[Target]:
        """The places that have an anchor, or may have it; of very many the first."""
        return self._targets.get(anchor, ())

    def near(self, anchor: str) -> str:
        """An anchor of the same people and another year, or nothing."""
        return self._by_people.get(anchors.people_of(anchor), "")

    @cached_property
    def _by_people(self) -> dict[str, str]:
        return {anchors.people_of(anchor): anchor for anchor in self._targets}

    def may_hide(self, name: str) -> bool:
        """Whether something of this page may be what a short form of this name leads to, for all that can be seen."""
        return self._opaque or not self._unclear.isdisjoint(_WORD.findall(name)) or self._holds_unknown_sources

    @cached_property
    def _holds_unknown_sources(self) -> bool:
        """Whether a list of sources has an item that begins with a template which may write out a work by itself."""
        leading = {end for _, end in _IN_LIST.spans(self._text, self._page)}
        unknown = [
            template.span.start
            for template in self._skeleton.templates
            if template.span.start in leading and not _is_known(template.name)
        ]
        if not unknown:
            return False
        found = (self._skeleton.sections.at(start) for start in unknown)
        return any(not section.supporting and (section.title or "").casefold() not in _NO_SOURCES for section in found)

    def _read(self, text: str, citation: Citation) -> None:
        """The anchors that a citation has or may have."""
        if citation.works is not None or citation.kind not in {CitationKind.TEMPLATE, CitationKind.ORPHAN}:
            return
        kind = class_of(citation.template)
        own = anchors.possible(citation, kind or "citation")
        for anchor in own or ():
            self._put(anchor, Target(citation.span, (citation.id,), kind is not None and len(own or ()) == 1))
        if kind is None or own is None:
            self._unclear.update(_WORD.findall(text[citation.span.start : citation.span.end]))
            # Many templates cite one work, such as an old encyclopedia, and nobody has to name its authors.
            self._opaque = self._opaque or not (kind or own)

    def _add(self, anchor: str, span: Span, citations: Sequence[Citation]) -> None:
        if anchor:
            works = tuple(citation.id for citation in citations if citation.works is None)
            self._put(anchors.evened(anchor), Target(span, works, certain=False))

    def _add_chapter(self, text: str, span: Span) -> None:
        """A chapter that is cited by itself, in a work that is cited elsewhere."""
        values = {name: value.strip() for name, value in _FIELD.findall(_written(text, span))}
        author, within = (
            anchors.evened(
                anchors.PREFIX + "".join([*(values.get(name, "") for name in names), values.get("year", "")])
            )
            for names in (_CHAPTER_AUTHORS, _CHAPTER_WORK)
        )
        works = tuple(dict.fromkeys(work for target in self.at(within) for work in target.works))
        self._put(author, Target(span, works, certain=False))

    def _put(self, anchor: str, target: Target) -> None:
        targets = self._targets.setdefault(anchor, [])
        if len(targets) < _MOST:
            targets.append(target)


def _written(text: str, span: Span) -> str:
    """A template as it is written, where it is of a length that a person writes."""
    return text[span.start : min(span.end, span.start + _LONGEST)]


def _is_known(name: str) -> bool:
    return cites(name) or points(name) or name in _CHAPTERS or name in MARKS or name in REFERENCE_LISTS
