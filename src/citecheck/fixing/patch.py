"""The changes of a file as a unified diff, in bytes: exact whatever the encoding and the line ends are.

A line of a diff ends at a line feed and at nothing else, as `patch` and `git apply` have it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from msgspec import Struct

_CONTEXT = 3
_NO_NEWLINE = b"\n\\ No newline at end of file\n"
# What git and patch would not take for a part of a name, or not for the same one.
_UNPLAIN = re.compile(rb'[\x00-\x1f"\\\x7f-\xff]')
_ESCAPES = {b"\t": b"\\t", b"\n": b"\\n", b"\r": b"\\r", b'"': b'\\"', b"\\": b"\\\\"}


class Change(Struct, frozen=True):
    """The bytes from `start` to `end` become `written`."""

    start: int
    end: int
    written: bytes


class _Lines(Struct):
    """Whole lines that change: the number of the first one, counted from 0, and what was and is there."""

    first: int
    old: list[bytes]
    new: list[bytes]


def unified(path: str, data: bytes, changes: Sequence[Change]) -> bytes:
    """The diff of a file, empty where nothing changes; the changes are in order and do not overlap."""
    changed = [lines for lines in _changed_lines(data, changes) if lines.old != lines.new]
    if not changed:
        return b""
    name = _name(path)
    head = b"--- " + _written(b"a/" + name) + b"\n+++ " + _written(b"b/" + name) + b"\n"
    old = _lines(data)
    return head + b"".join(_hunks(old, changed))


def _changed_lines(data: bytes, changes: Iterable[Change]) -> Iterator[_Lines]:
    """The lines in which something changes, those that stay the same at both ends of each group left out."""
    line = counted = 0
    for start, end, new in _grown(data, changes):
        line += data.count(b"\n", counted, start)
        counted = start
        yield _trimmed(_Lines(line, _lines(data[start:end]), _lines(new)))


def _grown(data: bytes, changes: Iterable[Change]) -> Iterator[tuple[int, int, bytes]]:
    """Start and end of whole lines with what they become; changes of the same lines are put together."""
    start = end = at = 0
    new: list[bytes] = []
    for change in changes:
        line = data.rfind(b"\n", 0, change.start) + 1
        if new and line < end:
            new[-1] = data[at : change.start]
        else:
            if new:
                yield start, end, b"".join(new)
            start = line
            new = [data[start : change.start]]
        found = data.find(b"\n", change.end)
        at, end = change.end, len(data) if found < 0 else found + 1
        new += [change.written, data[at:end]]
    if new:
        yield start, end, b"".join(new)


def _trimmed(lines: _Lines) -> _Lines:
    """The lines without those that are the same at their start and at their end."""
    old, new = lines.old, lines.new
    head = sum(1 for _ in takewhile(_same, zip(old, new, strict=False)))
    old, new = old[head:], new[head:]
    tail = sum(1 for _ in takewhile(_same, zip(reversed(old), reversed(new), strict=False)))
    return _Lines(lines.first + head, old[: len(old) - tail], new[: len(new) - tail])


def _same(lines: tuple[bytes, bytes]) -> bool:
    return lines[0] == lines[1]


def _hunks(old: Sequence[bytes], changed: Iterable[_Lines]) -> Iterator[bytes]:
    """The hunks of a diff; changes with few lines between them share one."""
    groups: list[list[_Lines]] = []
    for lines in changed:
        last = groups[-1][-1] if groups else None
        if last and lines.first - (last.first + len(last.old)) <= 2 * _CONTEXT:
            groups[-1].append(lines)
        else:
            groups.append([lines])
    moved = 0
    for group in groups:
        yield _hunk(old, group, moved)
        moved += sum(len(lines.new) - len(lines.old) for lines in group)


def _hunk(old: Sequence[bytes], group: Sequence[_Lines], moved: int) -> bytes:
    """One hunk; `moved` is by how many lines all before it made the file longer."""
    start = max(group[0].first - _CONTEXT, 0)
    end = min(group[-1].first + len(group[-1].old) + _CONTEXT, len(old))
    body: list[bytes] = []
    at = start
    for lines in group:
        body += [_marked(b" ", line) for line in old[at : lines.first]]
        body += [_marked(b"-", line) for line in lines.old]
        body += [_marked(b"+", line) for line in lines.new]
        at = lines.first + len(lines.old)
    body += [_marked(b" ", line) for line in old[at:end]]
    longer = sum(len(lines.new) - len(lines.old) for lines in group)
    head = f"@@ -{_range(start, end - start)} +{_range(start + moved, end - start + longer)} @@\n"
    return head.encode() + b"".join(body)


def _range(start: int, count: int) -> str:
    """Lines as a hunk's head names them; of no lines, the one before."""
    if count == 1:
        return str(start + 1)
    return f"{start + 1 if count else start},{count}"


def _marked(mark: bytes, line: bytes) -> bytes:
    return mark + (line if line.endswith(b"\n") else line + _NO_NEWLINE)


def _lines(data: bytes) -> list[bytes]:
    """The lines of a text with their ends."""
    *lines, rest = data.split(b"\n")
    return [line + b"\n" for line in lines] + ([rest] if rest else [])


def _name(path: str) -> bytes:
    """A file's name in a diff: below the working directory from there, elsewhere from the root; links are followed.

    A link is left alone by `patch` and by `git apply`; the file that it leads to is not.
    """
    if path == "-":
        return b"-"
    place = Path(path).resolve()
    folder = Path.cwd().resolve()
    return os.fsencode(place.relative_to(folder if place.is_relative_to(folder) else place.anchor))


def _written(name: bytes) -> bytes:
    """A name as git writes it: in quotes where a character is not plain, with a tab behind one that holds a blank."""
    if _UNPLAIN.search(name):
        escaped = _UNPLAIN.sub(lambda found: _ESCAPES.get(found[0], b"\\%03o" % found[0][0]), name)
        return b'"' + escaped + b'"'
    return name + b"\t" if b" " in name else name
