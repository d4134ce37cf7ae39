"""Whether a work can be found without the address that is given for it: tables of what a library is asked by.

What has an identifier that can exist, or is printed and described as printed things are, stays where it is when a link
dies. A web page does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from citecheck import archives, identifiers
from citecheck.cs1.parameters import name_part, same_thing
from citecheck.cs1.templates import class_of
from citecheck.model import Citation, CitationKind, Link
from citecheck.sources.ratings import Word, known

# Each way of finding a work: of every one of its groups of parameters, one has a value. "people" is anybody's name.
Way = Sequence[frozenset[str]]

_TITLES = frozenset({
    "title", "script-title", "trans-title", "chapter", "script-chapter", "trans-chapter", "contribution", "article",
    "entry", "section", "book-title",
})  # fmt: skip
_PEOPLE = frozenset({"people", "authors", "editors", "vauthors", "veditors", "collaboration", "coauthors"})
_PARTS_OF_NAMES = frozenset({"last", "first"})
_PUBLISHERS = frozenset({*same_thing()["publisher"]})
_DATES = frozenset({*same_thing()["date"], "year", "publication-date", "month"})
_PLACES = frozenset({"volume", "issue", "number", "page", "p", "pages", "pp", "at"})
# A website is none, and neither is a "work", which may be one, unless the template says what is printed.
_PERIODICALS = frozenset({"newspaper", "journal", "magazine", "periodical"})
_IN_PERIODICALS = _PERIODICALS | _PUBLISHERS | {"work", "agency"}
_COLLECTIONS = frozenset({"encyclopedia", "encyclopaedia", "dictionary", "work", "journal", "series"})
_BROADCASTERS = frozenset({"network", "station", *_DATES})

# What a newspaper or a journal printed is found by its date, or by its volume or number.
_PRINTED_IN_ONE: Sequence[Way] = (
    (_PERIODICALS, _DATES, _TITLES | _PLACES),
    (_PERIODICALS, frozenset({"volume", "issue", "number"}), frozenset({"page", "p", "pages", "pp", "at"})),
)
_PERIODICAL: Sequence[Way] = ((_IN_PERIODICALS, _DATES, _TITLES | _PLACES),)
_BOOK: Sequence[Way] = ((_TITLES, _PEOPLE | _PUBLISHERS | _COLLECTIONS),)
# Nor does it matter by which template an article is cited that stands where a list knows newspapers and agencies to be.
_ON_A_NEWS_SITE: Sequence[Way] = ((_TITLES, _DATES),)
# In plain words, nothing tells a newspaper from a site, nor a book from a page; whoever looked at it somewhere on a day
# has seen no book.
_PLAIN_ONLINE: Sequence[Way] = ((_TITLES, _PERIODICALS | {"work"}, _DATES),)
_PLAIN: Sequence[Way] = (*_PLAIN_ONLINE, (_TITLES, _PUBLISHERS, _DATES))
# What a template cites that is for anything, or whose name was lost, is a book if it is told as on a title page.
_ANYTHING = "citation"

_BY_CLASS: Mapping[str, Sequence[Way]] = {
    _ANYTHING: ((_TITLES, _PEOPLE, _PUBLISHERS, _DATES),),
    "book": _BOOK,
    "conference": _BOOK,
    "document": _BOOK,
    "encyclopaedia": _BOOK,
    "map": _BOOK,
    "report": _BOOK,
    "techreport": _BOOK,
    "thesis": _BOOK,
    # What lies in the sleeve of a record.
    "AV-media-notes": _BOOK,
    "journal": _PERIODICAL,
    "magazine": _PERIODICAL,
    "news": _PERIODICAL,
    # What was on the air is kept by whoever sent it.
    "episode": ((frozenset({"series"}), _TITLES | {"number", "season"}, _BROADCASTERS),),
    "serial": ((_TITLES, frozenset({"network", "station"})),),
    # A film, but not one that anybody has put on show on the web.
    "audio-visual": ((_TITLES, _PEOPLE | _PUBLISHERS, _DATES, frozenset({"medium", "type"})),),
}
_OF_OTHER_MODULES: Mapping[str, str] = {
    "vcite book": "book",
    "vcite journal": "journal",
    "vcite news": "news",
}


def is_findable(citation: Citation) -> bool:
    """Whether the work can be found without its link."""
    if not citation.values:
        return False
    if any(identifier.finds_work for identifier in identifiers.of(citation)):
        return True
    names = frozenset(citation.values)
    if _lead_there(_ways_of(citation), names):
        return True
    return _lead_there(_ON_A_NEWS_SITE, names) and any(_is_news(link) for link in citation.links)


# Of citations with values, four in five have the same parameters as one before.
@lru_cache(maxsize=4096)
def _lead_there(ways: Sequence[Way], names: frozenset[str]) -> bool:
    """Whether a work is found in one of these ways by what these parameters give."""
    given = set(map(_given_by, names))
    return any(all(not group.isdisjoint(given) for group in way) for way in ways)


def _is_news(link: Link) -> bool:
    """Whether a list calls the site of an address news, or the site of which it is a copy."""
    return any(rating.word is Word.NEWS for rating in known().of(archives.original(link.target)))


def _given_by(parameter: str) -> str:
    """What a parameter gives: "people" where it names somebody, else its own name."""
    part = name_part(parameter)
    return "people" if part and part.part in _PARTS_OF_NAMES else parameter


def _ways_of(citation: Citation) -> Sequence[Way]:
    if citation.kind is CitationKind.UNTEMPLATED:
        return _PLAIN_ONLINE if "access-date" in citation.values else _PLAIN
    return _ways(citation.template or _ANYTHING)


@lru_cache(maxsize=1024)
def _ways(template: str | None) -> Sequence[Way]:
    """How what a template cites can be found; its redirects are the same."""
    kind = class_of(template) or _OF_OTHER_MODULES.get(template or "")
    return (*_PRINTED_IN_ONE, *_BY_CLASS.get(kind or "", ()))
