"""What the text of a page says that it is, where it is short enough to say nothing else."""

from __future__ import annotations

import re

from citecheck import urls
from citecheck.judge import places
from citecheck.judge.guises.by_title import with_domain
from citecheck.judge.guises.meanings import (
    FAREWELL,
    LINKS_OF_A_SITE,
    LITTLE,
    LONG,
    MEANINGS,
    SHORT,
    SHORTER,
    TINY,
    Guise,
    Strength,
    foremost,
    guise,
    quoted,
)
from citecheck.judge.witness import Witness
from citecheck.judge.words import languages
from citecheck.judge.words.phrases import Phrase, each_said, said, speaks_of_a_while, speaks_to_reader
from citecheck.judge.words.saying import (
    NARROW,
    TEXTS,
    declares,
    has_own_name,
    is_called_twice,
    is_notice,
    is_quoted,
    length_of,
    prose_of,
)
from citecheck.model import Cited, Content, Reason, Status
from citecheck.titles import folded, has_no_blanks, normalised

_SOME_OVERLAP, _LITTLE_OVERLAP = 0.5, 0.25
# Letters in a phrase that may stand in a short text by chance, that hardly does, and that does not beside an address.
_TELLING, _LONG_PHRASE, _SPECIFIC = 8, 12, 14
_BEGINNING = 200
_SENTENCE_END = re.compile("[.!?:;|\u2022\u0964\u061f\u3002\uff01\uff1f]")
_CLAUSE_END = re.compile("[.!?:;]\\s|[\u3002\uff01\uff1f\uff1b]")
_COMMA_OR_END = re.compile("[,.!?:;]\\s|[\u3001\u3002\uff0c\uff01\uff1f\uff1b]")
_FEW_WORDS = 3
# Letters of "we are sorry", in most languages.
_LONGEST_SIGH = 25
# Letters of small words between what has moved and that it has.
_BETWEEN = 8
_AROUND = 40
_NOT_FOUND, _MISSING, _MOVED_AWAY = "not_found", "404", "moved_away"
_NUMBERS = frozenset({_MISSING, "410"})
# What a program says in data if something failed.
_FAILED = re.compile(
    r'"(?:errors?|fault|exception)":(?!null|false|""|\[\]|\{\})|"(?:success|ok)":false'
    r'|"(?:status|status_?code|code)":"?4(?:04|10)\b',
    re.IGNORECASE,
)
# What an ordinary page has in its margins too: it means something only where nothing leads on.
_IN_MARGINS = frozenset({"bot_wall", "consent", "login", "paywall"})

# Words on a sign that stand in news too, of a road under construction or a fair coming soon: a page that is nothing but
# the sign has hardly more letters than so many times theirs; one of which nobody said what it is may be the page of a
# beginner. So long a phrase stands in no news.
SIGNS = frozenset({"empty_house", "parked"})
_FILLS, FILLS_ANY = 5, 2
_LONGEST_SIGN = 30
# How much of a page it is at least that words say of something, if nobody said what the page is.
_A_TENTH, _A_THIRD = 0.1, 0.33
# How much of a sentence it is that says no more than a phrase: "The mill no longer exists" is of a mill.
_ALL_OF = 0.65


def by_region(content: Content, text: str) -> Guise | None:
    """What is "unavailable" by its title may be so only where we are, as its folded text says."""
    phrase = said(text).get("region") if length_of(content) <= SHORTER else None
    return guise("region", f"it has {quoted(phrase.words)} in its text", Strength.STRONG) if phrase else None


def by_echo(content: Content, witness: Witness) -> Guise | None:
    """A page that names the cited title to say that it has no such thing."""
    if not witness.is_echo:
        return None
    strength = Strength.STRONG if length_of(content) <= SHORT or witness.is_sought else Strength.WEAK
    return guise(_NOT_FOUND, "it names the cited title only to say that", strength)


def by_number(content: Content, witness: Witness) -> Guise | None:
    """What failed, for a program that says so, if it is that there is no such page: it names the status of that."""
    phrase = said(witness.text).get(_NOT_FOUND)
    if phrase is None or _MISSING not in phrase.words.split():
        return None
    strength = Strength.STRONG if length_of(content) <= SHORTER else Strength.WEAK
    return guise(_NOT_FOUND, f"it has {quoted(phrase.words)} in its text", strength)


