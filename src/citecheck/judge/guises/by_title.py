"""What the titles of a page say that it is: more than its text can, for little else stands in them."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from citecheck import urls
from citecheck.judge.guises.meanings import LITTLE, MEANINGS, SHORT, SHORTER, Guise, Strength, foremost, guise, quoted
from citecheck.judge.words.phrases import Phrase, asks, said, speaks_to_reader
from citecheck.judge.words.saying import (
    CLOSE,
    CLOSER,
    MIDDLE,
    NARROW,
    WIDE,
    adds,
    beside,
    declares,
    has_own_name,
    is_headline,
    is_quoted,
    length_of,
    names_maker,
    titles_of,
)
from citecheck.model import Cited, Content, Status
from citecheck.titles import normalised

# Letters of a title that can be an echo.
_LEAST_ECHO = 8
# What a server calls the list of the files in a folder, and how many links a list has that is more than the links to
# sort it by and to the folder above.
_LISTING = re.compile(r"(?:Index of|Directory listing for) \[?(/[^\]]*)")
_LEAST_LISTED = 10
# The name of the site is often one, and what the page says another.
_MANY = 3
_NUMBER = re.compile(r"(?<![0-9])(?!404|410)[0-9]{1,9}")


def by_title(cited: Cited, content: Content, *, listings: bool = True) -> Guise | None:
    """What the first of its titles says that says anything."""
    for title in titles_of(content):
        if found := _by_one_title(cited, content, title):
            is_one_of_many = found.status is Status.DEAD and _is_one_of_many(content, title)
            return replace(found, strength=Strength.WEAK) if is_one_of_many else found
        if listings and (folder := _LISTING.match(title)):
            return _by_listing(cited, content, folder[1], title)
    return None


def _is_one_of_many(content: Content, title: str) -> bool:
    """Whether a heading is that of a part of a page: of one of its posts, or of what it shows beside what it is."""
    if title in (content.title, *content.headings[:1]):
        return False
    return len(content.headings) >= _MANY or has_own_name(content)


def is_listing(content: Content) -> bool:
    """Whether a page calls itself the list of the files in a folder: it has names, and no language."""
    return any(_LISTING.match(title) for title in titles_of(content))


def _by_listing(cited: Cited, content: Content, folder: str, title: str) -> Guise | None:
    """What a list of files says: that a site was cleared away, unless it is the folder that is cited."""
    here, named = (unquote(path).strip().rstrip("/") for path in (urlsplit(cited.url).path, folder))
    # A server behind another one knows the end of its address alone.
    is_cited = here == named or (bool(named) and here.endswith(named))
    is_full = content.links >= _LEAST_LISTED
    # Where a site had its front page, a few files are what is left of it.
    if is_cited and (is_full or folder.strip("/ ")):
        return None
    return guise("empty_house", f"its title is {quoted(title)}", Strength.WEAK if is_full else Strength.STRONG)


def _by_one_title(cited: Cited, content: Content, title: str) -> Guise | None:
    """What a title says; that proves little where the cited one says the same, as that of an album may."""
    rest = _beside_echo(cited, title)
    told = title if rest else with_domain(cited, title)
    found = {
        kind: phrase
        for kind, meaning in MEANINGS.items()
        if not meaning.is_weak
        if (phrase := adds(rest, kind) if rest else _declared(told, kind, cited, content))
    }
    if not found:
        return None
    kind = foremost(found)
    known = said(normalised(" ".join((*cited.titles, *cited.mentions))))
    # "Thread deleted?" asks who knows.
    is_asked = "?" in title and MEANINGS[kind].status is Status.DEAD
    is_weak = kind in known or is_asked or is_quoted(title, found[kind])
    strength = Strength.WEAK if is_weak else Strength.STRONG
    return guise(kind, f"its title is {quoted(title)}", strength, found[kind])


def _declared(title: str, kind: str, cited: Cited, content: Content) -> Phrase | None:
    """What a title declares; the more a page has to say, the likelier it is an article's, and the less it may add."""
    length = length_of(content)
    tells_more = kind == "not_found" and is_headline(title)
    if tells_more or length <= LITTLE or asks(normalised(title)):
        # What to do if a page is not found is told by one that is there, and that has more to say.
        return declares(title, kind, WIDE if length <= LITTLE and not tells_more else NARROW)
    if length <= SHORTER or kind == "crashed":
        return declares(title, kind, MIDDLE)
    if kind != "not_found":
        widely = declares(title, kind, MIDDLE)
        is_sure = length <= SHORT or (widely is not None and names_maker(title, widely))
        phrase = widely if is_sure else declares(title, kind, NARROW)
        # A single word may be what a long page is about.
        return phrase if phrase and (phrase.is_compound or length <= SHORT) else None
    phrase = declares(title, kind, WIDE)
    to_reader = speaks_to_reader(normalised(title)) or (phrase is not None and phrase.is_wished)
    phrase = phrase if to_reader else declares(title, kind, MIDDLE)
    if phrase is None or (to_reader and phrase.speaks_of_page):
        return phrase
    if not phrase.speaks_of_page and _NUMBER.search(title):
        # An article of a law may be deleted.
        return None
    is_known = bool(cited.titles) and phrase.speaks_of_page
    return declares(title, kind, MIDDLE if to_reader else CLOSE if is_known else CLOSER)


def _beside_echo(cited: Cited, title: str) -> str:
    """What a title says beside a cited one that it echoes; nothing where it does not."""
    words = normalised(title)
    for echo in map(normalised, cited.titles):
        if len(echo) > _LEAST_ECHO and f" {echo} " in f" {words} ":
            return beside(echo, words) if words != echo else ""
    return ""


def with_domain(cited: Cited, words: str) -> str:
    """Words in which the name of the host is a domain, for it may be for sale; they may be folded."""
    host = urls.host(cited.url).removeprefix("www.")
    written = re.escape(host).replace(r"\.", "[. ]").replace(r"\-", "[- ]")
    return re.sub(rf"\b{written}\b", "domain", words, flags=re.IGNORECASE) if host else words
