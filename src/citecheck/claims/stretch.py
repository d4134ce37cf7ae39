"""A piece of a page whose words citations may support, and what stands in it: citations, and what is no prose."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from citecheck.model import Span

OBJECT = "\ufffc"
"""Stands in the prose for something that reads as a word or a number, such as `{{convert|5|km}}`."""


class StretchKind(StrEnum):
    """How much of a stretch a citation in it supports."""

    PROSE = "prose"  # its sentence, back to the citation before it
    ITEM = "item"  # all of it: a list item, a table row, a template's field
    QUOTATION = "quotation"  # all of it, wherever the citation stands


class Label(Struct, frozen=True):
    """What names a part of a stretch from an offset on: the heading of a cell's column, a field; it may be empty."""

    start: int
    words: str


class Stretch(Struct, frozen=True):
    """A piece of text that sentences do not leave, and the section it stands in.

    Where it begins with a name, as a field does, `words` is where what it says begins: a name alone is no claim. One
    that is `listed` and begins with a link lists what is linked, and says nothing of its own. Sentences of one that is
    `counted` should have sources.
    """

    span: Span
    kind: StretchKind
    section: str | None
    words: int = 0
    listed: bool = False
    labels: tuple[Label, ...] = ()
    counted: bool = False


class Anchor(Struct, frozen=True):
    """A place where citations stand, or an `empty` one, such as a reference that is written nowhere.

    One with `inline` is a part of its sentence: the words of a link.
    """

    span: Span
    citations: tuple[str, ...]
    inline: bool = False
    empty: bool = False


class Hidden(Struct, frozen=True):
    """A part of the page that is no prose; `shown` is what stands for it, nothing or OBJECT.

    What stands on both sides of one that is `glued` belongs together; of any other, it is two words.
    """

    span: Span
    shown: str
    glued: bool = False
