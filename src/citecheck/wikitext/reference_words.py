"""The words and marks of a text, as far as they tell a reference from prose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import accumulate
from typing import NamedTuple

from citecheck.wikitext.glue import BARRIER, COMPANION, OTHER, Before

_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_UPPER = "A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042f"
_NO_TEMPLATE = rf"\s{OTHER}{COMPANION}{BARRIER}"
_REST_OF_WORD = rf"(?:[^\W_{_UPPER}]|['\u2019-](?=\w))*"
_PUBLISHERS = (
    "Press|Universit\\w+|Verlag|Publish\\w+|Publications?|Books?|Journal|Review|News\\w*|Times|Magazine|Post|Guardian|"
    "BBC|CNN|Reuters|Associated|Agency|Institute?|Museum|Library|Society|Bulletin|Proceedings|Annals|Quarterly|"
    "Encyclop\\w+|Dictionary|Oxford|Cambridge|Routledge|Wiley|Springer|Elsevier|Penguin|Academic|Report|Ministry|"
    "Department|Archives?|Telegraph|Herald|Daily|Editions?|Edited|Inc|Ltd|LLC|Website|Official|PDF|Online|January|"
    "February|March|April|May|June|July|August|September|October|November|December"
)
_VERBS = (
    "is|are|was|were|be|been|being|has|have|had|did|does|do|can|could|will|would|may|might|should|must|not|he|she|it|"
    "they|we|who|which|that|this|these|those|his|her|its|their|when|while|where|although|but|because|however|also|"
    "became|made|began|said|there|such|than|more|most|some|many|only|into|after|before|until|other"
)
_OPENERS = (
    "The|In|On|At|By|For|From|As|With|He|She|It|They|This|These|That|Those|There|His|Her|Its|Their|After|Although|"
    "Since|During|When|While|However|But|And|Some|Many|Most|Both|Each|One|Two|Another|Other|Later|Also|If|To|Because|"
    "According|Despite|Under|Following|Such|A|An|Then|Thus|Further\\w*|Moreover|Today|Not|Only|All"
)
_TOKEN = re.compile(
    rf"""
    (?P<blank>\s+)
    | (?P<template>{OTHER}+)
    | (?P<companion>{COMPANION}+)
    | (?P<address>(?:https?://|www\.)[^{_NO_TEMPLATE}]+)
    | (?P<access>(?:[Rr]etrieved|[Aa]ccessed|[Aa]rchived|[Aa]bgerufen|[Cc]onsult(?:é|ado)|[Rr]ecuperado)\b)
    | (?P<identifier>(?:ISBN|ISSN|DOI|doi|PMID|PMC|OCLC|LCCN|JSTOR|arXiv|ASIN)\b)
    | (?P<page>pp?\.?\s?(?=\d|[xvi]+\b) | pages?\s(?=\d|[xvi]+\b) | S\.\s(?=\d) | [Vv]ol(?:ume)?\b\.? | [Nn]o\.(?=\s?\d)
        | [Cc]h(?:ap(?:ter)?)?\. | [Ee]ds?\. | [Tt]ransl?\. | et\sal\b\.? | [Ii]bid\b\.? | op\.\s?cit\. | s\.\s?v\b\.?
        | [Cc]f\. | n\.d\. )
    | (?P<dated>\((?=[^()]{{0,30}}\b{_YEAR}\b)[^(){_NO_TEMPLATE[2:]}]{{4,40}}\))
    | (?P<year>{_YEAR}\b(?![\u2013-]\d))
    | (?P<number>\d(?:[\d.,:/\u2013()-]{{0,60}}\d)?)
    | (?P<publisher>(?:{_PUBLISHERS})\b)
    | (?P<verb>(?:{_VERBS})\b)
    | (?P<opener>(?:{_OPENERS})\b)
    | (?P<preposition>(?:of|in|for|on|the|a|an|at|de|la|le|du|des|der|die|das|und|von|del|el|y|et)\b)
    | (?P<joint>(?:and|or|to|as|by|with|from)\b)
    | (?P<initial>[{_UPPER}]\.)
    | (?P<name>[{_UPPER}]{_REST_OF_WORD})
    | (?P<word>[^\W\d_]{_REST_OF_WORD})
    | (?P<quote>["\u201c\u201d\u00ab\u00bb])
    | (?P<open>[(\[])
    | (?P<close>[)\]])
    | (?P<stop>[.!?\u2026\u3002])
    | (?P<comma>[,;:])
    | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
EVIDENCE = (
    "access", "identifier", "page", "dated", "year", "publisher", "initial", "address", "quote", "number", "companion",
)  # fmt: skip
_COUNTED = frozenset({*EVIDENCE, "verb", "word", "name", "open", "close"})

_PASSED = frozenset({Before.STOP, Before.INITIALS, Before.COMMA, Before.CLOSE, Before.CITATION})


class Token(NamedTuple):
    """A word or a mark; `kind` is a group of the pattern."""

    kind: str
    start: int
    end: int


class Words:
    """A piece of text in tokens, with what it takes to count them in constant time."""

    def __init__(self, body: str, start: int, end: int, glue: Mapping[int, Before]) -> None:
        """Read `body[start:end]`, in which there is more glue."""
        self.tokens = [Token(found.lastgroup or "", *found.span()) for found in _TOKEN.finditer(body, start, end)]
        self.kinds = [token.kind for token in self.tokens]
        # Most kinds are not there at all.
        self._nothing = [0] * (len(self.kinds) + 1)
        self._counts = {
            kind: list(accumulate(map(kind.__eq__, self.kinds), initial=0))
            for kind in _COUNTED.intersection(self.kinds)
        }
        self.evidence = [kind for kind in EVIDENCE if kind in self._counts]
        # How much glue each token and those before it leave behind.
        glued = (token.start > start and glue.get(token.start) in _PASSED for token in self.tokens)
        self.passed = [0, *accumulate(glued)]
        # Of each token, where its sentence begins and ends.
        self.begins, self.ends = self._sentences()

    def count(self, kind: str, start: int, end: int) -> int:
        """How many tokens of a kind there are from one to before another."""
        counts = self._counts.get(kind, self._nothing)
        return counts[end] - counts[start]

    def _sentences(self) -> tuple[list[int], list[int]]:
        size = len(self.kinds)
        begins, begin = [], 0
        for index, kind in enumerate(self.kinds):
            begins.append(begin)
            if kind == "stop":
                begin = index + 1
        ends, end = [size] * size, size
        for index in range(size - 1, -1, -1):
            ends[index] = end
            if index and begins[index] != begins[index - 1]:
                end = index
        return begins, ends
