"""What a page is that stands where the cited one should: said by itself, in its titles or in a text that is short.

A title counts more than a text, and a short text more than a long one: an article may quote what an error page says.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from citecheck.judge.phrases import phrase_in, words_in
from citecheck.judge.witness import pieces
from citecheck.model import Cited, Content, Observation, Reason, Status
from citecheck.titles import folded, normalised

_SHORT = 1500
_SHORTER = 600
_HARDLY_ANY = 40
_FEW_SCRIPTS = 1
_ENOUGH_WORDS = 3
_QUOTED = 80
_LONG_PHRASE = 12
_LISTING = "Index of /"
_CHALLENGES = {"cf-mitigated": "challenge", "x-amzn-waf-action": "", "x-sucuri-block": ""}


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


# In the order in which they are asked for: what a site says to everybody goes before what it says of one page.
_KINDS: tuple[tuple[str, Status, Reason, str], ...] = (
    ("region", Status.BLOCKED, Reason.LEGAL, "it is not shown where we are"),
    ("bot_wall", Status.BLOCKED, Reason.BOT_WALL, "a wall stands before it"),
    ("parked", Status.DEAD, Reason.PARKED, "the domain is parked, expired or suspended"),
    ("out_of_order", Status.UNREACHABLE, Reason.SERVER_ERROR, "the site is out of order"),
    ("not_found", Status.DEAD, Reason.SOFT_404, "it says that there is no such page"),
    ("empty_house", Status.DEAD, Reason.SOFT_404, "the server has nothing but its default page"),
    ("paywall", Status.BLOCKED, Reason.PAYWALL, "it asks to be paid"),
)


def challenge_of(observation: Observation) -> Guise | None:
    """The wall that an answer's headers or its page's titles admit, whatever its status."""
    for name, value in observation.headers:
        if name in _CHALLENGES and value.lower().startswith(_CHALLENGES[name]):
            return Guise(Status.BLOCKED, Reason.BOT_WALL, f"a wall stands before it ({name}: {value[:40]})")
    content = observation.content
    if content is None or content.text_length > _SHORT:
        return None
    for title in _titles(content):
        if phrase_in(normalised(title), "bot_wall"):
            return Guise(Status.BLOCKED, Reason.BOT_WALL, f"a wall stands before it: {_quoted(title)}")
    return None


def guise_of(cited: Cited, content: Content) -> Guise | None:
    """What a page is that does not show the cited title, by its own words; None where it may well be the cited one."""
    if content.size == 0:
        return Guise(Status.UNREACHABLE, Reason.EMPTY, "the answer is empty")
    text = folded(content.text)
    if found := _usurper(cited, content, text):
        return found
    if content.passwords and (content.text_length <= _SHORTER or _titled(content, "login")):
        return Guise(Status.BLOCKED, Reason.LOGIN, "it asks for a password")
    return _by_title(cited, content) or _by_text(content, text)


def _by_title(cited: Cited, content: Content) -> Guise | None:
    """What a title says; that proves little where the cited one says the same, as that of an album may."""
    known = normalised(" ".join((*cited.titles, *cited.mentions)))
    for kind, status, reason, meaning in _KINDS:
        if title := _titled(content, kind):
            strength = Strength.WEAK if phrase_in(known, kind) else Strength.STRONG
            return Guise(status, reason, f"{meaning}: its title is {_quoted(title)}", strength)
    return None


def _by_text(content: Content, text: str) -> Guise | None:
    for kind, status, reason, meaning in _KINDS:
        if content.text_length <= _SHORT and (phrase := phrase_in(text, kind)):
            short = content.text_length <= _SHORTER
            strength = Strength.STRONG if short and " " in phrase else Strength.WEAK
            return Guise(status, reason, f"{meaning}: it has {_quoted(phrase)} in its text", strength)
    if content.text_length <= _HARDLY_ANY and content.scripts >= _FEW_SCRIPTS:
        return Guise(Status.UNREACHABLE, Reason.EMPTY, "scripts make the page, and without them it has no text")
    return None


def _titled(content: Content, kind: str) -> str | None:
    """The title that says a phrase of a kind and not much else: a title that says more may be an article's."""
    for title in _titles(content):
        for words in (normalised(piece) for piece in pieces(title)):
            phrase = phrase_in(words, kind)
            if phrase and len(words) <= _room(phrase):
                return title
        if kind == "empty_house" and title.startswith(_LISTING):
            return title
    return None


def _room(phrase: str) -> float:
    """How long a title may be that says a phrase and not much else."""
    if not phrase.isascii() and " " not in phrase:
        return 3 * len(phrase)
    return len(phrase) + 6 if len(phrase) < _LONG_PHRASE else 2.5 * len(phrase)


def _titles(content: Content) -> tuple[str, ...]:
    return tuple(title for title in (content.title, *content.headings) if title)


def _usurper(cited: Cited, content: Content, text: str) -> Guise | None:
    """A shop or a casino where neither the citation nor its address knows of one."""
    said = f"{normalised(' '.join(_titles(content)))} {text}"
    known = folded(" ".join((cited.url, *cited.titles, *cited.mentions, *cited.works)))
    for group in ("gambling", "pills", "shop"):
        words = words_in(said, "usurped", group)
        if len(words) < _ENOUGH_WORDS or words_in(known, "usurped", group):
            continue
        if group != "shop" or _is_foreign(cited, content):
            some = ", ".join(sorted(words)[:4])
            return Guise(Status.DEAD, Reason.USURPED, f"another site has taken its place, with words such as {some}")
    return None


def _is_foreign(cited: Cited, content: Content) -> bool:
    """Whether a page says that it is in another language than those in which it is cited."""
    language = (content.language or "").partition("-")[0]
    return bool(language and cited.titles) and language not in {*cited.languages, *(() if cited.languages else ("en",))}


def _quoted(words: str) -> str:
    return f"“{words[: _QUOTED - 1]}…”" if len(words) > _QUOTED else f"“{words}”"
