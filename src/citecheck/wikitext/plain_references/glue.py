"""Where words are glued to the words before: what is left of a `<ref>` whose tags a dump took away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from citecheck.wikitext.letters import UPPER

# What stands for a template in the text that is searched: one that says more of a reference, one that ends it, one that
# says nothing of its own, such as a tag of an editor, another.
COMPANION, BARRIER, TAG, OTHER = "\x01", "\x02", "\x04", "\0"
# What is between the first and the last of these characters.
FILLER = "\x03"


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
    NAME = "name"  # a word with a capital, which may be the first half of a name such as `McNair`


class Glue(Struct, frozen=True):
    """A place between two characters."""

    at: int
    before: Before


_QUOTES = '"\u201c\u00ab'
_MARKS = ".!?\u2026,;:)\\]\u201d\u00bb\"%'\u2019"
_FILLED = OTHER + COMPANION + BARRIER + TAG
# Begins with a set of what is rare, for which a search is fast. What it finds is looked at more closely.
_GLUED = re.compile(
    rf"""
    [{_MARKS}{_FILLED}{UPPER}{_QUOTES}]
    (?:
        (?<=[{_MARKS}{_FILLED}]) (?=[^\s{COMPANION}-{TAG}])
        (?: (?<!['\u2019]) | (?<=[.!?,\"\u201d]['\u2019]) )
        (?= [^\W_] | [{_QUOTES}('\u2018] | (?<=[{_MARKS}]){OTHER} )
        (?: (?<=[^\W_{UPPER}]") (?P<both>) )?
      | (?<=[^\W_{UPPER}][{UPPER}{_QUOTES}]) (?P<before>)
    )
    """,
    re.VERBOSE,
)
_BEFORE = {
    **dict.fromkeys(".!?\u2026", Before.STOP),
    **dict.fromkeys(",;:", Before.COMMA),
    **dict.fromkeys(")]\u201d\u00bb\"%'\u2019", Before.CLOSE),
    OTHER: Before.TEMPLATE,
    TAG: Before.TEMPLATE,
    COMPANION: Before.TEMPLATE,
    BARRIER: Before.CITATION,
}
# No ends of sentences: an initial, a short title such as "Ph.D", a dot in a name of the web.
_INITIAL = re.compile(r"(?:\A|[\s(\[\"'-])[^\W\d_]\Z")
_ABBREVIATION = re.compile(r"(?:\b[AB]\.[DC]|\b[DU]\.[CKS]|\b[ap]\.m)\Z")
_SHORT = re.compile(rf"(?:\A|[\s.(])(?:[{UPPER}][^\W\d_]{{0,2}}|[^\W\d_]{{1,2}})\Z")
# Behind a dot, a small letter begins a name of the web or of a file rather than a reference.
_FILE = re.compile(r"(?i:djvu|gif|jpe?g|ogg|png|svg|tiff?|webm)\b")
_SMALL = re.compile(r"(?:al|cf|de|del|della|der|di|du|ibid|la|le|see|van|von)\b[. -]")
# Behind a whole word, an entry of a dictionary may: `mill, Osk Dictionary`.
_WHOLE_END = re.compile(r"(?:[^\W\d_A-Z]{4}|[\])\"%])\Z")
_WHOLE_WORD = re.compile(r"[^\W\d_]{3,30}")
_ENTRY = re.compile(rf"(?!(?:com|info|net|org)\b)[^\W\d_]{{3,30}},\ [{UPPER}]")
# `…at HarlG. Lund`, `…productionOSK`: capitals behind a whole word, unlike those of `mRNA` and `kWh`.
_SMALL_LETTERS = re.compile(r"[^\W\d_A-Z]{4}\Z")
_CAPITALS = re.compile(r"[A-Z]\.(?:-?[A-Z]\.|\ )|[A-Z]{2,30}[ ,.:]")
# `…p. 33A.-M. Lund`, `…1990O'Lund`, unlike `a 747B.`
_NUMERAL = re.compile(r"\d\d\Z")
_INITIALS = re.compile(r"[A-Z](?:\.(?:-?[A-Z]\.|\ [A-Z][^\W\d_A-Z])|['\u2019][A-Z][^\W\d_A-Z])")
_LAST_LETTERS, _LETTERS = re.compile(r"[^\W_]*\Z"), re.compile(r"[^\W_]{0,20}")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b")
_PREFIX = re.compile(r"(?:\b[^\W\d_]{1,2}|Mac)\Z")
_LONGEST_NAME = 20
# Publishers, papers and sites that write two words in one.
_COMPOUNDS = frozenset(
    {
        "AccuWeather", "AllAfrica", "AllMovie", "AllMusic", "BioMed", "BioOne", "BookRags", "BusinessWeek",
        "BusinessWire", "BuzzFeed", "CiteSeer", "DeviantArt", "EconPapers", "EurekAlert", "FamilySearch", "FedEx",
        "FindArticles", "FindLaw", "FiveThirtyEight", "FlightGlobal", "GamePro", "GameRankings", "GameSpot", "GameSpy",
        "GeoNames", "GitHub", "GlobalPost", "GlobalSecurity", "HarperCollins", "HighBeam", "HuffPost", "IndieWire",
        "InfoWorld", "InterVarsity", "LexisNexis", "LinkedIn", "LiveJournal", "LiveScience", "MacRumors", "MacWorld",
        "MarketWatch", "MasterCard", "MathSciNet", "MathWorld", "MedlinePlus", "MetroLyrics", "MusicBrainz", "MySpace",
        "NetLibrary", "NewsBank", "NewsHour", "NewsMax", "OpenSecrets", "PayPal", "PhilPapers", "PlanetMath",
        "PlayStation", "PolitiFact", "PopMatters", "ProPublica", "ProQuest", "PubMed", "QuickFacts", "ReliefWeb",
        "ResearchGate", "ScienceDaily", "ScienceDirect", "ScreenRant", "SlideShare", "SoundCloud", "SourceForge",
        "SourceWatch", "SparkNotes", "SpringerLink", "StarTribune", "TechCrunch", "TechRadar", "TripAdvisor", "UniProt",
        "VentureBeat", "WebCite", "WikiLeaks", "WordPress", "WorldCat", "WorldNetDaily", "YouGov", "YouTube",
    }
)  # fmt: skip
_NAMED = re.compile(r"(?:&|\[\[|^[*#:;]*+[ \t]*+)[^\W_]{2,}\Z", re.MULTILINE)
_LOOKED_BACK = 5
# A line that was wrapped by hand goes on below: with a small letter or a number, with any word behind a blank.
_WRAP = re.compile(rf"(?:[^\W_]|,)\n(?:[^\W_{UPPER}]|\()|(?:[^\W_]|[,:])\ \n(?!(?:File|Image):)(?:[^\W_]|[\"\u201c(])")
# How long a line is at most, with what ends it, that was wrapped by hand.
_WRAPPED = 100
_AROUND = 2
_CLOSING = frozenset(')]\u201d\u00bb"')
_BEFORE_OPENING = frozenset(" \t\xa0([\u2013\u2014-")


def glue_in(body: str) -> Iterator[Glue]:
    """The glue of a text, in order."""
    quotes = _Quotes(body)
    places = [*_places(body)]
    joined = Counter(_joined(body, at) for at in places if body[at - 1].islower() and body[at].isupper())
    for at in places:
        here, last = body[at], body[at - 1]
        if last in _CLOSING and here == "(":
            continue
        # Scripts without capitals set no blanks between sentences, or leave none to tell them by.
        if here.isalpha() and not here.isupper() and not here.islower():
            continue
        if (here == '"' and not quotes.opens(at)) or (last == '"' and quotes.opens(at - 1)):
            continue
        before = _before(body, at)
        if before is Before.WORD and here.isupper():
            word = _joined(body, at)
            # What is written in one word twice is a name.
            before = None if joined[word] > 1 or word in _COMPOUNDS else Before.NAME if word[0].isupper() else before
        if before:
            yield Glue(at, before)


def wrapped_end(body: str, at: int) -> int:
    """Where the line of a place ends: one that was wrapped by hand goes on in those below."""
    end = body.find("\n", at)
    start = body.rfind("\n", max(0, at - _WRAPPED), at) + 1
    while start and 0 <= end - start < _WRAPPED and _WRAP.search(body, end - _AROUND, end + _AROUND):
        start, end = end + 1, body.find("\n", end + 1)
    return end if end >= 0 else len(body)


def _joined(body: str, at: int) -> str:
    """The word around a place, as far as a name goes."""
    halves = _LAST_LETTERS.search(body, max(0, at - _LONGEST_NAME), at), _LETTERS.match(body, at)
    return "".join(half[0] for half in halves if half)


def _places(body: str) -> Iterator[int]:
    """Where something may be glued, in order: behind a mark, before a capital, on either side of a quotation mark."""
    for found in _GLUED.finditer(body):
        if found.lastgroup:
            yield found.start()
        if found.lastgroup != "before":
            yield found.end()


def _before(body: str, at: int) -> Before | None:
    """What stands before a place, or None where nothing is glued."""
    match _BEFORE.get(body[at - 1]):
        case Before.STOP:
            return _after_stop(body, at)
        case Before.COMMA:
            return _after_comma(body, at)
        case None:
            return _after_word(body, at)
        case before:
            return before


def _after_stop(body: str, at: int) -> Before | None:
    words = body[max(0, at - _LOOKED_BACK) : at - 1]
    last = words[-1:]
    in_number = last.isdigit() and body[at].isdigit() and not _are_years(words, body, at)
    if not last or last in " .([/\n" or in_number:
        return None
    return _after_dot(body, at, words) if body[at - 1] == "." else Before.STOP


def _after_comma(body: str, at: int) -> Before | None:
    words = body[max(0, at - _LOOKED_BACK) : at - 1]
    last = words[-1:]
    in_number = last.isdigit() and body[at].isdigit() and not _are_years(words, body, at)
    if not last or last in " ([\n" or in_number:
        return None
    if body[at - 1] in ":;":
        # Neither a namespace, `[[File:`, nor what a line is about, nor a character written by its name, `&ndash;`.
        named = _NAMED.search(body, max(0, at - _LONGEST_NAME), at - 1)
        small = body[at].islower() and (body[at - 1] == ":" or not _WHOLE_WORD.match(body, at))
        return None if named or small else Before.COMMA
    return Before.COMMA


def _after_word(body: str, at: int) -> Before | None:
    """Words of two letters at least are glued to a number or a word: in `CO2H` and `McNair` nothing is."""
    if body[at].isupper() and not body[at + 1 : at + 2].islower():
        whole = _SMALL_LETTERS.search(body, max(0, at - _LOOKED_BACK), at) and _CAPITALS.match(body, at)
        if _NUMERAL.search(body, max(0, at - _LOOKED_BACK), at) and _INITIALS.match(body, at):
            return Before.NUMBER
        return Before.WORD if whole else None
    if body[at - 1].isdigit():
        return Before.NUMBER
    return None if _PREFIX.search(body, max(0, at - _LOOKED_BACK), at) else Before.WORD


def _are_years(words: str, body: str, at: int) -> bool:
    """Whether a year stands on either side of a mark: it is no decimal number."""
    return _YEAR.match(words[-4:]) is not None and _YEAR.match(body, at) is not None


def _after_dot(body: str, at: int, words: str) -> Before | None:
    if _INITIAL.search(words) or _FILE.match(body, at) or (body[at].islower() and not _begins_small(words, body, at)):
        return None
    if _SHORT.search(words) and not body[at + 1 : at + 2].isalpha():
        return None
    if words[-2:-1] == "." and words[-1:].isalnum():
        return Before.INITIALS if _ABBREVIATION.search(words) else None
    return Before.STOP


def _begins_small(words: str, body: str, at: int) -> bool:
    """Whether a reference may begin with this small letter behind a full stop."""
    whole = _WHOLE_END.search(words) and _ENTRY.match(body, at)
    return bool(whole or _SMALL.match(body, at))


class _Quotes:
    """The straight quotation marks of a text, line by line as far as it is asked for."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._end = -1
        self._opening: frozenset[int] = frozenset()

    def opens(self, at: int) -> bool:
        """Whether the mark at a place opens a quotation; places are asked for in order."""
        if at >= self._end:
            start = self._body.rfind("\n", 0, at) + 1
            end = self._body.find("\n", at)
            self._end = end if end >= 0 else len(self._body)
            self._opening = _opening_quotes(self._body, start, self._end)
        return at in self._opening


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
