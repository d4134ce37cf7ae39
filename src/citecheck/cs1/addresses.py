"""Addresses as Citation Style 1 knows them: by a scheme, two slashes and the first character of a host.

It has patterns for hosts as well, but one of them fits every number and word, so that they keep nothing out. Letters
and digits are those of ASCII only.
"""

from __future__ import annotations

import re

_BLANK = re.compile(r"[ \t\n\r\v\f]")
_PATH = re.compile(r"([A-Za-z0-9])\.?[/?#].*\Z", re.DOTALL)
_FIRST_SLASHES = re.compile(r"//([^ \t\n\r\v\f]*+)")
_WORD = re.compile(r"[^ \t\n\r\v\f]++")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PORT = re.compile(r"([A-Za-z]):[0-9]+")
_HOST_START = re.compile(r"(?![A-Za-z]+:)[A-Za-z0-9]")
_NEWSGROUP = re.compile(r"[A-Za-z0-9+_-]+\.[A-Za-z0-9+_.-]*[A-Za-z0-9+_-]")
_NEWS = "news:"

# Where in a text an address may begin: in brackets as MediaWiki has them, at a letter, or at two slashes.
_BRACKETED = re.compile(r"(?<!\[)\[(?=[A-Za-z]|//[^ \t\n\r\v\f])[^ \t\n\r\v\f]*+")
_LETTER = re.compile(r"[A-Za-z][^ \t\n\r\v\f]*+")
_BARE_SLASHES = re.compile(r"(?<![^ \t\n\r\v\f])//[^ \t\n\r\v\f]")
_SLASHES = re.compile(r"//[^ \t\n\r\v\f]++")


def is_refused(text: str) -> bool:
    """Whether a text is no address to make a link of."""
    if _BLANK.search(text):
        return True
    scheme, host = _parts(text)
    if scheme == _NEWS:
        return host is None or _NEWSGROUP.fullmatch(host) is None
    return not _is_address(scheme, host)


def is_address(text: str) -> bool:
    """Whether a text that should name an article is an address."""
    return (":" in text or "//" in text) and _is_address(*_parts(text))


def holds_address(text: str) -> bool:
    """Whether words hold an address. The first place that looks like one decides, whatever follows."""
    end = text.rfind("]")
    in_brackets = [text[found.start() + 1 : min(found.end(), end)] for found in _BRACKETED.finditer(text, 0, end + 1)]
    for words in (in_brackets, map(re.Match.group, _LETTER.finditer(text))):
        if (found := next((word for word in words if ":" in word[1:-1]), None)) is not None:
            return is_address(found)
        if words is in_brackets and any(word.startswith("//") for word in words):
            return is_address(next(word for word in words if word.startswith("//")))
    if _BARE_SLASHES.search(text) is None or (slashes := _SLASHES.search(text)) is None:
        return False
    return is_address(slashes[0])


def _is_address(scheme: str, host: str | None) -> bool:
    """Whether these are a scheme, or none, and a host."""
    if not host or (scheme and not _SCHEME.fullmatch(scheme)):
        return False
    return _HOST_START.match(host) is not None


def _parts(text: str) -> tuple[str, str | None]:
    """The scheme of an address with its colon, empty where there is none, and the host; None where slashes lack."""
    text = _PATH.sub(r"\1", text, count=1)
    if slashes := _FIRST_SLASHES.match(text):
        return "", slashes[1]
    for word in _WORD.findall(text):
        scheme, colon, rest = word.partition(":")
        if not rest:
            continue
        host = rest.lstrip("/")
        slashes_and_host = (rest[: -len(host)] if host else rest[:-1]), host or rest[-1]
        return _with_scheme(scheme + colon, *slashes_and_host)
    return "", None


def _with_scheme(scheme: str, slashes: str, host: str) -> tuple[str, str | None]:
    """A scheme and the host behind it: news alone goes without slashes."""
    if slashes != "//" and not (scheme == _NEWS and not slashes):
        return scheme, None
    return scheme, _PORT.sub(r"\1", host)
