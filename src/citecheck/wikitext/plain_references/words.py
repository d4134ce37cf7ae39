"""The words and marks of a text, as far as they tell a reference from prose."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from citecheck.wikitext.letters import UPPER
from citecheck.wikitext.plain_references.glue import COMPANION, FILLER, OTHER, TAG

_LOWER = rf"[^\W\d_{UPPER}]"
# A word ends where a capital follows a small letter: there words are glued together. What follows tells most of them.
_TOKEN = re.compile(
    rf"""
    \s*+
    (?: [A-Za-z][a-z]++(?=[\ ,;)])
      | (?:https?://|www\.)[^\s{OTHER}{COMPANION}{TAG}]++
      | \d++(?:[\u2013:/.,()-]{{1,3}}+\d++)*+(?:[a-z](?!\w))?
      | [{UPPER}]\.
      | (?:[{UPPER}]+(?!{_LOWER})|[{UPPER}]?{_LOWER}++)(?:['\u2019-]{_LOWER}++)*+
      | {OTHER}{FILLER}*+{OTHER}?
      | {TAG}{FILLER}*+{TAG}?
      | {COMPANION}{FILLER}*+{COMPANION}?
      | [\u2013\u2014-]++
      | ~++
      | \S
    )
    | \s++
    """,
    re.VERBOSE,
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?")
_WORDS = {
    "joint": "and or to as by with from nor but",
    "preposition": (
        "of in for on the a an at de la le du des der die das und von del el y et into after before until about "
        "according across against along among around behind below beside between beyond despite during except "
        "including inside near outside over per regarding since through throughout toward towards under unlike upon "
        "versus via within without"
    ),
    "verb": (
        "is are was were be been being has have had did does do can could will would may might should must not he she "
        "it they we who which that this these those his her its their when while where although because however also "
        "became made began said there such than more most some many only other"
    ),
    "opener": (
        "The In On At By For From As With He She It They This These That Those There His Her Its Their After Although "
        "Since During When While However But And Some Many Most Both Each One Two Another Other Later Also If To A An "
        "Meanwhile Instead Similarly Together Finally Currently Recently Eventually Initially Originally Consequently "
        "Additionally Subsequently Nevertheless Nonetheless Nowadays Throughout Within Among Upon Until Unlike Several "
        "Because According Despite Under Following Such Then Thus Further Furthermore Moreover Today Not Only All"
    ),
    "month": (
        "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul "
        "Aug Sept Sep Oct Nov Dec"
    ),
    "access": "Retrieved retrieved Accessed accessed Archived archived",
    "identifier": "ISBN ISSN DOI doi PMID PMC OCLC LCCN JSTOR arXiv ASIN",
    "page": (
        "p pp page pages Page Pages P vol Vol volume Volume vols Vols chapter Chapter ch chap ed eds Ed Eds edn "
        "edition Edition edited Edited trans Trans translated ibid Ibid cit cf Cf al ff No"
    ),
    "publisher": (
        "Press University Universit\u00e4t Verlag Publishing Publishers Publications Books Book Journal Review News "
        "Newspaper Times Magazine Post Guardian BBC CNN Reuters Associated Agency Institute Museum Library Society "
        "Bulletin Proceedings Annals Quarterly Encyclopedia Encyclopaedia Dictionary Oxford Cambridge Routledge Wiley "
        "Springer Elsevier Penguin Academic Report Ministry Department Archives Archive Telegraph Herald Daily Inc Ltd "
        "LLC Website Official PDF Online"
    ),
}
_MARKS = {
    "quote": '"\u201c\u201d\u00ab\u00bb',
    "open": "([",
    "close": ")]",
    "stop": ".!?\u2026\u3002",
    "comma": ",",
    "semicolon": ";",
    "colon": ":",
    "dash": "\u2013\u2014-",
    "pipe": "|",
    "template": OTHER + TAG,
    "companion": COMPANION,
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_KINDS_OF_MARKS = {mark: kind for kind, marks in _MARKS.items() for mark in marks}


class Words(NamedTuple):
    """A piece of a body in words and marks: the kind of each, and where it ends; it begins with the blanks before it.

    `ends` has one more: what is said of an `end` is said of the tokens before it.
    """

    body: str
    kinds: tuple[str, ...]
    ends: list[int]

    def and_(self, following: Words) -> Words:
        """The words of two pieces of a text, of which one begins where the other ends."""
        return Words(self.body, self.kinds + following.kinds, self.ends + following.ends[1:])


def words_of(body: str, start: int, end: int) -> Words:
    """The words of `body[start:end]`."""
    tokens = _TOKEN.findall(body, start, end)
    if tokens and tokens[-1].isspace():
        tokens.pop()
    return Words(body, tuple(map(_kind_of, tokens)), [*accumulate(map(len, tokens), initial=start)])


@lru_cache(maxsize=1 << 14)
def _kind_of(token: str) -> str:
    word = token.lstrip()
    first = word[0]
    if known := _KINDS.get(word) or _KINDS_OF_MARKS.get(first):
        return known
    if first.isdigit():
        return "year" if _YEAR.fullmatch(word) else "number"
    if not first.isalpha():
        return "mark"
    if word.startswith(("http://", "https://", "www.")):
        return "address"
    if first.isupper():
        return "initial" if word[1:] == "." else "name"
    return "word"
