"""Links to articles as Citation Style 1 reads them: what one shows, and whether a text can name an article."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from citecheck.cs1.addresses import is_address
from citecheck.cs1.tables import table

_FORBIDDEN = re.compile(r"[<>\[\]|{}]")
_PREFIX = re.compile(r"([A-Za-z]++):")
_LANGUAGE_LINK = re.compile(r"\[\[([A-Za-z]++):")
_PREFIX_AFTER_A_COLON = re.compile(r":[a-z]++:")
# With a colon in front, a link may lead to a sister project, to a language, or to one of the other, in either order.
_PROJECT_OR_LANGUAGE = re.compile(r":(?:[dsw]:(?:([a-z]{2,}+):)?|([a-z]{2,}+):)")


class Link(NamedTuple):
    """A link to an article: [[target|label]]."""

    target: str
    label: str


def link(text: str) -> Link | None:
    """The link that a text is, if it is one link and nothing else."""
    inner = text[2:-2]
    if not (text.startswith("[[") and text.endswith("]]")) or not inner or "]" in inner:
        return None
    target, _, label = inner.partition("|")
    return Link(target.strip(), (label if target and label else inner).strip(" |"))


def label(text: str) -> str:
    """What a text shows: a link its label."""
    found = link(text)
    return found.label if found else text


def is_article(name: str) -> bool:
    """Whether a text can name an article: it is no address, and nothing in it would break the link."""
    return _FORBIDDEN.search(name) is None and not is_address(name)


def language_prefix(name: str) -> str | None:
    """The prefix of another language's Wikipedia at the start of an article's name, without a colon in front."""
    found = _PREFIX.match(name)
    return found[1] if found and is_language(found[1]) else None


def language_link(text: str) -> re.Match[str] | None:
    """The first link with a prefix in a text, if it leads to another language's Wikipedia; the prefix is group 1."""
    found = _LANGUAGE_LINK.search(text)
    return found if found and is_language(found[1]) else None


def may_link_to_languages(text: str, start: int, end: int) -> bool:
    """Whether a part of a text holds a link with a prefix of a language, to spare most pages a closer look."""
    return any(is_language(found[1]) for found in _LANGUAGE_LINK.finditer(text, start, end))


def has_unknown_prefix(name: str) -> bool:
    """Whether a name has a prefix between colons that no Wikipedia and no sister project has (":qqq:")."""
    if not _PREFIX_AFTER_A_COLON.search(name):
        return False
    found = _PROJECT_OR_LANGUAGE.match(name)
    return found is None or any(code is not None and not is_language(code) for code in found.groups())


def is_language(prefix: str) -> bool:
    """Whether this prefix of a link leads to the Wikipedia of another language ("de"), in whatever case."""
    return prefix.lower() in _languages()


@cache
def _languages() -> frozenset[str]:
    """The prefixes of all languages that have a Wikipedia."""
    return frozenset(table("words")["languages"])
