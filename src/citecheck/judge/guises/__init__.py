"""What a page is that stands where the cited one should: said by itself, in its titles or in a text that is short.

A title counts more than a text, and a short text more than a long one: an article may quote what an error page says.
"""

from __future__ import annotations

from msgspec.structs import replace

from citecheck.judge.guises.by_embeds import by_embeds
from citecheck.judge.guises.by_text import FILLS_ANY, SIGNS, by_echo, by_note, by_number, by_region, by_text
from citecheck.judge.guises.by_title import by_title
from citecheck.judge.guises.meanings import (
    LINKS_OF_A_SITE,
    LITTLE,
    MEANINGS,
    SHORT,
    SHORTER,
    TINY,
    Guise,
    Strength,
    guise,
    quoted,
)
from citecheck.judge.guises.usurpers import usurper_of
from citecheck.judge.witness import Witness
from citecheck.judge.words import languages
from citecheck.judge.words.phrases import Phrase, said, speaks_to_reader
from citecheck.judge.words.saying import NARROW, declares, length_of, names_maker, pieces, prose_of, titles_of
from citecheck.model import Cited, Content, Observation, Reason, Status
from citecheck.titles import folded, normalised

_HARDLY_ANY = 40
_LEAST_PHRASE = 12
# Letters of a few sentences, which say more than where else a reader may look.
_LEAST_TOLD = 100
# Words among which a phrase is looked for, and how much of a page the banner is that all of its site's pages have.
_WORDS_OF_A_PART, _PART_OF_A_BANNER = 20, 0.2
# With these a page is there, or is not: its text is asked later, or not at all.
_OPEN_STATUSES = frozenset({200, 404})
_CLIENT_ERROR = 4
_ABSENT = frozenset({404, 410})
_HTML = ("", "text/html", "application/xhtml+xml")
_CHALLENGES = {"cf-mitigated": "challenge", "x-amzn-waf-action": "", "x-sucuri-block": ""}
_GONE = frozenset(kind for kind, meaning in MEANINGS.items() if meaning.status is Status.DEAD)
_NO_ENTRY = frozenset(kind for kind, meaning in MEANINGS.items() if meaning.status is not Status.DEAD)
# A door and a till stand in the margins of many a page, and so do the words of which walls are made.
_NO_ENTRY_IN_TEXT = _NO_ENTRY - {"login", "paywall", "bot_wall", "consent"}
_DOOR = Guise(Status.BLOCKED, Reason.LOGIN, "it asks for a password")
_REFUSALS = tuple(MEANINGS[kind][:2] for kind in ("region", "bot_wall", "login", "paywall", "parked"))


def challenge_of(cited: Cited, observation: Observation) -> Guise | None:
    """The wall that an answer's headers or its page's titles admit, whatever its status."""
    for name, value in observation.headers:
        if name in _CHALLENGES and value.lower().startswith(_CHALLENGES[name]):
            return Guise(Status.BLOCKED, Reason.BOT_WALL, f"a wall stands before it ({name}: {value[:40]})")
    content, code = observation.content, observation.http_status
    if content is None or length_of(content) > SHORT:
        return None
    text = folded(content.text)
    found = by_title(cited, content, listings=False)
    if found is not None and not _is_told_by(code, found):
        is_wall = found.reason is Reason.BOT_WALL and found.strength is Strength.STRONG
        return found if is_wall and not by_region(content, text) else None
    if code in _OPEN_STATUSES:
        return None
    phrase = said(text).get("bot_wall") if length_of(content) <= SHORTER else None
    if phrase and phrase.is_plain and _refuses(code):
        # Beside what the status says may stand who says it.
        phrase = said(text.replace(phrase.words, " ")).get("bot_wall")
    if phrase is None or phrase.weight < _LEAST_PHRASE or (phrase.is_plain and _refuses(code)):
        wall = by_embeds(content)
        return wall if wall and wall.reason is Reason.BOT_WALL else None
    return guise("bot_wall", f"it has {quoted(phrase.words)} in its text", Strength.STRONG)


