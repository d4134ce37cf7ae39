"""Which sources of a citation the lists speak against by their names: journals, publishers, distributors, wikis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from citecheck import titles
from citecheck.model import Citation
from citecheck.plain import plain
from citecheck.rules.sources.told import Told
from citecheck.rules.sources.works import PUBLISHERS, is_article, names_a_work
from citecheck.rules.wording import quoted
from citecheck.sources.opinions import Opinion
from citecheck.sources.ratings import PREDATORY, Rating, Ratings, Word, known


class _Listed(Struct, frozen=True):
    """Whose names are compared: where they stand, what they are listed as, and what they are called."""

    parameters: frozenset[str]
    word: Word
    called: str = ""


_LISTED = (
    _Listed(frozenset({"journal", "magazine", "periodical", "work"}), Word.PREDATORY_JOURNAL, "A journal of the name "),
    _Listed(frozenset({"publisher"}), Word.PREDATORY_PUBLISHER, "A publisher of the name "),
    _Listed(frozenset({"publisher"}), Word.SELF_PUBLISHED),
    _Listed(frozenset({"publisher"}), Word.CIRCULAR),
    _Listed(frozenset({"agency", "work", "website", "newspaper", "publisher", "via"}), Word.PRESS_RELEASE),
)
_NAMES = frozenset[str]().union(*(listed.parameters for listed in _LISTED))
_PUBLISHERS = frozenset(PUBLISHERS)
# A name of so many words is hardly that of another journal too.
_WORDS_OF_ONE = 4
# "German Wikipedia", "Wikipedia, the free encyclopedia", "en.wikipedia.org".
_WIKI_NAME = re.compile(r"(?:\w+ ){0,2}wikipedia(?: org)?(?: the free encyclopedia)?")
_WIKI_TITLE = re.compile(r"\s[-–—|]\s?Wikipedia(?:, the free encyclopedia)?\Z")
_WIKI = Opinion(Word.CIRCULAR)
_WIKI_URL = "https://www.wikipedia.org/"


def by_name(citation: Citation, lists: tuple[Path, ...], *, known_otherwise: bool) -> Iterator[Told]:
    """The sources of a citation of which a name is listed; what its address has told already is not looked for."""
    yield from _wikis(citation)
    if not known_otherwise:
        for name in sorted(_NAMES.intersection(citation.values)):
            if ratings := _ratings_of(citation.values[name], known(lists)):
                yield from _listed(citation, name, ratings)


def _wikis(citation: Citation) -> Iterator[Told]:
    """Wikipedia, as a work or publisher, or at the end of a title as its pages have it."""
    publisher = "" if _PUBLISHERS.isdisjoint(citation.values) else citation.value(*PUBLISHERS)
    written = publisher or citation.value("title")
    if "ikipedia" not in written:
        return
    words = plain(written)
    if _WIKI_NAME.fullmatch(titles.normalised(words)) if publisher else _WIKI_TITLE.search(words):
        parameter = citation.parameter(*PUBLISHERS) if publisher else citation.parameter("title")
        if parameter is not None:
            yield Told(citation, parameter.span, quoted(words), _WIKI, _WIKI_URL)


@lru_cache(maxsize=4096)
def _ratings_of(written: str, ratings: Ratings) -> tuple[Rating, ...]:
    """What all lists say on whoever has this name."""
    return ratings.of_name(plain(written))


def _listed(citation: Citation, name: str, ratings: tuple[Rating, ...]) -> Iterator[Told]:
    """A source that has just the name of one that is listed, in a parameter in which that means it."""
    words = plain(citation.values[name])
    length = len(titles.normalised(words).split())
    for listed in _LISTED:
        by = tuple(rating for rating in ratings if rating.word is listed.word)
        parameter = citation.parameter(name) if by and name in listed.parameters else None
        of_journals = listed.word in PREDATORY
        # A journal's name of one word says nothing.
        if parameter is None or (of_journals and (length == 1 or not is_article(citation))):
            continue
        of_one = length >= _WORDS_OF_ONE and listed.word is Word.PREDATORY_JOURNAL and not names_a_work(citation)
        place = f"{listed.called}{quoted(words)}"
        yield Told(citation, parameter.span, place, Opinion(listed.word, by), certain=of_one or not of_journals)
