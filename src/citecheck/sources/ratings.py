"""What is thought of a source, who says so and as of when: every list's word on an address, a DOI or a journal's name.

A line of these lists holds, parted by tabs, its patterns (parted by blanks), the name of the source, the year in which
it was last discussed, the topic or period that is meant, and marks:

    example.com example.org/news	The Example	2024	politics	blacklisted

All but the patterns may be missing. Of one list, the longest pattern counts. A line without patterns is of whoever has
that name.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from citecheck import titles
from citecheck.sources import lists, own, patterns
from citecheck.sources.lists import ListError, SourceList
from citecheck.sources.patterns import Address, Pattern, Precision

_DATA = Path(__file__).parent / "data" / "ratings"
_COLUMNS = 5
BLACKLISTED = "blacklisted"
"""The mark of a source to which the wiki lets nobody link."""

_RESOLVERS = frozenset({"doi.org", "www.doi.org", "dx.doi.org"})


class Word(StrEnum):
    """What a list calls a source."""

    # How far it can be relied on.
    RELIABLE = "generally-reliable"
    NO_CONSENSUS = "no-consensus"
    DEPENDS = "depends"
    BORDERLINE = "borderline"
    UNRELIABLE = "generally-unreliable"
    DEPRECATED = "deprecated"
    PREDATORY = "predatory"
    PREDATORY_JOURNAL = "predatory-journal"
    PREDATORY_PUBLISHER = "predatory-publisher"
    HIJACKED = "hijacked-journal"
    # Who speaks there, and how.
    ADVOCACY = "advocacy"
    BLACKLISTED = "blacklisted"
    BLOG = "blog"
    BOOK_PREVIEW = "book-preview"
    CIRCULAR = "circular"
    COMMUNITY_NEWS = "community-news"
    DOCUMENT_HOST = "document-host"
    GOVERNMENT = "government"
    MEDIA_LIBRARY = "media-library"
    METRIC = "misleading-metric"
    NEWS = "news"
    OPINION = "opinion"
    PARKING_NAME_SERVERS = "parking-name-servers"
    PREPRINT = "preprint"
    PRESS_RELEASE = "press-release"
    SATIRE = "satire"
    SELF_PUBLISHED = "self-published"
    SHOP = "shop"
    SOCIAL_MEDIA = "social-media"
    SPONSORED = "sponsored"
    STATE_MEDIA = "state-media"
    TABLOID = "tabloid"
    TELEVISION = "television-programme"
    USER_GENERATED = "user-generated"
    VIDEO_HOST = "video-host"


PREDATORY = frozenset({Word.PREDATORY, Word.PREDATORY_JOURNAL, Word.PREDATORY_PUBLISHER})
RELIABILITY = PREDATORY | {
    Word.RELIABLE, Word.NO_CONSENSUS, Word.DEPENDS, Word.BORDERLINE, Word.UNRELIABLE, Word.DEPRECATED, Word.HIJACKED,
}  # fmt: skip
"""The words on how far a source can be relied on: of these one counts, all others stand side by side."""


class Rating(Struct, frozen=True):
    """One list's word on a source: the pattern or name that is listed, and what the list says beside its word.

    `name`, `discussed` (a year), `topic` (or period) and `reason` are empty where the list says nothing of it.
    """

    listed: str
    word: Word
    listed_in: SourceList
    name: str = ""
    discussed: str = ""
    topic: str = ""
    blacklisted: bool = False
    reason: str = ""


class _Section(NamedTuple):
    """What all lines of a section say."""

    word: Word
    listed_in: SourceList


# A line under one of its patterns or its name, and what stands behind the patterns. It is taken apart when somebody
# asks for it: most never are, and the lists must be read in no time.
_Line = tuple[str, _Section, str]
_Index = dict[str, list[_Line]]


class Ratings:
    """The lists, by the hosts and by the names that stand in them."""

    def __init__(self, files: Iterable[Path], beside: Iterable[Path] = ()) -> None:
        """The lists in these files, and those beside them. Raises ListError, which names the file and the line.

        One beside them is a table of a project's own, or another issue of a list in `files`, instead of which it is
        read unless it is older; of several such issues, the first is.
        """
        self._by_host: _Index = {}
        self._named: list[_Line] = []
        texts = [file.read_text(encoding="utf-8") for file in files]
        issued = {head.name: head.date for head in map(lists.head, texts)}
        taken = set()
        for file in beside:
            with lists.naming(file):
                text = file.read_text(encoding="utf-8")
                if not lists.is_list(text):
                    self._take_own(text, file)
                elif (head := lists.head(text)).name not in taken and head.date >= issued.get(head.name, ""):
                    self._take(text, head)
                    taken.add(head.name)
        for text in texts:
            if (head := lists.head(text)).name not in taken:
                self._take(text, head)
        self._stems = {host.split(".")[-2] for host in self._by_host if host[-2:] == ".*"}
        # A page, and a run, cites one host again and again.
        self._at_host = lru_cache(maxsize=4096)(self._lines_at)
        self._told_at = lru_cache(maxsize=4096)(self._of_lines)
        self._at = lru_cache(maxsize=4096)(self._of_url)

    def of(self, url: str) -> tuple[Rating, ...]:
        """What the lists say of an address with a scheme, the newest list first; of a DOI's, what `of_doi` says."""
        return self._at(url)

    def _of_url(self, url: str) -> tuple[Rating, ...]:
        address = patterns.address(url)
        if address.host in _RESOLVERS and address.segments:
            return self.of_doi("/".join(address.segments))
        return self._of(address)

    def of_doi(self, doi: str) -> tuple[Rating, ...]:
        """What the lists say of the registrant of a DOI, or of the journal that its beginning stands for."""
        registrant, _, rest = doi.lower().partition("/")
        return self._of(Address(registrant, tuple(rest.split("/")), ""))

    def of_name(self, name: str) -> tuple[Rating, ...]:
        """What the lists say of whoever has exactly this name, however it is spelt: journals and publishers."""
        return tuple(map(_rating, self._by_name.get(_key(name), ())))

    def _of(self, address: Address) -> tuple[Rating, ...]:
        lines = self._at_host(address.host)
        fitting = tuple(place for place, (pattern, _) in enumerate(lines) if pattern.fits(address)) if lines else ()
        return self._told_at(address.host, fitting) if fitting else ()

    def _of_lines(self, host: str, places: tuple[int, ...]) -> tuple[Rating, ...]:
        """What those of the lines of a host say that fit an address, which are the same for most of its addresses."""
        longest: dict[tuple[str, str], tuple[Precision, list[_Line]]] = {}
        lines = self._at_host(host)
        for pattern, line in (lines[place] for place in places):
            word, listed_in = line[1]
            side, precision = (listed_in.name, "" if word in RELIABILITY else word), pattern.precision
            best, counting = longest.get(side, (precision, []))
            if precision >= best:
                longest[side] = (precision, [*(counting if precision == best else ()), line])
        found = [line for _, counting in longest.values() for line in counting]
        return tuple(map(_rating, sorted(found, key=lambda line: line[1].listed_in.date, reverse=True)))

    def _lines_at(self, host: str) -> tuple[tuple[Pattern, _Line], ...]:
        """The lines that can be meant by an address of a host, each with its pattern."""
        lines = (line for key in patterns.keys(host, self._stems.__contains__) for line in self._by_host.get(key, ()))
        return tuple((patterns.read(line[0]), line) for line in lines)

    def _take(self, text: str, listed_in: SourceList) -> None:
        """Keep the lines of one list under their hosts."""
        by_host, named = self._by_host, self._named
        for heading, first, lines in lists.sections(text):
            section = _Section(_word(heading, first - 1), listed_in)
            of_journals = section.word in PREDATORY
            for line in lines:
                if not line or line[0] == "#":
                    continue
                listed, _, rest = line.partition("\t")
                for pattern in listed.split():
                    by_host.setdefault(patterns.host_of(pattern), []).append((pattern, section, rest))
                if rest and (of_journals or not listed):
                    named.append((rest.partition("\t")[0], section, rest))

    def _take_own(self, text: str, file: Path) -> None:
        """Keep the rows of a project's own list."""
        for number, pattern, word, listed_in, reason in own.rows(text, file):
            line = (pattern, _Section(_word(word, number), listed_in), "\t" * (_COLUMNS - 1) + reason)
            self._by_host.setdefault(patterns.host_of(pattern), []).append(line)

    @cached_property
    def _by_name(self) -> _Index:
        """What is listed by its name, by the words of it."""
        index: _Index = {}
        for line in self._named:
            index.setdefault(_key(line[0]), []).append(line)
        return index


