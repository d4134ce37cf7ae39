"""What of a page is no prose: citations, templates, markup, pictures."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from citecheck.claims.stretch import OBJECT, Hidden
from citecheck.model import Citation, CitationKind, Span
from citecheck.regions import Regions
from citecheck.wikitext.families import MARKS, QUOTATIONS, SPOKEN
from citecheck.wikitext.markup.scan import Skeleton
from citecheck.wikitext.markup.templates import masked
from citecheck.wikitext.stretches.pieces import has_pictures, pictures_of

# Tags, those of a dump and a comma set between two citations among them; words that switch something; characters
# written by name or number.
_MARKUP = re.compile(
    r"""
    <sup>[\s,;]*</sup>
    | \[/?ref\]
    | </?(?:(?P<block>(?i:blockquote|center|div|dl|li|ol|p|poem|table|td|th|tr|ul)\b)|[A-Za-z])[^<>]*>
    | __[A-Z]{3,20}__
    | &(?:\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});
    """,
    re.VERBOSE,
)
# One of these is in each of them, and found much faster.
_MARKS_OF_MARKUP = ("<", "&", "__", "ref]")
LOOKS = r"(?:thumb(?:nail)?|frame(?:d|less)?|border|left|right|cent(?:er|re)|none|upright(?:=[\d.]*)?|[\dx]{1,9}px)\|"
"""What a picture's caption begins with that has lost its brackets, as a pattern."""
_PICTURE_LOOKS = re.compile(rf"\s*(?:{LOOKS}[ \t]*)++", re.IGNORECASE)
# What stands higher or lower belongs to the word before it: 10<sup>7</sup>.
_RAISED = ("<sup", "</sup", "<sub", "</sub")
# What stands for something that is set apart from the text around it: no sentence goes across.
_APART = "\n\n"


class Hiding:
    """All that is no prose in a page, in order, outer before inner; `captions` has that of each of its pictures."""

    def __init__(
        self, text: str, page: Span, skeleton: Skeleton, citations: Sequence[Citation], citing: AbstractSet[int]
    ) -> None:
        """`citing` are the offsets at which a citation or a reference begins."""
        self._text = text
        self._marks = [mark for mark in _MARKS_OF_MARKUP if text.find(mark, *page) >= 0]
        hidden = _hidden(skeleton, citations, citing)
        self.captions: dict[Span, Span] = {}
        if has_pictures(text, page):
            outermost = Regions(piece.span for piece in hidden)
            self.captions = pictures_of(masked(text, *page, outermost.spans), page.start)
        self.pictures = Regions(self.captions)
        hidden += [Hidden(picture, "") for picture in self.pictures.spans]
        self._hidden = sorted(hidden, key=lambda piece: (piece.span.start, -piece.span.end))
        self._starts = [piece.span.start for piece in self._hidden]

    def within(self, span: Span) -> list[Hidden]:
        """What is hidden in a piece of the page as a whole."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [piece for piece in self._hidden[first:last] if piece.span.end <= span.end]

    def visible(self, span: Span) -> str:
        """A piece of the page, masked where something is hidden."""
        return masked(self._text, *span, Regions(piece.span for piece in self.within(span)).spans)

    def with_markup(self, span: Span) -> list[Hidden]:
        """What is hidden in a stretch, its markup too; what is hidden in something hidden is left out."""
        start, end = span
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        hidden = []
        if looks := _PICTURE_LOOKS.match(self._text, start, end):
            hidden.append(Hidden(Span(*looks.span()), ""))
            start = looks.end()
        mark = _MARKUP.search(self._text, start, end) if self._holds_a_mark(start, end) else None
        for piece in self._hidden[first:last]:
            while mark and mark.start() < piece.span.start:
                hidden.append(_markup(mark))
                start = mark.end()
                mark = _MARKUP.search(self._text, start, end)
            if piece.span.start >= start and piece.span.end <= end:
                hidden.append(piece)
                start = piece.span.end
                if mark and mark.start() < start:
                    mark = _MARKUP.search(self._text, start, end)
        while mark:
            hidden.append(_markup(mark))
            mark = _MARKUP.search(self._text, mark.end(), end)
        return hidden

    def _holds_a_mark(self, start: int, end: int) -> bool:
        """Whether there can be markup between two offsets."""
        return any(self._text.find(mark, start, end) >= 0 for mark in self._marks)


def _hidden(skeleton: Skeleton, citations: Sequence[Citation], citing: AbstractSet[int]) -> list[Hidden]:
    """All that is no prose but markup and pictures."""
    hidden = [
        Hidden(citation.span, OBJECT if citation.template in SPOKEN else "")
        for citation in citations
        if citation.kind is not CitationKind.LINK
    ]
    hidden += [Hidden(reference.span, "") for reference in skeleton.references]
    hidden += [Hidden(span, "") for span in skeleton.unread]
    hidden += [
        Hidden(template.span, "" if template.name in MARKS else _APART if template.name in QUOTATIONS else OBJECT)
        for template in skeleton.templates
        if template.span.start not in citing
    ]
    return hidden


def _markup(mark: re.Match[str]) -> Hidden:
    """What a piece of markup hides, and what stands for it."""
    shown = _APART if mark["block"] else html.unescape(mark[0]) if mark[0][0] == "&" else ""
    return Hidden(Span(*mark.span()), shown, glued=mark[0].lower().startswith(_RAISED))
