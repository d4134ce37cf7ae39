"""The whole of a repair, in reading order: read, find, mend round after round, then show the change or write the file.

No network is used: what a link's answer would tell is neither known nor mended. A file is written whole or not at all,
and shown only when all of its pages are done.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO

from msgspec import Struct, field
from msgspec.structs import replace

from citecheck import rules
from citecheck.config import Settings
from citecheck.counts import plural
from citecheck.fixing.files import UnwritableError, Writer
from citecheck.fixing.patch import Change, unified
from citecheck.fixing.rounds import UnsettledError, repaired
from citecheck.inputs import Encoder, Input, UnreadableError, documents_of
from citecheck.model import Edit, Problem
from citecheck.reading import Reading
from citecheck.rules.catalogue import Context
from citecheck.status import ExitStatus
from citecheck.watcher import Watcher

Show = Callable[[bytes], object]


class Tally(Struct):
    """What a run did: files changed, fixes by rule, and the findings that only an unsafe fix would mend.

    `barred` counts the pages with such findings that ask programs to leave them alone.
    """

    files: int = 0
    barred: int = 0
    fixed: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)


class Repaired(Struct, frozen=True):
    """One file with its fixes, of which none has been carried out yet."""

    path: str
    data: bytes
    changes: tuple[Change, ...]
    fixed: Counter[str]
    left: Counter[str]
    barred: int


def fix(
    sources: Sequence[str],
    settings: Settings,
    goal: Writer | Show,
    watcher: Watcher,
    stop: threading.Event,
    stdin: BinaryIO,
    *,
    unsafe: bool = False,
) -> ExitStatus:
    """Mend the sources: a writer changes the files, anything else is shown the diff of each.

    When `stop` is set, the file that is under way is left as it is.
    """
    reading = Reading(sources, watcher, stdin, stop)
    tally = Tally()
    for source in reading.inputs:
        try:
            file = _repaired(source, settings, reading, stop, unsafe=unsafe)
            if file is None:
                break
            if file.changes:
                if isinstance(goal, Writer):
                    goal.write(file.path, file.data, _changed(file.data, file.changes))
                else:
                    goal(unified(file.path, file.data, file.changes))
        except (UnreadableError, UnwritableError) as error:
            reading.problem(Problem(source.path, str(error)))
            continue
        tally.files += bool(file.changes)
        tally.fixed += file.fixed
        tally.left += file.left
        tally.barred += file.barred
    written = isinstance(goal, Writer)
    for line in _summary(tally, written=written, unsafe=unsafe):
        watcher.note(line)
    if reading.problems or stop.is_set():
        return ExitStatus.UNFINISHED
    return ExitStatus.FINDINGS if tally.files and not written else ExitStatus.FINE


def _repaired(
    source: Input, settings: Settings, reading: Reading, stop: threading.Event, *, unsafe: bool
) -> Repaired | None:
    """One file with the fixes of all its pages; None when the run was stopped before all were done.

    A page that does not settle is a problem and is left as it is. Raises UnreadableError.
    """
    data = source.read()
    context = Context(settings.today, {}, settings.sources)
    wanted = rules.wanted(settings.select, settings.ignore)
    edits: list[Edit] = []
    fixed: Counter[str] = Counter()
    left: Counter[str] = Counter()
    barred = 0
    text = ""
    for document in documents_of(replace(source, data=data)):
        if stop.is_set():
            return None
        text = document.text
        try:
            page = repaired(document, context, wanted, unsafe=unsafe, language=settings.lang)
        except UnsettledError as error:
            line = document.lines.position(document.span.start).line
            reading.problem(Problem(source.path, f"{error}; the page is left as it is", line))
            continue
        edits += page.edits
        fixed.update(page.fixed)
        left.update(page.left)
        barred += page.barred and bool(page.left)
    changes = _changes(data, text, edits)
    return None if stop.is_set() else Repaired(source.path, data, changes, fixed, left, barred)


def _changes(data: bytes, text: str, edits: Iterable[Edit]) -> tuple[Change, ...]:
    """The edits of a text as changes of the bytes from which it was read."""
    encoder = Encoder(data)
    changes = []
    at, place = 0, len(encoder.mark)
    for edit in edits:
        start = place + len(encoder(text[at : edit.span.start]))
        place = start + len(encoder(text[edit.span.start : edit.span.end]))
        changes.append(Change(start, place, encoder(edit.replacement)))
        at = edit.span.end
    return tuple(changes)


def _changed(data: bytes, changes: Iterable[Change]) -> bytes:
    """The bytes with the changes made."""
    pieces, at = [], 0
    for change in changes:
        pieces += [data[at : change.start], change.written]
        at = change.end
    return b"".join([*pieces, data[at:]])


def _summary(tally: Tally, *, written: bool, unsafe: bool) -> Iterable[str]:
    """What a run did, and what it left to whoever asks for more."""
    if tally.files:
        faults, files = plural(tally.fixed.total(), "fault"), plural(tally.files, "file")
        done = f"{faults} mended in {files}" if written else f"{faults} in {files} can be mended; --write does it"
        yield f"{done}: {_by_rule(tally.fixed)}"
    else:
        yield "nothing to mend"
    if tally.left and not unsafe:
        yield f"{tally.left.total()} more with --unsafe: {_by_rule(tally.left)}"
    if tally.barred and not unsafe:
        yield f"{plural(tally.barred, 'page')} tagged {{{{nobots}}}}: mended only with --unsafe"


def _by_rule(counts: Counter[str]) -> str:
    """How often each rule, the most frequent one first."""
    names = {rule.code: rule.name for rule in rules.ALL}
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{code} {names[code]} {count}" for code, count in ordered)
