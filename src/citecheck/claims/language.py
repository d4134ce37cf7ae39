"""Which language a page is written in: told by its script, and in scripts that many share by its commonest words.

Sentences end in other ways from one language to the next: in German a number with a dot is a date's, in Chinese no
blank follows an end. A guess is enough: where none is near, the page is read as English.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping

from citecheck.model import Span

DEFAULT = "en"

# Pieces of this length are read, this many, evenly over the page: an article opens with markup and ends with sources.
_SAMPLE = 1500
_SAMPLES = 6
# English prose has "the" once in sixteen words; a page of another language quotes it now and then.
_THE = " the "
_ENGLISH = 500
_COUNTED = 100_000

# First and last code point of the letters that one language alone, or mostly, is written in, and that language.
_BLOCKS: tuple[tuple[int, int, str], ...] = (
    (0x0370, 0x03FF, "el"), (0x0530, 0x058F, "hy"), (0x0590, 0x05FF, "he"),
    (0x0900, 0x097F, "hi"), (0x0980, 0x09FF, "bn"), (0x0A00, 0x0A7F, "pa"), (0x0A80, 0x0AFF, "gu"),
    (0x0B00, 0x0B7F, "or"), (0x0B80, 0x0BFF, "ta"), (0x0C00, 0x0C7F, "te"), (0x0C80, 0x0CFF, "kn"),
    (0x0D00, 0x0D7F, "ml"), (0x0D80, 0x0DFF, "si"), (0x0E00, 0x0E7F, "th"), (0x0E80, 0x0EFF, "lo"),
    (0x0F00, 0x0FFF, "bo"), (0x1000, 0x109F, "my"), (0x10A0, 0x10FF, "ka"), (0x1200, 0x137F, "am"),
    (0x1780, 0x17FF, "km"), (0x3040, 0x30FF, "ja"), (0x3400, 0x9FFF, "zh"), (0xAC00, 0xD7AF, "ko"),
)  # fmt: skip
# Words of the Latin and Cyrillic alphabets, and of the Arabic one, that stand in every few sentences of one language.
_WORDS: Mapping[str, str] = {
    "ar": "في من على إلى التي الذي",
    "bg": "на от да като което че",
    "ca": "els amb és dels aquest també",
    "cs": "je se na ve který jako byl",
    "da": "og er af til ikke blev",
    "de": "der die und das ist von mit wurde den",
    "en": "the of and was is that with",
    "es": "el los las del una fue por con que",
    "fa": "در از به که این است",
    "fi": "ja on oli että sekä myös",
    "fr": "le les des est une dans du et pour",
    "hu": "az és egy hogy volt nem",
    "id": "yang dan di dengan untuk dari",
    "it": "il di che della è nel gli una",
    "nl": "het een van de en werd is zijn",
    "no": "og er av til ikke ble",
    "pl": "w się na jest oraz został nie",
    "pt": "o os da do uma não em foi com",
    "ro": "și în este din la care cu",
    "ru": "в на и что был как не",
    "sr": "на за од који није",
    "sv": "och är av att som det ett",
    "tr": "ve bir bu için olarak ile",
    "uk": "в на та що був як не",
    "ur": "کے کی میں ہے اور سے",
    "vi": "là của và các được trong",
}
_LANGUAGES_OF = {
    word: [language for language, words in _WORDS.items() if word in words.split()]
    for word in {word for words in _WORDS.values() for word in words.split()}
}
_LETTERS = re.compile(r"[^\W\d_]+")
# The alphabets of several languages: Latin, Cyrillic, Arabic.
_SHARED = re.compile("[A-Za-z\u00c0-\u024f\u0400-\u052f\u0600-\u06ff\u1e00-\u1eff]")
# Languages of the last two, where no word tells which.
_ALPHABETS = ((re.compile("[\u0400-\u052f]"), "ru"), (re.compile("[\u0600-\u06ff]"), "ar"))
# Japanese has more than these in ten signs of its own, whatever it takes from Chinese.
_JAPANESE, _CHINESE = "ja", "zh"
_KANA_IN = 10
# Templates, addresses and tags are in Latin letters whatever the page is in.
_FOREIGN = 10


def language_of(text: str, page: Span) -> str:
    """The tag of the language of a page; whatever its length, no more than a part of it is read."""
    end = min(page.end, page.start + _COUNTED)
    if text.count(_THE, page.start, end) * _ENGLISH > end - page.start:
        return DEFAULT
    sample = _sample(text, page)
    words = _LETTERS.findall(sample)
    others = Counter(_block(letter) for word in words for letter in word if not _SHARED.match(letter))
    shared = sum(map(len, words)) - others.total()
    script, signs = next(iter(others.most_common(1)), ("", 0))
    if signs * _FOREIGN > shared and script:
        if script == _CHINESE and others[_JAPANESE] * _KANA_IN > signs:
            return _JAPANESE
        return script
    told = Counter(language for word in words for language in _LANGUAGES_OF.get(word.lower(), ()))
    if told:
        return told.most_common(1)[0][0]
    of_alphabets = (language for letters, language in _ALPHABETS if len(letters.findall(sample)) * _FOREIGN > shared)
    return next(of_alphabets, DEFAULT)


def _sample(text: str, page: Span) -> str:
    """Pieces of a page, or all of a short one."""
    step = (page.end - page.start) // _SAMPLES
    if step <= _SAMPLE:
        return text[page.start : page.end]
    return " ".join(text[at : at + _SAMPLE] for at in range(page.start, page.start + step * _SAMPLES, step))


def _block(letter: str) -> str:
    """The language that a letter stands for; none for those of other alphabets."""
    at = bisect_right(_BLOCKS, (ord(letter), sys.maxunicode, "")) - 1
    return _BLOCKS[at][2] if at >= 0 and ord(letter) <= _BLOCKS[at][1] else ""