def packaged(name: str) -> str:
    """The text of one list as the package has it."""
    return next(text for file in _files() if lists.head(text := file.read_text(encoding="utf-8")).name == name)


def known(beside: tuple[Path, ...] = ()) -> Ratings:
    """The lists of the package, and those beside them. Raises ListError, which names the file and the line."""
    return _read(beside)


def renew(files: Iterable[Path]) -> None:
    """See that those of these lists are read anew that have changed since; to be called when a run begins.

    Whoever keeps what the lists say keeps it by the `Ratings` that said it, which are others then.
    """
    stamps = {file: _stamp(file) for file in files}
    if any(_stamps.get(file, stamp) != stamp for file, stamp in stamps.items()):
        forget()
    _stamps.update(stamps)


_stamps: dict[Path, tuple[int, ...]] = {}


def _stamp(file: Path) -> tuple[int, ...]:
    """What changes with a file; nothing where it cannot be looked at, as its reader will say."""
    try:
        seen = file.stat()
    except OSError:
        return ()
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


def forget() -> None:
    """Read the lists anew when they are next asked for: one of them has changed."""
    _read.cache_clear()


@lru_cache(maxsize=4)
def _read(beside: tuple[Path, ...]) -> Ratings:
    """The same, read once."""
    return Ratings(_files(), beside)


def _files() -> list[Path]:
    return sorted(_DATA.glob("*.txt"))


def _key(name: str) -> str:
    """A name without what changes from one spelling of it to another."""
    return titles.folded(name.replace("&amp;", "&").replace("&", " and "))


def _word(section: str, number: int) -> Word:
    """What the lines of a section say."""
    try:
        return Word(section)
    except ValueError as error:
        message = f"line {number}: there is no word “{section}”; known are {', '.join(Word)}"
        raise ListError(message) from error


def _rating(line: _Line) -> Rating:
    """A line taken apart."""
    listed, (word, listed_in), rest = line
    name, discussed, topic, marks, reason, *_ = [*rest.split("\t"), *[""] * _COLUMNS]
    return Rating(listed, word, listed_in, name, discussed, topic, BLACKLISTED in marks, reason)
