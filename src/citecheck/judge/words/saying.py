"""What a title says of a page, if it says that and not much else: a title that says more may be an article's."""

from __future__ import annotations

import re
from functools import lru_cache

from citecheck.judge.words.phrases import Phrase, letters_without_blanks, said, speaks_to_reader, titles_notice
from citecheck.model import Content
from citecheck.titles import has_no_blanks, normalised

_SEPARATORS = re.compile(r"\s(?:[|\u2013\u2014:\xb7\u2022>\xbb/-]|::)\s|\s?[|\u2013\u2014\xb7\u2022\xbb\uff5c]\s?")
# How many times as long as a phrase a title may be: from a short page to one with much to say.
WIDE, MIDDLE, CLOSE, CLOSER, NARROW = 3.5, 2.5, 2.0, 1.5, 1.0
_ALONE = 1.6
_DENSER = 1.5
_LONG = 12
# What a title is to those who say that they do not have it, in the languages in which most of them do.
A_PAGE = "page seite pagina strona sidan страница sayfa ページ 页面 페이지 page"
_A_WORD = 6
_SHORTEST = 5
# Letters beside words on what is missing that tell of it.
_MORE = 8
PAGES = frozenset({"", "text/html", "application/xhtml+xml"})
"""How pages are declared, and what nobody declared."""
TEXTS = PAGES | {"text/plain"}
"""The same, and running text."""
_LEAST_NAME, _WORDS_OF_A_NAME = 3, 4
# What stands in quotation marks; the single ones are apostrophes too, but for those before a word.
_QUOTATION = re.compile(
    '["\u201c\u201d\u201e\u00ab\u00bb\u300c\u300e](.{1,200}?)["\u201c\u201d\u00ab\u00bb\u300d\u300f]'
    "|(?<!\\w)[\u2018\u201a'](.{1,200}?)[\u2018\u2019'](?!\\w)"
)
_NOT_FOUND = "not_found"
# Letters beside a quotation that say something of it.
_LEAST_REST = 4


def titles_of(content: Content) -> tuple[str, ...]:
    """What a reader of a page takes for its title, the surest first."""
    return tuple(title for title in (content.title, *content.headings) if title)


def length_of(content: Content) -> float:
    """How long the text of a page is, in letters of scripts that part their words."""
    return content.text_length + _DENSER * letters_without_blanks(content.text)


def prose_of(content: Content) -> float:
    """How long its running text is, in the same letters."""
    return content.prose * length_of(content) / content.text_length if content.text_length else 0.0


def has_own_name(content: Content) -> bool:
    """Whether a page has a title of what it shows: a sentence before its site's name, or a heading that it repeats.

    A file that is no page has no title but its own.
    """
    if content.title and content.media_type not in PAGES:
        return True
    if content.title and declares(content.title, "not_found") and not is_headline(content.title):
        return False
    parts = pieces(content.title or "")
    if len(parts) > 1 and len(parts[1].split()) >= _WORDS_OF_A_NAME and not titles_notice(normalised(parts[1])):
        return True
    title = normalised(parts[0])
    return any(
        len(words) >= _LEAST_NAME and words != title and f" {words} " in f" {title} " and not titles_notice(words)
        for words in map(normalised, content.headings)
    )


def is_called_twice(content: Content) -> bool:
    """Whether a page has one name for its title and its heading: that of its site, or of what it shows."""
    title, heading = normalised(content.title or ""), normalised(next(iter(content.headings), ""))
    if title != heading or len(title.split()) < _LEAST_NAME:
        return False
    return not titles_notice(title) and declares(title, "not_found") is None


def is_notice(content: Content) -> bool:
    """Whether a piece of a page's title is what a notice is called: another one may be the site that gives it."""
    return any(map(titles_notice, map(normalised, pieces(content.title or "")[1:])))


@lru_cache(maxsize=1024)
def pieces(title: str) -> tuple[str, ...]:
    """A title, and what stands in it between separators: the name of the site is mostly one of these."""
    parts = [part for part in _SEPARATORS.split(title) if part.strip()]
    return (title, *parts) if len(parts) > 1 else (title,)


