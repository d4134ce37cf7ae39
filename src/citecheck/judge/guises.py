"""What a page is that stands where the cited one should: said by itself, in its titles or in a text that is short.

A title counts more than a text, and a short text more than a long one: an article may quote what an error page says.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from citecheck import urls
from citecheck.judge.phrases import Phrase, has_no_blanks, said, speaks_to_reader
from citecheck.judge.saying import CLOSE, CLOSER, MIDDLE, NARROW, WIDE, adds, declares, length_of, titles_of
from citecheck.judge.witness import Witness
from citecheck.model import Cited, Content, Observation, Reason, Status
from citecheck.titles import folded, normalised

_SHORT = 1500
_SHORTER = 600
# The margins of a page may well be so long where it has nothing between them.
_LONG = 4000
_SOME_OVERLAP = 0.5
_HARDLY_ANY = 40
_LITTLE, _TINY = 300, 150
_NOTHING_BYTES = 200
_FEW_SCRIPTS = 1
_QUOTED = 80
# Letters in a phrase that hardly stands in a text by chance, and in one that never does.
_TELLING = 8
_LONG_PHRASE = 12
_SPECIFIC = 14
# With these a page is there, or is not: its text is asked later, or not at all.
_OPEN_STATUSES = frozenset({200, 404})
_LINKS_OF_A_SITE = 5
_BEGINNING = 200
_AROUND = 40
_LISTING = "Index of /"
_NUMBER = re.compile(r"(?<![0-9])(?!404|410)[0-9]{1,9}")
_HTML = ("", "text/html", "application/xhtml+xml")
_CHALLENGES = {
    "cf-mitigated": "challenge",
    "x-amzn-waf-action": "",
    "x-sucuri-block": "",
    "server": "ddos-guard challenge",
}


class Strength(Enum):
    """How much a phrase proves: by itself, or only beside something else."""

    STRONG = "strong"
    WEAK = "weak"


class Guise(NamedTuple):
    """What a page turns out to be, and the words that say so."""

    status: Status
    reason: Reason
    evidence: str
    strength: Strength = Strength.STRONG


class _Meaning(NamedTuple):
    status: Status
    reason: Reason
    words: str


_MEANINGS = {
    "region": _Meaning(Status.BLOCKED, Reason.LEGAL, "it is not shown where we are"),
    "bot_wall": _Meaning(Status.BLOCKED, Reason.BOT_WALL, "a wall stands before it"),
    "consent": _Meaning(Status.BLOCKED, Reason.BOT_WALL, "it asks for consent first"),
    "parked": _Meaning(Status.DEAD, Reason.PARKED, "the domain is parked, expired or suspended"),
    "crashed": _Meaning(Status.UNREACHABLE, Reason.SERVER_ERROR, "its program has failed"),
    "not_found": _Meaning(Status.DEAD, Reason.SOFT_404, "it says that there is no such page"),
    "out_of_order": _Meaning(Status.UNREACHABLE, Reason.SERVER_ERROR, "the site is out of order"),
    "empty_house": _Meaning(Status.DEAD, Reason.SOFT_404, "the server has nothing but its default page"),
    "login": _Meaning(Status.BLOCKED, Reason.LOGIN, "it asks who one is"),
    "paywall": _Meaning(Status.BLOCKED, Reason.PAYWALL, "it asks to be paid"),
}
# What an ordinary page has in its margins too: it means something only where nothing leads on.
_IN_MARGINS = frozenset({"bot_wall", "consent", "login", "paywall"})
# A program that failed may say anything; what is "unavailable in your country" is not out of order.
_DECISIVE = ("crashed", "region")
_REFUSALS = frozenset({"region", "bot_wall", "login", "paywall", "parked"})


def challenge_of(cited: Cited, observation: Observation) -> Guise | None:
    """The wall that an answer's headers or its page's titles admit, whatever its status."""
    for name, value in observation.headers:
        if name in _CHALLENGES and value.lower().startswith(_CHALLENGES[name]):
            return Guise(Status.BLOCKED, Reason.BOT_WALL, f"a wall stands before it ({name}: {value[:40]})")
    content = observation.content
    if content is None or length_of(content) > _SHORT:
        return None
    found = next((found for title in titles_of(content) if (found := _by_one_title(cited, content, title))), None)
    if found is not None:
        return found if found.reason is Reason.BOT_WALL and found.strength is Strength.STRONG else None
    phrase = said(folded(content.text)).get("bot_wall") if length_of(content) <= _SHORTER else None
    if observation.http_status in _OPEN_STATUSES or phrase is None or phrase.weight < _LONG_PHRASE:
        return None
    return _guise("bot_wall", f"it has {_quoted(phrase.words)} in its text", Strength.STRONG)


def refusal_of(cited: Cited, content: Content) -> Guise | None:
    """What the titles of a page say that came with a refusal: who refuses it, or that nobody is left who could."""
    known = {_MEANINGS[kind][:2] for kind in _REFUSALS}
    found = next((found for title in titles_of(content) if (found := _by_one_title(cited, content, title))), None)
    return found if found and found[:2] in known and found.strength is Strength.STRONG else None


def denial_of(cited: Cited, content: Content) -> Guise | None:
    """What a page's own titles say against its being any page at all, whatever its text shows."""
    found = _by_title(cited, content)
    return found if found and found.status is Status.DEAD and found.strength is Strength.STRONG else None