def by_text(cited: Cited, content: Content, witness: Witness) -> Guise | None:
    """What the words of a page say, weakly where they may be said of something else."""
    stands_alone = content.links < LINKS_OF_A_SITE and length_of(content) <= SHORTER
    found = {
        kind: phrase
        for kind, phrase in said(with_domain(cited, witness.text)).items()
        if kind in MEANINGS and (stands_alone or kind not in _IN_MARGINS)
    }
    if not _is_for_good(cited, content, witness):
        found.pop(FAREWELL, None)
    if not found:
        return None
    kind = foremost(found)
    phrase, strength = _strongest(cited, content, kind, found[kind], witness)
    if kind == _NOT_FOUND and not _stands(content, phrase):
        return None
    if MEANINGS[kind].status is Status.DEAD and (
        _is_named(content, kind, phrase, witness) or _is_counted(content, phrase)
    ):
        strength = Strength.WEAK
    if kind == "crashed" and _is_dump(content, phrase, witness):
        strength = Strength.STRONG
    if strength is Strength.WEAK and MEANINGS[kind].status is not Status.DEAD:
        return None
    words = phrase.words if phrase.words in witness.text else phrase.words.replace("domain", urls.host(cited.url))
    return guise(kind, f"it has {quoted(words)} in its text", strength, phrase)


def _is_named(content: Content, kind: str, phrase: Phrase, witness: Witness) -> bool:
    """Whether a page has a name and shows what it is called, so that something else on it is missing.

    A notice to its reader has the name of its site.
    """
    if kind == _NOT_FOUND and is_called_twice(content) and not (phrase.is_wished or phrase.speaks_of_page):
        return True
    return has_own_name(content) and not (is_notice(content) and _is_to_reader(content, phrase, witness))


def by_note(content: Content, witness: Witness) -> Guise | None:
    """A note that a page has moved, where hardly more is left of it: no page that was "moved or deleted"."""
    spoken = said(witness.text) if prose_of(content) <= LITTLE else {}
    note, denial = spoken.get(_MOVED_AWAY), spoken.get(_NOT_FOUND)
    if note is None or not note.is_compound or _weight(note) < _least(note):
        return None
    if len(note.words) > note.weight + _BETWEEN or (denial is not None and not _is_one(denial.words, note.words)):
        return None
    return Guise(Status.ALIVE, Reason.DRIFT, f"it says that it has moved: it has {quoted(note.words)} in its text")


def _is_one(denial: str, note: str) -> bool:
    """Whether a denial is in no other words than those of a note."""
    return denial in note and len(note) <= len(denial) + _BETWEEN


def disclaimer_of(content: Content, witness: Witness) -> Guise | None:
    """What a page of a few words says against itself, too weakly to be believed without the host.

    It stands between margins, or may be said of something that the page is about; but the page has no other name.
    """
    if _NOT_FOUND in said(normalised(" ".join((*witness.cited.titles, *witness.cited.mentions)))):
        return None
    if prose_of(content) > SHORTER:
        return None
    found = _title_denies(content, witness)
    if found or has_own_name(content) or (witness.decides and witness.overlap > _LITTLE_OVERLAP):
        return found
    standing = (phrase for phrase in each_said(witness.text, _NOT_FOUND) if _stands(content, phrase))
    phrase = max(standing, key=lambda phrase: phrase.worth, default=None)
    if phrase is None:
        return None
    is_denial = phrase.is_compound and _weight(phrase) >= _least(phrase) and not _is_counted(content, phrase)
    is_of_page = prose_of(content) <= LITTLE or phrase.speaks_of_cited
    # "Not found what you looked for? Ask us" stands below a list.
    half = max(min(content.text_length, len(witness.text)) / 2, TINY)
    is_told = (is_of_page and _is_to_reader(content, phrase, witness)) or _weight(phrase) * _FILLS >= prose_of(content)
    if is_denial and is_told and witness.text.find(phrase.words) <= half:
        return guise(_NOT_FOUND, f"it has {quoted(phrase.words)} in its text", Strength.WEAK)
    return None


def _title_denies(content: Content, witness: Witness) -> Guise | None:
    """What the title of a page says that has something to tell as well, of which nobody said what it is."""
    if witness.decides or prose_of(content) <= LITTLE:
        return None
    denied = declares(content.title or "", _NOT_FOUND, NARROW)
    return guise(_NOT_FOUND, f"its title is {quoted(content.title or '')}", Strength.WEAK) if denied else None


