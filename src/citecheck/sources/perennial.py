"""The English Wikipedia's list of perennial sources: from the wiki text of its table to a list of ours.

A row of the table says in templates what it says, whatever else its cells hold:

    |- class="s-gu" id="Harl Courier"
    | [[Harl Courier]] (2013–present) {{WP:RSPSHORTCUT|WP:HARL}}
    | {{WP:RSPSTATUS|gu|b=y}}
    | {{rsnl|1|Harl Courier|2024}}
    | {{WP:RSPLAST|2024}}
    | A summary of what was discussed.
    | {{WP:RSPUSES|harl.example|harl.example/news}}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import mwparserfromhell
from msgspec import Struct
from mwparserfromhell.nodes import Template

from citecheck.plain import plain
from citecheck.sources import lists
from citecheck.sources.lists import SourceList
from citecheck.sources.ratings import BLACKLISTED, Word

NAME = "wikipedia-perennial"
"""What the list is called in the head of its file."""

_STATUSES: Mapping[str, Word] = {
    "gr": Word.RELIABLE,
    "nc": Word.NO_CONSENSUS,
    "m": Word.DEPENDS,
    "gu": Word.UNRELIABLE,
    "d": Word.DEPRECATED,
}
# A row ends at the next, at the end of the table, or with the page.
_ROW = re.compile(r"^\|-(?P<attributes>.*+)(?P<cells>(?:\n(?!\|-|\|\}(?!\})).*+)*+)", re.MULTILINE)
_ENTRY = re.compile(r"""class\s*=\s*["']?s-[a-z]""")
_CELL = re.compile(r"^\|", re.MULTILINE)
_ATTRIBUTES = re.compile(r"""\A(?:\s*+[\w-]++\s*+=\s*+(?:"[^"]*+"|'[^']*+'|\w++))++\s*+\|(?!\|)""")
# The templates that are read, by whichever of their names: {{WP:RSPLAST}}, {{/Last}}, {{Wikipedia:…/Last}}.
_SAYS = re.compile(r"(?:rsp|/)(?:status|last|uses)\b", re.IGNORECASE)
_SHORTCUT = re.compile(r"\{\{[^{}|]*shortcut[^{}]*\}\}", re.IGNORECASE)
_ARTICLE = re.compile(r"\[\[(?!(?:WP|Wikipedia|File|Image):)(?P<title>[^\[\]|#<>{}\n]+)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
# What tells one source from another of its name is no topic.
_PLACES = frozenset({"UK", "US", "USA"})
_BEFORE = re.compile(r"\Apre[-–\s]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PATTERN = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:/[^\s?#]*)?")
_YES = frozenset({"y", "yes", "1"})
_LEAST_READ, _LEAST_FULL = 0.95, 0.75


class PageError(ValueError):
    """A text that is no such list, or not all of it; the message says what is wrong with it."""


class _Entry(Struct, frozen=True):
    """One row of the table."""

    word: Word
    patterns: tuple[str, ...]
    name: str
    discussed: str
    topic: str
    blacklisted: bool

    @property
    def line(self) -> str:
        """The same as a line of a list."""
        marks = BLACKLISTED if self.blacklisted else ""
        return "\t".join((" ".join(self.patterns), self.name, self.discussed, self.topic, marks)).rstrip("\t")


def head(wiki: str, origin: str, day: str, licence: str) -> SourceList:
    """The head of an issue, from what a wiki of this name says of itself."""
    title, origin, day, licence = map(_clean, (f"{wiki}:Perennial sources", origin, day, licence))
    if not _DAY.fullmatch(day):
        message = f"its date is {day!r}"
        raise PageError(message)
    return SourceList(NAME, title, origin, day, licence or "not told")


def listed(pages: Iterable[str], listed_in: SourceList) -> str:
    """The text of a list with all that the tables on these pages say. Raises PageError where they say too little."""
    rows = [row for page in pages for row in _rows(page)]
    entries = [entry for row in rows if (entry := _entry(row)) is not None]
    if len(entries) < _LEAST_READ * len(rows) or not entries:
        message = f"of {len(rows)} rows of a table of sources, {len(entries)} could be read"
        raise PageError(message)
    for what, full in (("domains", [entry.patterns for entry in entries]), ("years", [e.discussed for e in entries])):
        if sum(map(bool, full)) < _LEAST_FULL * len(entries):
            message = f"{sum(map(bool, full))} of {len(entries)} sources have {what}"
            raise PageError(message)
    return lists.written(listed_in, _sections(entries))


def check(text: str, known: str) -> None:
    """Raise PageError where an issue is older than the one that is known, or has not half as many domains."""
    if (day := lists.head(text).date) < (before := lists.head(known).date):
        message = f"it is of {day}, and the one that is known of {before}"
        raise PageError(message)
    if 2 * (now := count(text)) < count(known):
        message = f"it has {now} domains, and the one that is known {count(known)}"
        raise PageError(message)


def count(text: str) -> int:
    """How many domains and paths a list names; one that has several ratings counts once."""
    return len({place for _, _, lines in lists.sections(text) for line in lines for place in _patterns_of(line)})


def _patterns_of(line: str) -> list[str]:
    return line.partition("\t")[0].split()


def _sections(entries: Sequence[_Entry]) -> Iterator[tuple[str, list[str]]]:
    """The entries, by what is said of them; some have a name and no domain."""
    for word in _STATUSES.values():
        if lines := [entry.line for entry in entries if entry.word is word]:
            yield word, lines


def _rows(page: str) -> Iterator[list[str]]:
    """The cells of each row that has the class of an entry."""
    for row in _ROW.finditer(page.replace("\r\n", "\n").replace("\0", "")):
        if _ENTRY.search(row["attributes"]):
            yield [_ATTRIBUTES.sub("", cell, count=1) for cell in _CELL.split(row["cells"])[1:]]


def _entry(cells: list[str]) -> _Entry | None:
    """One row, None where it does not say what it thinks of a source, or in a word that is not known."""
    told = [told for cell in cells[1:] for told in _said(cell)]
    said = dict(told)
    name, topic = _named(cells[0]) if cells else ("", "")
    status = _values(said.get("status"))
    word = _STATUSES.get(status.get("1", "").lower())
    if word is None or not name:
        return None
    year = _YEAR.search(_values(said.get("last")).get("1", ""))
    uses = [use.lower() for what, template in told if what == "uses" for use in _values(template).values()]
    places = dict.fromkeys(place for use in uses if _PATTERN.fullmatch(place := use.removeprefix("www.").rstrip("/")))
    return _Entry(word, tuple(places), name, year[0] if year else "", topic, status.get("b", "").lower() in _YES)


def _said(cell: str) -> Iterator[tuple[str, Template]]:
    """The templates of a cell that say something of the source; most cells are prose, in which nothing is read."""
    if _SAYS.search(cell):
        for template in mwparserfromhell.parse(cell).ifilter_templates(recursive=False):
            name = str(template.name).strip().lower().rpartition("/")[2]
            yield name.removeprefix("wp:").removeprefix("rsp"), template


def _values(template: Template | None) -> dict[str, str]:
    """The parameters of a template by name or number, as far as they are there and say something."""
    pairs = ((str(given.name).strip(), plain(str(given.value))) for given in (template.params if template else ()))
    return {name: value for name, value in pairs if value}


def _named(cell: str) -> tuple[str, str]:
    """The name of a source, that of the article about it if there is one, and its topic or period."""
    cell = _SHORTCUT.sub("", cell)
    article = _ARTICLE.search(cell)
    shown = _clean(plain(cell))
    name = _clean(plain(article["title"])) if article else _IN_BRACKETS.sub("", shown).strip()
    topics = [_BEFORE.sub("before ", words) for words in _IN_BRACKETS.findall(shown)]
    return name, "; ".join(topic for topic in topics if topic not in _PLACES and f"({topic})" not in name)


def _clean(text: str) -> str:
    """A text without what no list may hold: the wiki is not ours."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
