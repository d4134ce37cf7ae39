"""Whether a work can be found without the address that is given for it: tables of what a library is asked by.

What has an identifier that can exist, or is printed and described as printed things are, stays where it is when a link
dies. A web page does not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from citecheck import identifiers, urls
from citecheck.cs1.parameters import name_part, same_thing
from citecheck.cs1.templates import class_of
from citecheck.identifiers.schemes import Trouble
from citecheck.model import Citation, CitationKind

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

_BY_CLASS: Mapping[str, Sequence[Way]] = {
    # Anything may stand in this one: only what says as much as a book's title page is taken for a book.
    "citation": ((_TITLES, _PEOPLE, _PUBLISHERS, _DATES),),
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

# In plain words, a number is named before it is given, and a template may do so.
_NUMBER = re.compile(
    r"(?:"
    r"(?P<isbn>ISBN)(?:-1[03])?[\s:|=]{1,3}(?P<digits>[0-9][0-9X \-\u2010-\u2013]{8,16}[0-9X])"
    r"|(?P<scheme>doi|PMID|PMC|OCLC|LCCN|JSTOR|arXiv)[\s:|=]{1,3}(?P<value>[^\s|{}\[\]<>]{4,200})"
    r")",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"''[^'\n]{2,300}''|\"[^\"\n]{2,300}\"|\u201c[^\u201d\n]{2,300}\u201d|\u00ab[^\u00bb\n]{2,300}\u00bb"
)
# On which day somebody looked says nothing of when a thing was printed.
_RETRIEVED = re.compile(
    r"(?:retrieved|accessed|access date|archived|abgerufen|consult[\u00e9a]\w*|geraadpleegd)[^\n]{0,40}", re.IGNORECASE
)
_DAY = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}\.?\s[^\W\d_]{3,12}\.?,?\s[12][0-9]{3}|[^\W\d_]{3,12}\.?\s[0-9]{1,2},\s[12][0-9]{3}"
    r"|[12][0-9]{3}-[01][0-9]-[0-3][0-9])(?![0-9])"
)
_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_PAGE = re.compile(r"(?<!\w)(?:pp?|S|vol|no)\.\s?[0-9]", re.IGNORECASE)


def is_findable(citation: Citation, words: str = "") -> bool:
    """Whether the work can be found without its link; `words` are those of a reference in plain words."""
    if citation.kind is CitationKind.UNTEMPLATED:
        return _is_told_in(words)
    if citation.kind not in {CitationKind.TEMPLATE, CitationKind.ORPHAN}:
        return False
    if any(identifier.finds_work for identifier in identifiers.of(citation)):
        return True
    given = {"people" if _names_somebody(name) else name for name in citation.values}
    return any(all(not group.isdisjoint(given) for group in way) for way in _ways(citation.template))


def _names_somebody(parameter: str) -> bool:
    part = name_part(parameter)
    return part is not None and part.part in _PARTS_OF_NAMES


@lru_cache(maxsize=1024)
def _ways(template: str | None) -> Sequence[Way]:
    """How what a template cites can be found; its redirects are the same."""
    kind = class_of(template) or _OF_OTHER_MODULES.get(template or "")
    return (*_PRINTED_IN_ONE, *_BY_CLASS.get(kind or "", ()))


def _is_told_in(words: str) -> bool:
    """Whether plain words name a number of the work, or what is printed: a title, and its day or year and page."""
    for start, end in reversed(list(urls.found_in(words, 0, len(words)))):
        words = f"{words[:start]} {words[end:]}"
    if any(_exists(number) for number in _NUMBER.finditer(words)):
        return True
    words = _RETRIEVED.sub("", words)
    if not _TITLE.search(words):
        return False
    return _DAY.search(words) is not None or (_YEAR.search(words) is not None and _PAGE.search(words) is not None)


def _exists(number: re.Match[str]) -> bool:
    """Whether an identifier in plain words can exist."""
    key = (number["scheme"] or "isbn").lower()
    flaw = identifiers.examine(key, (number["digits"] or number["value"]).rstrip(" .,;:)"))
    return flaw is None or flaw.trouble is not Trouble.IMPOSSIBLE