def names_maker(title: str, phrase: Phrase) -> bool:
    """Whether a title, or a piece of it, is little but a phrase that names who makes such pages."""
    longest = CLOSE * len(phrase.words)
    return phrase.names_maker and any(
        phrase.words in words and len(words) <= longest for words in map(normalised, pieces(title))
    )


@lru_cache(maxsize=1024)
def declares(title: str, kind: str, room: float = MIDDLE) -> Phrase | None:
    """The phrase of a kind that a title, or a piece of it, says with little else.

    `room` is how many times as long as the phrase it may be.
    """
    # What stands behind a colon may be the whole of it; what stands before one is mostly a title's beginning.
    parts = [*(pieces(title)[1:] or (title,)), *title.rpartition(": ")[2:] * (": " in title)]
    found = ((words, said(words).get(kind)) for words in dict.fromkeys(map(normalised, parts)))
    fitting = [phrase for words, phrase in found if phrase and _fills(phrase, words, room)]
    return max(fitting, key=lambda phrase: phrase.weight, default=None)


def is_quoted(words: str, phrase: Phrase) -> bool:
    """Whether words quote a phrase, or its beginning, wherever it stands in them, and say something else of it."""
    quotations = [normalised(quotation[1] or quotation[2]) for quotation in _QUOTATION.finditer(words)]
    if not any(phrase.words in each or (each in phrase.words and _NOT_FOUND in said(each)) for each in quotations):
        return False
    rest = normalised(_QUOTATION.sub(" ", words))
    return len(rest) >= _LEAST_REST and phrase.words not in rest


@lru_cache(maxsize=1024)
def is_headline(title: str) -> bool:
    """Whether a title tells more of what is missing than that, where it is neither page nor story nor any reader's.

    "Database withdrawn from sale" is news, and so is a podcast on an island that never existed.
    """
    phrase = declares(title, "not_found", WIDE)
    if phrase is None or not phrase.has_subject or phrase.speaks_of_cited or speaks_to_reader(normalised(title)):
        return False
    parts = map(normalised, reversed(pieces(title)))
    behind = next((words.rpartition(phrase.words)[2] for words in parts if phrase.words in words), "")
    return max(len(behind.strip()), len(phrase.words) - phrase.weight) > _MORE


def beside(title: str, words: str) -> str:
    """Words in which a title that they echo is called a page; all of them normalised."""
    return " ".join(f" {words} ".replace(f" {title} ", f" {A_PAGE} ").split()) if title else words


def adds(words: str, kind: str) -> Phrase | None:
    """The phrase of a kind that words around an echoed title say, with hardly anything beside it."""
    phrase = said(words).get(kind)
    if phrase is None:
        return None
    words = words.replace(A_PAGE, "").strip()
    longest = _longest(phrase, NARROW) if phrase.weight < _SHORTEST else 1.5 * phrase.weight + 10
    return phrase if len(words) <= longest else None


def _fills(phrase: Phrase, words: str, room: float) -> bool:
    """Whether a phrase is most of the words of a title; a number may be that of a tram, if more stands beside it."""
    # A bridge may be what an article calls "this".
    if phrase.is_shown or len(words) > _longest(phrase, room):
        return False
    rest = " ".join(words.replace(phrase.words, " ").split()) if phrase.words.isdigit() else ""
    return not rest or titles_notice(rest) or speaks_to_reader(rest)


def _longest(phrase: Phrase, room: float) -> float:
    """How long a title may be that says a phrase and not much else."""
    if has_no_blanks(phrase.words):
        times = 3.0 if room >= WIDE else CLOSE if phrase.has_subject else _ALONE
        return max(times * phrase.weight, _ALONE * len(phrase.words))
    if phrase.has_subject:
        return phrase.weight * room + _A_WORD
    # "Not found" alone may be said of anything.
    times = _ALONE if room < WIDE else MIDDLE
    return max(phrase.weight + _A_WORD, times * phrase.weight if phrase.weight >= _LONG else 0)
