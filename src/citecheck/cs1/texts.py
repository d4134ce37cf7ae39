"""What Citation Style 1 expects of the words in volumes, pages, editions, titles and publishers.

Nothing here knows where a citation stands; a value is as MediaWiki would use it.
"""

from __future__ import annotations

import re
from functools import cache

from citecheck.cs1.tables import table

_DIGITS = re.compile(r"[0-9]+")


def may_end_in_punctuation(name: str) -> bool:
    """Whether the value of a parameter may end in a comma, a colon or a semicolon."""
    return _DIGITS.sub("#", name) in _punctuated()


def generic_signs(text: str) -> tuple[str, ...]:
    """Of the words of which every generic title has one, those that are in a text, in lower case."""
    lowered = text.lower()
    titles = table("texts")["generic_titles"]
    return tuple(sign for sign in (*titles["anywhere"], *titles["in_those"]) if sign in lowered)


def is_generic_title(title: str) -> bool:
    """Whether this is what a server says instead of a page: "404 Not Found", "Wayback Machine"."""
    lowered = title.lower()
    words = table("texts")["generic_titles"]["anywhere"]
    return any(word in lowered for word in words) or _generic_titles().search(title) is not None


@cache
def label(field: str) -> re.Pattern[str]:
    """Words that name a "page", a "volume or issue" or an "edition" in its own parameter."""
    return re.compile(table("texts")["labels"][field], re.ASCII)


@cache
def archived_copy() -> re.Pattern[str]:
    """The title that robots give to a page of which they know only an archived copy, in lower case."""
    return re.compile(table("texts")["archived_copy"])


@cache
def place_and_publisher() -> re.Pattern[str]:
    """A publisher's name behind a place and a colon."""
    return re.compile(table("texts")["place_and_publisher"], re.ASCII)


@cache
def taken_out_tag() -> re.Pattern[str]:
    """A tag whose contents MediaWiki has taken out, and put a mark for, before a template sees them."""
    return re.compile(rf"<(?:{'|'.join(table('texts')['taken_out_tags'])})(?=[\s/>])[^<>]*>", re.IGNORECASE)


@cache
def _generic_titles() -> re.Pattern[str]:
    """Generic titles that count only in these letters, or at the start or as a whole."""
    return re.compile("|".join(table("texts")["generic_titles"]["as_written"]))


@cache
def _punctuated() -> frozenset[str]:
    """Parameters that may end in punctuation, with `#` for a number."""
    return frozenset(table("texts")["ends_in_punctuation"])
