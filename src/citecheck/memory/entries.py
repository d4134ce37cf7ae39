"""An observation as it is kept: packed, and unpacked only where every part of it is of its kind."""

from __future__ import annotations

import zlib

import msgspec
from msgspec import Struct

from citecheck.model import Observation

_FASTEST = 1


class Entry(Struct, frozen=True):
    """What was seen, and the titles that were looked for on the page, all over it."""

    observation: Observation
    sought: tuple[str, ...] = ()


_DECODER = msgspec.msgpack.Decoder(Entry)


def packed(entry: Entry) -> bytes | None:
    """An entry as bytes; None for one that holds a text which is none (a lone surrogate)."""
    try:
        return zlib.compress(msgspec.msgpack.encode(entry), _FASTEST)
    except UnicodeEncodeError:
        return None


def unpacked(data: bytes) -> Entry | None:
    """The entry in these bytes; None where they are damaged or were packed otherwise."""
    try:
        return _DECODER.decode(zlib.decompress(data))
    except (zlib.error, msgspec.DecodeError, UnicodeDecodeError):
        return None