def guise_of(cited: Cited, content: Content, witness: Witness) -> Guise | None:
    """What a page is that does not show the cited title, by its own words; None where it may well be the cited one."""
    if content.size == 0:
        return Guise(Status.UNREACHABLE, Reason.EMPTY, "the answer is empty")
    found = _by_region(content, witness) or _by_title(cited, content) or _by_password(content)
    found = found or _by_echo(content, witness)
    return found or _by_text(cited, content, witness) or _by_lack(content, witness)


def _by_region(content: Content, witness: Witness) -> Guise | None:
    """What is "unavailable" by its title may be so only where we are, as its text says."""
    phrase = said(witness.text).get("region") if length_of(content) <= _SHORTER else None
    return _guise("region", f"it has {_quoted(phrase.words)} in its text", Strength.STRONG) if phrase else None


def _by_password(content: Content) -> Guise | None:
    """A page that asks for a password and says so or has little else; many an article has that in its head."""
    asks = any("login" in said(normalised(title)) for title in titles_of(content))
    if content.passwords and (asks or length_of(content) <= _SHORTER):
        return Guise(Status.BLOCKED, Reason.LOGIN, "it asks for a password")
    return None


def _by_title(cited: Cited, content: Content) -> Guise | None:
    for title in titles_of(content):
        if found := _by_one_title(cited, content, title):
            return found
        if title.startswith(_LISTING):
            return _guise("empty_house", f"its title is {_quoted(title)}", Strength.STRONG)
    return None


def _by_one_title(cited: Cited, content: Content, title: str) -> Guise | None:
    """What a title says; that proves little where the cited one says the same, as that of an album may."""
    rest = _beside_echo(cited, title)
    told = title if rest else _with_domain(cited, title)
    found = {
        kind: phrase
        for kind in _MEANINGS
        if (phrase := adds(rest, kind) if rest else _declared(told, kind, cited, content))
    }
    if not found:
        return None
    kind = _foremost(found)
    known = said(normalised(" ".join((*cited.titles, *cited.mentions))))
    return _guise(kind, f"its title is {_quoted(title)}", Strength.WEAK if kind in known else Strength.STRONG)


def _declared(title: str, kind: str, cited: Cited, content: Content) -> Phrase | None:
    """What a title declares; the more a page has to say, the likelier it is an article's, and the less it may add."""
    length = length_of(content)
    if length <= _LITTLE:
        return declares(title, kind, WIDE)
    if length <= _SHORTER or kind == "crashed":
        return declares(title, kind, MIDDLE)
    if kind != "not_found":
        return declares(title, kind, MIDDLE if length <= _SHORT else NARROW)
    to_reader = speaks_to_reader(normalised(title))
    phrase = declares(title, kind, WIDE if to_reader else MIDDLE)
    if phrase is None or (to_reader and phrase.speaks_of_page):
        return phrase
    if not phrase.speaks_of_page and _NUMBER.search(title):
        # An article of a law may be deleted.
        return None
    is_known = bool(cited.titles) and phrase.speaks_of_page
    return declares(title, kind, MIDDLE if to_reader else CLOSE if is_known else CLOSER)


def _beside_echo(cited: Cited, title: str) -> str:
    """What a title says beside a cited one that it echoes; nothing where it does not."""
    words = f" {normalised(title)} "
    for echo in map(normalised, cited.titles):
        if len(echo) > _TELLING and f" {echo} " in words:
            return " ".join(words.replace(f" {echo} ", " ").split())
    return ""


