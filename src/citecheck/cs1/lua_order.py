"""The order in which Lua 5.1 walks through a table whose keys were put in one by one.

Scribunto hands a template's parameters to Module:Citation/CS1 in such a table. It is an order without a meaning, but
always the same: that of the hashes of the names, and of the places left when two hashes fall on the same one. What
the module reports of unknown parameters depends on it; see `seen`.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable

# Lua's hash looks at 2 ** 5 characters of a long string, from its end on.
_STRIDE_BITS = 5
_WORD = 0xFFFFFFFF

Key = str | int


def walked(keys: Iterable[Key]) -> list[Key]:
    """Distinct keys, strings and positive whole numbers in the order of their insertion, in the order of the walk."""
    table = _Table()
    for key in keys:
        table.insert(key)
    return table.keys()


class _Table:
    """A table of Lua: whole numbers that lie close in an array, all other keys in nodes with chains for collisions."""

    def __init__(self) -> None:
        self.array: list[int | None] = []
        self.nodes: list[Key | None] = []
        self.following: list[int | None] = []
        self.free = 0

    def keys(self) -> list[Key]:
        """All keys, the array's first."""
        return [key for key in (*self.array, *self.nodes) if key is not None]

    def insert(self, key: Key) -> None:
        """Put in a key that is not there yet."""
        if isinstance(key, int) and key <= len(self.array):
            self.array[key - 1] = key
            return
        place = self._main_place(key) if self.nodes else None
        if place is not None and self.nodes[place] is None:
            self.nodes[place] = key
            return
        free = self._free_place()
        if place is None or free is None:
            self._grow(key)
        else:
            self._collide(key, place, free)

    def _collide(self, key: Key, place: int, free: int) -> None:
        """Put in a key whose place is taken: by one that is at home there, or by one that has to move."""
        other = self.nodes[place]
        home = place if other is None else self._main_place(other)
        if home == place:
            self.nodes[free] = key
            self.following[free], self.following[place] = self.following[place], free
            return
        before = home
        while (after := self.following[before]) is not None and after != place:
            before = after
        self.following[before] = free
        self.nodes[free], self.following[free] = other, self.following[place]
        self.nodes[place], self.following[place] = key, None

    def _grow(self, key: Key) -> None:
        """Make room for what is there and one more key, and put all of it in anew, the nodes from the last one on."""
        array, nodes = self.array, self.nodes
        numbers = [number for number in (*self.keys(), key) if isinstance(number, int)]
        self.array = [None] * _array_size(numbers)
        count = len(self.keys()) + 1 + sum(number is not None for number in array)
        count -= sum(number <= len(self.array) for number in numbers)
        size = 1 << (count - 1).bit_length() if count else 0
        self.nodes, self.following, self.free = [None] * size, [None] * size, size
        for old in (*array, *reversed(nodes), key):
            if old is not None:
                self.insert(old)

    def _free_place(self) -> int | None:
        """The last place that was never taken; Lua does not look back at those it passed."""
        while self.free:
            self.free -= 1
            if self.nodes[self.free] is None:
                return self.free
        return None

    def _main_place(self, key: Key) -> int:
        """Where a key belongs."""
        size = len(self.nodes)
        if isinstance(key, int):
            low, high = struct.unpack("<II", struct.pack("<d", key))
            return int((low + high & _WORD) % ((size - 1) | 1))
        return _hash(key.encode()) % size


def _hash(text: bytes) -> int:
    """Lua's hash of a string."""
    value = len(text)
    stride = (len(text) >> _STRIDE_BITS) + 1
    for at in range(len(text), stride - 1, -stride):
        value ^= ((value << 5) + (value >> 2) + text[at - 1]) & _WORD
    return value


def _array_size(numbers: list[int]) -> int:
    """The largest power of two such that more than half of the places up to it are taken."""
    powers = Counter((number - 1).bit_length() for number in numbers)
    best = taken = 0
    for power in range(max(powers, default=-1) + 1):
        taken += powers[power]
        if taken > (1 << power) // 2:
            best = 1 << power
    return best