def _is_counted(content: Content, phrase: Phrase) -> bool:
    """Whether a phrase is a number in a file of data, beside the name of something that is counted there."""
    is_data = content.media_type not in TEXTS
    return is_data and phrase.has_subject and not _NUMBERS.isdisjoint(phrase.words.split())


def _is_to_reader(content: Content, phrase: Phrase, witness: Witness) -> bool:
    """Whether the words around a phrase are said to a reader: those before it, with a sigh before its sentence.

    What comes next may be of cookies, or what readers may like as well, unless it is a page that is spoken of.
    """
    at = witness.text.find(phrase.words)
    around = witness.text[max(0, at - _AROUND) : at + len(phrase.words) + _AROUND]
    if phrase.is_wished:
        return True
    if not speaks_to_reader(around) or phrase.speaks_of_page or phrase.speaks_of_story:
        return speaks_to_reader(around)
    before = ""
    for sentence in map(folded, _SENTENCE_END.split(content.text)):
        at = sentence.find(phrase.words)
        if at >= 0:
            sigh = before if len(before) <= _LONGEST_SIGH else ""
            return speaks_to_reader(f"{sigh} {sentence[max(0, at - _AROUND) : at + len(phrase.words)]}")
        before = sentence
    # It goes over the end of a sentence.
    return True


def _is_for_good(cited: Cited, content: Content, witness: Witness) -> bool:
    """Whether what a page says of an end may be all that is left of the cited one: not on a site's own front page.

    Neither is it under the cited title: a notice of an end is a source too.
    """
    if witness.seen or length_of(content) > SHORT or places.is_root(cited.url):
        return False
    return not speaks_of_a_while(witness.text)


def _strongest(
    cited: Cited, content: Content, kind: str, foremost_one: Phrase, witness: Witness
) -> tuple[Phrase, Strength]:
    """The phrase that proves most, first the one that says most: that a page is missing is said in several ways."""
    is_torn = kind == _NOT_FOUND and _is_torn(content, foremost_one)
    may_be_more = kind == _NOT_FOUND and (is_torn or length_of(content) <= SHORTER)
    others = each_said(with_domain(cited, witness.text), kind) if may_be_more else []
    for phrase in (foremost_one, *others):
        if _is_quoted(content, phrase) or (kind == _NOT_FOUND and not _stands(content, phrase)):
            continue
        if (strength := _strength(cited, content, kind, phrase, witness)) is Strength.STRONG:
            return phrase, strength
    weak = (phrase for phrase in (foremost_one, *others) if kind != _NOT_FOUND or _stands(content, phrase))
    return next(weak, foremost_one), Strength.WEAK


def _stands(content: Content, phrase: Phrase) -> bool:
    """Whether a denial stands on a page as it was read there, and not in quotation marks."""
    return not (_is_torn(content, phrase) or _is_value(content, phrase) or _is_quoted(content, phrase))


def _is_value(content: Content, phrase: Phrase) -> bool:
    """Whether a phrase is one value of many in data, which no program calls an error."""
    is_all = _weight(phrase) >= _ALL_OF * prose_of(content)
    return content.media_type.endswith("json") and not is_all and not _is_of_program(content)


def _is_quoted(content: Content, phrase: Phrase) -> bool:
    """Whether a page quotes a phrase; in data, quotation marks say nothing."""
    return content.media_type in TEXTS and is_quoted(content.text, phrase)


def _is_torn(content: Content, phrase: Phrase) -> bool:
    """Whether the words of a phrase stand in no sentence together: "two are missing; page 9 is not".

    Of what its reader looks for, another sentence may speak.
    """
    few = phrase.words.split()
    is_pair = phrase.has_subject and not phrase.is_wished
    may_be_torn = is_pair or phrase.is_inverted or (not phrase.has_subject and 1 < len(few) <= _FEW_WORDS)
    if not may_be_torn or not _NUMBERS.isdisjoint(few):
        return False
    # "It was deleted, for the article is old."
    ends = _COMMA_OR_END if phrase.is_inverted else _CLAUSE_END
    return not any(phrase.words in folded(sentence) for sentence in ends.split(content.text))


