"""What a page says of itself: its title and the beginning of its text, from the first bytes of its body.

Pages are hostile: every expression here takes time linear in the length of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from citecheck.model import Content

TEXT_LENGTH = 4096
_TITLE_LENGTH = 1000
# Entities are longer than what they stand for.
_ENTITIES_PER_TEXT = 2

_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_META_WITHIN = 1024
# Python also knows codecs that no page has, some of them slow enough to be an attack.
_CHARSETS = re.compile(
    r"(?:us-)?ascii|utf-?(?:8|16)|iso|latin|windows-|cp\d|koi8|gb|big5|euc|shift|sjis|ks_c|mac|tis", re.IGNORECASE
)
_FALLBACK = "cp1252"

_HTML = re.compile(r"(?:text/html|application/xhtml|(?:text|application)/xml)", re.IGNORECASE)
_READABLE = re.compile(r"text/|application/(?:xhtml|xml|json)", re.IGNORECASE)
_TITLE = re.compile(r"<title(?:\s[^>]{0,200})?>([^<]*)", re.IGNORECASE)
_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|title|template|svg)\b.*?(?:</\1\s*>|\Z)|</?[a-z!?][^>]*(?:>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_CONTROL = dict.fromkeys((*range(9), *range(0xE, 0x20), *range(0x7F, 0xA0)))


def content_of(body: bytes, content_type: str, _sought: Sequence[str]) -> Content:
    """What the beginning of a body says of itself."""
    title, text = title_and_text(body, content_type)
    media_type = content_type.partition(";")[0].strip().lower()
    return Content(media_type, title=title, text=text, text_length=len(text), size=len(body))


def worth_reading(content_type: str) -> bool:
    """Whether a body of this type can have a title or text; what has no type may."""
    return not content_type or _READABLE.match(content_type) is not None


def title_and_text(body: bytes, content_type: str) -> tuple[str | None, str]:
    """Title, if there is one, and the first `TEXT_LENGTH` code points of text, blanks folded, in a body's beginning."""
    page = _decoded(body, content_type)
    if content_type and not _HTML.match(content_type):
        return None, _plain(page)
    title = _TITLE.search(page)
    return (_plain(title[1])[:_TITLE_LENGTH] or None) if title else None, _plain(_UNSEEN.sub(" ", page))


def _plain(text: str) -> str:
    """Blanks folded, entities decoded, control characters taken out, cut to length."""
    folded = " ".join(text.split())[: TEXT_LENGTH * _ENTITIES_PER_TEXT]
    return " ".join(unescape(folded).translate(_CONTROL).split())[:TEXT_LENGTH]


def _decoded(body: bytes, content_type: str) -> str:
    """The body as text: by the header, by the page's own word, as UTF-8, or as the web's oldest habit."""
    header = _HEADER_CHARSET.search(content_type)
    meta = _META_CHARSET.search(body[:_META_WITHIN])
    name = header[1] if header else meta[1].decode("ascii", "replace") if meta else ""
    if _CHARSETS.match(name):
        try:
            return body.decode(name, "replace")
        except LookupError:
            pass
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        # A character cut in two at the end of what was read is no proof of another encoding.
        cut_at_end = error.reason == "unexpected end of data"
        return body.decode("utf-8" if cut_at_end else _FALLBACK, "replace")
