"""What pages say that are not the page that was cited: the words lie in `data/phrases.json`, with their languages.

What such pages say is said in a few words of two kinds, a subject and a predicate: "the page you asked for", "was
removed". A subject and a predicate of one language near one another are worth as much as a whole phrase. Whatever it
is that a site has at an address, a wish names it to its reader, "you are looking for": with a predicate behind it, it
needs no subject. Things are subjects of which any text may speak, and count only where a reader is spoken to: songs are
withdrawn, but "this song" stands where one should be. What is shown and has no word here counts least. Fates are how
predicates begin, "has been" or "is not": whatever may have befallen what a reader looks for, it is not there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from citecheck.judge.words.lexicon import STARRED, STEM, Lexicon, Part, has_one, loaded, sought
from citecheck.titles import UNSPACED, has_no_blanks

_PREDICATES, _FATES, _THINGS, _WISHES, _IFS = "predicates", "fates", "things", "wishes", "ifs"
_SHOWN = "shown"
_SUBJECTS = ("subjects", _THINGS, _WISHES)
_PAIRS = {_PREDICATES: (*_SUBJECTS, _SHOWN), _FATES: (_WISHES,), **dict.fromkeys(_SUBJECTS, (_PREDICATES,))}
# How many words may stand before a predicate and behind its subject, and before a subject that comes after; or how many
# letters where no blanks part words.
_NEAR_WORDS = {_PREDICATES: 9, _FATES: 3, "subjects": 3, _THINGS: 3, _WISHES: 5}
_NEAR_SHOWN = 3
_NEAR_LETTERS = 24
_MOST_PLACES = 8
# A number that is a predicate may be anything's, and one that stands by a page that of a page of a book.
_MISSING = frozenset({"404", "410"})
_LONGEST_PAGE_NUMBER = 4
# Languages whose subjects have an article or the like, if they are no item of a list; how many words before them it may
# stand, and how many may stand behind them that need none.
_WITH_ARTICLES = frozenset({"en", "de", "fr", "es", "it", "pt", "nl"})
_LED_BY, _MOST_BETWEEN = 3, 4
# How many words before a wish say what is wished for, "pages that you are looking for", and how many may stand between
# an "if" and what it supposes.
_OF_A_WISH, _BEHIND_IF = 2, 1
_SCRIPTS = {
    "ja": re.compile("[\u3040-\u30ff]"),
    "zh": re.compile("[\u3400-\u9fff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "th": re.compile("[\u0e00-\u0eff]"),
}


class Phrase(Struct, frozen=True):
    """Words that say what a page is: as they stand there, how many of their letters say it, and whether of what.

    It `is_inverted` if what is said comes before of what, and `is_supposed` where it follows an "if". It `is_wished` if
    it names what its reader looks for, `is_common` if it is said in words that any text may have, and `is_shown` if it
    is of "this" alone, whatever that is.
    """

    words: str
    weight: int
    has_subject: bool = False
    is_inverted: bool = False
    is_wished: bool = False
    is_common: bool = False
    is_shown: bool = False
    is_supposed: bool = False

    @property
    def worth(self) -> tuple[bool, bool, int]:
        """By what phrases of one kind are compared."""
        return self.has_subject and not self.is_shown, not self.is_common, self.weight

    @property
    def speaks_of_page(self) -> bool:
        """Whether it is a page that it speaks of: a document that was not found may be what an article is about."""
        return has_one(self.words, "pages")

    @property
    def speaks_of_story(self) -> bool:
        """Whether it is an article, or another piece of writing that is cited, that it speaks of."""
        return has_one(self.words, "stories")

    @property
    def speaks_of_cited(self) -> bool:
        """Whether it is a page or a story that it speaks of, or whatever its reader looks for."""
        return self.is_wished or self.speaks_of_page or self.speaks_of_story

    @property
    def is_plain(self) -> bool:
        """Whether it says in so many words what a status says that refuses, and nothing of who refuses."""
        whole, beginnings, parts = sought("refusing")
        return all(
            word in whole or word.startswith(beginnings) or any(part in word for part in parts)
            for word in self.words.split()
        )

    @property
    def names_maker(self) -> bool:
        """Whether it names who makes such pages, a server or a seller of names, as few articles would."""
        return has_one(self.words, "makers")

    @property
    def is_compound(self) -> bool:
        """Whether it is more than a single word, which any text may have."""
        return " " in self.words or has_no_blanks(self.words)


@lru_cache(maxsize=1024)
def said(text: str) -> Mapping[str, Phrase]:
    """By kind, the phrase that says most of all that stand in a normalised text. Takes linear time."""
    found: dict[str, Phrase] = {}
    for kind, phrase in _spoken(text):
        if kind not in found or phrase.worth > found[kind].worth:
            found[kind] = phrase
    return found


def each_said(text: str, kind: str) -> list[Phrase]:
    """All phrases of a kind that stand in a normalised text, each once, in their order."""
    return list(dict.fromkeys(phrase for it, phrase in _spoken(text) if it == kind))


def words_in(text: str) -> Mapping[str, Counter[str]]:
    """By group, how often each word of sites that take the place of others stands in a normalised text."""
    found: dict[str, Counter[str]] = {}
    words = text.split()
    for at, part in _parts_in(words, loaded(usurped=True)):
        found.setdefault(part.kind, Counter())[" ".join(words[at : at + len(part.words)])] += 1
    for group, roles in _unspaced_in(text, loaded(usurped=True)):
        if counts := {word: count for word in roles.get("phrases", ()) if (count := text.count(word))}:
            found.setdefault(group, Counter()).update(counts)
    return found


def _spoken(text: str) -> Iterator[tuple[str, Phrase]]:
    words = text.split()
    last: dict[tuple[str, str, str], tuple[int, int]] = {}
    for at, part in _parts_in(words, loaded(usurped=False)):
        end = at + len(part.words)
        if part.role == "phrases":
            yield part.kind, _phrase(words, (at, end), (at, end))
            continue
        for other in _PAIRS.get(part.role, ()):
            before = last.get((part.kind, part.language, other))
            near = _NEAR_SHOWN if other == _SHOWN else _NEAR_WORDS[part.role]
            if before is None or not before[1] <= at <= before[1] + near:
                continue
            if phrase := _said_of(words, part, other, before, (at, end)):
                wish, supposing = (last.get((part.kind, part.language, role), (0, 0)) for role in (_WISHES, _IFS))
                is_supposed = _is_behind(supposing[1], phrase, before[0])
                is_wished = phrase.is_wished or before[1] <= wish[0] < at
                yield part.kind, replace(phrase, is_wished=is_wished, is_supposed=is_supposed)
        last[part.kind, part.language, part.role] = at, end
    for kind, roles in _unspaced_in(text, loaded(usurped=False)):
        yield from ((kind, phrase) for phrase in _unspaced(text, roles))


def _said_of(words: list[str], part: Part, other: str, before: tuple[int, int], here: tuple[int, int]) -> Phrase | None:
    """The phrase that a part makes with another one before it, if the one can be said of the other."""
    if not _belong(words, part.language, before, here):
        return None
    is_inverted = part.role in _SUBJECTS
    between = words[before[1] : here[0]]
    # "The call has expired, and the page for it…"
    if has_one(" ".join(between), "conjunctions") if is_inverted else _is_of_another(between):
        return None
    subject, start = (part.role, here[0]) if is_inverted else (other, before[0])
    # Behind a thing may stand who asked for it.
    shown = words[max(0, start - _LED_BY) : here[1] if is_inverted else here[0]]
    if subject == _THINGS and not speaks_to_reader(" ".join(shown)):
        return None
    phrase = replace(
        _phrase(words, before, here),
        is_inverted=is_inverted,
        is_wished=subject == _WISHES,
        is_common=subject in (_THINGS, _SHOWN) or part.role == _FATES,
        is_shown=subject == _SHOWN,
    )
    if not phrase.is_wished or is_inverted:
        return phrase
    return replace(phrase, words=" ".join(words[max(0, start - _OF_A_WISH) : here[1]]))


def _is_of_another(between: list[str]) -> bool:
    """Whether a page is said to be of something by what stands behind it: "the page with the tender was not found".

    So may a number do, "article 4".

    A page at an address, or on a site, may be the one that was asked for.
    """
    if not between:
        return False
    is_counted = between[0].isdigit() and len(between[0]) < _LONGEST_PAGE_NUMBER and between[0] not in _MISSING
    return is_counted or (has_one(between[0], "complements") and not has_one(" ".join(between), "places"))


def _is_behind(supposing: int, phrase: Phrase, start: int) -> bool:
    """Whether a phrase that starts somewhere is what an "if" supposes that ends before."""
    if not supposing:
        return False
    return start - _BEHIND_IF - _OF_A_WISH * phrase.is_wished <= supposing <= start


def _belong(words: list[str], language: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether of two parts that stand near one another the one can be said of the other, as far as one can see.

    The "404" behind the menu of a site may be that of a house or a star, and "page 4" is one of a book. What is said
    of "News" in a menu stands by it, for there it has no article.
    """
    between = words[one[1] : other[0]]
    is_number = any(end - at == 1 and words[at] in _MISSING for at, end in (one, other))
    is_far = len(between) > _MOST_BETWEEN and language in _WITH_ARTICLES and one[0] > 0
    if is_far and not is_number:
        led_by = " ".join(words[max(0, one[0] - _LED_BY) : one[0]])
        if not (has_one(led_by, "articles") or speaks_to_reader(led_by)):
            return False
    if not is_number and not any(map(str.isdigit, between)):
        return True
    of_page = any(has_one(" ".join(words[slice(*span)]), "pages") for span in (one, other))
    if is_number:
        return of_page and not between
    counted = [word for word in between if len(word) <= _LONGEST_PAGE_NUMBER and word.isdigit()]
    return not of_page or _MISSING.issuperset(counted)


