"""Which sources of a citation the lists speak against by their names: journals, publishers, distributors, wikis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from citecheck import titles
from citecheck.model import Citation
from citecheck.plain import plain
from citecheck.rules.sources.told import Told
from citecheck.rules.sources.works import PUBLISHERS, is_article, names_a_work
from citecheck.rules.wording import quoted
from citecheck.sources.opinions import Opinion
from citecheck.sources.ratings import PREDATORY, Word, known


class _Listed(NamedTuple):
    """Whose names are compared: where they stand, what they are listed as, and what they are called."""

    parameters: tuple[str, ...]
    word: Word
    called: str


_LISTED = (
    _Listed(("journal", "magazine", "periodical", "work"), Word.PREDATORY_JOURNAL, "A journal of the name "),
    _Listed(("publisher",), Word.PREDATORY_PUBLISHER, "A publisher of the name "),
    _Listed(("publisher",), Word.SELF_PUBLISHED, ""),
    _Listed(("publisher",), Word.CIRCULAR, ""),
    _Listed(("agency", "work", "website", "newspaper", "publisher", "via"), Word.PRESS_RELEASE, ""),
)
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
        for listed in _LISTED:
            yield from _by_listed_name(citation, listed, lists)


def _wikis(citation: Citation) -> Iterator[Told]:
    """Wikipedia, as a work or publisher, or at the end of a title as its pages have it."""
    parameter = citation.parameter(*PUBLISHERS)
    name = plain(citation.values[parameter.name]) if parameter else ""
    if parameter and _WIKI_NAME.fullmatch(titles.normalised(name)):
        yield Told(citation, parameter.span, quoted(name), _WIKI, _WIKI_URL)
    title = citation.parameter("title") if parameter is None else None
    if title and _WIKI_TITLE.search(words := plain(citation.values[title.name])):
        yield Told(citation, title.span, quoted(words), _WIKI, _WIKI_URL)


def _by_listed_name(citation: Citation, listed: _Listed, lists: tuple[Path, ...]) -> Iterator[Told]:
    """A source that has just the name of one that is listed."""
    of_journals = listed.word in PREDATORY
    parameter = citation.parameter(*listed.parameters) if is_article(citation) or not of_journals else None
    name = plain(citation.values[parameter.name]) if parameter else ""
    length = len(titles.normalised(name).split())
    # A journal's name of one word says nothing.
    if parameter is None or not length or (of_journals and length == 1):
        return
    if by := tuple(rating for rating in known(lists).of_name(name) if rating.word is listed.word):
        of_one = length >= _WORDS_OF_ONE and listed.word is Word.PREDATORY_JOURNAL and not names_a_work(citation)
        place = f"{listed.called}{quoted(name)}"
        yield Told(citation, parameter.span, place, Opinion(listed.word, by), certain=of_one or not of_journals)