def _strength(cited: Cited, content: Content, kind: str, phrase: Phrase, witness: Witness) -> Strength:
    """A few words on a page of a few words; or all of a sentence where the cited title would stand as well."""
    length, weight = length_of(content), _weight(phrase)
    is_telling = phrase.is_compound and (phrase.weight >= _TELLING or not phrase.words.isascii())
    is_sign = kind in SIGNS and not phrase.has_subject and weight < _LONGEST_SIGN
    is_news = is_sign and weight * (_FILLS if witness.decides else FILLS_ANY) < prose_of(content)
    # What any text may say is news too, where more is told.
    is_news = is_news or phrase.is_supposed or (phrase.is_common and weight < _A_THIRD * prose_of(content))
    is_news = is_news or (phrase.is_shown and length > TINY)
    if is_news or not is_telling or not (phrase.has_subject or weight >= _LONG_PHRASE or length <= TINY):
        return Strength.WEAK
    at = witness.text.find(phrase.words)
    to_reader = _is_to_reader(content, phrase, witness)
    if length <= LITTLE:
        says_all = length <= TINY and weight >= _ALL_OF * prose_of(content)
        is_told = to_reader or _speaks_of_all(phrase) or _is_of_program(content)
        of_all = kind != _NOT_FOUND or cited.is_copy or says_all or is_told
        return Strength.STRONG if of_all else Strength.WEAK
    if length <= SHORTER:
        of_it = (witness.decides and phrase.speaks_of_page) or _speaks_of_cited(cited, content, phrase, witness)
        of_all = kind != _NOT_FOUND or _is_all_said(content, phrase)
        is_much = witness.decides or (weight >= _A_TENTH * prose_of(content) and of_all)
        says_much = not phrase.has_subject and is_much
        tells = to_reader or says_much or of_it
        return Strength.STRONG if tells and weight >= _LONG_PHRASE else Strength.WEAK
    is_early = at <= content.text_length / 2
    if is_early and length <= LONG and _speaks_of_cited(cited, content, phrase, witness):
        return Strength.STRONG
    may_be_article = prose_of(content) > SHORTER or witness.overlap > _SOME_OVERLAP
    if may_be_article or not (witness.decides and to_reader) or weight < _SPECIFIC:
        return Strength.WEAK
    return Strength.STRONG if length <= (LONG if is_early and phrase.speaks_of_page else SHORT) else Strength.WEAK


def _speaks_of_all(phrase: Phrase) -> bool:
    """Whether it is the whole page that is said to be missing, and not something that a few words are about."""
    is_numbered = not _NUMBERS.isdisjoint(phrase.words.split())
    return is_numbered or phrase.names_maker or phrase.speaks_of_page or phrase.speaks_of_story


def _is_all_said(content: Content, phrase: Phrase) -> bool:
    """Whether a phrase is most of its sentence: tickets may be "no longer available", too.

    In many a language what stands before a phrase cannot be told from a menu, which ends in no point.
    """
    if not phrase.words.isascii():
        return True
    sentences = filter(None, map(folded, _SENTENCE_END.split(content.text)))
    return any(phrase.words in sentence and len(phrase.words) >= _ALL_OF * len(sentence) for sentence in sentences)


def _is_of_program(content: Content) -> bool:
    """Whether a file of data is nothing but what a program says of an error."""
    return content.media_type not in TEXTS and _FAILED.search(content.text) is not None


def _least(phrase: Phrase) -> int:
    """The letters of a phrase that hardly stands in a text by chance; those of English do most often."""
    return _LONG_PHRASE if phrase.words.isascii() else _TELLING


def _weight(phrase: Phrase) -> int:
    return phrase.weight * (2 if has_no_blanks(phrase.words) else 1)


def _speaks_of_cited(cited: Cited, content: Content, phrase: Phrase, witness: Witness) -> bool:
    """Whether what is said of a page or a story can be said of no other than the cited one.

    Nothing of its title is seen, in its own language; and there is no other on the page, or a reader asked for it.
    """
    of_page = phrase.has_subject and phrase.speaks_of_cited
    of_one = of_page and _weight(phrase) >= _least(phrase)
    if not (of_one and witness.decides and witness.overlap <= _LITTLE_OVERLAP) or languages.is_other(cited, content):
        return False
    return prose_of(content) <= SHORTER or phrase.is_wished or speaks_to_reader(phrase.words)


def _is_dump(content: Content, phrase: Phrase, witness: Witness) -> bool:
    """Whether a page is what a program leaves when it fails: that alone, or that before everything."""
    return length_of(content) <= SHORTER or (content.title is None and phrase.words in witness.text[:_BEGINNING])
