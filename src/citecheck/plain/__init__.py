"""Wiki text as a reader sees it: the markup taken away, the words left. For showing, never for deciding."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

from msgspec import Struct

from citecheck.plain.printed import printed

# Every alternative is of bounded length or ends at the character that could begin the next one, so that a text is
# walked over once however hostile it is. A mark begins with a set of characters, for which a search is fast.
_MARK = re.compile(
    r"""[\[\]{}<|'_*\#:;!] (?:
      (?P<comment> (?<=<) !-- )
    | (?P<reference> (?<=<) ref\b[^<>]*> | (?<=\[) ref\b[^][]*\] )
    | (?P<reference_end> (?<=<) /ref\s{0,9}> | (?<=\[) /ref\] )
    | (?P<template> (?<=\{) \{ | (?<=\[) tpl\] )
    | (?P<template_end> (?<=\}) \} | (?<=\[) /tpl\] )
    | (?P<link> (?<=\[) \[ )
    | (?P<link_end> (?<=\]) \] )
    | (?P<external> (?<=\[) (?: (?:https?|ftp): )? //[^][\s<>"]+ )
    | (?P<external_end> (?<=\]) )
    | (?P<break> (?<=<) (?:br|p|li|div|tr|td)\b[^<>]*> )
    | (?P<dropped> (?<=<) /?[A-Za-z][^<>]*> | (?<=') '{1,4} | (?<=_) _[A-Z]{3,30}__ | (?<=^[*\#:;]) [*\#:;]*
        | (?<=^\{) \| | (?<=^\|) [-+}]? | (?<=^!) )
    | (?P<cell> (?<=\|) \| )
    | (?P<pipe> (?<=\|) ) )
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
# Most of what holds any markup holds nothing but links to pages: those whose words begin no other mark.
_LINK = re.compile(r"(?<!\[)\[\[(?:[^][{}<|:\n]++\|)?+([^\W_][^][{}<|:\n&'_]*+)\]\](?!\])")
# Marks that the words of a link may be a part of.
_AROUND_LINKS = ("<", "//", "__")
# What neither holds one of these nor two quotes or low lines, nor begins with a mark of a line, is plain as it is: most
# text is, and a search for a set takes a hundredth of the time.
_MARKED = re.compile(r"[\[\]{}<|&\n\r]")
_LINE_MARKS = frozenset("*#:;!")
# A longer number is no entity, and int() refuses it.
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_BLANKS = re.compile(r"[ \t\r\n\f\v\xa0\u2000-\u200a\u202f\u205f\u3000]+")
_LEFT_OUT = "…"
_BEFORE_A_WORD = frozenset(' \t\r\n("“')
_INVISIBLE_LINKS = ("file:", "image:", "category:")

# As deep as MediaWiki goes into templates; what is nested deeper stays as it is written, which keeps the time linear.
_DEEPEST = 40


def plain(text: str) -> str:
    """The words of a piece of wiki text on one line, whatever its markup looks like.

    References and comments go with all that they hold, links leave their words, tags and quotes leave nothing. A
    template leaves the words that it prints; where they are not known and it stands in a word's place, an ellipsis. A
    mark without its partner is taken away and its words stay. Takes linear time and raises on no text.
    """
    if "[[" in text and not any(mark in text for mark in _AROUND_LINKS):
        text = _LINK.sub(lambda link: link[1], text)
    if not _MARKED.search(text) and "''" not in text and "__" not in text and text[:1] not in _LINE_MARKS:
        return _folded(text)
    words = _ENTITY.sub(lambda entity: unescape(entity[0]), _Reader().read(text))
    return _folded(words)


def _folded(text: str) -> str:
    # Of all blanks only the space prints: most text has no others, and no two in a row.
    if "  " in text or not text.isprintable():
        text = _BLANKS.sub(" ", text)
    return text.strip(" ")


class _Open(Struct):
    """A mark that waits for its partner: where its words begin, and where its label does."""

    kind: str
    start: int
    label: int


class _Reader:
    """One walk over one text."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._open: list[_Open] = []
        self._waiting: Counter[str] = Counter()

    def read(self, text: str) -> str:
        """The words of the text, blanks as they come."""
        at = 0
        while mark := _MARK.search(text, at):
            self._add(text[at : mark.start()])
            at = mark.end()
            kind = mark.lastgroup or ""
            if kind == "comment":
                end = text.find("-->", at)
                at = end + 3 if end >= 0 else len(text)
            elif kind == "link_end" and self._open and self._open[-1].kind == "external":
                at -= 1
                self._take("external_end", "]")
            else:
                self._take(kind, mark[0])
        self._add(text[at:])
        return "".join(self._words)

    def _take(self, kind: str, mark: str) -> None:
        match kind:
            case "reference" if mark.endswith("/>"):
                pass
            case "reference" | "template" | "link" | "external":
                self._begin(kind, mark)
            case "reference_end" | "template_end" | "link_end" | "external_end":
                self._end(kind.removesuffix("_end"), mark)
            case "pipe" | "cell" if self._open and self._open[-1].kind == "link":
                self._open[-1].label = len(self._words)
            case "pipe":
                self._add(mark)
            case "cell" | "dropped" if self._in_template() and mark[0] == "|":
                self._add(mark)
            case "cell":
                self._add(" · ")
            case "break":
                self._add(" ")

    def _in_template(self) -> bool:
        return bool(self._open) and self._open[-1].kind == "template"

    def _begin(self, kind: str, mark: str) -> None:
        if len(self._open) >= _DEEPEST:
            self._add(mark)
            return
        start = len(self._words)
        if kind == "external":
            self._add(mark[1:])
        self._open.append(_Open(kind, start, start))
        self._waiting[kind] += 1

    def _end(self, kind: str, mark: str) -> None:
        if not self._waiting[kind]:
            self._add(mark if kind == "external" else "")
            return
        while (opened := self._open.pop()).kind != kind:
            self._waiting[opened.kind] -= 1
        self._waiting[kind] -= 1
        words = self._words[opened.start :]
        label = self._words[opened.label :]
        del self._words[opened.start :]
        match kind:
            case "link" if not "".join(words[:3]).lstrip().lower().startswith(_INVISIBLE_LINKS):
                self._add("".join(label).removeprefix(":"))
            case "external":
                self._add("".join(words[1:]).strip() or words[0])
            case "template":
                shown = printed("".join(words))
                if shown is None and (not self._words or self._words[-1][-1] in _BEFORE_A_WORD):
                    shown = _LEFT_OUT
                self._add(shown or "")

    def _add(self, words: str) -> None:
        if words:
            self._words.append(words)
