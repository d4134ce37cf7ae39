"""Whether a page is in a language in which its citation says that it is.

Pages mostly declare theirs. Of one that does not, the small words tell, which stand in every sentence. A citation
that says nothing may be written in letters that do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from citecheck.model import Cited, Content

_DATA = Path(__file__).parent / "data" / "small_words.json"

_ENGLISH = "en"
# Languages by a letter that few others have. That another has it too does no harm: the page declares its own.
_LETTERS = {
    "ru": re.compile("[ыэё]", re.IGNORECASE),
    "uk": re.compile("[іїєґ]", re.IGNORECASE),
    "el": re.compile("[\u0370-\u03ff]{3}"),
    "he": re.compile("[\u05d0-\u05ea]"),
    "ar": re.compile("[\u0621-\u064a]"),
    "fa": re.compile("[\u0621-\u064a]"),
    "ja": re.compile("[\u3040-\u30ff]"),
    "zh": re.compile("[\u3400-\u9fff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "th": re.compile("[\u0e01-\u0e5b]"),
}
# Which part of a text they are at the least, and in how many of its first words they are counted.
_DENSITY, _COUNTED, _FEWEST = 0.1, 400, 12


def is_shared(cited: Cited, content: Content) -> bool:
    """Whether a page is in a language of its citation, for all that it declares, or else by its words."""
    return (_primary(content.language) or _by_words(content.text)) in _of(cited)


def is_other(cited: Cited, content: Content) -> bool:
    """Whether a page declares a language that none of its citation's is, nor of the letters of a cited title."""
    declared = _primary(content.language)
    return bool(declared) and declared not in _of(cited) and not _is_written(cited, declared)


def _is_written(cited: Cited, language: str) -> bool:
    letters = _LETTERS.get(language)
    return letters is not None and any(letters.search(title) for title in cited.titles)


def _of(cited: Cited) -> frozenset[str]:
    return frozenset(map(_primary, cited.languages)) or frozenset({_ENGLISH})


def _primary(tag: str | None) -> str:
    """The language itself, of a tag that may name a script and a country as well."""
    return (tag or "").replace("_", "-").partition("-")[0].strip().lower()


def _by_words(text: str) -> str:
    """The language most of whose small words stand in a text; empty where hardly any do."""
    words = text.lower().split()[:_COUNTED]
    if len(words) < _FEWEST:
        return ""
    counts = {language: sum(word in small for word in words) for language, small in _small_words().items()}
    language, most = max(counts.items(), key=lambda item: item[1])
    return language if most >= _DENSITY * len(words) else ""


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    # Only a run that asks links needs them.
    import orjson

    return {language: frozenset(words) for language, words in orjson.loads(_DATA.read_bytes())["words"].items()}
