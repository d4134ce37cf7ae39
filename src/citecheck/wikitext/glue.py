"""Where words are glued to the words before: what is left of a `<ref>` whose tags a dump took away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

# What stands for a template in the text that is searched: one that says more of a reference, one that ends it, another.
COMPANION, BARRIER, OTHER = "\x01", "\x02", "\0"


class Before(StrEnum):
    """What the words are glued to."""

    STOP = "stop"
    INITIALS = "initials"
    COMMA = "comma"
    CLOSE = "close"
    CITATION = "citation"
    TEMPLATE = "template"
    NUMBER = "number"
    WORD = "word"


class Glue(NamedTuple):
    """A place between two characters."""

    at: int
    before: Before


_UPPER = "A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042f"
_QUOTES = '"\u201c\u00ab'
_MARKS = ".!?\u2026,)\\]\u201d\u00bb\"%'\u2019"
_BEGINS = rf"[^\W_]|[{_QUOTES}('\u2018]"
# Each begins with a set of what is rare, for which a search is fast. What they find is looked at more closely.
_BEHIND_MARK = re.compile(rf"[{_MARKS}](?={_BEGINS}|{OTHER})")
_BEHIND_TEMPLATE = re.compile(rf"[{OTHER}{COMPANION}{BARRIER}]++(?P<glued>(?={_BEGINS}))?")
_AT_CAPITAL = re.compile(rf"[{_UPPER}{_QUOTES}](?<=[^\W_{_UPPER}].)")
_BEFORE = {
    **dict.fromkeys(".!?\u2026", Before.STOP),
    ",": Before.COMMA,
    **dict.fromkeys(")]\u201d\u00bb\"%'\u2019", Before.CLOSE),
    OTHER: Before.TEMPLATE,
    COMPANION: Before.TEMPLATE,
    BARRIER: Before.CITATION,
}
# No ends of sentences: an initial, a short title such as "Ph.D", a dot in a name of the web.
_INITIAL = re.compile(r"(?:\A|[\s(\[\"'-])[^\W\d_]\Z")
_ABBREVIATION = re.compile(r"(?:\b[AB]\.[DC]|\b[DU]\.[CKS]|\b[ap]\.m)\Z")
_SHORT = re.compile(r"(?:\A|[\s.(])[^\W\d_]{1,3}\Z")
_WEB = re.compile(
    r"(?i:djvu|gif|jpe?g|ogg|png|svg|tiff?|webm)\b|(?:[a-z]{2}|com|edu|gov|info|net|org|aspx?|html?|pdf|php)\b|[a-z]+[./]"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b")
_LOOKED_BACK = 5
_CLOSING = frozenset(')]\u201d\u00bb"')
_BEFORE_OPENING = frozenset(" \t\xa0([\u2013\u2014-")


def glue_in(body: str, start: int, end: int) -> Iterator[Glue]:
    """The glue of one line, in order."""
    found = {mark.end() for mark in _BEHIND_MARK.finditer(body, start, end)}
    found.update(filled.end() for filled in _BEHIND_TEMPLATE.finditer(body, start, end) if filled.lastgroup)
    found.update(capital.start() for capital in _AT_CAPITAL.finditer(body, start, end))
    places = sorted(found)
    if not places:
        return
    opening = _opening_quotes(body, start, end)
    for at in places:
        if body[at - 1] in _CLOSING and body[at] == "(":
            continue
        # Scripts without capitals set no blanks between sentences, or leave none to tell them by.
        if body[at].isalpha() and not body[at].isupper() and not body[at].islower():
            continue
        if (body[at] == '"' and at not in opening) or (body[at - 1] == '"' and at - 1 in opening):
            continue
        before = _before(body, start, at)
        if before:
            yield Glue(at, before)


def _before(body: str, start: int, at: int) -> Before | None:
    """What stands before a place, or None where nothing is glued."""
    mark, words = body[at - 1], body[max(start, at - _LOOKED_BACK) : at - 1]
    last = words[-1:]
    match _BEFORE.get(mark):
        case Before.STOP:
            if (
                not last
                or last in " .([/\n"
                or (last.isdigit() and body[at].isdigit() and not _are_years(words, body, at))
            ):
                return None
            return Before.STOP if mark != "." else _after_dot(body, at, words)
        case Before.COMMA:
            unread = not last or last in " ([\n" or (last.isdigit() and body[at].isdigit())
            return None if unread and not _are_years(words, body, at) else Before.COMMA
        case Before.CLOSE:
            return None if mark in "'\u2019" and last not in set('.!?,"\u201d') else Before.CLOSE
        case None:
            return Before.NUMBER if mark.isdigit() else Before.WORD
        case before:
            return before


def _are_years(words: str, body: str, at: int) -> bool:
    """Whether a year stands on either side of a mark: it is no decimal number."""
    return _YEAR.match(words[-4:]) is not None and _YEAR.match(body, at) is not None


def _after_dot(body: str, at: int, words: str) -> Before | None:
    if _INITIAL.search(words) or _WEB.match(body, at):
        return None
    if _SHORT.search(words) and not body[at + 1 : at + 2].isalpha():
        return None
    if words[-2:-1] == ".":
        return Before.INITIALS if _ABBREVIATION.search(words) else None
    return Before.STOP


def _opening_quotes(body: str, start: int, end: int) -> frozenset[int]:
    """Where straight quotation marks open: behind a blank, or in turn where they stand between words."""
    opening = set()
    opened = False
    at = body.find('"', start, end)
    while at >= 0:
        if at == start or body[at - 1] in _BEFORE_OPENING:
            opened = True
        elif at + 1 == end or not (body[at + 1].isalnum() or body[at + 1] == "'"):
            opened = False
        else:
            opened = not opened
        if opened:
            opening.add(at)
        at = body.find('"', at + 1, end)
    return frozenset(opening)
