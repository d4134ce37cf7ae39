"""What a reference in plain words says of its source: title, work or publisher, date, day of access, identifiers.

Each part is kept under the name that a template gives it. What may as well be something else is left out: a link is
judged by its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from citecheck import dates
from citecheck.dates import Misdate
from citecheck.dates.repair import repaired
from citecheck.model import Parameter, Span
from citecheck.regions import Regions
from citecheck.wikitext.addresses import Address
from citecheck.wikitext.markup.templates import masked, value_of
from citecheck.wikitext.plain_references.words import words_of

_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\ {_MONTHS},?\ {_YEAR}|{_MONTHS}\ \d{{1,2}}(?:st|nd|rd|th)?,?\ {_YEAR}"
    rf"|{_YEAR}-\d\d?-\d\d?)(?!\w)"
)
# What is read first is no longer there for what comes later.
_TOLD_DAY = re.compile(
    rf"""
    (?:(?P<access>\b(?:retrieved|accessed|(?:last\ )?(?:visited|viewed|checked)|abgerufen|consult[ée]|consultado))
        |\barchived?(?:\ from\ the\ original)?)
    (?:\ (?:on|in|at|am|le|el))?:?\ *\[*(?P<day>{_DAY})?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TELLING = ("ccess", "etriev", "rchiv", "visit", "view", "check", "abgeruf", "onsult")
_NUMBERING = ("ISBN", "ISSN", "doi", "DOI", "PMID", "JSTOR", "OCLC")
_TEMPLATE_MARKS = ("{{", "[tpl]")
# In templates the number is a parameter: `{{ISBN|0-306-40615-2}}`, `|isbn = 0-306-40615-2`.
_IDENTIFIER = re.compile(
    r"""
    \bISBN(?:-1[03])?\s*+(?:[:=|]\s*+)?(?P<isbn>97[89][-\s–]?(?:\d[-\s–]?){9}[\dXx]|(?:\d[-\s–]?){9}[\dXx])(?!\w)
    | \bdoi\s*+(?:[:=|]\s*+)?(?P<doi>10\.\d{4,9}/[^\s\0"<>\[\]{}|]*[\w/)])
    | \bPMID\s*+(?:[:=|]\s*+)?(?P<pmid>\d{1,8})\b
    | \bJSTOR\s*+(?:[:=|]\s*+)?(?P<jstor>\d{4,9})\b
    | \bOCLC\s*+(?:[:=|]\s*+)?(?P<oclc>\d{4,10})\b
    | \bISSN\s*+(?:[:=|]\s*+)?(?P<issn>\d{4}-\d{3}[\dXx])\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A search for what begins with one of a few characters is much faster than for a border of words before them: what is
# looked for in every reference begins so.
_PAGES = re.compile(
    r"[PpSVvNn](?<!\w.)(?:(?:(?<=[Pp])(?:p?\.|ages?)|(?<=S)\.)\s?\d[\d–,\s-]*"
    r"|(?:(?<=[Vv])ol(?:ume)?|(?<=[Nn])o)\.?\s?\d+)"
)
_QUOTED = re.compile(r"(?<![(\w])[\"“„«]{1,2}(?P<title>[^\"“”„«»\0]{4,200})[\"”“»]")
# An author, a year or nothing; behind other words, it is a quotation.
_QUOTES = re.compile(r"[\"“„«]")
_LOOKED_BACK = 40
_BEFORE_TITLE = re.compile(r"(?:\A|[\0)\]]|\b[A-Z0-9][\w.'’-]{0,30}|\bal)[.,:;)]{0,3}\s{0,3}\Z")
_SINGLY_QUOTED = re.compile(r"‘(?P<title>[^‘\0]{10,200}?)’(?=[.,;]|\s*[A-Z(\0]|\Z)")
_ITALIC = re.compile(r"(?<!')''(?!')(?P<title>[^'\0]+(?:'(?!')[^'\0]*)*)''(?!')")
# In the words of a link, a title that is quoted stands behind its author; other quotations are a part of it.
_QUOTED_IN_LINK = re.compile(r"(?:\A|(?<=[,.:]\ ))[\"“](?P<title>[^\"“”\0]{12,200})[\"”]")
# `Lund, Karl (1990). The Mills of Osk. Harl Press`
_BEHIND_YEAR = re.compile(
    rf"[^()\"“\0]{{2,120}}\((?:[\w\s,]{{0,20}}\b)?{_YEAR}[a-z]?\)\.?\ +"
    r"(?P<title>[^\W\d_][^\"“\0]{5,200}?)[.?!](?=\ |\Z)"
)
# `Mills. Osk Museum. Retrieved on 4 June 2010`, where the day is taken away.
_BEFORE_ACCESS = re.compile(
    r"(?P<title>(?=[^.\0,;:()\s]{1,60}\ )[A-Z0-9][^.\0,;:()]{1,200}+)\."
    r"(?:\ [^.\0,;:()]{0,200}+(?:\.\w{1,30}+){0,5}+[.\ (]{0,5}+)?\0"
)
_DATES = (
    re.compile(rf"(?<![\w–-]){_DAY}"),
    re.compile(rf"(?<!\w)(?:{_MONTHS}|Spring|Summer|Autumn|Fall|Winter),?\ {_YEAR}(?![\w–-])"),
    re.compile(rf"{_YEAR}(?:(?<=\(....)[a-z]?(?=[):])|(?<=,\ ....)(?=\)))"),
)
_HAS_YEAR = re.compile(_YEAR)
_ANY_YEAR = re.compile(rf"{_YEAR}(?<![\w.–/-]....)[a-z]?(?![\w–/-])")
_LONE_YEAR = re.compile(
    rf"(?:\A|(?<=[,.;:(\0]\ )|(?<=[(\0])){_YEAR}[a-z]?(?![\w–/-]|:\ )|(?<![\w.–/-]){_YEAR}[a-z]?(?=[,.;)\0]|:\d|\Z)"
)
# A name of a site has dots in it, initials have them too.
_SEGMENT = re.compile(r"(?:[^\0.,;:()\[\]{}|\n\"“”]++|(?<=\w)\.(?=[a-z]{2,}\b)|(?<=\b[A-Z])\.|\[\[[^\[\]\n\0]*\]\])+")
_LEADING = re.compile(r"(?:[Ii]n|[Ff]rom|(?P<maker>[Bb]y)|[Vv]ia|[Aa]t|on)(?:\ the)?\ +")
_BEFORE_DATE = re.compile(r"[\s,(]+\0")
_BLANKS_OF_PAPER = range(1, 4)
_NUMBERED = re.compile(r"(?:\ {1,3}\d{1,6}){1,4}\Z")
_NO_WORK = re.compile(r"\d|\b(?:[Cc]hapter|[Ee]dition|[Ee]dn|[Nn]ote|[Pp]art|[Pp]aragraph|[Ss]ection)\b")
_PERIODICALS = (
    r"Annals|BBC|Bulletin|CNN|Chronicle|Daily|Gazette|Guardian|Herald|Independent|Journal|Magazine|News\w*|Post|"
    r"Proceedings|Quarterly|Reuters|Review|Telegraph|Times|Transactions|Tribune|Zeitung"
)
_PUBLISHERS = (
    r"Association|Books|Department|Elsevier|Inc|Institut\w*|Institution|Library|Ltd|Macmillan|Ministry|"
    r"Museum|Penguin|Press|Publish(?:ers?|ing)|Publications?|Routledge|Society|Springer|Universit\w+|Verlag|Wiley"
)
_PERIODICAL = re.compile(rf"\b(?:{_PERIODICALS})\b")
_PUBLISHER = re.compile(rf"\b(?:{_PUBLISHERS})\b")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,7}")
# Without any of them nobody is named.
_MAKER = re.compile(rf"{_PERIODICALS}|{_PUBLISHERS}|\.[a-z]{{2,7}}\b|''")
_NAME = re.compile(r"(?=[A-Z0-9])(?:(?:[A-Z0-9][\w'’&.-]*|of|the|and|for|de|la|&|in|du|des|und|on)(?:\ +|\Z)){1,8}")
# What stands in brackets beside an address and is no title.
_NO_TITLES = frozenset(
    {
        "archive",
        "archived copy",
        "archived",
        "download",
        "full text",
        "here",
        "link",
        "online",
        "pdf",
        "this",
        "web page",
    }
)
_MARKUP = re.compile(r"\[\[(?:[^\[\]|]*\|)?|\]\]|'{2,}")
# What only is said of a source.
_SURE = frozenset({"work", "publisher", "access-date", "isbn", "doi", "pmid", "jstor", "oclc", "issn"})
# In code points; what comes later describes no source.
_LONGEST = 2_000
_STRUCK = "\0"
_EDGES = "".join(filter(str.isspace, map(chr, range(0x3001)))) + f'"“”„«»,;:|{_STRUCK}'
_BETWEEN = f" \t\n\"“”„«»’',.;:]{_STRUCK}"
_LETTER = re.compile(r"[^\W\d_]")
_SHORTEST = 3


class Parts(Struct, frozen=True):
    """What a reference says: its parts as they are written, and the values that they mean."""

    parameters: tuple[Parameter, ...]
    values: Mapping[str, str]


def parts_of(text: str, span: Span, addresses: Sequence[Address], hidden: Regions) -> Parts:
    """The parts of the reference in `span`, in the order of the text.

    In what is `hidden` nothing is read but the identifiers in templates. Of a very long reference, only the beginning
    is read.
    """
    span = Span(span.start, min(span.end, span.start + _LONGEST))
    inside = [address for address in addresses if address.span.end <= span.end]
    urls = (Span(address.span.start, address.url.end) for address in inside)
    covered = hidden.within(span.start, span.end)
    sheet = _Sheet(text, span, Regions([*urls, *covered]))
    labels = [
        (address.url.end - span.start, address.span.end - 1 - span.start) for address in inside if address.labelled
    ]
    for found in list(_PAGES.finditer(sheet.words)):
        sheet.strike(*found.span())
    # To look for a word is much faster than to look for what may follow it.
    if any(word in sheet.words for word in _TELLING):
        _read_told_days(sheet)
    if any(word in sheet.words for word in _NUMBERING):
        _read_identifiers(sheet, sheet.words, 0)
    for template in covered:
        if text.startswith(_TEMPLATE_MARKS, template.start):
            _read_identifiers(sheet, text[template.start : min(template.end, span.end)], template.start - span.start)
    titled = _read_title(sheet, labels)
    _read_date(sheet)
    _read_makers(sheet, titled)
    return sheet.parts()


def is_remark(text: str, span: Span, values: Mapping[str, str]) -> bool:
    """Whether words say something themselves, and name no source, as in `In 1990 the mills were joined`.

    `values` are those of its parts.
    """
    if not _SURE.isdisjoint(values):
        return False
    kinds = words_of(text, span.start, min(span.end, span.start + _LONGEST)).kinds
    sentence = kinds[: kinds.index("stop")] if "stop" in kinds else kinds
    return "verb" in sentence and "page" not in kinds


class _Sheet:
    """The words of a reference, of which those that have been read are struck out."""

    def __init__(self, text: str, span: Span, covered: Regions) -> None:
        self.words = masked(text, span.start, span.end, covered.spans)[: span.end - span.start]
        self._text, self._start = text, span.start
        self._places: dict[str, tuple[int, int]] = {}
        self._values: dict[str, str] = {}

    def take(self, name: str, start: int, end: int, value: str = "") -> None:
        """Keep a part, if there is none of this name, and strike it out."""
        written = self._text[self._start + start : self._start + end]
        if name not in self._places:
            self._places[name] = start, end
            self._values[name] = value or value_of(written)
        self.strike(start, end)

    def strike(self, start: int, end: int) -> None:
        """Let nothing more be read in a place."""
        self.words = self.words[:start] + _STRUCK * (end - start) + self.words[end:]

    def parts(self) -> Parts:
        """All that was kept, in the order of the text."""
        parameters = tuple(
            _parameter(name, self._text, self._start + start, self._start + end)
            for name, (start, end) in sorted(self._places.items(), key=lambda place: place[1])
        )
        return Parts(parameters, {parameter.name: self._values[parameter.name] for parameter in parameters})


def _parameter(name: str, text: str, start: int, end: int) -> Parameter:
    """A part as a parameter that has no name of its own in the text, as positional ones have none."""
    return Parameter(name, text[start:end], start, start, start, end)


def _read_told_days(sheet: _Sheet) -> None:
    """The day of access; that of an archive's copy is no date of the work."""
    for told in list(_TOLD_DAY.finditer(sheet.words)):
        day = _day(told["day"]) if told["access"] and told["day"] else ""
        if day:
            sheet.take("access-date", *told.span("day"), day)
        sheet.strike(*told.span())


def _day(written: str) -> str:
    """A date in a form that templates take, one that cannot be as it is written; empty where it is none."""
    found = dates.parse(written)
    if isinstance(found, Misdate):
        return written if found.impossible else repaired(written) or ""
    return written


def _read_identifiers(sheet: _Sheet, words: str, at: int) -> None:
    """Take the identifiers in `words`, which begin `at` this place of the sheet."""
    for found in list(_IDENTIFIER.finditer(words)):
        scheme = found.lastgroup or ""
        sheet.take(scheme, at + found.start(scheme), at + found.end(scheme))
        sheet.strike(at + found.start(), at + found.end())


def _read_title(sheet: _Sheet, labels: Sequence[tuple[int, int]]) -> int:
    """Take the title, if one can be told; gives where it ends, or -1."""
    for start, end in _titles(sheet.words, labels):
        first, last = _trimmed(sheet.words, start, end)
        if (
            len(_LETTER.findall(sheet.words, first, last)) > _SHORTEST
            and sheet.words[first:last].casefold() not in _NO_TITLES
        ):
            sheet.take("title", first, last)
            return end
    return -1


def _titles(words: str, labels: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where a title may stand, the likeliest first: the words of a link, what is quoted, what is in italics."""
    quotations = _QUOTED.finditer(words) if _QUOTES.search(words) else ()
    quoted = next((found for found in quotations if _may_be_title(words, found.start())), None)
    if quoted and labels and quoted.end() <= labels[0][0] and " " in quoted["title"].strip():
        yield quoted.span("title")
    for start, end in labels:
        within = _QUOTED_IN_LINK.search(words, start, end) or _ITALIC.search(words, start, end)
        yield within.span("title") if within else (start, end)
    if quoted:
        yield quoted.span("title")
    for mark, pattern in (("\u2018", _SINGLY_QUOTED), ("''", _ITALIC)):
        if mark in words and (found := pattern.search(words)):
            yield found.span("title")
    for pattern in (_BEHIND_YEAR, _BEFORE_ACCESS):
        if found := pattern.match(words):
            yield found.span("title")


def _may_be_title(words: str, at: int) -> bool:
    """Whether a quotation stands where a title does, which is not far into a sentence."""
    return _BEFORE_TITLE.search(words[max(0, at - _LOOKED_BACK) : at] if at else "") is not None


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    """A place without quotation marks, blanks and a full stop at its ends."""
    inside = words[start:end].lstrip(_EDGES)
    while inside.startswith("''"):
        inside = inside[2:].lstrip(_EDGES)
    start = end - len(inside)
    inside = inside.rstrip(_EDGES)
    while inside.endswith("''"):
        inside = inside[:-2].rstrip(_EDGES)
    if inside.endswith(".") and inside[-3:-2].isalpha():
        inside = inside[:-1]
    return start, start + len(inside)


def _read_date(sheet: _Sheet) -> None:
    """The date of the work: a day before a month, and a year alone where no other is there."""
    if not _HAS_YEAR.search(sheet.words):
        return
    for pattern in _DATES:
        for found in list(pattern.finditer(sheet.words)):
            if day := _day(found[0]):
                sheet.take("date", *found.span(), day)
    if len(_ANY_YEAR.findall(sheet.words)) == 1 and (lone := _LONE_YEAR.search(sheet.words)):
        sheet.take("date", *lone.span())


def _read_makers(sheet: _Sheet, titled: int) -> None:
    """The work and the publisher, by words that they have in their names, or as what follows the title.

    Where there is no title, what comes first is one, or its author, but for a newspaper with a date.
    """
    if titled < 0 and not _MAKER.search(sheet.words):
        return
    for segment in list(_SEGMENT.finditer(sheet.words, max(titled, 0))):
        words = sheet.words
        start, end = _trimmed(words, *segment.span())
        if leading := _LEADING.match(words, start, end):
            start, end = _trimmed(words, leading.end(), end)
        italic = _ITALIC.search(words, *segment.span()) if "''" in words else None
        if italic:
            start, end = _trimmed(words, *italic.span("title"))
        if words[end - 1 : end].isdigit() and (numbered := _NUMBERED.search(words, start, end)):
            end = numbered.start()
        name = _MARKUP.sub("", words[start:end]) if "[[" in words else words[start:end]
        is_host = "." in name and _HOST.fullmatch(name) is not None
        if not (is_host or _NAME.fullmatch(name)) or (not start and not _is_dated_paper(words, end, name)):
            continue
        if italic or is_host or _PERIODICAL.search(name):
            sheet.take("work", start, end)
        elif _PUBLISHER.search(name):
            sheet.take("publisher", start, end)
        elif not (leading and leading["maker"]) and _follows(words, titled, segment.span(), name):
            sheet.take("work", start, end)


def _is_dated_paper(words: str, end: int, name: str) -> bool:
    return name.count(" ") in _BLANKS_OF_PAPER and _BEFORE_DATE.match(words, end) is not None


def _follows(words: str, titled: int, place: tuple[int, int], name: str) -> bool:
    """Whether what stands right behind a title may be a work: a place is one word, or has a colon behind it."""
    start, end = place
    if titled < 0 or words[titled:start].strip(_BETWEEN) or words.startswith(":", end):
        return False
    return " " in name and not _NO_WORK.search(name)
