"""The languages that Citation Style 1 knows: by name in English, or by tag, as MediaWiki has them."""

from __future__ import annotations

import re
from functools import cache

from citecheck.cs1.tables import table

_LANGUAGE_OF_TAG = re.compile("([a-z]{2,3})-")


def is_language(text: str) -> bool:
    """Whether this is one language: its English name or its tag, in whatever letters; "de-AT" is as good as "de"."""
    lowered = text.lower()
    return lowered in _known() or ((tag := _LANGUAGE_OF_TAG.match(lowered)) is not None and tag[1] in _tags())


def is_tag(tag: str) -> bool:
    """Whether this is the tag of a language in lower case."""
    return tag in _tags()


def language_meant(text: str) -> str | None:
    """The English name of a language that is known under another one: its own ("Deutsch"), or an everyday name."""
    tag = table("languages")["called"].get(text.lower())
    return None if tag is None else str(_tags()[tag])


def tag_of(text: str) -> str | None:
    """The tag of the one language that is named so or has this tag."""
    lowered = text.lower()
    return lowered if lowered in _tags() else _tags_by_name().get(lowered)


@cache
def names() -> dict[str, str]:
    """The English names of the languages, by their form in lower case."""
    return {name.lower(): name for name in _tags().values()}


@cache
def script_tags() -> frozenset[str]:
    """The tags that may stand in front of a title in its own script."""
    return frozenset(table("languages")["scripts"])


@cache
def _tags() -> dict[str, str]:
    """The English name of each language, by its tag."""
    tags: dict[str, str] = table("languages")["names"]
    return tags


@cache
def _tags_by_name() -> dict[str, str]:
    """The tag of each language, by its English name in lower case; of several the shortest."""
    return {name.lower(): tag for tag, name in sorted(_tags().items(), key=lambda item: -len(item[0]))}


@cache
def _known() -> frozenset[str]:
    """All tags and names in lower case."""
    return frozenset(_tags()).union(names(), table("languages")["further_names"])