def _with_domain(cited: Cited, words: str) -> str:
    """Words in which the name of the host is a domain, for it may be for sale; they may be folded."""
    host = urls.host(cited.url).removeprefix("www.")
    written = re.escape(host).replace(r"\.", "[. ]").replace(r"\-", "[- ]")
    return re.sub(rf"\b{written}\b", "domain", words, flags=re.IGNORECASE) if host else words


def _by_echo(content: Content, witness: Witness) -> Guise | None:
    """A page that names the cited title to say that it has no such thing."""
    if not witness.is_echo:
        return None
    strength = Strength.STRONG if length_of(content) <= _SHORT else Strength.WEAK
    return _guise("not_found", "it names the cited title only to say that", strength)


def _by_text(cited: Cited, content: Content, witness: Witness) -> Guise | None:
    stands_alone = content.links < _LINKS_OF_A_SITE and length_of(content) <= _SHORTER
    found = {
        kind: phrase
        for kind, phrase in said(_with_domain(cited, witness.text)).items()
        if kind in _MEANINGS and (stands_alone or kind not in _IN_MARGINS)
    }
    if not found:
        return None
    kind = _foremost(found)
    phrase = found[kind]
    strength = _strength(content, phrase, witness)
    if kind == "crashed" and _is_dump(content, phrase, witness):
        strength = Strength.STRONG
    if strength is Strength.WEAK and _MEANINGS[kind].status is not Status.DEAD:
        return None
    words = phrase.words if phrase.words in witness.text else phrase.words.replace("domain", urls.host(cited.url))
    return _guise(kind, f"it has {_quoted(words)} in its text", strength)


def _strength(content: Content, phrase: Phrase, witness: Witness) -> Strength:
    """A few words on a page of a few words; or all of a sentence where the cited title would stand as well."""
    if not phrase.is_compound or (phrase.weight < _TELLING and phrase.words.isascii()):
        return Strength.WEAK
    length = length_of(content)
    weight = phrase.weight * (2 if has_no_blanks(phrase.words) else 1)
    if not phrase.has_subject and weight < _LONG_PHRASE and length > _TINY:
        return Strength.WEAK
    if length <= _LITTLE:
        return Strength.STRONG
    at = witness.text.find(phrase.words)
    to_reader = speaks_to_reader(witness.text[max(0, at - _AROUND) : at + len(phrase.words) + _AROUND])
    if length <= _SHORTER:
        tells = to_reader or not phrase.has_subject or (witness.decides and phrase.speaks_of_page)
        return Strength.STRONG if tells and weight >= _LONG_PHRASE else Strength.WEAK
    if not (witness.decides and to_reader) or weight < _SPECIFIC or witness.overlap > _SOME_OVERLAP:
        return Strength.WEAK
    is_early = at <= content.text_length / 2
    return Strength.STRONG if length <= (_LONG if is_early and phrase.speaks_of_page else _SHORT) else Strength.WEAK


def _is_dump(content: Content, phrase: Phrase, witness: Witness) -> bool:
    """Whether a page is what a program leaves when it fails: that alone, or that before everything."""
    return length_of(content) <= _SHORTER or (content.title is None and phrase.words in witness.text[:_BEGINNING])


def _by_lack(content: Content, witness: Witness) -> Guise | None:
    """A page that shows so little that it cannot be the cited one as readers see it."""
    if content.media_type not in _HTML:
        return None
    if content.text_length <= _HARDLY_ANY and content.scripts >= _FEW_SCRIPTS:
        return Guise(Status.UNREACHABLE, Reason.EMPTY, "scripts make the page, and without them it has no text")
    if not content.text_length and not content.title and content.size <= _NOTHING_BYTES:
        return Guise(Status.UNREACHABLE, Reason.EMPTY, "the page has no text")
    if witness.decides and not witness.overlap and length_of(content) <= _LITTLE and content.links < _LINKS_OF_A_SITE:
        words = "the page has hardly any text, and no word of the cited title"
        return Guise(Status.UNREACHABLE, Reason.EMPTY, words, Strength.WEAK)
    return None


def _foremost(found: dict[str, Phrase]) -> str:
    """The kind to go by: one whose words stand beside those of any other, else that which says most."""
    decisive = next((kind for kind in _DECISIVE if kind in found), None)
    return decisive or max(found, key=lambda kind: (found[kind].weight, -list(_MEANINGS).index(kind)))


def _guise(kind: str, words: str, strength: Strength) -> Guise:
    status, reason, meaning = _MEANINGS[kind]
    return Guise(status, reason, f"{meaning}: {words}", strength)


def _quoted(words: str) -> str:
    return f"“{words[: _QUOTED - 1]}…”" if len(words) > _QUOTED else f"“{words}”"
