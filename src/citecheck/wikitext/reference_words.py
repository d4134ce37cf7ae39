"""The words and marks of a text, as far as they tell a reference from prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from operator import or_

from citecheck.wikitext.glue import BARRIER, COMPANION, OTHER, Before

_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_UPPER = "A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042f"
_NO_TEMPLATE = rf"\s{OTHER}{COMPANION}{BARRIER}"
_LETTERS = rf"[^\W_{_UPPER}]*+"
_REST_OF_WORD = rf"{_LETTERS}(?:['\u2019-](?=\w){_LETTERS})*+"
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
_BITS = {kind: 1 << place for place, kind in enumerate(EVIDENCE)}
_COUNTED = frozenset({"verb", "word", "name", "open", "close", "quote"})

_PASSED = frozenset({Before.STOP, Before.INITIALS, Before.COMMA, Before.CLOSE, Before.CITATION})


def bits_of(*kinds: str) -> int:
    """A set of kinds of evidence as a number, with a bit for each."""
    return sum(_BITS[kind] for kind in kinds)


def evidence_in(bits: int) -> Iterator[str]:
    """The kinds of such a number."""
    return (kind for kind, bit in _BITS.items() if bits & bit)


class Words:
    """A piece of text in tokens, with what it takes to tell in constant time what there is between two of them.

    A token reaches to the next; the last of `starts` is the end of the text. What is said of an `end` is said of the
    tokens before it: `seen` is the evidence among all of them, `seen_in_sentence` that of the last one's sentence. Of a
    token, `begins` and `ends` are those of its sentence, `to_come` the evidence from it to there.
    """

    def __init__(self, body: str, start: int, end: int, glue: Mapping[int, Before]) -> None:
        """Read `body[start:end]`, in which there is more glue."""
        found = list(_TOKEN.finditer(body, start, end))
        # Kinds are groups of the pattern.
        self.kinds = [token.lastgroup or "" for token in found]
        self.starts = [token.start() for token in found]
        self.starts.append(end)
        # Most kinds are not there at all.
        self._nothing = [0] * (len(self.kinds) + 1)
        self._counts = {
            kind: list(accumulate(map(kind.__eq__, self.kinds), initial=0))
            for kind in _COUNTED.intersection(self.kinds)
        }
        # How much glue each token and those before it leave behind.
        behind = [at > start and glue.get(at) in _PASSED for at in self.starts[:-1]]
        self.passed = list(accumulate(behind, initial=0))
        bits = [_BITS.get(kind, 0) for kind in self.kinds]
        self.seen = list(accumulate(bits, or_, initial=0))
        self.begins: list[int] = []
        self.ends: list[int] = []
        self.seen_in_sentence = [0]
        self.to_come: list[int] = []
        stops = (index for index, kind in enumerate(self.kinds, 1) if kind == "stop")
        for begin, stop in pairwise((0, *stops, len(bits))):
            inside = bits[begin:stop]
            self.begins += [begin] * len(inside)
            self.ends += [stop] * len(inside)
            self.seen_in_sentence += accumulate(inside, or_)
            self.to_come += reversed([*accumulate(reversed(inside), or_)])
        self.to_come.append(0)

    def count(self, kind: str, start: int, end: int) -> int:
        """How many tokens of a kind there are from one to before another."""
        counts = self.tally(kind)
        return counts[end] - counts[start]

    def tally(self, kind: str) -> Sequence[int]:
        """How many tokens of a kind there are before each token, and before the end."""
        return self._counts.get(kind, self._nothing)
