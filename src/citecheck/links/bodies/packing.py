"""Bodies that are packed in another way than their header says, or in one that nobody asked for."""

from __future__ import annotations

import zlib
from contextlib import suppress

_GZIP = b"\x1f\x8b"
# gzip, compress and Zstandard, as they begin.
_MARKS = (_GZIP, b"\x1f\x9d", b"\x28\xb5\x2f\xfd")
_PIECE = 1024
_WITH_GZIP_HEADER = 31


def is_packed(body: bytes | bytearray) -> bool:
    """Whether a body that should be a page is still packed."""
    return body.startswith(_MARKS)


def unpacked(body: bytes, most: int) -> bytes:
    """What can be had of a packed body, at most so many bytes: nothing where it is packed with anything but gzip."""
    if not body.startswith(_GZIP):
        return b""
    inflated = bytearray()
    inflater = zlib.decompressobj(wbits=_WITH_GZIP_HEADER)
    # What stands before a fault is good.
    with suppress(zlib.error):
        for start in range(0, len(body), _PIECE):
            if len(inflated) >= most:
                break
            inflated += inflater.decompress(body[start : start + _PIECE], most - len(inflated))
    return bytes(inflated)