def refusal_of(cited: Cited, observation: Observation, content: Content) -> Guise | None:
    """What the titles of a page say that came with a refusal: who refuses it, or that nobody is left who could."""
    found = by_title(cited, content, listings=False)
    if found is None or found.strength is not Strength.STRONG or _is_told_by(observation.http_status, found):
        return None
    return found if (found.status, found.reason) in _REFUSALS else None


def _is_told_by(code: int | None, found: Guise) -> bool:
    """Whether a status says no less than a title in plain words: "403 Forbidden" is no wall's own word."""
    return found.phrase is not None and found.phrase.is_plain and found.reason is Reason.BOT_WALL and _refuses(code)


def _refuses(code: int | None) -> bool:
    return code is not None and code // 100 == _CLIENT_ERROR and code not in _ABSENT


def may_be_wall(content: Content, witness: Witness) -> bool:
    """Whether a page has a word of those who let nobody in at once: in its titles, or in a text that says little."""
    if any(not _NO_ENTRY.isdisjoint(said(normalised(title))) for title in titles_of(content)):
        return True
    spoken = said(witness.text)
    if "consent" in spoken and _is_mostly_consent(content, witness):
        return True
    return prose_of(content) <= SHORTER and not _NO_ENTRY_IN_TEXT.isdisjoint(spoken)


def _is_mostly_consent(content: Content, witness: Witness) -> bool:
    """Whether a page speaks of consent in more than a banner: who asks for it before everything has much to tell."""
    words = witness.text.split()
    parts = (" ".join(words[at : at + _WORDS_OF_A_PART]) for at in range(0, len(words), _WORDS_OF_A_PART))
    return sum(len(part) for part in parts if "consent" in said(part)) > _PART_OF_A_BANNER * prose_of(content)


def denial_of(cited: Cited, content: Content) -> Guise | None:
    """What a page's own titles say against its being any page at all, whatever its text shows."""
    found = by_title(cited, content)
    return found if found and found.status is Status.DEAD and found.strength is Strength.STRONG else None


def heir_of(cited: Cited, content: Content, witness: Witness) -> Guise | None:
    """Who may have taken the place of a page and kept its title, weakly: only the host can tell.

    Pages with much to say in the language of their citation are not searched for it.
    """
    if length_of(content) > SHORTER and not languages.is_other(cited, content):
        return None
    found = usurper_of(cited, content, witness)
    if found is None and length_of(content) <= SHORTER:
        told = by_text(cited, content, witness)
        # What is missing on a page that has the title is something else, but for that page.
        is_of_page = told is not None and told.phrase is not None and told.phrase.speaks_of_page
        found = told if told and (told.reason is not Reason.SOFT_404 or is_of_page) else None
    return replace(found, strength=Strength.WEAK) if found and found.status is Status.DEAD else None


def guise_of(cited: Cited, content: Content, witness: Witness) -> Guise | None:
    """What a page is that does not show the cited title, by its own words; None where it may well be the cited one."""
    if content.size == 0:
        return Guise(Status.UNREACHABLE, Reason.EMPTY, "the answer is empty")
    found = by_region(content, witness.text) or by_title(cited, content)
    if found and found.reason is Reason.SERVER_ERROR:
        found = by_number(content, witness) or found
    if found and found.status is Status.DEAD and _may_be_article(cited, content, found, witness):
        found = replace(found, strength=Strength.WEAK)
    found = found or by_embeds(content) or _by_password(cited, content, witness) or by_echo(content, witness)
    if (found is None or found.reason is Reason.SOFT_404) and (note := by_note(content, witness)):
        return note
    return found or by_text(cited, content, witness) or _by_lack(content, witness)


