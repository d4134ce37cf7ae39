"""Bytes as text and back again: nothing that nobody changed comes back as other bytes."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

REPLACEMENT = "\ufffd"
"""What stands in a text for bytes that are none in its encoding."""

_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"\xef\xbb\xbf": "utf-8"}
_DECODERS = {"utf-16-le": codecs.utf_16_le_decode, "utf-16-be": codecs.utf_16_be_decode, "utf-8": codecs.utf_8_decode}
# Whatever cannot be decoded is copied into the error that says so: less at once, and a page takes linear time.
_AT_ONCE_BYTES = 1024


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8, or what its byte-order mark says, which is no part of the text.

    Invalid bytes become U+FFFD.
    """
    encoding, mark = encoding_of(data)
    return data[len(mark) :].decode(encoding, "replace")


class Encoder:
    """What turns a text like that of a file into bytes like those of the file, piece by piece from its start.

    The U+FFFD of the text become, in their order, the bytes for which they stand in the file: the text may have neither
    more nor fewer of them.
    """

    def __init__(self, data: bytes) -> None:
        """Take the encoding, the byte-order mark and the invalid bytes from a file."""
        self._encoding, self.mark = encoding_of(data)
        self._replaced = _replaced(memoryview(data)[len(self.mark) :], self._encoding)

    def __call__(self, text: str) -> bytes:
        """The bytes of the next piece of the text."""
        first, *others = text.split(REPLACEMENT)
        data = [first.encode(self._encoding)]
        for other in others:
            data += [next(self._replaced), other.encode(self._encoding)]
        return b"".join(data)


def encoding_of(data: bytes) -> tuple[str, bytes]:
    """The encoding of a text by its byte-order mark, and the mark."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding, mark
    return "utf-8", b""


def _replaced(data: memoryview, encoding: str) -> Iterator[bytes]:
    """The bytes for which each U+FFFD of a text stands, those that were written as such among them."""
    plain = REPLACEMENT.encode(encoding)
    while data:
        part = data[:_AT_ONCE_BYTES]
        try:
            text, taken = _DECODERS[encoding](part, "strict", len(part) == len(data))
        except UnicodeDecodeError as error:
            yield from (plain for _ in range(str(data[: error.start], encoding).count(REPLACEMENT)))
            yield bytes(data[error.start : error.end])
            data = data[error.end :]
        else:
            yield from (plain for _ in range(text.count(REPLACEMENT)))
            data = data[taken:]