def _phrase(words: list[str], one: tuple[int, int], other: tuple[int, int]) -> Phrase:
    said_by = {at: len(words[at]) + 1 for span in (one, other) for at in range(*span)}
    return Phrase(" ".join(words[one[0] : other[1]]), sum(said_by.values()) - 1, one != other)


def _parts_in(words: list[str], lexicon: Lexicon) -> Iterator[tuple[int, Part]]:
    firsts, stems, pairs, written, made = lexicon.firsts, lexicon.stems, lexicon.pairs, lexicon.written, lexicon.made
    # Most words begin nothing: they are passed over as fast as can be.
    for at, word in [(at, word) for at, word in enumerate(words) if word in firsts or word[:STEM] in stems]:
        pair = f"{word} {words[at + 1]}" if at + 1 < len(words) else ""
        triple = " ".join(words[at : at + 3]) if pair in pairs else ""
        for key in (word, word[:STEM] + STARRED, pair, triple):
            if key in written:
                for part in made[key] if key in made else lexicon.parts(key):
                    if part.is_keyed or part.fits(words, at):
                        yield at, part


def _unspaced_in(text: str, lexicon: Lexicon) -> Iterator[tuple[str, Mapping[str, tuple[str, ...]]]]:
    """What may be found in a text of scripts without blanks, by kind: of those languages whose letters it has."""
    if text.isascii():
        return
    has = {script: letters.search(text) is not None for script, letters in _SCRIPTS.items()}
    for (kind, language), roles in lexicon.unspaced.items():
        if has.get(language, True):
            yield kind, roles


