"""Lines laid out to a width with rich; nothing that is put on a sheet is read as markup or obeyed by a screen."""

from __future__ import annotations

from io import StringIO
from itertools import accumulate, takewhile

from rich.cells import cell_len, get_character_cell_size
from rich.console import Console
from rich.text import Text

from citecheck.report.words.harmless import harmless

Part = str | tuple[str, str]
"""Words, or words and the style they have where there is colour."""

_NARROWEST = 40
_ELLIPSIS = "…"
# Of a text that is cut, this part of the room is left to its beginning.
_HEAD_SHARE = 0.6
# Nothing on a screen needs more of one text, and no text of a page can then make the layout slow.
_LONGEST = 2000


class Sheet:
    """Lines of at most `width` cells, each indented by two cells a step."""

    def __init__(self, *, width: int, color: bool) -> None:
        """An empty sheet; one narrower than 40 cells is laid out as if it had 40."""
        self.width = max(width, _NARROWEST)
        self._lines: list[Text] = []
        self._out = StringIO()
        self._console = Console(
            file=self._out,
            width=self.width,
            color_system="standard" if color else None,
            force_terminal=color,
            no_color=not color,
            force_jupyter=False,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            soft_wrap=True,
        )

    def put(self, indent: int, *parts: Part, lead: tuple[Part, ...] = ()) -> None:
        """One paragraph, wrapped; its further lines hang under the first, behind the lead."""
        margin = _text((" " * indent, *lead))
        hanging = " " * margin.cell_len
        for number, line in enumerate(self._wrapped(_text(parts), max(self.width - margin.cell_len, 1))):
            whole = (Text(hanging) if number else margin) + line
            whole.rstrip()
            self._lines.append(whole)

    def blank(self) -> None:
        """An empty line."""
        self._lines.append(Text())

    def text(self) -> str:
        """All lines, each with its newline."""
        if self._lines:
            # To print them one by one takes twice as long.
            self._console.print(Text("\n").join(self._lines))
            self._lines.clear()
        return self._out.getvalue()

    def _wrapped(self, text: Text, room: int) -> list[Text]:
        if text.cell_len <= room:
            return [text]
        return list(text.wrap(self._console, room, overflow="fold"))


def cut(text: str, room: int) -> str:
    """The text made harmless and at most `room` cells wide, its middle left out where it is longer."""
    return _ELLIPSIS.join(_ends(text, room - 1) if cell_len(text := _bounded(text)) > room else (text,))


def excerpt(words: str, room: int) -> str:
    """The same for a sentence, cut between words where there are any."""
    if cell_len(words := _bounded(words)) <= room:
        return words
    head, tail = _ends(words, room - 3)
    return f"{head.rpartition(' ')[0] or head} {_ELLIPSIS} {tail.partition(' ')[2] or tail}"


def _bounded(text: str) -> str:
    return harmless(text if len(text) <= _LONGEST else text[: _LONGEST // 2] + text[-_LONGEST // 2 :])


def _ends(text: str, room: int) -> tuple[str, str]:
    """The beginning and the end of a text that together have room."""
    head = int(room * _HEAD_SHARE)
    return text[: _fitting(text, head)], text[len(text) - _fitting(text[::-1], room - head) :]


def _fitting(text: str, room: int) -> int:
    """How many of the first characters have room."""
    widths = accumulate(map(get_character_cell_size, text))
    return sum(1 for _ in takewhile(lambda width: width <= room, widths))


def _text(parts: tuple[Part, ...]) -> Text:
    text = Text()
    for part in parts:
        words, style = (part, "") if isinstance(part, str) else part
        text.append(harmless(words), style)
    return text
