"""Whether a page is the one that was cited: the cited title is the best witness.

It is looked for in everything that the page calls itself, and at last in its text. Nothing else here accuses a page:
what is not seen may have been shortened, edited or translated. A page that only echoes what it was asked for, "no
results for …", does not show it, and the name of the site is not the title of the page.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cached_property, lru_cache

from msgspec import Struct

from citecheck import urls
from citecheck.judge.words.phrases import said
from citecheck.judge.words.saying import A_PAGE, TEXTS, adds, beside, declares, pieces
from citecheck.model import Cited, Content
from citecheck.titles import folded, has_no_blanks, normalised, part_in

_NEAR = 86.0
_LEAST_WORDS = 2
_LEAST_LETTERS = 10
_LEAST_UNSPACED = 4
_LEAST_LABEL = 4
# A piece of a title stands for it where it is half of it; a title cut short by its page says so.
_LEAST_PART = 0.5
_CUT = ("…", "...")
_AROUND = 70
_SENTENCE_END = re.compile("[.!?]\\s|[\u3002\uff01\uff1f]")
_BESIDE_ECHO = 4
_PAGES = frozenset(A_PAGE.split())
_SMALL_WORDS = frozenset(
    {
        "a", "an", "and", "are", "as", "at", "by", "das", "de", "del", "den", "der", "des", "die", "do", "du", "e",
        "el", "en", "et", "for", "from", "i", "il", "in", "is", "la", "las", "le", "les", "los", "mit", "na", "no",
        "o", "of", "on", "or", "para", "por", "s", "the", "to", "un", "una", "und", "van", "von", "w", "with", "y", "z",
    }
)  # fmt: skip
_NO_TITLES = frozenset(
    {"archived copy", "home page", "official website", "official site", "untitled document", "official web site"}
)
_ABSENT = ("not_found", "parked")
_ELSEWHERE = (*_ABSENT, "bot_wall", "login", "out_of_order", "region", "empty_house")


class Sight(Enum):
    """By what a page was known: by a title of its own, a short one, by words around its address, by its text."""

    TITLE = "title"
    NAME = "name"
    MENTION = "mention"
    TEXT = "text"


class Witness(Struct, frozen=True, dict=True):
    """What speaks for a page: whether a cited title was seen there, and by what. What else it knows, it says if asked.

    `decides` says that there was a title by which a page can be known at all; `is_echo` that the page names it only
    to say that it does not have it.
    """

    cited: Cited
    content: Content | None
    seen: str | None
    by: Sight | None
    unseen: tuple[str, ...]
    decides: bool
    is_echo: bool

    @cached_property
    def text(self) -> str:
        """That of the page, folded."""
        return folded(self.content.text) if self.content else ""

    @cached_property
    def overlap(self) -> float:
        """How many words of a title stand on the page, wherever, from 0 to 1."""
        return self._most_overlap(self.named, self.text)

    @cached_property
    def likeness(self) -> float:
        """How many of them stand in what the page calls itself, or in its running text."""
        told = self.content.told if self.content else 0.0
        return max(told, self._most_overlap(_own(self.named, self.cited), ""))

    @cached_property
    def is_site(self) -> bool:
        """Whether what is cited is a site, and the page calls itself so."""
        titles = (title for title in self.cited.titles if _is_site(normalised(title), self.cited))
        return any(_names_itself(title, self.named) for title in titles)

    @cached_property
    def is_sought(self) -> bool:
        """Whether it calls itself a search for a cited title."""
        titles = tuple(map(normalised, _deciding(self.cited)))
        return any(_is_sought(name, title) for name in self.named for title in titles)

    @cached_property
    def is_front(self) -> bool:
        """Whether it calls itself nothing else."""
        return bool(self.named) and all(_is_site(normalised(name), self.cited) for name in self.named)

    @property
    def named(self) -> tuple[str, ...]:
        """What the page calls itself."""
        return _names_of(self.content)

    def _most_overlap(self, named: tuple[str, ...], text: str) -> float:
        everything = _without_site(f" {' '.join(map(normalised, named))} {text} ", self.cited)
        return max((part_in(title, everything) for title in _deciding(self.cited)), default=0.0)


def hear(cited: Cited, content: Content | None) -> Witness:
    """What the titles of a citation say of a page."""
    titles = _deciding(cited) if content else []
    named = _names_of(content)
    called = [title for title in titles if any(_is_called(title, name, cited) for name in named)]
    told = [title for title in titles if content and title in content.shown and title not in called]
    # What stands beside a title in a table or a stream of news is another piece of it.
    is_prose = content is not None and content.media_type in TEXTS
    text = content.text if content and told and is_prose else ""
    echoed = [title for title in told if _is_echoed(normalised(title), text)]
    seen = [title for title in titles if title in called or (title in told and title not in echoed)]
    mentioned = None if called else next((name for name in named if _is_mentioned(name, cited)), None)
    short = None if called or mentioned else _short_name(cited, content, named)
    ways: tuple[tuple[Sight, str | None], ...] = (
        (Sight.TITLE, next(iter(called), None)),
        (Sight.MENTION, mentioned),
        (Sight.NAME, short),
        (Sight.TEXT, next(iter(seen), None)),
    )
    by, title = next(((by, title) for by, title in ways if title), (None, None))
    return Witness(
        cited,
        content,
        title,
        by,
        unseen=tuple(title for title in titles if title not in seen),
        decides=bool(titles),
        is_echo=bool(echoed) and not seen,
    )


def _short_name(cited: Cited, content: Content | None, named: tuple[str, ...]) -> str | None:
    """The cited title that is too short to miss on a page, and is all that the page calls itself beside its site.

    What many a page is called cannot accuse one that is not, but it speaks for one that is: for "404 Arsinoe", or
    "Contact", if nothing that the page calls itself says that there is no such page.
    """
    short = [title for title in cited.titles if not _can_decide(title, cited) and _is_name(normalised(title), cited)]
    if content is None or not short or any(_says_otherwise(name, "") for name in named):
        return None
    own = {normalised(words) for words in (*pieces(content.title or "")[:2], *content.headings[:1]) if words}
    return next((title for title in short if normalised(title) in own), None)


def _is_name(words: str, cited: Cited) -> bool:
    """Whether words name a page: not its site, and nothing that stands in place of one."""
    if words in _NO_TITLES or _is_site(words, cited):
        return False
    return not any(declares(words, kind) for kind in _ELSEWHERE if kind in said(words))


def _deciding(cited: Cited) -> list[str]:
    return [title for title in cited.titles if _can_decide(title, cited)]


def _names_of(content: Content | None) -> tuple[str, ...]:
    if content is None:
        return ()
    names = (content.title, content.og_title, content.headline, *content.headings)
    return tuple(dict.fromkeys(name for name in names if name))


def _own(named: tuple[str, ...], cited: Cited) -> tuple[str, ...]:
    """What a page calls itself, without the name of its site."""
    parts = (part for name in named for part in (pieces(name)[1:] or (name,)))
    return tuple(part for part in parts if not _is_site(normalised(part), cited))


def _without_site(text: str, cited: Cited) -> str:
    """A folded text without the name of the site, which stands on every page of it and says nothing of any."""
    for name in filter(None, map(normalised, cited.works)):
        text = text.replace(name, " ") if has_no_blanks(name) else re.sub(rf"\b{re.escape(name)}\b", " ", text)
    return text


def _names_itself(title: str, named: tuple[str, ...]) -> bool:
    wanted = normalised(title)
    return any(wanted in map(normalised, pieces(name)) and not _says_otherwise(name, wanted) for name in named)


def _is_called(title: str, name: str, cited: Cited) -> bool:
    """Whether what a page calls itself is a cited title, or a part of it, or the other way round."""
    wanted = normalised(title)
    if _says_otherwise(name, wanted):
        return False
    return any(
        _is_same(wanted, words, is_cut=name.endswith(_CUT)) and (words == wanted or not _is_site(words, cited))
        for words in map(normalised, pieces(name))
        if words
    )


def _is_same(title: str, words: str, *, is_cut: bool) -> bool:
    # Only a run that asks links compares titles.
    from rapidfuzz import fuzz

    if title == words:
        return True
    shorter, longer = sorted((title, words), key=len)
    if not _has_substance(shorter):
        return False
    if _contains(longer, shorter) and (shorter == title or is_cut or len(words) >= _LEAST_PART * len(title)):
        return True
    if _differ_in_number(title, words):
        return False
    if fuzz.ratio(title, words) >= _NEAR:
        return True
    return len(shorter.split()) > _LEAST_WORDS + 1 and fuzz.token_sort_ratio(title, words) >= _NEAR


def _differ_in_number(title: str, words: str) -> bool:
    """Whether each has a number that the other has not: the results of one year are not those of another."""
    ours, theirs = ({word.lstrip("0") for word in text.split() if word.isdigit()} for text in (title, words))
    return bool(ours - theirs) and bool(theirs - ours)


def _says_otherwise(name: str, title: str) -> bool:
    """Whether what a page calls itself says, but for the title that it echoes, that there is no such page."""
    if any(kind in said(title) for kind in _ABSENT):
        return False
    rest = beside(title, normalised(name))
    return any(adds(rest, kind) or declares(name, kind) for kind in _ABSENT) or _is_sought(name, title)


def _is_sought(name: str, title: str) -> bool:
    """Whether what a page calls itself, or a piece of it, says that a title was searched for there."""
    words = map(normalised, pieces(name) if title else ())
    return any(title in piece and adds(beside(title, piece), "search") for piece in words)


def _is_echoed(title: str, text: str) -> bool:
    """Whether a text names a title only to say that there is no such page, in the sentence in which it does."""
    sentences = map(folded, _SENTENCE_END.split(text))
    text = next((sentence for sentence in sentences if title in sentence), folded(text))
    at = text.find(title)
    if at < 0:
        return False
    around = f"{text[max(0, at - _AROUND) : at]} {A_PAGE} {text[at + len(title) : at + len(title) + _AROUND]}"
    phrase = said(" ".join(around.split())).get("not_found")
    if phrase is None or not phrase.is_compound or "not_found" in said(title):
        return False
    # Of what stands further on, another sentence speaks.
    beyond = " ".join(word for word in phrase.words.split() if word not in _PAGES)
    return len(beyond) <= phrase.weight + _BESIDE_ECHO


def _is_mentioned(name: str, cited: Cited) -> bool:
    """Whether the words around an address hold what a page calls itself, and not merely the name of its site."""
    if not cited.mentions or _says_otherwise(name, ""):
        return False
    parts = [words for words in map(normalised, pieces(name)) if not _is_site(words, cited)]
    own = max(parts[1:] or parts, key=len, default="")
    return _has_substance(own) and any(_contains(normalised(mention), own) for mention in cited.mentions)


def _is_site(words: str, cited: Cited) -> bool:
    """Whether words are the name of a work that is cited, or what its host is called."""
    if any(words == normalised(work) for work in cited.works):
        return True
    letters = words.replace(" ", "")
    return any(
        all(word in label for word in words.split())
        or (label in letters and len(letters) <= 2 * len(label))
        or (len(letters) >= _LEAST_LABEL and letters in label)
        for label in (label.replace("-", "") for label in urls.host(cited.url).split(".")[:-1])
        if len(label) >= _LEAST_LABEL
    )


def _contains(longer: str, shorter: str) -> bool:
    return shorter in longer if has_no_blanks(shorter) else f" {shorter} " in f" {longer} "


@lru_cache(maxsize=8192)
def _has_substance(title: str) -> bool:
    """Whether a normalised title says enough to be known by a part of it."""
    if has_no_blanks(title):
        return len(title) >= _LEAST_UNSPACED
    return len(_significant(title)) >= _LEAST_WORDS and len(title) >= _LEAST_LETTERS


def _can_decide(title: str, cited: Cited) -> bool:
    """Whether a page can be known by a title: not by "Home", the name of its site, or what stands instead of a page."""
    words = normalised(title)
    if not _has_substance(words) or words in _NO_TITLES or _is_site(words, cited):
        return False
    phrases = said(words)
    return all(len(words) > len(phrases[kind].words) + _LEAST_LETTERS for kind in _ELSEWHERE if kind in phrases)


def _significant(title: str) -> list[str]:
    return [word for word in title.split() if word not in _SMALL_WORDS]
