"""Whether a page is in a language in which its citation says that it is.

Pages mostly declare theirs. Of one that does not, the small words tell, which stand in every sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from citecheck.model import Cited, Content

_DATA = Path(__file__).parent / "data" / "small_words.json"

_ENGLISH = "en"
# Which part of a text they are at the least, and in how many of its first words they are counted.
_DENSITY, _COUNTED, _FEWEST = 0.1, 400, 12


def is_shared(cited: Cited, content: Content) -> bool:
    """Whether a page is in a language of its citation, for all that it declares, or else by its words."""
    return (_primary(content.language) or _by_words(content.text)) in _of(cited)


def is_other(cited: Cited, content: Content) -> bool:
    """Whether a page declares a language that none of its citation's is."""
    declared = _primary(content.language)
    return bool(declared) and declared not in _of(cited)


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