def _may_be_article(cited: Cited, content: Content, found: Guise, witness: Witness) -> bool:
    """Whether a page may be an article on what its title says, by nothing but its length.

    Where there is a title to know it by, only one that speaks of the page itself denies it: ships are not found
    either, and mills are for sale. A story may be another's, where the cited title would stand there translated.
    """
    phrase = found.phrase
    is_vendors = phrase is not None and any(names_maker(title, phrase) for title in titles_of(content))
    if prose_of(content) <= SHORTER or is_vendors:
        return not witness.decides and not is_vendors and _is_open(content, phrase, witness)
    if phrase is None or not witness.decides:
        return not witness.decides
    return not (phrase.speaks_of_page or (phrase.speaks_of_story and not languages.is_other(cited, content)))


def _is_open(content: Content, phrase: Phrase | None, witness: Witness) -> bool:
    """Whether a page of which nobody said what it is has something to tell, and a title that is no plain denial.

    There are books of such a name, numbers of roads, and lists of what a program says.
    """
    title = content.title or ""
    is_said = phrase is not None and phrase.words in normalised(title)
    if phrase is None or not is_said or speaks_to_reader(normalised(title)):
        return False
    if not phrase.has_subject and not SIGNS.isdisjoint(said(phrase.words)):
        # A bridge is under construction too; a site says no more than that.
        is_all = phrase.words in map(normalised, pieces(title))
        return not is_all and phrase.weight * FILLS_ANY < prose_of(content)
    if prose_of(content) <= LITTLE and not _tells(content, phrase, witness):
        return False
    return not (phrase.speaks_of_page and declares(title, "not_found", NARROW))


def _tells(content: Content, phrase: Phrase, witness: Witness) -> bool:
    """Whether a page has a few sentences that say nothing to its reader, nor anything like its title."""
    at, length = witness.text.find(phrase.words), content.prose
    if at < 0 or prose_of(content) <= _LEAST_TOLD:
        return False
    sentences = witness.text[at : at + length].replace(phrase.words, " ")
    return not speaks_to_reader(sentences) and _GONE.isdisjoint(said(sentences))


def _by_password(cited: Cited, content: Content, witness: Witness) -> Guise | None:
    """A page that asks for a password and says so or has little else; many an article has that in its head.

    So has many a board, where it says that it has no such page.
    """
    if not content.passwords:
        return None
    if any("login" in said(normalised(title)) for title in titles_of(content)):
        return _DOOR
    if length_of(content) > SHORTER or (prose_of(content) > TINY and "login" not in said(witness.text)):
        return None
    denial = by_text(cited, content, witness)
    is_denied = denial is not None and denial.reason is Reason.SOFT_404 and denial.strength is Strength.STRONG
    return denial if is_denied else _DOOR


def _has_heading(content: Content) -> bool:
    """Whether a page shows a heading, and more below it than that something is loading."""
    words = folded(content.text)
    seen = (heading for heading in map(normalised, content.headings) if heading and heading in words)
    return any(len(words) - len(heading) >= _LEAST_PHRASE for heading in seen)


def _by_lack(content: Content, witness: Witness) -> Guise | None:
    """A page that shows so little that it cannot be the cited one as readers see it."""
    if content.media_type not in _HTML:
        return None
    # What scripts are to fill has no headings yet.
    if content.text_length <= _HARDLY_ANY and content.scripts and not _has_heading(content):
        return Guise(Status.UNREACHABLE, Reason.EMPTY, "scripts make the page, and without them it has no text")
    if not content.text and not content.media and (content.title is None or witness.decides):
        words = "the page has no text" if content.whole else f"only {content.size} bytes of it came, and no text"
        return Guise(Status.UNREACHABLE, Reason.EMPTY, words)
    if content.title is None and not content.media and content.text_length <= _HARDLY_ANY and witness.decides:
        return Guise(Status.UNREACHABLE, Reason.EMPTY, "the page has hardly any text")
    if witness.decides and not witness.overlap and length_of(content) <= LITTLE and content.links < LINKS_OF_A_SITE:
        words = "the page has hardly any text, and no word of the cited title"
        return Guise(Status.UNREACHABLE, Reason.EMPTY, words, Strength.WEAK)
    return None
