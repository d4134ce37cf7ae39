"""Where the citations of a page stand, asked about which of them a template in or behind one is.

What stands before a template is looked up once, each behind another: linear, however many stand in a row.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from citecheck.model import Citation, Span, TagKind
from citecheck.regions import Regions
from citecheck.wikitext.markup.lines import line_ends
from citecheck.wikitext.markup.scan import Skeleton
from citecheck.wikitext.tags.names import BETWEEN, KINDS

# These are about an address: words between it and them are its description, where they stand in one item of a list.
_OF_ADDRESSES = frozenset({TagKind.DEAD_LINK, TagKind.ARCHIVED_COPY})
# What may stand between a citation and what is said of it.
_MARKS = " \t.,;:!?)]'\"”’»"
_CLOSING_TAG = re.compile(r"</[A-Za-z]{1,10}\s?>")
_PASSED = KINDS.keys() | BETWEEN
_LONGEST_TAG = 14
_LIST_MARKS = "*#:;"


class Place(Struct, frozen=True):
    """What stands before a tag: the citations that end there, and where the words end that are before all of that.

    `templated` is the span of a template that ends there and is no citation.
    """

    citations: tuple[str, ...]
    words: int
    templated: Span | None = None


class Places:
    """Where the citations of a page stand, and what stands right before each tag, by where the tag ends."""

    def __init__(self, text: str, page: Span, skeleton: Skeleton, citations: Sequence[Citation]) -> None:
        self.text = text
        self.page = page
        self.citations = citations
        self.starts = [citation.span.start for citation in citations]
        self.outermost = Regions(citation.span for citation in citations)
        self.references = Regions(reference.content for reference in skeleton.references if reference.content)
        # What ends where: the start of a citation or its reference, with the citations in it.
        self.ending: dict[int, tuple[int, tuple[str, ...]]] = {
            citation.span.end: (citation.span.start, (citation.id,)) for citation in citations if not citation.reference
        }
        self.ending |= self._of_references(skeleton)
        self.templates = {template.span.end: template.span for template in skeleton.templates}
        between = [template.span for template in skeleton.templates if template.name in _PASSED]
        self.before: dict[int, Place] = {}
        for span in sorted([*between, *skeleton.comments], key=lambda span: span.end):
            self.before[span.end] = self._before(span.start)

    def said_of(self, kind: TagKind, tag: Span) -> str | None:
        """The citation that a tag is about."""
        place = self.before[tag.end]
        if around := self.outermost.holding(tag.start):
            return self._first(around.start)
        if reference := self.references.holding(tag.start):
            return self._last(reference.start, tag.start) or self._only(reference)
        if place.citations:
            return place.citations[0] if len(place.citations) == 1 else None
        if kind not in _OF_ADDRESSES:
            return None
        return self._only(place.templated) if place.templated else self._in_item(tag.start)

    def within(self, span: Span) -> Sequence[Citation]:
        """The citations that begin in a span."""
        return self.citations[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def _before(self, start: int) -> Place:
        """What stands right before a place, tags and marks aside."""
        at = self._back(start)
        if at in self.before:
            return self.before[at]
        if at in self.ending:
            begun, cited = self.ending[at]
            return Place(cited, self._words(begun))
        return Place((), at, self.templates.get(at))

    def _words(self, at: int) -> int:
        """Where the words end that stand before a citation and those right before that."""
        at = self._back(at)
        while at in self.ending and at not in self.before:
            at = self._back(self.ending[at][0])
        return self.before[at].words if at in self.before else at

    def _back(self, at: int) -> int:
        """The place from which there is nothing but marks up to this one."""
        while at > self.page.start and at not in self.ending and at not in self.before:
            if self.text[at - 1] in _MARKS:
                at -= 1
            elif self.text[at - 1] == ">" and (tag := self._closing_tag(at)):
                at -= len(tag)
            else:
                break
        return at

    def _closing_tag(self, at: int) -> str:
        """The tag that closes an element and ends here, or nothing."""
        start = self.text.rfind("<", max(at - _LONGEST_TAG, self.page.start), at)
        return self.text[start:at] if start >= 0 and _CLOSING_TAG.fullmatch(self.text, start, at) else ""

    def _of_references(self, skeleton: Skeleton) -> Mapping[int, tuple[int, tuple[str, ...]]]:
        """The citations of each reference, by its end; one that only names another has the citations of that."""
        inside = {
            reference.span: tuple(
                self._first(span.start)
                for span in self.outermost.within(reference.content.start, reference.content.end)
            )
            for reference in skeleton.references
            if reference.content
        }
        named: dict[str, tuple[str, ...]] = {}
        for reference in skeleton.references:
            if reference.name and (cited := inside.get(reference.span)):
                named.setdefault(reference.name, cited)
        return {
            reference.span.end: (reference.span.start, inside.get(reference.span) or named.get(reference.name, ()))
            for reference in skeleton.references
        }

    def _first(self, start: int) -> str:
        """The citation that begins here; of several, the outer one."""
        return self.citations[bisect_left(self.starts, start)].id

    def _last(self, start: int, end: int) -> str | None:
        """The last citation that begins between two places, and is not in another one."""
        at = bisect_left(self.outermost.starts, end) - 1
        if at < 0 or self.outermost.starts[at] < start:
            return None
        return self._first(self.outermost.starts[at])

    @cached_property
    def _breaks(self) -> list[int]:
        """Where the lines of the page end."""
        return line_ends(self.text, self.page)

    def _only(self, span: Span) -> str | None:
        """The one citation that begins in a span."""
        first, after = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return self.citations[first].id if after - first == 1 else None

    def _in_item(self, tag: int) -> str | None:
        """The citation before a tag in its item of a list, which is no reference."""
        line = bisect_left(self._breaks, tag)
        start = self._breaks[line - 1] + 1 if line else self.page.start
        before = bisect_left(self.starts, tag) - 1
        if self.text[start] not in _LIST_MARKS or before < 0 or self.starts[before] < start:
            return None
        citation = self.citations[before]
        return None if citation.reference else citation.id
