"""Places as the protocol counts them, told from its definition: slowly, and with none of the code under test."""

from __future__ import annotations

import re

from lsprotocol.types import Position

ENCODINGS = ("utf-8", "utf-16", "utf-32")
_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
_LINE_END = re.compile(r"\r\n|\r|\n")


def position(text: str, offset: int, encoding: str = "utf-16") -> Position:
    """The place of a code point."""
    ends = [end.end() for end in _LINE_END.finditer(text) if end.end() <= offset]
    codec, width = _CODECS[encoding]
    before = text[ends[-1] if ends else 0 : offset].encode(codec, "surrogatepass")
    return Position(len(ends), len(before) // width)