def _unspaced(text: str, roles: Mapping[str, tuple[str, ...]]) -> Iterator[Phrase]:
    yield from (Phrase(phrase, len(phrase)) for phrase in roles.get("phrases", ()) if phrase in text)
    for subject, is_wished in ((it, role == _WISHES) for role in _SUBJECTS for it in roles.get(role, ())):
        at = text.find(subject)
        for _ in range(_MOST_PLACES):
            if at < 0:
                break
            start = max(0, at - _NEAR_LETTERS)
            near = text[start : at + len(subject) + _NEAR_LETTERS]
            for predicate in roles.get("predicates", ()):
                if predicate in near:
                    begins, ends = near.find(predicate), near.find(predicate) + len(predicate)
                    words = near[min(begins, at - start) : max(ends, at - start + len(subject))]
                    yield Phrase(words, len(subject) + len(predicate), has_subject=True, is_wished=is_wished)
            at = text.find(subject, at + len(subject))


def make_ready() -> None:
    """Load the phrases, which takes longer than to judge many a page; once."""
    for usurped in (False, True):
        loaded(usurped=usurped)


@lru_cache(maxsize=8)
def letters_without_blanks(text: str) -> int:
    """How many letters of a text are of scripts that part no words."""
    return 0 if text.isascii() else len(re.findall(UNSPACED, text))


def speaks_to_reader(words: str) -> bool:
    """Whether normalised words speak of what a reader has asked for, or say that they are sorry, as no article does."""
    return has_one(words, "readers") or has_one(words, "sighs")


def titles_notice(words: str) -> bool:
    """Whether normalised words are what a notice is called, an error or a sigh, and no name of what a page shows."""
    whole, beginnings, _ = sought("notices")
    if words in whole or has_one(words, "sighs"):
        return True
    return bool(words) and all(word in whole or (beginnings and word.startswith(beginnings)) for word in words.split())


def speaks_of_a_while(words: str) -> bool:
    """Whether normalised words speak of what passes: of an hour, of the moment, of mending."""
    return has_one(words, "passing")


def asks(words: str) -> bool:
    """Whether normalised words begin as a question does, or the advice that answers it."""
    return has_one(words.partition(" ")[0], "askers")
