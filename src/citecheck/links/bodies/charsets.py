"""Which encoding a page is in, by the rules that browsers follow (WHATWG, Encoding and HTML standards)."""

from __future__ import annotations

import re

import webencodings

_HEADER = re.compile(r"charset\s{0,20}=\s{0,20}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,500}?charset\s{0,20}=\s{0,20}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META_WITHIN = 1024
_GUESSED_FROM = 4096
_ENOUGH_TO_GUESS = 32
_LAST_OF_ASCII = 0x7F
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_FALLBACK = "windows-1252"
_UNKNOWN = "\ufffd"


def decoded(body: bytes, content_type: str) -> str:
    """A body as text: by its mark, the header, the page's own word, as UTF-8, or as it looks. Raises nothing.

    Where the header is plainly wrong, the page's own word or UTF-8 goes before it.
    """
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    header = _HEADER.search(content_type)
    for label in (header[1] if header else None, _declared(body)):
        if label and (text := _as(body, label)) is not None and not _is_wrong(text):
            return text
    text = _as(body, "utf-8") or ""
    if not _is_wrong(text):
        return text
    return _as(body, (header[1] if header else None) or _declared(body) or _guessed(body)) or _as(body, _FALLBACK) or ""


def _declared(body: bytes) -> str | None:
    """What the page itself says; one that could be read so far cannot be in UTF-16."""
    found = _META.search(_COMMENT.sub(b"", body[:_META_WITHIN]))
    if found is None:
        return None
    label = found[1].decode("ascii", "replace").lower()
    return "utf-8" if label.startswith("utf-16") else label


def _as(body: bytes, label: str) -> str | None:
    """The body in the encoding of a label, or None where no browser knows it."""
    encoding = webencodings.lookup(label)
    return encoding.codec_info.decode(body, "replace")[0] if encoding else None


def _is_wrong(text: str) -> bool:
    """Whether a text shows signs that its bytes were read wrongly; one cut in two at the end is none."""
    return _UNKNOWN in text[:-4]


def _guessed(body: bytes) -> str:
    """What an undeclared body looks like."""
    beginning = body[:_GUESSED_FROM]
    if sum(byte > _LAST_OF_ASCII for byte in beginning) < _ENOUGH_TO_GUESS:
        return _FALLBACK
    # Nearly every page says what it is in, and does without.
    from charset_normalizer import from_bytes

    best = from_bytes(beginning).best()
    return best.encoding.replace("_", "-") if best else _FALLBACK
